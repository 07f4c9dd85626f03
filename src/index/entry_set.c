#include "index/entry_set.h"

EntrySet entry_set_new(Arena *arena, uint32_t count)
{
    size_t words = (size_t)count / 64 + 1;
    return (EntrySet){arena_new_array(arena, uint64_t, words), words};
}

bool entry_set_is_empty(const EntrySet *set)
{
    uint64_t all = 0;
    for (size_t i = 0; i < set->word_count; i++) {
        all |= set->bits[i];
    }
    return all == 0;
}

void entry_set_add_range(const EntrySet *set, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        entry_set_add(set, i);
    }
}

void entry_set_unite(const EntrySet *set, const EntrySet *other)
{
    for (size_t i = 0; i < set->word_count; i++) {
        set->bits[i] |= other->bits[i];
    }
}

void entry_set_intersect(const EntrySet *set, const EntrySet *other)
{
    for (size_t i = 0; i < set->word_count; i++) {
        set->bits[i] &= other->bits[i];
    }
}
