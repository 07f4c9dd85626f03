#define CMARK_NO_SHORT_NAMES 1
#include "markdown/block_reader.h"

#include "markdown/alert.h"
#include "markdown/leaf_reader.h"
#include "markdown/table_reader.h"

#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>

#include <string.h>

Span reader_span(const Reader *reader, uint32_t start, uint32_t end)
{
    /* A line end that cmark-gfm has added to the last line is in no file. */
    uint32_t size = (uint32_t)reader->clean.text.size;
    start = start < size ? start : size;
    end = end < size ? end : size;
    return (Span){clean_text_to_file(&reader->clean, start),
                  clean_text_to_file(&reader->clean, end)};
}

/* Line of a block, 0-based. cmark-gfm gives none to a paragraph that it cut off before a table. */
static uint32_t line_of(cmark_node *node)
{
    int line = cmark_node_get_start_line(node);
    return line > 0 ? (uint32_t)line - 1 : 0;
}

static LineCursor enter_line(const Reader *reader, uint32_t line)
{
    LineCursor cursor;
    container_enter_line(&reader->containers, &reader->lines, line, &cursor);
    return cursor;
}

static Node *append_at(Reader *reader, Node *parent, NodeKind kind, uint32_t start)
{
    const Container *container = &reader->containers.items[reader->containers.count - 1];
    uint32_t marker_end = container->after.offset;
    Slice marker = slice_trim_end(slice_part(reader->clean.text, start, marker_end));
    Node *node =
        node_new(reader->arena, kind, reader_span(reader, start, start + (uint32_t)marker.size));
    node->text = marker;
    node_append(parent, node);
    return node;
}

static Node *open_quote(Reader *reader, Node *parent, uint32_t line)
{
    uint32_t start =
        container_open_quote(&reader->containers, &reader->lines, line, enter_line(reader, line));
    Node *quote = append_at(reader, parent, NODE_BLOCK_QUOTE, start);
    quote->text = (Slice){NULL, 0};
    return quote;
}

static Node *open_list(Reader *reader, cmark_node *node, Node *parent)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    Node *list =
        node_new(reader->arena, ordered ? NODE_ORDERED_LIST : NODE_BULLET_LIST, (Span){0, 0});
    list->flags |= cmark_node_get_list_tight(node) ? NODE_TIGHT : 0;
    list->flags |=
        ordered && cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? NODE_PARENTHESIS : 0;
    list->number = ordered ? (uint32_t)cmark_node_get_list_start(node) : 0;
    node_append(parent, list);
    return list;
}

/* Behind the marker stands "[ ]" or "[x]". cmark-gfm does not look there, but for an "[x]" anywhere in the line. */
static uint16_t task_flags(const Reader *reader, cmark_node *node)
{
    if (strcmp(cmark_node_get_type_string(node), "tasklist") != 0) {
        return 0;
    }
    uint32_t mark = reader->containers.items[reader->containers.count - 1].after.offset + 1;
    bool done =
        mark < reader->clean.text.size && ascii_to_lower(reader->clean.text.data[mark]) == 'x';
    bool ticked = cmark_gfm_extensions_get_tasklist_item_checked(node);
    return (uint16_t)((done ? NODE_TASK_DONE : NODE_TASK_OPEN) | (ticked ? NODE_TASK_TICKED : 0));
}

static Node *open_item(Reader *reader, cmark_node *node, Node *list, uint32_t line)
{
    uint32_t start =
        container_open_item(&reader->containers, &reader->lines, line, enter_line(reader, line));
    Node *item = append_at(reader, list, NODE_LIST_ITEM, start);
    item->flags |= task_flags(reader, node);
    if (item->flags) {
        container_pass_task(&reader->containers);
        uint32_t end = reader->containers.items[reader->containers.count - 1].after.offset;
        item->span = reader_span(reader, start, end);
    }
    if (item->previous == NULL) {
        list->span = item->span;
    }
    return item;
}

/* "[^label]:" at the start of `text`. */
static Slice footnote_label(Slice text)
{
    size_t end = slice_find_byte(text, ']', 0);
    return slice_part(text, 2, end);
}

/* Opens the container whose marker stands next on `line`. Returns the marker's offset. */
static uint32_t open_next(Reader *reader, uint32_t line)
{
    LineCursor cursor = enter_line(reader, line);
    LineCursor marker = cursor;
    line_cursor_skip_blanks(&reader->lines, &marker);
    switch (marker.offset < marker.end ? reader->clean.text.data[marker.offset] : '[') {
    case '[':
        return container_open_footnote(&reader->containers, &reader->lines, line, cursor);
    case '>':
        return container_open_quote(&reader->containers, &reader->lines, line, cursor);
    default:
        return container_open_item(&reader->containers, &reader->lines, line, cursor);
    }
}

/*
 * cmark-gfm has put the definitions that are used behind all else, in the order of their numbers: a quote, an item or a
 * definition around one is gone from its tree. What opens on the definition's own line is opened again here; its start column is
 * where its text begins.
 */
static Node *open_footnote(Reader *reader, cmark_node *node, Node *parent, uint32_t line)
{
    uint32_t text =
        line_start(&reader->lines, line) + (uint32_t)cmark_node_get_start_column(node) - 1;
    uint32_t start;
    uint32_t after;
    do {
        start = open_next(reader, line);
        after = reader->containers.items[reader->containers.count - 1].after.offset;
    } while (after < text && after < line_end(&reader->lines, line));
    Tree *tree = reader->tree;
    Footnote *footnote = arena_new(reader->arena, Footnote);
    footnote->label =
        arena_copy(reader->arena, footnote_label(slice_from(reader->clean.text, start)));
    footnote->number = (uint32_t)tree->footnote_count + 1;
    footnote->definition = append_at(reader, parent, NODE_FOOTNOTE_DEFINITION, start);
    footnote->definition->footnote = footnote;
    node_unlink(footnote->definition);
    footnote->definition->text = (Slice){NULL, 0};
    tree->footnotes = arena_array_room(reader->arena, tree->footnotes, tree->footnote_count,
                                       &reader->footnote_capacity, sizeof(Footnote *));
    tree->footnotes[tree->footnote_count++] = footnote;
    return footnote->definition;
}

static bool is_container(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return true;
    default:
        return false;
    }
}

static Node *open_container(Reader *reader, cmark_node *node, Node *parent)
{
    uint32_t line = line_of(node);
    if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) {
        reader->next_line = line;
        return open_footnote(reader, node, parent, line);
    }
    leaf_reader_definitions(reader, line);
    reader->next_line = line;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        return open_quote(reader, parent, line);
    case CMARK_NODE_ITEM:
        return open_item(reader, node, parent, line);
    default:
        return open_list(reader, node, parent);
    }
}

static void stretch_to_last_child(Node *node)
{
    if (node->last != NULL && node->last->span.end > node->span.end) {
        node->span.end = node->last->span.end;
    }
}

static void close_container(Reader *reader, cmark_node *node, Node *made)
{
    stretch_to_last_child(made);
    if (node_is_list(made)) {
        return;
    }
    int end = cmark_node_get_end_line(node);
    leaf_reader_definitions(reader, end > 0 ? (uint32_t)end : 0);
    container_close(&reader->containers);
    if (made->kind == NODE_FOOTNOTE_DEFINITION) {
        reader->containers.count = 0; /* the lost ones, too */
    }
    if (made->kind == NODE_BLOCK_QUOTE && (reader->dialect & DIALECT_ALERTS)) {
        alert_recognize(made);
    }
}

static void read_paragraph(Reader *reader, cmark_node *node, Node *parent)
{
    if (cmark_node_get_start_line(node) == 0) {
        table_reader_paragraph(reader, node, parent);
        return;
    }
    uint32_t line = line_of(node);
    uint32_t last = (uint32_t)cmark_node_get_end_line(node) - 1;
    leaf_reader_definitions(reader, line);
    leaf_reader_paragraph(reader, node, parent, line, last < line ? line : last);
}

static void read_leaf(Reader *reader, cmark_node *node, Node *parent)
{
    uint32_t line = line_of(node);
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) {
        read_paragraph(reader, node, parent);
        return;
    }
    leaf_reader_definitions(reader, line);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        leaf_reader_header(reader, node, parent, line);
        break;
    case CMARK_NODE_CODE_BLOCK:
        leaf_reader_code(reader, node, parent, line);
        break;
    case CMARK_NODE_HTML_BLOCK:
        leaf_reader_html(reader, node, parent, line);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        leaf_reader_rule(reader, parent, line);
        break;
    default: /* the only block kind left is the table extension's */
        table_reader_read(reader, node, parent, line);
        break;
    }
}

/* The next block of the walk; closes the containers that end on the way. NULL at the end. */
static cmark_node *advance(Reader *reader, cmark_node *node, cmark_node *document, Node **parent)
{
    while (node != document && cmark_node_next(node) == NULL) {
        node = cmark_node_parent(node);
        if (node == document) {
            return NULL;
        }
        Node *made = *parent;
        *parent = made->kind == NODE_FOOTNOTE_DEFINITION ? reader->tree->root : made->parent;
        close_container(reader, node, made);
    }
    return node == document ? NULL : cmark_node_next(node);
}

void block_reader_read(Reader *reader, cmark_node *document)
{
    Node *parent = reader->tree->root;
    cmark_node *node = cmark_node_first_child(document);
    bool in_footnotes = false;
    while (node != NULL) {
        bool footnote = cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
        if (footnote && !in_footnotes) {
            leaf_reader_definitions(reader, reader->lines.count);
        }
        in_footnotes = in_footnotes || footnote;
        if (!is_container(node)) {
            read_leaf(reader, node, parent);
            node = advance(reader, node, document, &parent);
            continue;
        }
        Node *made = open_container(reader, node, parent);
        cmark_node *child = cmark_node_first_child(node);
        if (child != NULL) {
            parent = made;
            node = child;
            continue;
        }
        close_container(reader, node, made);
        node = advance(reader, node, document, &parent);
    }
    if (!in_footnotes) {
        leaf_reader_definitions(reader, reader->lines.count);
    }
}
