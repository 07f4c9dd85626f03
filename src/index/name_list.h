/*
 * name_list.h - names that are referred to by number, in order of their first use.
 */
#ifndef INDEX_NAME_LIST_H
#define INDEX_NAME_LIST_H

#include "base/arena.h"

typedef struct NameList {
    Slice *items;
    size_t count;
    size_t capacity;
    Arena *arena;
} NameList;

/* The number of a name, from 1 on; added when it is new. 0 for an empty one. */
uint32_t name_list_get(NameList *list, Slice name);

#endif
