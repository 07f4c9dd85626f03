/*
 * name_list.h - names that are referred to by number, in order of their first use.
 */
#ifndef INDEX_NAME_LIST_H
#define INDEX_NAME_LIST_H

#include "base/map.h"

typedef struct NameList {
    Slice *items;
    size_t count;
    size_t capacity;
    Map map; /* the same names: there may be as many as a site has languages */
} NameList;

void name_list_init(NameList *list, Arena *arena);

/* The number of a name, from 1 on; added when it is new. 0 for an empty one. */
uint32_t name_list_get(NameList *list, Slice name);

#endif
