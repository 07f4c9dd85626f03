#include "document/record_address.h"

#include "base/path.h"

static const Slice list_names[RECORD_KIND_COUNT] = {
    [RECORD_CODE] = SLICE_INIT("code"),
    [RECORD_PATTERN] = SLICE_INIT("patterns"),
    [RECORD_ANTI_PATTERN] = SLICE_INIT("anti-patterns"),
    [RECORD_PRACTICE] = SLICE_INIT("practices"),
    [RECORD_DECISION] = SLICE_INIT("decisions"),
    [RECORD_TAKEAWAY] = SLICE_INIT("takeaways"),
    [RECORD_LESSON] = SLICE_INIT("lessons"),
    [RECORD_WORKFLOW] = SLICE_INIT("workflows"),
    [RECORD_MEMORY] = SLICE_INIT("memories"),
};

Slice record_list_name(RecordKind kind)
{
    return list_names[kind];
}

Slice record_part_name(Arena *arena, Slice name, uint32_t number)
{
    return number == 1 ? name : arena_format(arena, "%.*s-%u", SLICE_PRINT(name), number);
}

Slice record_file_address(Arena *arena, Slice path)
{
    return arena_format(arena, "memory/doc/%.*s.json", SLICE_PRINT(path_without_extension(path)));
}
