#include "document/dump.h"

#include "base/json.h"
#include "base/utf8.h"

typedef struct FlagName {
    uint16_t flag;
    const char *name;
} FlagName;

static const FlagName flag_names[] = {
    {NODE_TIGHT, "tight"},
    {NODE_SETEXT, "setext"},
    {NODE_FENCED, "fenced"},
    {NODE_CLOSED, "closed"},
    {NODE_TASK_OPEN, "task-open"},
    {NODE_TASK_DONE, "task-done"},
    {NODE_HEADER_ROW, "header-row"},
    {NODE_DISPLAY, "display"},
    {NODE_PARENTHESIS, "parenthesis"},
    {NODE_BARE, "bare"},
    {NODE_ANGLE, "angle"},
    {NODE_UNLOCATED, "unlocated"},
    {NODE_GENERATED, "generated"},
    {NODE_FOOTNOTE_LOOP, "loop"},
    {NODE_WHOLE, "whole"},
};

static void write_string(Buffer *out, Slice text)
{
    Slice shown = utf8_prefix(text, DUMP_TEXT_LIMIT);

    json_add_string(out, shown);
    if (shown.size < text.size) {
        buffer_add_string(out, "…");
    }
}

static void write_field(Buffer *out, const char *name, Slice text)
{
    buffer_add_format(out, " %s=", name);
    write_string(out, text);
}

static void write_field_if_any(Buffer *out, const char *name, Slice text)
{
    if (text.size > 0) {
        write_field(out, name, text);
    }
}

static void write_number(Buffer *out, const char *name, size_t value)
{
    buffer_add_format(out, " %s=%zu", name, value);
}

static void write_span(Buffer *out, Source *source, Span span)
{
    Position start = source_position(source, span.start);
    Position end = source_position(source, span.end);

    buffer_add_format(out, " %u:%u-%u:%u [%u,%u)", start.line, start.column, end.line, end.column,
                      span.start, span.end);
}

static void write_flags(Buffer *out, uint16_t flags)
{
    for (size_t i = 0; i < sizeof flag_names / sizeof flag_names[0]; i++) {
        if (flags & flag_names[i].flag) {
            buffer_add_format(out, " %s", flag_names[i].name);
        }
    }
}

/* As memoc's dialect writes them: {#id .class key="value"}. */
static void write_attributes(Buffer *out, const Attributes *attributes)
{
    const char *separator = "";

    buffer_add_string(out, " {");
    if (attributes->identifier.size > 0) {
        buffer_add_byte(out, '#');
        buffer_add(out, attributes->identifier);
        separator = " ";
    }
    for (size_t i = 0; i < attributes->class_count; i++) {
        buffer_add_format(out, "%s.", separator);
        buffer_add(out, attributes->classes[i]);
        separator = " ";
    }
    for (size_t i = 0; i < attributes->count; i++) {
        buffer_add_string(out, separator);
        buffer_add(out, attributes->items[i].key);
        buffer_add_byte(out, '=');
        write_string(out, attributes->items[i].value);
        separator = " ";
    }
    buffer_add_byte(out, '}');
}

static void write_alignments(Buffer *out, const TableColumns *columns)
{
    static const char *const names[] = {"default", "left", "center", "right"};

    buffer_add_string(out, " columns=");
    for (size_t i = 0; i < columns->count; i++) {
        buffer_add_string(out, i > 0 ? "," : "");
        buffer_add_string(out, names[columns->alignments[i]]);
    }
}

static void write_target(Buffer *out, const LinkTarget *target)
{
    write_field(out, "url", target->url);
    write_field_if_any(out, "title", target->title);
    write_field_if_any(out, "label", target->label);
    if (target->url_span.end > target->url_span.start) {
        buffer_add_format(out, " url-at=[%u,%u)", target->url_span.start, target->url_span.end);
    }
}

/* What only nodes as given have. */
static void write_given_details(Buffer *out, const Node *node)
{
    switch (node->kind) {
    case NODE_RAW_BLOCK:
    case NODE_RAW_INLINE:
        if (!slice_is(node->format, "html")) {
            write_field(out, "format", node->format);
        }
        break;
    case NODE_QUOTED:
        write_field(out, "quote", node->level == QUOTE_SINGLE ? SLICE("single") : SLICE("double"));
        break;
    case NODE_CITE:
        for (size_t i = 0; i < node->citations->count; i++) {
            write_field(out, "citation", node->citations->items[i].identifier);
        }
        break;
    case NODE_TABLE_CELL:
        if (node->cell.column_span > 0) {
            write_number(out, "column", node->cell.column);
            buffer_add_format(out, " spans=%dx%d", (int32_t)node->number, node->cell.column_span);
        }
        break;
    default:
        break;
    }
}

static void write_details(Buffer *out, const Node *node)
{
    switch (node->kind) {
    case NODE_HEADER:
        write_number(out, "level", node->level);
        break;
    case NODE_BLOCK_QUOTE:
        if (node->level != ALERT_NONE) {
            write_field(out, "alert", slice_from_string(alert_class((AlertKind)node->level)));
        }
        break;
    case NODE_ORDERED_LIST:
        write_number(out, "start", node->number);
        break;
    case NODE_CODE_BLOCK:
        write_field_if_any(out, "info", node->info);
        break;
    case NODE_TABLE:
        write_alignments(out, node->columns);
        break;
    case NODE_TABLE_ROW:
        if (node->parent->kind < NODE_TABLE_HEAD || node->parent->kind > NODE_TABLE_FOOT) {
            write_number(out, "cells", node->number);
        }
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        write_target(out, node->target);
        break;
    case NODE_NOTE:
        write_field(out, "label", node->footnote->label);
        write_number(out, "reference", node->number);
        break;
    case NODE_FOOTNOTE_DEFINITION:
        write_field(out, "label", node->footnote->label);
        write_number(out, "number", node->footnote->number);
        break;
    default:
        write_given_details(out, node);
        break;
    }
}

static bool has_text(const Node *node)
{
    switch (node->kind) {
    case NODE_STR:
    case NODE_CODE:
    case NODE_CODE_BLOCK:
    case NODE_MATH:
    case NODE_RAW_BLOCK:
    case NODE_RAW_INLINE:
        return true;
    default:
        return node->text.size > 0;
    }
}

static void write_node(Buffer *out, Source *source, const Node *node)
{
    buffer_add_string(out, node_kind_name((NodeKind)node->kind));
    write_span(out, source, node->span);
    write_flags(out, node->flags);
    write_details(out, node);
    if (node->attributes) {
        write_attributes(out, node->attributes);
    }
    if (has_text(node)) {
        buffer_add_byte(out, ' ');
        write_string(out, node->text);
    }
    buffer_add_byte(out, '\n');
}

static void write_definition(Buffer *out, Source *source, const LinkDefinition *definition)
{
    buffer_add_string(out, "Definition");
    write_span(out, source, definition->span);
    write_field(out, "label", definition->label);
    write_field(out, "url", definition->url);
    write_field_if_any(out, "title", definition->title);
    buffer_add_byte(out, '\n');
}

static void write_below(Buffer *out, Source *source, Node *root)
{
    NodeWalk walk;
    size_t depth = 0;

    node_walk_init(&walk, root);
    while (node_walk_next(&walk)) {
        if (!walk.entering) {
            depth--;
            continue;
        }
        buffer_add_repeated(out, ' ', 2 * depth);
        write_node(out, source, walk.node);
        depth++;
    }
}

void dump_write(Buffer *out, Tree *tree)
{
    write_below(out, tree->source, tree->root);
    for (size_t i = 0; i < tree->footnote_count; i++) {
        write_below(out, tree->source, tree->footnotes[i]->definition);
    }
    for (size_t i = 0; i < tree->definition_count; i++) {
        write_definition(out, tree->source, &tree->definitions[i]);
    }
}
