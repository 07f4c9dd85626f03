#include "document/record.h"

#include <assert.h>

static const char *const kind_names[RECORD_KIND_COUNT] = {
    [RECORD_DOCUMENT] = "document", [RECORD_SECTION] = "section",
    [RECORD_CODE] = "code",         [RECORD_FIELD] = "field",
    [RECORD_TABLE] = "table",       [RECORD_LINK] = "link",
    [RECORD_TASK] = "task",         [RECORD_STAMP] = "stamp",
    [RECORD_PATTERN] = "pattern",   [RECORD_ANTI_PATTERN] = "anti_pattern",
    [RECORD_PRACTICE] = "practice", [RECORD_DECISION] = "decision",
    [RECORD_TAKEAWAY] = "takeaway", [RECORD_LESSON] = "lesson",
    [RECORD_WORKFLOW] = "workflow", [RECORD_STEP] = "step",
    [RECORD_MEMORY] = "memory",
};

const char *record_kind_name(RecordKind kind)
{
    assert((int)kind >= 0 && kind < RECORD_KIND_COUNT);
    return kind_names[kind];
}

bool record_kind_is_given(RecordKind kind)
{
    return kind >= RECORD_PATTERN && kind <= RECORD_LESSON;
}

bool record_kind_parse(Slice name, RecordKind *kind)
{
    for (int i = 0; i < RECORD_KIND_COUNT; i++) {
        if (slice_is(name, kind_names[i])) {
            *kind = (RecordKind)i;
            return true;
        }
    }
    return false;
}

void record_list_init(RecordList *list, Arena *arena)
{
    *list = (RecordList){.arena = arena};
}

Record *record_list_add(RecordList *list, RecordKind kind)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count] = (Record){.kind = kind};
    return &list->items[list->count++];
}
