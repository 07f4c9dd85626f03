#include "index/name_list.h"

void name_list_init(NameList *list, Arena *arena)
{
    *list = (NameList){.items = NULL};
    map_init(&list->map, arena);
}

uint32_t name_list_get(NameList *list, Slice name)
{
    if (name.size == 0) {
        return 0;
    }
    size_t place = (size_t)(map_get(&list->map, name) - list->map.entries);
    if (place == list->count) {
        list->items = arena_array_room(list->map.arena, list->items, list->count, &list->capacity,
                                       sizeof *list->items);
        list->items[list->count++] = name;
    }
    return (uint32_t)place + 1;
}
