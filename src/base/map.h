/*
 * map.h - from bytes to pointers, in order of insertion.
 *
 * Keys are borrowed: they must live as long as the map. Iterate over `entries` (count of them): the order is that of
 * the first insertion of each key, so that output never depends on hash values. Nothing is removed.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct MapEntry {
    Slice key;
    void *value;
} MapEntry;

typedef struct Map {
    MapEntry *entries;
    size_t count;
    size_t capacity;
    struct MapSlot *slots; /* see map.c */
    size_t slot_count;
    Arena *arena;
} Map;

void map_init(Map *map, Arena *arena);

/* The value of `key`, or NULL. */
void *map_find(const Map *map, Slice key);

/* The entry of `key`, or NULL: for maps whose values may be NULL. */
MapEntry *map_find_entry(const Map *map, Slice key);

/* The entry of `key`, made with value NULL when it was not there. Valid until the next insertion. */
MapEntry *map_get(Map *map, Slice key);

void map_set(Map *map, Slice key, void *value);

#endif
