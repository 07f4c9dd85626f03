#include "check/suppression_comment.h"

#include <stdlib.h>

static bool starts_directive(Slice text)
{
    return slice_starts_with(slice_trim_start(slice_part(text, 0, 200)), SLICE("memoc-"));
}

static void add_comment(SuppressionCommentList *list, size_t start, size_t text_start,
                        size_t text_end, size_t end)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = (SuppressionComment){
        .span = {(uint32_t)start, (uint32_t)end},
        .text = {(uint32_t)text_start, (uint32_t)text_end},
    };
}

/* --- in the text --------------------------------------------------------------------------------------------------- */

/* Raw HTML may hold several comments, and other things. */
static void find_in_html(SuppressionCommentList *list, Slice bytes, Span span)
{
    Slice part = slice_part(bytes, 0, span.end);
    size_t at = slice_find(part, SLICE("<!--"), span.start);

    while (at < part.size) {
        size_t end = slice_find(part, SLICE("-->"), at + 4);

        if (end == part.size) {
            return;
        }
        if (starts_directive(slice_part(part, at + 4, end))) {
            add_comment(list, at, at + 4, end, end + 3);
        }
        at = slice_find(part, SLICE("<!--"), end + 3);
    }
}

/* What was meant as a comment, and is none; behind a backslash it was not meant as one. */
static void find_in_text(SuppressionCommentList *list, Slice bytes, Span span)
{
    Slice part = slice_part(bytes, 0, span.end);

    for (size_t at = slice_find(part, SLICE("<!--"), span.start); at < part.size;
         at = slice_find(part, SLICE("<!--"), at + 4)) {
        bool is_escaped = at > span.start && part.data[at - 1] == '\\';

        if (!is_escaped && starts_directive(slice_from(part, at + 4))) {
            add_comment(list, at, at + 4, span.end, span.end);
            list->items[list->count - 1].is_text = true;
        }
    }
}

static void find_below(SuppressionCommentList *list, const Document *document, const Node *root)
{
    for (const Node *node = root; node != NULL; node = node_next(node, root)) {
        if (node_is_html(node) && !(node->flags & NODE_UNLOCATED)) {
            find_in_html(list, document->source.bytes, node->span);
        } else if (node->kind == NODE_STR && !(node->flags & NODE_UNLOCATED)) {
            find_in_text(list, document->source.bytes, node->span);
        }
    }
}

/* --- in front matter ----------------------------------------------------------------------------------------------- */

/* Which bytes of the front matter are in values, where "#" begins no comment. */
typedef struct ValueBytes {
    Span block;
    bool *is_in;
} ValueBytes;

static void mark(ValueBytes *bytes, Span span)
{
    uint32_t end = span.end < bytes->block.end ? span.end : bytes->block.end;

    /* What an alias stands for is marked already. */
    if (span.start < bytes->block.start || span.start >= end ||
        bytes->is_in[span.start - bytes->block.start]) {
        return;
    }
    memset(bytes->is_in + (span.start - bytes->block.start), true, end - span.start);
}

/* Recursion is as deep as YAML, whose depth is capped (yaml_reader.h). */
static void mark_value(ValueBytes *bytes, const Value *value)
{
    if (value->kind != VALUE_LIST && value->kind != VALUE_MAP) {
        mark(bytes, value->span);
    }
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        mark_value(bytes, value->items[i]);
    }
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
        mark(bytes, value->pairs[i].key_span);
        mark_value(bytes, value->pairs[i].value);
    }
}

static void find_in_yaml_line(SuppressionCommentList *list, const ValueBytes *values, Slice bytes,
                              Span line)
{
    for (size_t at = slice_find_byte(bytes, '#', line.start); at < line.end;
         at = slice_find_byte(bytes, '#', at + 1)) {
        bool is_parted = at == line.start || ascii_is_space(bytes.data[at - 1]);

        if (is_parted && !values->is_in[at - values->block.start]) {
            if (starts_directive(slice_part(bytes, at + 1, line.end))) {
                add_comment(list, at, at + 1, line.end, line.end);
            }
            return;
        }
    }
}

static void find_in_front_matter(SuppressionCommentList *list, const Document *document)
{
    Span block = document->front_matter_span;
    Slice bytes = slice_part(document->source.bytes, 0, block.end);
    ValueBytes values = {.block = block};
    size_t start = block.start;

    if (slice_find(bytes, SLICE("memoc-"), start) == bytes.size) {
        return;
    }
    values.is_in = arena_new_array(list->arena, bool, block.end - block.start);
    if (document->front_matter != NULL) {
        mark_value(&values, document->front_matter);
    }
    while (start < bytes.size) {
        size_t end = slice_find_byte(bytes, '\n', start);
        size_t text_end = end > start && bytes.data[end - 1] == '\r' ? end - 1 : end;

        find_in_yaml_line(list, &values, bytes, (Span){(uint32_t)start, (uint32_t)text_end});
        start = end + 1;
    }
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

static int compare_comments(const void *left, const void *right)
{
    const SuppressionComment *a = left;
    const SuppressionComment *b = right;

    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

void suppression_comments_find(SuppressionCommentList *list, Arena *arena, const Document *document)
{
    *list = (SuppressionCommentList){.arena = arena};
    if (slice_find(document->source.bytes, SLICE("memoc-"), 0) == document->source.bytes.size) {
        return;
    }
    find_in_front_matter(list, document);
    find_below(list, document, document->tree.root);
    for (size_t i = 0; i < document->tree.footnote_count; i++) {
        find_below(list, document, document->tree.footnotes[i]->definition);
    }
    if (list->count > 0) {
        qsort(list->items, list->count, sizeof *list->items, compare_comments);
    }
}
