#include "document/view_equal.h"

static const Attributes none;

bool attributes_equal(const Attributes *a, const Attributes *b)
{
    a = a ? a : &none;
    b = b ? b : &none;
    if (!slice_equals(a->identifier, b->identifier) || a->class_count != b->class_count ||
        a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->class_count; i++) {
        if (!slice_equals(a->classes[i], b->classes[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < a->count; i++) {
        if (!slice_equals(a->items[i].key, b->items[i].key) ||
            !slice_equals(a->items[i].value, b->items[i].value)) {
            return false;
        }
    }
    return true;
}

Attributes *attributes_copy(Arena *arena, const Attributes *attributes)
{
    Attributes *copy;

    if (!attributes || attributes_equal(attributes, NULL)) {
        return NULL;
    }
    copy = arena_new(arena, Attributes);
    *copy = *attributes;
    return copy;
}

static bool columns_equal(const TableColumns *a, const TableColumns *b)
{
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        double left = a->widths ? a->widths[i] : 0;
        double right = b->widths ? b->widths[i] : 0;

        if (a->alignments[i] != b->alignments[i] || left < right || left > right) {
            return false;
        }
    }
    return true;
}

/* What only nodes of this kind have. */
static bool details_equal(const ViewNode *a, const ViewNode *b)
{
    switch (a->kind) {
    case VIEW_LINK:
    case VIEW_IMAGE:
        return slice_equals(a->target->url, b->target->url) &&
               slice_equals(a->target->title, b->target->title);
    case VIEW_TABLE:
        return columns_equal(a->columns, b->columns);
    case VIEW_RAW_BLOCK:
    case VIEW_RAW_INLINE:
        return slice_equals(a->format, b->format);
    case VIEW_ORDERED_LIST:
    case VIEW_LIST_ATTRIBUTES:
        return a->number == b->number && a->list.style == b->list.style &&
               a->list.delimiter == b->list.delimiter;
    case VIEW_TABLE_CELL:
        return a->number == b->number && a->cell.column_span == b->cell.column_span &&
               a->cell.alignment == b->cell.alignment;
    case VIEW_CITATION:
        return a->number == b->number && a->hash == b->hash;
    case VIEW_TABLE_BODY:
        return a->number == b->number;
    default:
        return true;
    }
}

bool view_node_equal(const ViewNode *a, const ViewNode *b)
{
    const unsigned compared = VIEW_DISPLAY | VIEW_SINGLE | VIEW_TRUE | VIEW_HEAD_ROW;

    return a->kind == b->kind && a->level == b->level &&
           (a->flags & compared) == (b->flags & compared) && slice_equals(a->text, b->text) &&
           attributes_equal(a->attributes, b->attributes) && details_equal(a, b);
}

/* Two lists of siblings that are still to be compared. */
typedef struct Pair {
    const ViewNode *a;
    const ViewNode *b;
} Pair;

typedef struct Comparison {
    Arena *arena;
    Pair *pairs;
    size_t count;
    size_t capacity;
} Comparison;

static void add_pair(Comparison *comparison, const ViewNode *a, const ViewNode *b)
{
    comparison->pairs = arena_array_room(comparison->arena, comparison->pairs, comparison->count,
                                         &comparison->capacity, sizeof *comparison->pairs);
    comparison->pairs[comparison->count++] = (Pair){a, b};
}

/* The children of the two are one list when they are shared. */
static bool compare_nodes(Comparison *comparison, const ViewNode *a, const ViewNode *b)
{
    bool has_keys = a->kind == VIEW_META_MAP && b->kind == VIEW_META_MAP;

    if (a != b && !view_node_equal(a, b)) {
        return false;
    }
    for (const ViewNode *left = a->first, *right = b->first; has_keys && left && right;
         left = left->next, right = right->next) {
        if (!slice_equals(left->key, right->key)) {
            return false;
        }
    }
    if (a->first != b->first) {
        add_pair(comparison, a->first, b->first);
    }
    return true;
}

/* Two lists of siblings, and puts into the queue what is below them. */
static bool compare_lists(Comparison *comparison, Pair pair)
{
    for (; pair.a && pair.b; pair.a = pair.a->next, pair.b = pair.b->next) {
        if (!compare_nodes(comparison, pair.a, pair.b)) {
            return false;
        }
    }
    return !pair.a && !pair.b;
}

/* No walks (ViewWalk): the two may share their parts, at different depths. */
bool view_equal(Arena *arena, const ViewNode *a, const ViewNode *b)
{
    Comparison comparison = {.arena = arena};
    bool is_equal = compare_nodes(&comparison, a, b);

    while (is_equal && comparison.count > 0) {
        is_equal = compare_lists(&comparison, comparison.pairs[--comparison.count]);
    }
    return is_equal;
}
