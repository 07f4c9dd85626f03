#include "cli/help.h"

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/exit_status.h"
#include "cli/terminal.h"

enum {
    PAGE_WIDTH = 80,
    LABEL_INDENT = 2,
    COMMAND_COLUMN = 14, /* where the help of commands begins */
    OPTION_COLUMN = 28,
};

/*
 * Writes words until `column` would pass the page's width, then goes on at `indent` on the next
 * line. Ends the line.
 */
static void write_wrapped(Buffer *out, Slice text, size_t column, size_t indent)
{
    bool at_start = true;
    while (text.size > 0) {
        Slice word = slice_cut(text, ' ', &text);
        size_t width = utf8_width(word);
        if (!at_start && column + 1 + width > PAGE_WIDTH) {
            buffer_add_byte(out, '\n');
            buffer_add_repeated(out, ' ', indent);
            column = indent;
        } else if (!at_start) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add(out, word);
        column += width;
        at_start = false;
    }
    buffer_add_byte(out, '\n');
}

/* A label, and its help beside it from `help_column` on, or below it when the label is too long. */
static void write_entry(Buffer *out, Slice label, Slice help, size_t help_column)
{
    size_t column = LABEL_INDENT + utf8_width(label);
    buffer_add_repeated(out, ' ', LABEL_INDENT);
    buffer_add(out, label);
    if (column + 2 > help_column) {
        buffer_add_byte(out, '\n');
        column = 0;
    }
    buffer_add_repeated(out, ' ', help_column - column);
    write_wrapped(out, help, help_column, help_column);
}

static void write_paragraphs(Buffer *out, const char *const *paragraphs)
{
    for (; paragraphs && *paragraphs; paragraphs++) {
        buffer_add_byte(out, '\n');
        write_wrapped(out, slice_from_string(*paragraphs), 0, 0);
    }
}

/* "text, json or sarif" */
static void write_choices(Buffer *out, const char *const *choices)
{
    for (size_t i = 0; choices[i]; i++) {
        if (i > 0) {
            buffer_add_string(out, choices[i + 1] ? ", " : " or ");
        }
        buffer_add_string(out, choices[i]);
    }
}

/* "--jobs N", "--changed[=BASE]", "--strict": without the letter. */
static void write_option_name(Buffer *out, const Option *option)
{
    buffer_add_format(out, "--%s", option->name);
    if (option->kind != OPTION_FLAG) {
        buffer_add_format(out, option->value_optional ? "[=%s]" : " %s", option->value_name);
    }
}

void help_write_option_help(Buffer *out, const Option *option)
{
    buffer_add_string(out, option->help);
    if (option->kind == OPTION_CHOICE) {
        buffer_add_string(out, ": ");
        write_choices(out, option->choices);
    }
    if (option->default_value) {
        buffer_add_format(out, " (default: %s)", option->default_value);
    }
    if (option->repeated) {
        buffer_add_string(out, " (may be repeated)");
    }
}

static void write_options(Buffer *out, const char *title, const Option *options)
{
    if (!options || !options->name) {
        return;
    }
    buffer_add_format(out, "\n%s:\n", title);
    for (; options->name; options++) {
        Buffer label;
        Buffer help;
        buffer_init(&label, out->arena);
        buffer_init(&help, out->arena);
        if (options->letter != 0) {
            buffer_add_format(&label, "-%c, ", options->letter);
        } else {
            buffer_add_repeated(&label, ' ', 4);
        }
        write_option_name(&label, options);
        help_write_option_help(&help, options);
        write_entry(out, buffer_slice(&label), buffer_slice(&help), OPTION_COLUMN);
    }
}

/* An operand that is one of few words is shown as these words. */
static void write_operand_name(Buffer *out, const Operand *operand)
{
    if (operand->kind != OPTION_CHOICE) {
        buffer_add_string(out, operand->name);
        return;
    }
    for (size_t i = 0; operand->choices[i]; i++) {
        buffer_add_format(out, "%s%s", i > 0 ? "|" : "", operand->choices[i]);
    }
}

void help_write_operands(Buffer *out, const Command *command)
{
    buffer_add_string(out, "[OPTION...]");
    for (const Operand *operand = command->operands; operand && operand->name; operand++) {
        buffer_add_string(out, operand->optional ? " [" : " ");
        write_operand_name(out, operand);
        buffer_add_string(out, operand->repeated ? "..." : "");
        buffer_add_string(out, operand->optional ? "]" : "");
    }
}

static void write_examples(Buffer *out, const Example *examples)
{
    if (!examples || !examples->command) {
        return;
    }
    buffer_add_string(out, "\nExamples:\n");
    for (; examples->command; examples++) {
        buffer_add_format(out, "  %s\n      ", examples->command);
        write_wrapped(out, slice_from_string(examples->help), 6, 6);
    }
}

void help_write_program(Buffer *out, const Program *program)
{
    const char *name = program->root.name;
    buffer_add_format(out, "%s - %s\n\n", name, program->root.summary);
    buffer_add_format(out, "Usage: %s COMMAND [OPTION...] [ARGUMENT...]\n", name);
    write_paragraphs(out, program->root.description);
    buffer_add_string(out, "\nCommands:\n");
    for (size_t i = 0; program->commands[i]; i++) {
        write_entry(out, slice_from_string(program->commands[i]->name),
                    slice_from_string(program->commands[i]->summary), COMMAND_COLUMN);
    }
    write_options(out, "Options", program->root.options);
    write_options(out, "Options of every command", program->common);
    write_examples(out, program->root.examples);
    buffer_add_format(out, "\n\"%s help COMMAND\" tells more about a command.\n", name);
}

void help_write_command(Buffer *out, const Program *program, const Command *command)
{
    const char *name = program->root.name;
    Buffer usage;
    buffer_init(&usage, out->arena);
    buffer_add_format(&usage, "Usage: %s %s ", name, command->name);
    help_write_operands(&usage, command);
    buffer_add_format(out, "%s %s - %s\n\n", name, command->name, command->summary);
    write_wrapped(out, buffer_slice(&usage), 0, 4);
    write_paragraphs(out, command->description);
    write_options(out, "Options", command->options);
    write_options(out, "Options of every command", program->common);
    write_examples(out, command->examples);
}

static int run_help(const CommandLine *line)
{
    Buffer out;
    buffer_init(&out, line->arena);
    if (line->operand_count == 0) {
        help_write_program(&out, line->program);
    } else {
        Slice name = line->operands[0];
        const Command *command = program_find_command(line->program, name);
        if (!command) {
            Slice meant = program_suggest_command(line->arena, line->program, name);
            return command_error(line, EXIT_STATUS_USAGE, "unknown command \"%.*s\"%.*s",
                                 SLICE_PRINT(name), SLICE_PRINT(meant));
        }
        help_write_command(&out, line->program, command);
    }
    terminal_write(stdout, buffer_slice(&out));
    return EXIT_STATUS_CLEAN;
}

static const Operand operands[] = {
    {.name = "COMMAND", .kind = OPTION_TEXT, .optional = true},
    {0},
};

const Command help_command = {
    .name = "help",
    .summary = "tell how to use a command",
    .operands = operands,
    .run = run_help,
};
