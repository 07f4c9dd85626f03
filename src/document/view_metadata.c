#include "document/view_metadata.h"

#include "document/view_equal.h"
#include "document/view_text.h"

/* ---- text ---- */

static void enter(Buffer *out, ViewWalk *walk)
{
    const ViewNode *node = walk->node;

    buffer_add(out, view_text_of(node, true));
    switch (node->kind) {
    case VIEW_CODE_BLOCK:
    case VIEW_META_STRING:
        buffer_add(out, node->text);
        break;
    case VIEW_NOTE:
    case VIEW_CITATION:
        view_walk_skip(walk);
        break;
    default:
        /* Blocks are apart from each other. */
        if (view_is_block(node) && out->size > 0 && out->data[out->size - 1] != ' ') {
            buffer_add_byte(out, ' ');
        }
        break;
    }
}

void view_write_text(Buffer *out, ViewNode *node)
{
    ViewWalk walk;

    view_walk_init(&walk, node);
    while (view_walk_next(&walk)) {
        if (walk.entering) {
            enter(out, &walk);
        } else {
            buffer_add(out, view_text_of(walk.node, false));
        }
    }
}

/* ---- values ---- */

/* A list or a map whose values are still to be made. */
typedef struct PendingValue {
    const ViewNode *from;
    Value *to;
} PendingValue;

typedef struct Maker {
    Arena *arena;
    PendingValue *pending;
    size_t count;
    size_t capacity;
} Maker;

static void put_off(Maker *maker, const ViewNode *from, Value *to)
{
    maker->pending = arena_array_room(maker->arena, maker->pending, maker->count, &maker->capacity,
                                      sizeof *maker->pending);
    maker->pending[maker->count++] = (PendingValue){from, to};
}

static Slice text_of(Arena *arena, const ViewNode *node)
{
    Buffer text;

    buffer_init(&text, arena);
    view_write_text(&text, (ViewNode *)(uintptr_t)node);
    return buffer_slice(&text);
}

static Value *make_value(Maker *maker, const ViewNode *node)
{
    Value *value = arena_new(maker->arena, Value);

    switch (node->kind) {
    case VIEW_META_MAP:
        value->kind = VALUE_MAP;
        put_off(maker, node, value);
        break;
    case VIEW_META_LIST:
        value->kind = VALUE_LIST;
        put_off(maker, node, value);
        break;
    case VIEW_META_BOOLEAN:
        value->kind = VALUE_BOOLEAN;
        value->boolean = (node->flags & VIEW_TRUE) != 0;
        break;
    default:
        value->kind = VALUE_STRING;
        value->text = text_of(maker->arena, node);
        break;
    }
    return value;
}

static size_t count_children(const ViewNode *node)
{
    size_t count = 0;

    for (const ViewNode *child = node->first; child; child = child->next) {
        count++;
    }
    return count;
}

static void fill_list(Maker *maker, PendingValue pending)
{
    Value *list = pending.to;

    list->items = arena_new_array(maker->arena, Value *, count_children(pending.from));
    for (const ViewNode *child = pending.from->first; child; child = child->next) {
        list->items[list->count++] = make_value(maker, child);
    }
}

static void fill_map(Maker *maker, PendingValue pending)
{
    Value *map = pending.to;

    map->pairs = arena_new_array(maker->arena, ValuePair, count_children(pending.from));
    for (const ViewNode *child = pending.from->first; child; child = child->next) {
        map->pairs[map->count++] =
            (ValuePair){.key = child->key, .value = make_value(maker, child)};
    }
}

static void fill_pending(Maker *maker)
{
    while (maker->count > 0) {
        PendingValue pending = maker->pending[--maker->count];

        (pending.to->kind == VALUE_MAP ? fill_map : fill_list)(maker, pending);
    }
}

static const ViewNode *find_member(const ViewNode *map, Slice key)
{
    const ViewNode *member = map ? map->first : NULL;

    while (member && !slice_equals(member->key, key)) {
        member = member->next;
    }
    return member;
}

/* The pair of an old key, or of a new one with `old` NULL. */
static ValuePair make_pair(Maker *maker, const ViewNode *member, const ValuePair *old,
                           const ViewNode *old_member)
{
    if (old && old_member && view_equal(maker->arena, member, old_member)) {
        return *old;
    }

    ValuePair pair = {.key = member->key};

    if (old) {
        pair = *old;
    }
    pair.value = make_value(maker, member);
    if (old) {
        pair.value->span = old->value->span;
    }
    return pair;
}

Value *value_from_metadata(Arena *arena, const ViewNode *map, const Value *old,
                           const ViewNode *old_map)
{
    Maker maker = {.arena = arena};
    Value *value = arena_new(arena, Value);

    value->kind = VALUE_MAP;
    value->span = old ? old->span : (Span){0, 0};
    value->pairs = arena_new_array(arena, ValuePair, count_children(map));
    for (size_t i = 0; old && i < old->count; i++) {
        Slice key = old->pairs[i].key;
        const ViewNode *member = find_member(map, key);

        if (member) {
            value->pairs[value->count++] =
                make_pair(&maker, member, &old->pairs[i], find_member(old_map, key));
        }
    }
    for (const ViewNode *member = map->first; member; member = member->next) {
        if (!value_find_pair(old, member->key)) {
            value->pairs[value->count++] = make_pair(&maker, member, NULL, NULL);
        }
    }
    fill_pending(&maker);
    return value;
}
