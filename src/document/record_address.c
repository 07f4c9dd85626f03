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

/* "patterns-2" -> "patterns"; what does not end so, as it is. */
static Slice without_number(Slice name)
{
    size_t end = name.size;

    while (end > 0 && ascii_is_digit(name.data[end - 1])) {
        end--;
    }
    return end > 0 && end < name.size && name.data[end - 1] == '-' ? slice_part(name, 0, end - 1)
                                                                   : name;
}

/* That of code is a folder. */
static bool is_list_name(Slice name)
{
    for (size_t i = 0; i < RECORD_KIND_COUNT; i++) {
        if (i != RECORD_CODE && list_names[i].size > 0 && slice_equals_fold(name, list_names[i])) {
            return true;
        }
    }
    return false;
}

bool record_address_is_list(Slice address)
{
    Slice rest;
    Slice folder = slice_cut(address, '/', &rest);
    Slice inner = path_folder(rest);

    if (!slice_equals_fold(folder, RECORD_FOLDER) ||
        !slice_equals_fold(path_extension(rest), SLICE(".html"))) {
        return false;
    }
    if (inner.size > 0) {
        return slice_equals_fold(inner, list_names[RECORD_CODE]);
    }

    Slice name = path_without_extension(rest);

    return slice_equals_fold(name, SLICE("index")) || is_list_name(without_number(name));
}

Slice record_part_name(Arena *arena, Slice name, uint32_t number)
{
    return number == 1 ? name : arena_format(arena, "%.*s-%u", SLICE_PRINT(name), number);
}

Slice record_file_address(Arena *arena, Slice path)
{
    return arena_format(arena, "memory/doc/%.*s.json", SLICE_PRINT(path_without_extension(path)));
}
