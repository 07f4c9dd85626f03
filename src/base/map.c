#include "base/map.h"

#include "base/hash.h"

#include <assert.h>

enum { MAP_SLOT_COUNT_FIRST = 16 };

void map_init(Map *map, Arena *arena)
{
    *map = (Map){.arena = arena};
}

/* The slot that holds `key`, or the free one where it belongs: half of all are free. */
static uint32_t *find_slot(const Map *map, Slice key)
{
    size_t mask = map->slot_count - 1;
    size_t at = (size_t)hash_64(key) & mask;

    while (map->slots[at] > 0 && !slice_equals(map->entries[map->slots[at] - 1].key, key)) {
        at = (at + 1) & mask;
    }
    return &map->slots[at];
}

MapEntry *map_find_entry(const Map *map, Slice key)
{
    if (map->count == 0) {
        return NULL;
    }

    uint32_t found = *find_slot(map, key);

    return found > 0 ? &map->entries[found - 1] : NULL;
}

void *map_find(const Map *map, Slice key)
{
    MapEntry *entry = map_find_entry(map, key);

    return entry ? entry->value : NULL;
}

static void add_slots(Map *map)
{
    map->slot_count = map->slot_count > 0 ? arena_size(map->slot_count, 2) : MAP_SLOT_COUNT_FIRST;
    map->slots = arena_new_array(map->arena, uint32_t, map->slot_count);
    for (size_t i = 0; i < map->count; i++) {
        *find_slot(map, map->entries[i].key) = (uint32_t)(i + 1);
    }
}

MapEntry *map_get(Map *map, Slice key)
{
    if (2 * (map->count + 1) > map->slot_count) {
        add_slots(map);
    }

    uint32_t *slot = find_slot(map, key);

    if (*slot > 0) {
        return &map->entries[*slot - 1];
    }
    assert(map->count < UINT32_MAX);
    map->entries = arena_array_room(map->arena, map->entries, map->count, &map->capacity,
                                    sizeof *map->entries);
    map->entries[map->count] = (MapEntry){.key = key};
    *slot = (uint32_t)++map->count;
    return &map->entries[*slot - 1];
}

void map_set(Map *map, Slice key, void *value)
{
    map_get(map, key)->value = value;
}
