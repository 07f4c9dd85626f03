#include "document/given_record.h"

void given_record_add(GivenRecordList *list, const GivenRecord *record)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = *record;
}
