#include "cli/manual.h"

#include "cli/help.h"

/* The escape of a byte that roff would not show as it is (groff_char(7)), or NULL. */
static const char *find_escape(char c)
{
    switch (c) {
    case '\\':
        return "\\e";
    case '-':
        return "\\-"; /* a hyphen could be broken, and be copied as another character */
    case '\'':
        return "\\(aq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    case '"':
        return "\\(dq";
    default:
        return NULL;
    }
}

static void write_escaped(Buffer *out, Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        const char *escape = find_escape(text.data[i]);
        if (escape) {
            buffer_add_string(out, escape);
        } else {
            buffer_add_byte(out, text.data[i]);
        }
    }
}

static void write_upper(Buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        buffer_add_byte(out, *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text);
    }
}

/* A line of text; one that begins with a dot would be a request. */
static void write_line(Buffer *out, Slice text)
{
    if (slice_starts_with(text, SLICE("."))) {
        buffer_add_string(out, "\\&");
    }
    write_escaped(out, text);
    buffer_add_byte(out, '\n');
}

static void write_bold(Buffer *out, const char *text)
{
    buffer_add_string(out, "\\fB");
    write_escaped(out, slice_from_string(text));
    buffer_add_string(out, "\\fR");
}

static void write_section(Buffer *out, const char *name)
{
    buffer_add_string(out, ".SH \"");
    write_upper(out, name);
    buffer_add_string(out, "\"\n");
}

static void write_paragraphs(Buffer *out, const char *const *paragraphs)
{
    for (; paragraphs && *paragraphs; paragraphs++) {
        buffer_add_string(out, ".PP\n");
        write_line(out, slice_from_string(*paragraphs));
    }
}

/* The option's names, then its value's in italics. */
static void write_option_label(Buffer *out, const Option *option)
{
    if (option->letter != 0) {
        buffer_add_format(out, "\\fB\\-%c\\fR, ", option->letter);
    }
    buffer_add_string(out, "\\fB\\-\\-");
    write_escaped(out, slice_from_string(option->name));
    buffer_add_string(out, "\\fR");
    if (option->kind != OPTION_FLAG) {
        buffer_add_string(out, option->value_optional ? "[=\\fI" : " \\fI");
        write_escaped(out, slice_from_string(option->value_name));
        buffer_add_string(out, option->value_optional ? "\\fR]" : "\\fR");
    }
    buffer_add_byte(out, '\n');
}

static void write_options(Buffer *out, const Option *options)
{
    for (; options && options->name; options++) {
        Buffer help;
        buffer_init(&help, out->arena);
        help_write_option_help(&help, options);
        buffer_add_string(out, ".TP\n");
        write_option_label(out, options);
        write_line(out, buffer_slice(&help));
    }
}

static void write_examples(Buffer *out, const Example *examples)
{
    if (!examples || !examples->command) {
        return;
    }
    buffer_add_string(out, ".PP\nExamples:\n");
    for (; examples->command; examples++) {
        buffer_add_string(out, ".TP\n");
        write_bold(out, examples->command);
        buffer_add_byte(out, '\n');
        write_line(out, slice_from_string(examples->help));
    }
}

/* "memoc check [OPTION...] [PATH...]" */
static void write_synopsis(Buffer *out, const Program *program, const Command *command)
{
    Buffer operands;
    buffer_init(&operands, out->arena);
    help_write_operands(&operands, command);
    write_bold(out, program->root.name);
    buffer_add_byte(out, ' ');
    write_bold(out, command->name);
    buffer_add_byte(out, ' ');
    write_line(out, buffer_slice(&operands));
}

static void write_command(Buffer *out, const Program *program, const Command *command)
{
    buffer_add_string(out, ".SS \"");
    write_escaped(out, slice_from_string(command->name));
    buffer_add_string(out, "\"\n");
    write_synopsis(out, program, command);
    buffer_add_string(out, ".PP\n");
    write_line(out, slice_from_string(command->summary));
    write_paragraphs(out, command->description);
    write_options(out, command->options);
    write_examples(out, command->examples);
}

static void write_topic(Buffer *out, const Topic *topic)
{
    write_section(out, topic->name);
    for (const TopicItem *item = topic->items; item->name; item++) {
        buffer_add_string(out, ".TP\n");
        write_bold(out, item->name);
        buffer_add_byte(out, '\n');
        write_line(out, slice_from_string(item->help));
    }
}

/* The header, the name and how to call it. */
static void write_top(Buffer *out, const Program *program, Slice date)
{
    const char *name = program->root.name;
    buffer_add_string(out, ".TH ");
    write_upper(out, name);
    buffer_add_string(out, " 1 \"");
    write_escaped(out, date);
    buffer_add_format(out, "\" \"%s %s\" \"User Commands\"\n", name, program->version);
    write_section(out, "name");
    buffer_add_format(out, "%s \\- ", name);
    write_line(out, slice_from_string(program->root.summary));
    write_section(out, "synopsis");
    for (size_t i = 0; program->commands[i]; i++) {
        buffer_add_string(out, i > 0 ? ".br\n" : "");
        write_synopsis(out, program, program->commands[i]);
    }
}

void manual_write(Buffer *out, const Program *program, Slice date)
{
    write_top(out, program, date);
    write_section(out, "description");
    write_line(out, slice_from_string(program->root.description[0]));
    write_paragraphs(out, program->root.description + 1);
    write_section(out, "commands");
    for (size_t i = 0; program->commands[i]; i++) {
        write_command(out, program, program->commands[i]);
    }
    write_section(out, "options");
    write_options(out, program->root.options);
    write_section(out, "options of every command");
    write_options(out, program->common);
    for (const Topic *topic = program->topics; topic && topic->name; topic++) {
        write_topic(out, topic);
    }
}
