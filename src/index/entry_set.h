/*
 * entry_set.h - some of the entries of an index.
 */
#ifndef INDEX_ENTRY_SET_H
#define INDEX_ENTRY_SET_H

#include "base/arena.h"

typedef struct EntrySet {
    uint64_t *bits;
    size_t word_count; /* of 64 bits */
} EntrySet;

/* An empty set of entries below `count`. */
EntrySet entry_set_new(Arena *arena, uint32_t count);

static inline bool entry_set_has(const EntrySet *set, uint32_t entry)
{
    return set->bits[entry >> 6] >> (entry & 63) & 1;
}

static inline void entry_set_add(const EntrySet *set, uint32_t entry)
{
    set->bits[entry >> 6] |= UINT64_C(1) << (entry & 63);
}

bool entry_set_is_empty(const EntrySet *set);

void entry_set_add_range(const EntrySet *set, uint32_t start, uint32_t end);

/* Of sets of one size: adds those of the other; keeps only those of the other. */
void entry_set_unite(const EntrySet *set, const EntrySet *other);
void entry_set_intersect(const EntrySet *set, const EntrySet *other);

#endif
