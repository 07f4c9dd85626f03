#define CMARK_NO_SHORT_NAMES 1
#include "markdown/leaf_reader.h"

#include "markdown/inline_reader.h"
#include "markdown/reference.h"

#include <cmark-gfm.h>

#include <string.h>

/* The offset behind the last byte of a line that is not blank. */
static uint32_t trimmed_end(const Reader *reader, uint32_t line)
{
    uint32_t start = line_start(&reader->lines, line);
    Slice text = slice_part(reader->clean.text, start, line_end(&reader->lines, line));
    return start + (uint32_t)slice_trim_end(text).size;
}

/* The offset of the first byte of a line that is not blank, behind the markers of its containers. */
static uint32_t line_text_start(const Reader *reader, uint32_t line)
{
    LineCursor cursor;
    container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    line_cursor_skip_blanks(&reader->lines, &cursor);
    return cursor.offset;
}

static Node *append(Reader *reader, Node *parent, NodeKind kind, uint32_t start, uint32_t end)
{
    Node *node =
        node_new(reader->arena, kind, reader_span(reader, start, end < start ? start : end));
    node_append(parent, node);
    return node;
}

/* ---- paragraphs and headers ---- */

/* A lazy continuation line keeps its indentation; a tab that a marker used up in part gives the rest of its columns. */
static void add_lazy_indent(Content *content, const LineCursor *cursor)
{
    if (!cursor->inside_tab) {
        return;
    }
    for (uint32_t column = cursor->column; column % 4 != 0; column++) {
        content_add_byte(content, ' ', cursor->offset);
    }
}

static void add_line(Reader *reader, Content *content, uint32_t line, bool unpiped)
{
    LineCursor cursor;
    if (container_enter_line(&reader->containers, &reader->lines, line, &cursor)) {
        line_cursor_skip_blanks(&reader->lines, &cursor);
    } else {
        add_lazy_indent(content, &cursor);
        cursor.offset += cursor.inside_tab ? 1 : 0;
    }
    if (unpiped) {
        content_add_unpiped(content, cursor.offset, cursor.end);
    } else {
        content_add(content, cursor.offset, cursor.end);
    }
    content_add_byte(content, '\n', cursor.end);
}

static void collect_lines(Reader *reader, Content *content, uint32_t first, uint32_t last,
                          bool unpiped)
{
    content_init(content, reader->scratch, reader->clean.text, line_text_start(reader, first));
    for (uint32_t line = first; line <= last && line < reader->lines.count; line++) {
        add_line(reader, content, line, unpiped);
    }
}

static Span content_span(const Reader *reader, Content *content, size_t start, size_t end)
{
    uint32_t from = content_to_clean(content, start);
    return reader_span(reader, from, end > start ? content_end_to_clean(content, end) : from);
}

static void add_definition(Reader *reader, Content *content, const DefinitionScan *scan,
                           size_t start, size_t end)
{
    Tree *tree = reader->tree;
    tree->definitions = arena_array_room(reader->arena, tree->definitions, tree->definition_count,
                                         &reader->definition_capacity, sizeof *tree->definitions);
    size_t trimmed = start + slice_trim_end(slice_part(content->text, start, end)).size;
    size_t url = (size_t)(scan->url.data - content->text.data);
    tree->definitions[tree->definition_count++] = (LinkDefinition){
        .span = content_span(reader, content, start, trimmed),
        .url_span = content_span(reader, content, url, url + scan->url.size),
        .label = arena_copy(reader->arena, scan->label),
        .url = arena_copy(reader->arena, reference_clean_url(reader->arena, scan->url)),
        .title = arena_copy(reader->arena, reference_clean_title(reader->arena, scan->title)),
    };
}

static uint32_t count_lines(Slice text)
{
    uint32_t count = 0;
    for (size_t at = slice_find_byte(text, '\n', 0); at < text.size;
         at = slice_find_byte(text, '\n', at + 1)) {
        count++;
    }
    return count;
}

/* Takes the definitions off the start of the content. */
static void take_definitions(Reader *reader, Content *content)
{
    size_t at = 0;
    DefinitionScan scan;
    while (at < content->text.size && content->text.data[at] == '[' &&
           definition_scan(content->text, at, &scan)) {
        add_definition(reader, content, &scan, at, scan.end);
        at = scan.end;
    }
    if (at > 0) {
        content_drop(content, at);
    }
}

/* How many lines the definitions at the start of the content take. */
static uint32_t count_definition_lines(const Content *content)
{
    size_t at = 0;
    DefinitionScan scan;
    while (at < content->text.size && content->text.data[at] == '[' &&
           definition_scan(content->text, at, &scan)) {
        at = scan.end;
    }
    return count_lines(slice_part(content->text, 0, at));
}

void leaf_reader_paragraph(Reader *reader, cmark_node *node, Node *parent, uint32_t line,
                           uint32_t last_line)
{
    bool before_table = cmark_node_get_start_line(node) == 0;
    Content content;
    collect_lines(reader, &content, line, last_line, before_table);
    if (!before_table) {
        take_definitions(reader, &content);
    }
    content_finish(&content);
    Node *paragraph = append(reader, parent, NODE_PARA, content_to_clean(&content, 0),
                             content_end_to_clean(&content, content.text.size));
    inline_reader_read(reader, node, paragraph, &content);
    reader->next_line = last_line + 1;
}

/* "# Text ##": the closing marks, if a blank stands before them, are not part of the text. */
static uint32_t text_end_before_marks(const Reader *reader, uint32_t start, uint32_t end)
{
    const char *data = reader->clean.text.data;
    uint32_t at = end;
    while (at > start && data[at - 1] == '#') {
        at--;
    }
    bool closes = at < end && (at == start || data[at - 1] == ' ' || data[at - 1] == '\t');
    if (!closes) {
        return end;
    }
    while (at > start && (data[at - 1] == ' ' || data[at - 1] == '\t')) {
        at--;
    }
    return at;
}

static void read_atx_header(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    const char *data = reader->clean.text.data;
    uint32_t marker = line_text_start(reader, line);
    uint32_t end = trimmed_end(reader, line);
    uint32_t start = marker;
    while (start < end && data[start] == '#') {
        start++;
    }
    while (start < end && (data[start] == ' ' || data[start] == '\t')) {
        start++;
    }
    Content content;
    content_init(&content, reader->scratch, reader->clean.text, start);
    content_add(&content, start, text_end_before_marks(reader, start, end));
    content_finish(&content);
    Node *header = append(reader, parent, NODE_HEADER, marker, end);
    header->level = (uint8_t)cmark_node_get_heading_level(node);
    inline_reader_read(reader, node, header, &content);
    reader->next_line = line + 1;
}

static bool is_underline(const Reader *reader, uint32_t line)
{
    LineCursor cursor;
    bool inside = container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    if (!inside || line_cursor_skip_blanks(&reader->lines, &cursor) > 3) {
        return false;
    }
    Slice text = slice_trim_end(slice_part(reader->clean.text, cursor.offset, cursor.end));
    if (text.size == 0 || (text.data[0] != '=' && text.data[0] != '-')) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != text.data[0]) {
            return false;
        }
    }
    return true;
}

/* Is there text on the lines [first, underline), besides definitions? */
static bool has_text_above(Reader *reader, uint32_t first, uint32_t underline)
{
    Content content;
    collect_lines(reader, &content, first, underline - 1, false);
    return first + count_definition_lines(&content) < underline;
}

/*
 * The underline of a header that begins on `line`: the first line that looks like one and has text above it. Where there are only
 * definitions, cmark-gfm takes it for text.
 */
static uint32_t find_underline(Reader *reader, uint32_t line)
{
    uint32_t underline = line + 1;
    while (underline + 1 < reader->lines.count &&
           !(is_underline(reader, underline) && has_text_above(reader, line, underline))) {
        underline++;
    }
    return underline;
}

static void read_setext_header(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    uint32_t underline = find_underline(reader, line);
    Content content;
    collect_lines(reader, &content, line, underline - 1, false);
    take_definitions(reader, &content);
    content_finish(&content);
    Node *header = append(reader, parent, NODE_HEADER, content_to_clean(&content, 0),
                          trimmed_end(reader, underline));
    header->level = (uint8_t)cmark_node_get_heading_level(node);
    header->flags |= NODE_SETEXT;
    inline_reader_read(reader, node, header, &content);
    reader->next_line = underline + 1;
}

void leaf_reader_header(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    if (reader->clean.text.data[line_text_start(reader, line)] == '#') {
        read_atx_header(reader, node, parent, line);
    } else {
        read_setext_header(reader, node, parent, line);
    }
}

/* ---- literal blocks ---- */

/* The literal as it stands in the file from `start` on, else a copy. */
static Slice keep_literal(const Reader *reader, Slice literal, uint32_t start)
{
    Slice there = slice_part(reader->clean.text, start, start + literal.size);
    return slice_equals(there, literal) ? there : arena_copy(reader->arena, literal);
}

/* Does `line` hold the closing fence for the opening one at `opening`? */
static bool is_closing_fence(const Reader *reader, uint32_t line, uint32_t opening)
{
    LineCursor cursor;
    bool inside = line < reader->lines.count &&
                  container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    if (!inside || line_cursor_skip_blanks(&reader->lines, &cursor) > 3) {
        return false;
    }
    const char *data = reader->clean.text.data;
    char mark = data[opening];
    uint32_t wanted = 0;
    while (opening + wanted < reader->clean.text.size && data[opening + wanted] == mark) {
        wanted++;
    }
    uint32_t end = cursor.offset;
    while (end < cursor.end && data[end] == mark) {
        end++;
    }
    Slice rest = slice_trim(slice_part(reader->clean.text, end, cursor.end));
    return end - cursor.offset >= wanted && rest.size == 0;
}

static void read_fenced_code(Reader *reader, cmark_node *node, Node *parent, uint32_t line,
                             Slice literal)
{
    uint32_t start = line_text_start(reader, line);
    uint32_t last = line + count_lines(literal);
    bool closed = is_closing_fence(reader, last + 1, start);
    last += closed ? 1 : 0;
    last = last < reader->lines.count ? last : reader->lines.count - 1;
    uint32_t end = trimmed_end(reader, last);
    Node *code = append(reader, parent, NODE_CODE_BLOCK, start, end);
    code->text = keep_literal(reader, literal, line_start(&reader->lines, line + 1));
    code->info = arena_copy(reader->arena, slice_from_string(cmark_node_get_fence_info(node)));
    code->flags |= NODE_FENCED | (closed ? NODE_CLOSED : 0);
    reader->next_line = last + 1;
}

static void read_indented_code(Reader *reader, Node *parent, uint32_t line, Slice literal)
{
    uint32_t lines = count_lines(literal);
    uint32_t last = line + (lines > 0 ? lines - 1 : 0);
    uint32_t end = trimmed_end(reader, last);
    Node *code = append(reader, parent, NODE_CODE_BLOCK, line_text_start(reader, line), end);
    code->text = arena_copy(reader->arena, literal);
    reader->next_line = last + 1;
}

void leaf_reader_code(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    Slice literal = slice_from_string(cmark_node_get_literal(node));
    int length;
    int offset;
    char mark;
    if (cmark_node_get_fenced(node, &length, &offset, &mark)) {
        read_fenced_code(reader, node, parent, line, literal);
    } else {
        read_indented_code(reader, parent, line, literal);
    }
}

void leaf_reader_html(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    Slice literal = slice_from_string(cmark_node_get_literal(node));
    uint32_t lines = count_lines(literal);
    uint32_t last = line + (lines > 0 ? lines - 1 : 0);
    last = last < reader->lines.count ? last : reader->lines.count - 1;
    Node *html = append(reader, parent, NODE_RAW_BLOCK, line_text_start(reader, line),
                        trimmed_end(reader, last));
    html->text = keep_literal(reader, literal, line_start(&reader->lines, line));
    html->format = SLICE("html");
    reader->next_line = last + 1;
}

void leaf_reader_rule(Reader *reader, Node *parent, uint32_t line)
{
    append(reader, parent, NODE_HORIZONTAL_RULE, line_text_start(reader, line),
           trimmed_end(reader, line));
    reader->next_line = line + 1;
}

/* ---- definitions ---- */

/* Can a paragraph of definitions begin on this line? Footnote definitions are blocks of their own. */
static bool begins_definition(const Reader *reader, uint32_t line)
{
    LineCursor cursor;
    bool inside = container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    if (!inside || line_cursor_skip_blanks(&reader->lines, &cursor) > 3 ||
        cursor.offset >= cursor.end) {
        return false;
    }
    const char *data = reader->clean.text.data;
    bool footnote = (reader->dialect & DIALECT_FOOTNOTES) && cursor.offset + 1 < cursor.end &&
                    data[cursor.offset + 1] == '^';
    return data[cursor.offset] == '[' && !footnote;
}

void leaf_reader_definitions(Reader *reader, uint32_t line)
{
    line = line < reader->lines.count ? line : reader->lines.count;
    while (reader->next_line < line) {
        uint32_t first = reader->next_line++;
        bool empty = line_start(&reader->lines, first) == line_end(&reader->lines, first);
        if (empty || !begins_definition(reader, first)) {
            continue;
        }
        Content content;
        collect_lines(reader, &content, first, line - 1, false);
        uint32_t taken = count_definition_lines(&content);
        take_definitions(reader, &content);
        reader->next_line = first + (taken > 0 ? taken : 1);
    }
}
