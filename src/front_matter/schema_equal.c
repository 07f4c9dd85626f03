#include "front_matter/schema_equal.h"

#include "base/hash.h"
#include "base/map.h"
#include "front_matter/schema_number.h"

#include <stdlib.h>

enum { LINEAR_MOST = 8 };

static bool take_steps(uint64_t *steps, size_t bytes)
{
    uint64_t wanted = 1 + bytes / 64;

    if (*steps < wanted) {
        *steps = 0;
        return false;
    }
    *steps -= wanted;
    return true;
}

static bool is_number(const Value *value)
{
    return value->kind == VALUE_INTEGER || value->kind == VALUE_FLOAT;
}

static bool lists_are_equal(Arena *arena, const Value *a, const Value *b, uint64_t *steps)
{
    bool are_equal = a->count == b->count;

    for (size_t i = 0; are_equal && i < a->count; i++) {
        are_equal = schema_equals(arena, a->items[i], b->items[i], steps);
    }
    return are_equal;
}

static void index_pairs(Arena *arena, const Value *map, Map *index)
{
    map_init(index, arena);
    for (size_t i = 0; map->count > LINEAR_MOST && i < map->count; i++) {
        map_set(index, map->pairs[i].key, map->pairs[i].value);
    }
}

static const Value *find_member(const Value *map, const Map *index, Slice key)
{
    if (map->count > LINEAR_MOST) {
        return map_find(index, key);
    }

    const ValuePair *pair = value_find_pair(map, key);

    return pair ? pair->value : NULL;
}

static bool maps_are_equal(Arena *arena, const Value *a, const Value *b, uint64_t *steps)
{
    Map index;

    if (a->count != b->count || !take_steps(steps, 64 * b->count)) {
        return false;
    }
    index_pairs(arena, b, &index);
    for (size_t i = 0; i < a->count; i++) {
        const Value *other = find_member(b, &index, a->pairs[i].key);

        if (!other || !schema_equals(arena, a->pairs[i].value, other, steps)) {
            return false;
        }
    }
    return true;
}

static bool numbers_are_equal(Arena *arena, const Value *a, const Value *b)
{
    SchemaNumber first = schema_number_read(arena, a);
    SchemaNumber second = schema_number_read(arena, b);

    return schema_number_equals(&first, &second);
}

bool schema_equals(Arena *arena, const Value *a, const Value *b, uint64_t *steps)
{
    if (!take_steps(steps, a->text.size + b->text.size)) {
        return false;
    }
    if (is_number(a) && is_number(b)) {
        return numbers_are_equal(arena, a, b);
    }
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case VALUE_BOOLEAN:
        return a->boolean == b->boolean;
    case VALUE_STRING:
        return slice_equals(a->text, b->text);
    case VALUE_LIST:
        return lists_are_equal(arena, a, b, steps);
    case VALUE_MAP:
        return maps_are_equal(arena, a, b, steps);
    default:
        return true;
    }
}

static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ (hash >> 32)) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

static uint64_t hash_value(Arena *arena, const Value *value, uint64_t *steps)
{
    uint64_t hash = 0;

    if (!take_steps(steps, value->text.size)) {
        return 0;
    }
    if (is_number(value)) {
        SchemaNumber number = schema_number_read(arena, value);

        return mix(schema_number_hash(&number));
    }
    hash = value->kind == VALUE_STRING ? hash_64(value->text) : value->boolean;
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        hash = mix(hash + hash_value(arena, value->items[i], steps));
    }
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
        /* A sum, because order does not count. */
        hash += mix(hash_64(value->pairs[i].key) + hash_value(arena, value->pairs[i].value, steps));
    }
    return mix(hash + (uint64_t)value->kind);
}

typedef struct Hashed {
    uint64_t hash;
    size_t index;
} Hashed;

static int by_hash(const void *a, const void *b)
{
    const Hashed *first = a;
    const Hashed *second = b;

    if (first->hash != second->hash) {
        return first->hash < second->hash ? -1 : 1;
    }
    return first->index < second->index ? -1 : 1;
}

/* The item with the smallest number, of items with equal hashes: the list is sorted. */
static void search_group(Arena *arena, const Value *list, const Hashed *group, size_t count,
                         size_t found[2], uint64_t *steps)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i && group[i].index < found[1]; j++) {
            if (schema_equals(arena, list->items[group[j].index], list->items[group[i].index],
                              steps)) {
                found[0] = group[j].index;
                found[1] = group[i].index;
            }
        }
    }
}

const Value *schema_find_repeated(Arena *arena, const Value *list, size_t *first, uint64_t *steps)
{
    Hashed *hashed = arena_new_array(arena, Hashed, list->count);
    size_t found[2] = {0, SIZE_MAX};

    for (size_t i = 0; i < list->count; i++) {
        hashed[i] = (Hashed){hash_value(arena, list->items[i], steps), i};
    }
    if (*steps == 0) {
        return NULL;
    }
    qsort(hashed, list->count, sizeof *hashed, by_hash);
    for (size_t start = 0, end; start < list->count; start = end) {
        for (end = start + 1; end < list->count && hashed[end].hash == hashed[start].hash;) {
            end++;
        }
        search_group(arena, list, hashed + start, end - start, found, steps);
    }
    *first = found[0];
    return found[1] < list->count ? list->items[found[1]] : NULL;
}
