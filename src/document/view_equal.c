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

/* What only nodes of this kind have. */
static bool details_equal(const ViewNode *a, const ViewNode *b)
{
    switch (a->kind) {
    case VIEW_LINK:
    case VIEW_IMAGE:
        return slice_equals(a->target->url, b->target->url) &&
               slice_equals(a->target->title, b->target->title);
    case VIEW_TABLE:
        return a->columns == b->columns;
    case VIEW_RAW_BLOCK:
    case VIEW_RAW_INLINE:
        return slice_equals(a->format, b->format);
    case VIEW_ORDERED_LIST:
        return a->list.style == b->list.style && a->list.delimiter == b->list.delimiter;
    case VIEW_TABLE_CELL:
        return a->cell.column_span == b->cell.column_span && a->cell.alignment == b->cell.alignment;
    case VIEW_CITATION:
        return a->hash == b->hash;
    default:
        return true;
    }
}

static bool nodes_equal(const ViewNode *a, const ViewNode *b)
{
    const unsigned ignored = VIEW_OWN_TEXT | VIEW_TIGHT;

    return a->kind == b->kind && a->level == b->level && a->number == b->number &&
           (a->flags | ignored) == (b->flags | ignored) && slice_equals(a->text, b->text) &&
           attributes_equal(a->attributes, b->attributes) && details_equal(a, b);
}

bool view_equal(ViewNode *a, ViewNode *b)
{
    ViewWalk left;
    ViewWalk right;

    view_walk_init(&left, a);
    view_walk_init(&right, b);
    while (view_walk_next(&left)) {
        view_walk_next(&right);
        if (left.entering != right.entering ||
            (left.entering && !nodes_equal(left.node, right.node))) {
            return false;
        }
    }
    return true;
}
