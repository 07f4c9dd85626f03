#include "render/html_code.h"

#include "document/language.h"
#include "document/line_range.h"
#include "render/highlighted_code.h"
#include "render/highlight.h"

enum { MARKS_MOST = 50 }; /* ranges of highlighted lines; each line is compared with each */

/* A block of which each line is an element. */
typedef struct CodeLines {
    bool are_wanted;
    bool are_numbered;
    uint32_t first; /* the number of the first line */
    LineRange marks[MARKS_MOST];
    size_t mark_count;
} CodeLines;

/* The first word of an info string, without attributes that follow it at once: "ts{.numbered}". */
static Slice info_language(const Node *code)
{
    size_t end = 0;

    while (end < code->info.size && !ascii_is_space(code->info.data[end])) {
        end++;
    }
    return slice_part(code->info, 0,
                      code->attributes ? slice_find_byte(slice_part(code->info, 0, end), '{', 0)
                                       : end);
}

/* pandoc's name, too. */
static bool is_number_class(Slice class)
{
    return slice_is(class, "numbered") || slice_is(class, "numberLines");
}

static bool is_numbered(const Attributes *attributes)
{
    for (size_t i = 0; attributes && i < attributes->class_count; i++) {
        if (is_number_class(attributes->classes[i])) {
            return true;
        }
    }
    return false;
}

static Slice attribute_value(const Attributes *attributes, const char *key, const char *other)
{
    for (size_t i = 0; attributes && i < attributes->count; i++) {
        Slice name = attributes->items[i].key;

        if (slice_is(name, key) || (other && slice_is(name, other))) {
            return attributes->items[i].value;
        }
    }
    return (Slice){NULL, 0};
}

/* "2,4-6"; what is no range is passed over. */
static void read_marks(CodeLines *lines, Slice list)
{
    while (list.size > 0 && lines->mark_count < MARKS_MOST) {
        Slice range = slice_trim(slice_cut(list, ',', &list));

        if (line_range_read(range, &lines->marks[lines->mark_count])) {
            lines->mark_count++;
        }
    }
}

static void read_lines(CodeLines *lines, const Attributes *attributes)
{
    Slice start = attribute_value(attributes, "start", "startFrom");
    int64_t number;

    lines->are_numbered = is_numbered(attributes);
    read_marks(lines, attribute_value(attributes, "hl", NULL));
    lines->are_wanted = lines->are_numbered || lines->mark_count > 0;
    lines->first = 1;
    if (start.size > 0 && start.size <= 9 && slice_to_integer(start, &number) && number >= 0) {
        lines->first = (uint32_t)number;
    }
}

static bool is_marked(const CodeLines *lines, uint32_t number)
{
    for (size_t i = 0; i < lines->mark_count; i++) {
        if (number >= lines->marks[i].first && number <= lines->marks[i].last) {
            return true;
        }
    }
    return false;
}

/* The line's end is in it, so that what is copied has it. */
static void write_lines(HtmlWriter *writer, HighlightedCode *code, const CodeLines *lines)
{
    uint32_t number = 1;
    size_t from = 0;

    while (from < code->text.size) {
        size_t end = slice_find_byte(code->text, '\n', from);
        bool is_whole = end < code->text.size;

        html_writer_add(writer, is_marked(lines, number) ? "<span class=\"line hl\""
                                                         : "<span class=\"line\"");
        if (lines->are_numbered) {
            html_writer_add(writer, " data-line=\"");
            buffer_add_integer(writer->out, (int64_t)lines->first + number - 1);
            html_writer_add(writer, "\"");
        }
        html_writer_add(writer, ">");
        highlighted_code_write(code, from, end);
        html_writer_add(writer, is_whole ? "\n</span>" : "</span>");
        from = is_whole ? end + 1 : end;
        number++;
    }
}

static void write_language(HtmlWriter *writer, Slice language)
{
    if (language.size > 0) {
        html_writer_add(writer, " class=\"language-");
        html_write_text(writer->out, language);
        html_writer_add(writer, "\"");
    }
}

static void write_spec(HtmlWriter *writer, const Node *node)
{
    html_writer_add(writer, "<pre><code");
    if (node->info.size > 0) {
        html_writer_add(writer, " class=\"language-");
        html_write_text(writer->out, info_language(node));
        html_writer_add(writer, "\"");
    }
    html_writer_add(writer, ">");
    html_write_text(writer->out, node->text);
}

/* What the theme shows beside the block: nothing where the language says that there is none. */
static void write_label(HtmlWriter *writer, Slice language)
{
    Slice name = language_from_word(writer->out->arena, language);

    if (name.size > 0 && !slice_is(name, "text")) {
        html_write_attribute(writer->out, "data-language", name);
    }
}

/* A block that names its language only by a class, {.ts}: the first one is it, and is not pre's. */
static Slice take_language(Attributes *attributes)
{
    Slice language;

    if (attributes->class_count == 0 || is_number_class(attributes->classes[0])) {
        return (Slice){NULL, 0};
    }
    language = attributes->classes[0];
    attributes->classes++;
    attributes->class_count--;
    return language;
}

static void write_text(HtmlWriter *writer, const Node *node, Slice language)
{
    Highlighter *highlighter = writer->options->highlighter;
    HighlightedCode code = {.out = writer->out, .text = node->text};
    CodeLines lines = {.are_wanted = false};

    if (highlighter) {
        code.tokens = highlighter_read(highlighter, writer->out->arena, language, node->text);
        read_lines(&lines, node->attributes);
    }
    if (lines.are_wanted) {
        write_lines(writer, &code, &lines);
    } else {
        highlighted_code_write(&code, 0, code.text.size);
    }
}

/* Attributes go to pre, the language to code. */
static void write_site(HtmlWriter *writer, const Node *node)
{
    Slice language = info_language(node);
    Slice rest = slice_trim(slice_from(node->info, language.size));
    Attributes attributes = {0};

    html_writer_add(writer, "<pre");
    if (node->attributes) {
        attributes = *node->attributes;
        if (language.size == 0) {
            language = take_language(&attributes);
        }
        html_writer_attributes(writer, &attributes);
    }
    if (writer->options->highlighter) {
        write_label(writer, language);
    }
    html_writer_add(writer, "><code");
    write_language(writer, language);
    if (!node->attributes && rest.size > 0) {
        html_write_attribute(writer->out, "data-info", rest);
    }
    html_writer_add(writer, ">");
    write_text(writer, node, language);
}

void html_write_code_block(HtmlWriter *writer, const Node *node)
{
    html_writer_line(writer);
    html_writer_fits(writer, ELEMENT_PRE);
    if (writer->site) {
        write_site(writer, node);
    } else {
        write_spec(writer, node);
    }
    html_writer_add(writer, "</code></pre>\n");
}
