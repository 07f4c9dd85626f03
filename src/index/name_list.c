#include "index/name_list.h"

uint32_t name_list_get(NameList *list, Slice name)
{
    if (name.size == 0) {
        return 0;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (slice_equals(list->items[i], name)) {
            return (uint32_t)i + 1;
        }
    }
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = name;
    return (uint32_t)list->count;
}
