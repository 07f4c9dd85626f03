#include "document/view_document.h"

#include "document/view_build.h"
#include "document/view_inlines.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct DocumentBuilder {
    Arena *arena;
    const ViewOptions *options;
    NoteCopies copied; /* what all trees before took of the bounds on notes */
} DocumentBuilder;

static void build(DocumentBuilder *document, ViewNode *parent, const Tree *tree, Node *container,
                  bool is_lazy)
{
    ViewBuilder builder;

    view_builder_init(&builder, document->arena, tree, document->options->dialect);
    builder.is_lazy = is_lazy;
    builder.notes.blocks = document->copied.blocks;
    builder.notes.size = document->copied.size;
    view_build_children(&builder, parent, container);
    document->copied = builder.notes;
}

static ViewNode *meta_from_plain(Arena *arena, Slice text)
{
    ViewNode *meta = view_new(arena, VIEW_META_INLINES, NULL);

    view_add_text(arena, meta, slice_trim(text), NULL);
    return meta;
}

/*
 * Is `text` the same as Markdown? Most values of front matter are: names, dates, words. Reading
 * them without a parser halves the time that a document's metadata takes. Any other byte may begin
 * something: "1.", "www.", "a@b", "_".
 */
static bool is_plain_text(Slice text)
{
    if (text.size == 0 || !ascii_is_alphanumeric(text.data[0])) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (!ascii_is_alphanumeric(c) && c != ' ' && c != '-' && c != '/' && c != ',') {
            return false;
        }
    }
    return true;
}

/* The one paragraph that a document is, else NULL. */
static Node *only_paragraph(const Tree *tree)
{
    Node *first = tree->root->first;

    return first && !first->next && first->kind == NODE_PARA ? first : NULL;
}

static ViewNode *meta_from_text(DocumentBuilder *document, Slice text)
{
    const ViewOptions *options = document->options;

    bool is_markdown = options->parse && !is_plain_text(text);
    Tree *tree = is_markdown ? options->parse(options->context, document->arena, text) : NULL;

    if (!tree) {
        return meta_from_plain(document->arena, text);
    }

    Node *paragraph = slice_ends_with(text, SLICE("\n")) ? NULL : only_paragraph(tree);
    ViewKind kind = paragraph ? VIEW_META_INLINES : VIEW_META_BLOCKS;
    ViewNode *meta = view_new(document->arena, kind, NULL);

    build(document, meta, tree, paragraph ? paragraph : tree->root, false);
    view_forget_sources(meta); /* their places are those in `text` */
    return meta;
}

static ViewNode *meta_from_boolean(Arena *arena, bool value)
{
    ViewNode *meta = view_new(arena, VIEW_META_BOOLEAN, NULL);

    meta->flags = value ? VIEW_TRUE : 0;
    return meta;
}

static int compare_keys(const void *a, const void *b)
{
    const ValuePair *left = a;
    const ValuePair *right = b;
    int order = slice_compare(left->key, right->key);

    return order != 0 ? order : (left->key_span.start > right->key_span.start) - 1;
}

/* The pairs of a map by key; of equal keys the last is behind. */
static ValuePair *sorted_pairs(Arena *arena, const Value *map)
{
    ValuePair *pairs = arena_new_array(arena, ValuePair, map->count);

    if (map->count > 0) {
        memcpy(pairs, map->pairs, map->count * sizeof *pairs);
        qsort(pairs, map->count, sizeof *pairs, compare_keys);
    }
    return pairs;
}

static ViewNode *meta_from_value(DocumentBuilder *document, const Value *value);

static ViewNode *meta_from_list(DocumentBuilder *document, const Value *list)
{
    ViewNode *meta = view_new(document->arena, VIEW_META_LIST, NULL);

    for (size_t i = 0; i < list->count; i++) {
        view_append(meta, meta_from_value(document, list->items[i]));
    }
    return meta;
}

static ViewNode *meta_from_map(DocumentBuilder *document, const Value *map)
{
    ViewNode *meta = view_new(document->arena, VIEW_META_MAP, NULL);
    const ValuePair *pairs = sorted_pairs(document->arena, map);

    for (size_t i = 0; i < map->count; i++) {
        if (i + 1 < map->count && slice_equals(pairs[i].key, pairs[i + 1].key)) {
            continue; /* written twice: the last counts */
        }

        ViewNode *value = meta_from_value(document, pairs[i].value);

        value->key = pairs[i].key;
        view_append(meta, value);
    }
    return meta;
}

/* Recurses as deep as values nest, which the guards of front matter bound. */
static ViewNode *meta_from_value(DocumentBuilder *document, const Value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return view_new(document->arena, VIEW_META_STRING, NULL);
    case VALUE_BOOLEAN:
        return meta_from_boolean(document->arena, value->boolean);
    case VALUE_INTEGER:
    case VALUE_FLOAT:
        return meta_from_plain(document->arena, value->text);
    case VALUE_STRING:
        return meta_from_text(document, value->text);
    case VALUE_LIST:
        return meta_from_list(document, value);
    case VALUE_MAP:
        break;
    }
    return meta_from_map(document, value);
}

View *view_from_tree(Arena *arena, const Tree *tree, const ViewOptions *options)
{
    DocumentBuilder document = {.arena = arena, .options = options};
    const Value *front_matter = options->front_matter;
    View *view = arena_new(arena, View);

    assert(!front_matter || front_matter->kind == VALUE_MAP);
    view->arena = arena;
    view->meta = front_matter ? meta_from_map(&document, front_matter)
                              : view_new(arena, VIEW_META_MAP, NULL);
    view->blocks = view_new(arena, VIEW_DOCUMENT, tree->root);
    build(&document, view->blocks, tree, tree->root, options->is_lazy);
    return view;
}

static ViewNode *meta_from_given(Arena *arena, const Value *value)
{
    if (value->kind == VALUE_BOOLEAN) {
        return meta_from_boolean(arena, value->boolean);
    }

    ViewNode *meta = view_new(arena, VIEW_META_STRING, NULL);

    meta->text = value->text;
    return meta;
}

void view_set_value(ViewNode *map, ViewNode *value)
{
    ViewNode *before = NULL;
    ViewNode *after = map->first;

    while (after && slice_compare(after->key, value->key) < 0) {
        before = after;
        after = after->next;
    }
    if (after && slice_equals(after->key, value->key)) {
        after = after->next;
    }
    value->parent = map;
    value->next = after;
    *(before ? &before->next : &map->first) = value;
    if (!after) {
        map->last = value;
    }
}

void view_set_metadata(View *view, const Value *map)
{
    for (size_t i = 0; map && i < map->count; i++) {
        ViewNode *value = meta_from_given(view->arena, map->pairs[i].value);

        value->key = map->pairs[i].key;
        view_set_value(view->meta, value);
    }
}
