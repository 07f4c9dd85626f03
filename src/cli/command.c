#include "cli/command.h"

#include "cli/build_command.h"
#include "cli/check.h"
#include "cli/completion.h"
#include "cli/convert.h"
#include "cli/help.h"
#include "cli/init.h"
#include "cli/manual.h"
#include "cli/links.h"
#include "cli/lua.h"
#include "cli/new.h"
#include "cli/records.h"
#include "cli/schema.h"
#include "cli/search.h"
#include "cli/terminal.h"
#include "cli/theme.h"

#include <stdarg.h>
#include <stdlib.h>

static const Command *const commands[] = {
    &build_command, &check_command,   &search_command, &records_command,
    &links_command, &convert_command, &schema_command, &theme_command,
    &lua_command,   &new_command,     &init_command,   &help_command,
    NULL,
};

static const char *const color_choices[] = {"auto", "always", "never", NULL};
static const char *const shell_choices[] = {"bash", "zsh", "fish", NULL};

static const Option common_options[] = {
    {.name = "config",
     .letter = 'c',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "the configuration (default: memoc.yaml in this folder or one above it)"},
    {.name = "today",
     .kind = OPTION_DATE,
     .value_name = "DATE",
     .help = "the day that freshness is judged by (default: SOURCE_DATE_EPOCH, else the clock)"},
    {.name = "color",
     .kind = OPTION_CHOICE,
     .value_name = "WHEN",
     .choices = color_choices,
     .default_value = "auto",
     .help = "when to colour what is printed"},
    {.name = "trust-filters",
     .kind = OPTION_FLAG,
     .help = "let filters write files, run programs and use the network"},
    {.name = "version", .kind = OPTION_FLAG, .instead = true, .help = "print the version"},
    {.name = "help",
     .letter = 'h',
     .kind = OPTION_FLAG,
     .instead = true,
     .help = "print this help"},
    {0},
};

static const Option root_options[] = {
    {.name = "man",
     .kind = OPTION_FLAG,
     .instead = true,
     .help = "print the manual page, for man -l -"},
    {.name = "completion",
     .kind = OPTION_CHOICE,
     .value_name = "SHELL",
     .choices = shell_choices,
     .instead = true,
     .help = "print what a shell needs to complete commands and options"},
    {0},
};

static const char *const description[] = {
    "From one tree of Markdown documents with YAML front matter, memoc makes diagnostics, typed "
    "records and a static site.",
    NULL,
};

static const TopicItem exit_statuses[] = {
    {"0", "nothing to complain about"},
    {"1", "there are findings at or above the threshold"},
    {"2", "the usage or the configuration is wrong, or a filter or template does not compile"},
    {"3", "an output or the configuration could not be written or read, or memory ran out"},
    {0},
};

static const TopicItem variables[] = {
    {"MEMOC_CACHE", "the folder for what is kept between builds: by default, memoc below that of "
                    "the user's caches; empty: nothing is kept"},
    {"NO_COLOR", "when set and not empty, nothing is coloured unless --color asks for it"},
    {"SOURCE_DATE_EPOCH", "the time that is taken for now, in seconds since 1970-01-01"},
    {0},
};

static const TopicItem files[] = {
    {"memoc.yaml", "the configuration: looked for in this folder, then in those above it"},
    {0},
};

static const Topic topics[] = {
    {"exit status", exit_statuses},
    {"environment", variables},
    {"files", files},
    {0},
};

/* The page has a date only where one is given, so that it is the same in every build. */
static bool write_manual(Buffer *out, const CommandLine *line)
{
    Date today;
    char date[DATE_TEXT_SIZE] = "";
    if (option_is_given(line, "today") || getenv("SOURCE_DATE_EPOCH")) {
        if (!command_today(line, &today)) {
            return false;
        }
        date_to_text(today, date);
    }
    manual_write(out, line->program, slice_from_string(date));
    return true;
}

static int run_root(const CommandLine *line)
{
    Buffer out;
    buffer_init(&out, line->arena);
    if (option_flag(line, "man")) {
        if (!write_manual(&out, line)) {
            return EXIT_STATUS_USAGE;
        }
    } else if (option_is_given(line, "completion")) {
        completion_write(&out, line->program, (Shell)option_choice(line, "completion"));
    } else {
        help_write_program(&out, line->program);
        terminal_write(stderr, buffer_slice(&out));
        return EXIT_STATUS_USAGE;
    }
    terminal_write(stdout, buffer_slice(&out));
    return EXIT_STATUS_CLEAN;
}

const Program memoc_program = {
    .root =
        {
            .name = "memoc",
            .summary = "a static documentation and knowledge compiler",
            .description = description,
            .options = root_options,
            .run = run_root,
        },
    .version = "0.1.0",
    .common = common_options,
    .commands = commands,
    .topics = topics,
};

int command_error(const CommandLine *line, ExitStatus status, const char *format, ...)
{
    const Command *root = &line->program->root;
    va_list arguments;
    va_start(arguments, format);
    Slice message = arena_format_list(line->arena, format, arguments);
    va_end(arguments);
    Slice text = line->command == root
                     ? arena_format(line->arena, "%s: %.*s\n", root->name, SLICE_PRINT(message))
                     : arena_format(line->arena, "%s %s: %.*s\n", root->name, line->command->name,
                                    SLICE_PRINT(message));
    terminal_write(stderr, text);
    return (int)status;
}

bool command_today(const CommandLine *line, Date *today)
{
    if (option_date(line, "today", today) || date_today(today)) {
        return true;
    }
    command_error(line, EXIT_STATUS_USAGE, "SOURCE_DATE_EPOCH is no number of seconds: \"%s\"",
                  getenv("SOURCE_DATE_EPOCH"));
    return false;
}

bool command_color(const CommandLine *line, FILE *stream)
{
    return terminal_color((TerminalColor)option_choice(line, "color"), stream);
}

static int print_help(const CommandLine *line)
{
    Buffer out;
    buffer_init(&out, line->arena);
    if (line->command == &line->program->root) {
        help_write_program(&out, line->program);
    } else {
        help_write_command(&out, line->program, line->command);
    }
    terminal_write(stdout, buffer_slice(&out));
    return EXIT_STATUS_CLEAN;
}

static int print_version(const CommandLine *line)
{
    terminal_write(stdout, arena_format(line->arena, "%s %s\n", line->program->root.name,
                                        line->program->version));
    return EXIT_STATUS_CLEAN;
}

int command_run(Arena *arena, char *const arguments[])
{
    CommandLine line;
    Slice error;
    if (!command_line_parse(&line, arena, &memoc_program, arguments, &error)) {
        return command_error(&line, EXIT_STATUS_USAGE, "%.*s", SLICE_PRINT(error));
    }
    if (option_flag(&line, "help")) {
        return print_help(&line);
    }
    if (option_flag(&line, "version")) {
        return print_version(&line);
    }
    return line.command->run(&line);
}
