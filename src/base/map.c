#include "base/map.h"

#include "base/hash.h"

#include <assert.h>

enum { MAP_SLOT_COUNT_FIRST = 16 };

typedef struct MapSlot {
    uint32_t hash;  /* of the key: most other keys are told apart without a look at them */
    uint32_t entry; /* index into entries + 1; 0 is free */
} MapSlot;

void map_init(Map *map, Arena *arena)
{
    *map = (Map){.arena = arena};
}

/* The slot that holds `key`, or the free one where it belongs: half of all are free. */
static MapSlot *find_slot(const Map *map, Slice key, uint32_t hash)
{
    size_t mask = map->slot_count - 1;
    size_t at = hash & mask;

    for (;; at = (at + 1) & mask) {
        MapSlot *slot = &map->slots[at];

        if (slot->entry == 0 ||
            (slot->hash == hash && slice_equals(map->entries[slot->entry - 1].key, key))) {
            return slot;
        }
    }
}

MapEntry *map_find_entry(const Map *map, Slice key)
{
    if (map->count == 0) {
        return NULL;
    }

    const MapSlot *slot = find_slot(map, key, (uint32_t)hash_64(key));

    return slot->entry > 0 ? &map->entries[slot->entry - 1] : NULL;
}

void *map_find(const Map *map, Slice key)
{
    MapEntry *entry = map_find_entry(map, key);

    return entry ? entry->value : NULL;
}

static void put_slot(Map *map, MapSlot slot)
{
    size_t mask = map->slot_count - 1;
    size_t at = slot.hash & mask;

    while (map->slots[at].entry > 0) {
        at = (at + 1) & mask;
    }
    map->slots[at] = slot;
}

/* Doubles the slots. Their hashes say where they belong; no key is looked at. */
static void add_slots(Map *map)
{
    size_t old_count = map->slot_count;
    const MapSlot *old = map->slots;

    map->slot_count = old_count > 0 ? arena_size(old_count, 2) : MAP_SLOT_COUNT_FIRST;
    map->slots = arena_new_array(map->arena, MapSlot, map->slot_count);
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].entry > 0) {
            put_slot(map, old[i]);
        }
    }
}

MapEntry *map_get(Map *map, Slice key)
{
    uint32_t hash = (uint32_t)hash_64(key);

    if (2 * (map->count + 1) > map->slot_count) {
        add_slots(map);
    }

    MapSlot *slot = find_slot(map, key, hash);

    if (slot->entry > 0) {
        return &map->entries[slot->entry - 1];
    }
    assert(map->count < UINT32_MAX / 4); /* slots are found by 32 bits */
    map->entries = arena_array_room(map->arena, map->entries, map->count, &map->capacity,
                                    sizeof *map->entries);
    map->entries[map->count] = (MapEntry){.key = key};
    *slot = (MapSlot){.hash = hash, .entry = (uint32_t)++map->count};
    return &map->entries[slot->entry - 1];
}

void map_set(Map *map, Slice key, void *value)
{
    map_get(map, key)->value = value;
}
