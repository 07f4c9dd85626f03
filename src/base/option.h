/*
 * option.h - the command line, as one table.
 *
 * A Program has Commands, a Command has Operands and Options: static tables, written once. Parsing
 * and "did you mean" come from them here; `--help`, the manual page and shell completion do in
 * cli/. A table ends with an entry without a name, a list of texts or of commands with NULL; an
 * empty one may be NULL. Summaries and help are phrases: lower case, no full stop.
 *
 *     static const Option options[] = {
 *         {.name = "jobs", .letter = 'j', .kind = OPTION_INTEGER, .value_name = "N", .minimum = 1,
 *          .help = "how many workers to run (default: one for each processor)"},
 *         {.name = "format", .kind = OPTION_CHOICE, .value_name = "FORMAT", .choices = formats,
 *          .default_value = "text", .help = "how to print findings"},
 *         {0}};
 */
#ifndef BASE_OPTION_H
#define BASE_OPTION_H

#include "base/arena.h"
#include "base/date.h"
#include "base/slice.h"

typedef enum OptionKind {
    OPTION_FLAG, /* has no value */
    OPTION_TEXT,
    OPTION_INTEGER, /* not negative */
    OPTION_CHOICE,  /* one of `choices` */
    OPTION_DATE,    /* as date_parse_iso reads it */
    OPTION_FILE,    /* text; the shell completes names of files */
    OPTION_FOLDER,
} OptionKind;

typedef struct Option {
    const char *name; /* "lua-filter" */
    char letter;      /* 'j' for -j; 0 for none */
    OptionKind kind;
    bool repeated;          /* each one counts; else the last one */
    bool value_optional;    /* --name or --name=VALUE; the next argument is never its value */
    bool instead;           /* as --help: the command is not run, so its operands may be missing */
    const char *value_name; /* "FILE"; not for flags */
    const char *const *choices; /* for OPTION_CHOICE */
    const char *default_value;  /* what counts when the option is not given; NULL for nothing */
    int64_t minimum;            /* for OPTION_INTEGER */
    const char *help;           /* choices and default value are added to it */
} Option;

/* What a command is given without a name. */
typedef struct Operand {
    const char *name; /* "PATH" */
    OptionKind kind;  /* OPTION_TEXT, OPTION_CHOICE, OPTION_FILE, OPTION_FOLDER */
    bool optional;
    bool repeated;              /* takes all that are left */
    const char *const *choices; /* for OPTION_CHOICE */
} Operand;

typedef struct Example {
    const char *command; /* "memoc check --changed" */
    const char *help;    /* what it does */
} Example;

typedef struct CommandLine CommandLine;

typedef struct Command {
    const char *name;
    const char *summary;
    const char *const *description; /* paragraphs, whole sentences */
    const Operand *operands;
    const Option *options;
    const Example *examples;   /* ends with one without a command */
    bool operand_ends_options; /* what follows the first operand is not ours: memoc lua SCRIPT -x */
    int (*run)(const CommandLine *line); /* returns the exit status */
} Command;

/* Parts of the manual: what exit statuses, variables, files there are. */
typedef struct TopicItem {
    const char *name; /* "0" */
    const char *help;
} TopicItem;

typedef struct Topic {
    const char *name; /* "exit status" */
    const TopicItem *items;
} Topic;

typedef struct Program {
    Command root;         /* the program without a command: no operands */
    const char *version;  /* "0.1.0" */
    const Option *common; /* options of every command; they may stand before its name, too */
    const Command *const *commands; /* in the order in which help lists them */
    const Topic *topics;
} Program;

/* The values given for one option, in order; flags have empty ones. */
typedef struct OptionValues {
    Slice *items;
    size_t count;
    size_t capacity;
} OptionValues;

/*
 * A command line that was read: what was given. Texts are those of the arguments; the rest is in
 * the arena.
 */
struct CommandLine {
    const Program *program;
    const Command *command; /* &program->root when none was named */
    Slice *operands;
    size_t operand_count;
    size_t operand_capacity;
    OptionValues *own;    /* one for each of command->options */
    OptionValues *common; /* one for each of program->common */
    Arena *arena;
};

/*
 * Reads a command line: `--name value`, `--name=value`, `-xVALUE`, `-x VALUE`, clustered flags
 * `-vx`; `--` ends the options, `-` is an operand; options may stand behind operands. Values of
 * OPTION_INTEGER, OPTION_CHOICE and OPTION_DATE are checked, and there are as many operands as the
 * command wants. On failure `*error` is one line that says what is wrong and what may have been
 * meant; line->command is then the command, if it was reached. `arguments` ends with NULL and
 * begins with the program's own name, as main's.
 */
bool command_line_parse(CommandLine *line, Arena *arena, const Program *program,
                        char *const arguments[], Slice *error);

/* The command of that name, or NULL. */
const Command *program_find_command(const Program *program, Slice name);

/* ", did you mean "NAME"?" with the nearest command's name; empty when none is near. */
Slice program_suggest_command(Arena *arena, const Program *program, Slice name);

/*
 * What was given for an option of the command, or one that is common to all. Asking for an option
 * that is in no table, or for another kind of value, is a bug. An option that was not given has its
 * default value; without one, option_text is empty, option_integer is 0, option_choice is -1,
 * option_date is false, option_list is empty.
 */
bool option_is_given(const CommandLine *line, const char *name);
bool option_flag(const CommandLine *line, const char *name);
Slice option_text(const CommandLine *line, const char *name); /* files and folders, too */
int64_t option_integer(const CommandLine *line, const char *name);
int option_choice(const CommandLine *line, const char *name); /* index into its choices */
bool option_date(const CommandLine *line, const char *name, Date *date);
const OptionValues *option_list(const CommandLine *line, const char *name);

#endif
