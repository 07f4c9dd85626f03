#include "base/option.h"

#include "base/edit_distance.h"
#include "base/utf8.h"

#include <assert.h>

/* An option of the command or of all commands, and where its values are kept. */
typedef struct Target {
    const Option *option; /* NULL when there is none */
    OptionValues *values;
} Target;

/* Where reading stands. */
typedef struct Reader {
    CommandLine *line;
    char *const *next; /* the next argument; NULL at the end */
    bool operands_only;
    Slice *error;
} Reader;

static size_t option_count(const Option *options)
{
    size_t count = 0;
    while (options && options[count].name) {
        count++;
    }
    return count;
}

static Target find_in_table(const Option *options, OptionValues *values, Slice name)
{
    for (size_t i = 0; options && options[i].name; i++) {
        if (slice_is(name, options[i].name)) {
            return (Target){&options[i], &values[i]};
        }
    }
    return (Target){NULL, NULL};
}

static Target find_option(const CommandLine *line, Slice name)
{
    Target own = find_in_table(line->command->options, line->own, name);
    return own.option ? own : find_in_table(line->program->common, line->common, name);
}

static Target find_letter_in_table(const Option *options, OptionValues *values, char letter)
{
    for (size_t i = 0; options && options[i].name; i++) {
        if (options[i].letter == letter) {
            return (Target){&options[i], &values[i]};
        }
    }
    return (Target){NULL, NULL};
}

static Target find_letter(const CommandLine *line, char letter)
{
    Target own = find_letter_in_table(line->command->options, line->own, letter);
    return own.option ? own : find_letter_in_table(line->program->common, line->common, letter);
}

/* Names among which one is looked for that may have been meant. */
typedef struct Names {
    Arena *arena;
    Slice *items;
    size_t count;
    size_t capacity;
} Names;

static void names_add(Names *names, const char *name)
{
    names->items = arena_array_room(names->arena, names->items, names->count, &names->capacity,
                                    sizeof *names->items);
    names->items[names->count++] = slice_from_string(name);
}

/* ", did you mean "--NAME"?" or nothing. */
static Slice suggestion(const Names *names, Slice wanted, const char *prefix)
{
    Slice nearest = edit_distance_nearest(wanted, names->items, names->count);
    if (nearest.size == 0) {
        return nearest;
    }
    return arena_format(names->arena, ", did you mean \"%s%.*s\"?", prefix, SLICE_PRINT(nearest));
}

/* Words may begin with a dash, where the first operand is some: "memoc search --no-verify". */
static Slice suggest_operand(const CommandLine *line)
{
    const Operand *operand = line->command->operands;
    bool is_text = operand && operand->name && operand->kind == OPTION_TEXT;
    return is_text ? arena_format(line->arena, "; behind -- it is a %s", operand->name)
                   : (Slice){NULL, 0};
}

static Slice suggest_option(const CommandLine *line, Slice wanted)
{
    Names names = {.arena = line->arena};
    const Option *const tables[] = {line->command->options, line->program->common};
    for (size_t table = 0; table < 2; table++) {
        for (const Option *option = tables[table]; option && option->name; option++) {
            names_add(&names, option->name);
        }
    }
    Slice option = suggestion(&names, wanted, "--");
    return option.size > 0 ? option : suggest_operand(line);
}

const Command *program_find_command(const Program *program, Slice name)
{
    for (size_t i = 0; program->commands && program->commands[i]; i++) {
        if (slice_is(name, program->commands[i]->name)) {
            return program->commands[i];
        }
    }
    return NULL;
}

Slice program_suggest_command(Arena *arena, const Program *program, Slice name)
{
    Names names = {.arena = arena};
    for (size_t i = 0; program->commands && program->commands[i]; i++) {
        names_add(&names, program->commands[i]->name);
    }
    return suggestion(&names, name, "");
}

/* The index of `text` among choices, or -1. */
static int find_choice(const char *const *choices, Slice text)
{
    for (int i = 0; choices && choices[i]; i++) {
        if (slice_is(text, choices[i])) {
            return i;
        }
    }
    return -1;
}

/* `what` is what the choice is for: an option, an operand. */
static bool check_choice(const Reader *reader, const char *what, const char *const *choices,
                         Slice text)
{
    Arena *arena = reader->line->arena;
    if (find_choice(choices, text) >= 0) {
        return true;
    }
    Names names = {.arena = arena};
    Buffer list;
    buffer_init(&list, arena);
    for (size_t i = 0; choices[i]; i++) {
        names_add(&names, choices[i]);
        buffer_add_format(&list, "%s%s", i > 0 ? ", " : "", choices[i]);
    }
    Slice meant = suggestion(&names, text, "");
    if (meant.size == 0) {
        meant = arena_format(arena, " (it is one of %.*s)", SLICE_PRINT(buffer_slice(&list)));
    }
    *reader->error = arena_format(arena, "%s cannot be \"%.*s\"%.*s", what, SLICE_PRINT(text),
                                  SLICE_PRINT(meant));
    return false;
}

static bool check_integer(const Reader *reader, const Option *option, Slice text)
{
    Arena *arena = reader->line->arena;
    int64_t value;
    if (!slice_to_integer(text, &value)) {
        *reader->error = arena_format(arena, "option \"--%s\" needs a whole number, not \"%.*s\"",
                                      option->name, SLICE_PRINT(text));
        return false;
    }
    if (value < option->minimum) {
        *reader->error = arena_format(arena, "option \"--%s\" is at least %lld, not %.*s",
                                      option->name, (long long)option->minimum, SLICE_PRINT(text));
        return false;
    }
    return true;
}

static bool check_date(const Reader *reader, const Option *option, Slice text)
{
    Date date;
    if (!date_parse_iso(text, &date)) {
        *reader->error = arena_format(reader->line->arena,
                                      "option \"--%s\" needs a date as 2026-01-31, not \"%.*s\"",
                                      option->name, SLICE_PRINT(text));
        return false;
    }
    return true;
}

static bool check_value(const Reader *reader, const Option *option, Slice text)
{
    switch (option->kind) {
    case OPTION_INTEGER:
        return check_integer(reader, option, text);
    case OPTION_DATE:
        return check_date(reader, option, text);
    case OPTION_CHOICE: {
        Slice what = arena_format(reader->line->arena, "option \"--%s\"", option->name);
        return check_choice(reader, arena_string(reader->line->arena, what), option->choices, text);
    }
    default:
        return true;
    }
}

static void add_value(Arena *arena, OptionValues *values, Slice text)
{
    values->items = arena_array_room(arena, values->items, values->count, &values->capacity,
                                     sizeof *values->items);
    values->items[values->count++] = text;
}

/* Takes a value that was written with the option (`attached`), else the next argument. */
static bool read_value(Reader *reader, Target target, const Slice *attached)
{
    Arena *arena = reader->line->arena;
    const Option *option = target.option;
    Slice text = SLICE("");
    if (attached) {
        text = *attached;
    } else if (!option->value_optional) {
        if (!*reader->next) {
            *reader->error = arena_format(arena, "option \"--%s\" needs a value (%s)", option->name,
                                          option->value_name);
            return false;
        }
        text = slice_from_string(*reader->next++);
    }
    bool is_left_out = !attached && option->value_optional;
    if (!is_left_out && !check_value(reader, option, text)) {
        return false;
    }
    add_value(arena, target.values, text);
    return true;
}

/* `text` is what stands behind "--". */
static bool read_long(Reader *reader, Slice text)
{
    CommandLine *line = reader->line;
    bool has_value = slice_find_byte(text, '=', 0) < text.size;
    Slice value;
    Slice name = slice_cut(text, '=', &value);
    Target target = find_option(line, name);
    if (!target.option) {
        *reader->error = arena_format(line->arena, "unknown option \"--%.*s\"%.*s",
                                      SLICE_PRINT(name), SLICE_PRINT(suggest_option(line, name)));
        return false;
    }
    if (target.option->kind != OPTION_FLAG) {
        return read_value(reader, target, has_value ? &value : NULL);
    }
    if (has_value) {
        *reader->error =
            arena_format(line->arena, "option \"--%.*s\" takes no value", SLICE_PRINT(name));
        return false;
    }
    add_value(line->arena, target.values, SLICE(""));
    return true;
}

/*
 * `text` is what stands behind "-": flags, then perhaps an option with what is left as its value.
 */
static bool read_letters(Reader *reader, Slice text)
{
    CommandLine *line = reader->line;
    for (size_t i = 0; i < text.size; i++) {
        Target target = find_letter(line, text.data[i]);
        if (!target.option) {
            /* "-strict" may be a long option with a dash too few. */
            Slice unknown = i == 0 ? text : utf8_prefix(slice_from(text, i), 1);
            *reader->error =
                arena_format(line->arena, "unknown option \"-%.*s\"%.*s", SLICE_PRINT(unknown),
                             SLICE_PRINT(suggest_option(line, text)));
            return false;
        }
        if (target.option->kind != OPTION_FLAG) {
            Slice value = slice_from(text, i + 1);
            return read_value(reader, target, value.size > 0 ? &value : NULL);
        }
        add_value(line->arena, target.values, SLICE(""));
    }
    return true;
}

static void add_operand(Reader *reader, Slice text)
{
    CommandLine *line = reader->line;
    line->operands = arena_array_room(line->arena, line->operands, line->operand_count,
                                      &line->operand_capacity, sizeof *line->operands);
    line->operands[line->operand_count++] = text;
    if (line->command->operand_ends_options) {
        reader->operands_only = true;
    }
}

static bool read_argument(Reader *reader)
{
    Slice text = slice_from_string(*reader->next++);
    if (reader->operands_only || !slice_starts_with(text, SLICE("-")) || text.size == 1) {
        add_operand(reader, text);
        return true;
    }
    if (slice_is(text, "--")) {
        reader->operands_only = true;
        return true;
    }
    return slice_starts_with(text, SLICE("--")) ? read_long(reader, slice_from(text, 2))
                                                : read_letters(reader, slice_from(text, 1));
}

static bool is_something_else_asked(const Option *options, const OptionValues *values)
{
    for (size_t i = 0; options && options[i].name; i++) {
        if (options[i].instead && values[i].count > 0) {
            return true;
        }
    }
    return false;
}

/* Gives each operand what it takes, from the front. */
static bool check_operands(const Reader *reader)
{
    const CommandLine *line = reader->line;
    size_t taken = 0;
    for (const Operand *operand = line->command->operands; operand && operand->name; operand++) {
        if (taken == line->operand_count) {
            if (!operand->optional) {
                *reader->error = arena_format(line->arena, "%s is missing", operand->name);
            }
            return operand->optional;
        }
        do {
            if (operand->kind == OPTION_CHOICE &&
                !check_choice(reader, operand->name, operand->choices, line->operands[taken])) {
                return false;
            }
            taken++;
        } while (operand->repeated && taken < line->operand_count);
    }
    if (taken < line->operand_count) {
        *reader->error = arena_format(line->arena, "unexpected argument \"%.*s\"",
                                      SLICE_PRINT(line->operands[taken]));
    }
    return taken == line->operand_count;
}

static void begin_command(CommandLine *line, const Command *command)
{
    line->command = command;
    line->own = arena_new_array(line->arena, OptionValues, option_count(command->options));
}

/* Options that stand before the command's name; leaves that name next. */
static bool read_before_command(Reader *reader)
{
    while (*reader->next) {
        Slice text = slice_from_string(*reader->next);
        if (!slice_starts_with(text, SLICE("-")) || text.size == 1 || slice_is(text, "--")) {
            break;
        }
        if (!read_argument(reader)) {
            return false;
        }
    }
    return true;
}

static bool read_command_name(Reader *reader)
{
    CommandLine *line = reader->line;
    Slice name = slice_from_string(*reader->next);
    if (is_something_else_asked(line->command->options, line->own)) {
        *reader->error =
            arena_format(line->arena, "unexpected argument \"%.*s\"", SLICE_PRINT(name));
        return false;
    }
    const Command *command = program_find_command(line->program, name);
    if (!command) {
        Slice meant = program_suggest_command(line->arena, line->program, name);
        *reader->error = arena_format(line->arena, "unknown command \"%.*s\"%.*s",
                                      SLICE_PRINT(name), SLICE_PRINT(meant));
        return false;
    }
    begin_command(line, command);
    reader->next++;
    return true;
}

bool command_line_parse(CommandLine *line, Arena *arena, const Program *program,
                        char *const arguments[], Slice *error)
{
    *line = (CommandLine){.program = program, .arena = arena};
    line->common = arena_new_array(arena, OptionValues, option_count(program->common));
    begin_command(line, &program->root);
    Reader reader = {
        .line = line, .next = arguments[0] ? arguments + 1 : arguments, .error = error};
    if (!read_before_command(&reader) || (*reader.next && !read_command_name(&reader))) {
        return false;
    }
    while (*reader.next) {
        if (!read_argument(&reader)) {
            return false;
        }
    }
    return is_something_else_asked(line->command->options, line->own) ||
           is_something_else_asked(program->common, line->common) || check_operands(&reader);
}

static Target get_option(const CommandLine *line, const char *name)
{
    Target target = find_option(line, slice_from_string(name));
    assert(target.option);
    return target;
}

/* The last value, else the default one; false when there is neither. */
static bool get_value(Target target, Slice *text)
{
    if (target.values->count > 0) {
        *text = target.values->items[target.values->count - 1];
        return true;
    }
    *text = slice_from_string(target.option->default_value);
    return target.option->default_value != NULL;
}

bool option_is_given(const CommandLine *line, const char *name)
{
    return get_option(line, name).values->count > 0;
}

bool option_flag(const CommandLine *line, const char *name)
{
    assert(get_option(line, name).option->kind == OPTION_FLAG);
    return option_is_given(line, name);
}

Slice option_text(const CommandLine *line, const char *name)
{
    Target target = get_option(line, name);
    OptionKind kind = target.option->kind;
    assert(kind == OPTION_TEXT || kind == OPTION_FILE || kind == OPTION_FOLDER);
    (void)kind;
    Slice text;
    get_value(target, &text);
    return text;
}

int64_t option_integer(const CommandLine *line, const char *name)
{
    Target target = get_option(line, name);
    assert(target.option->kind == OPTION_INTEGER);
    int64_t value = 0;
    Slice text;
    if (get_value(target, &text)) {
        slice_to_integer(text, &value);
    }
    return value;
}

int option_choice(const CommandLine *line, const char *name)
{
    Target target = get_option(line, name);
    assert(target.option->kind == OPTION_CHOICE);
    Slice text;
    return get_value(target, &text) ? find_choice(target.option->choices, text) : -1;
}

bool option_date(const CommandLine *line, const char *name, Date *date)
{
    Target target = get_option(line, name);
    assert(target.option->kind == OPTION_DATE);
    Slice text;
    return get_value(target, &text) && date_parse_iso(text, date);
}

const OptionValues *option_list(const CommandLine *line, const char *name)
{
    Target target = get_option(line, name);
    assert(target.option->repeated);
    return target.values;
}
