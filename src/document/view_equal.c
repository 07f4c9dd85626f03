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

/* Without what is below them, and keys of metadata. */
static bool nodes_equal(const ViewNode *a, const ViewNode *b)
{
    const unsigned compared = VIEW_DISPLAY | VIEW_SINGLE | VIEW_TRUE;

    return a->kind == b->kind && a->level == b->level &&
           (a->flags & compared) == (b->flags & compared) && slice_equals(a->text, b->text) &&
           attributes_equal(a->attributes, b->attributes) && details_equal(a, b);
}

/* Two lists of siblings. */
typedef struct ViewPair {
    const ViewNode *a;
    const ViewNode *b;
    bool have_keys; /* they are values of maps */
} ViewPair;

/* The children of the two are one list when they are shared. */
static bool compare_nodes(ViewComparison *comparison, const ViewNode *a, const ViewNode *b)
{
    comparison->compared++;
    if (a != b && !nodes_equal(a, b)) {
        return false;
    }
    if (a->first != b->first) {
        comparison->pairs =
            arena_array_room(comparison->arena, comparison->pairs, comparison->count,
                             &comparison->capacity, sizeof *comparison->pairs);
        comparison->pairs[comparison->count++] =
            (ViewPair){a->first, b->first, a->kind == VIEW_META_MAP};
    }
    return true;
}

static bool compare_siblings(ViewComparison *comparison, const ViewPair *at)
{
    return (at->a->flags & VIEW_HEAD_ROW) == (at->b->flags & VIEW_HEAD_ROW) &&
           (!at->have_keys || slice_equals(at->a->key, at->b->key)) &&
           compare_nodes(comparison, at->a, at->b);
}

/* No walks (ViewWalk): the two may share their parts, at different depths. */
void view_comparison_init(ViewComparison *comparison, Arena *arena, const ViewNode *a,
                          const ViewNode *b)
{
    *comparison = (ViewComparison){.arena = arena};
    comparison->is_equal = compare_nodes(comparison, a, b);
}

bool view_comparison_next(ViewComparison *comparison)
{
    if (!comparison->is_equal || comparison->count == 0) {
        return false;
    }

    ViewPair at = comparison->pairs[--comparison->count];

    while (at.a && at.b && compare_siblings(comparison, &at)) {
        at.a = at.a->next;
        at.b = at.b->next;
    }
    comparison->is_equal = !at.a && !at.b;
    return true;
}

bool view_equal(Arena *arena, const ViewNode *a, const ViewNode *b)
{
    ViewComparison comparison;

    view_comparison_init(&comparison, arena, a, b);
    while (view_comparison_next(&comparison)) {
    }
    return comparison.is_equal;
}
