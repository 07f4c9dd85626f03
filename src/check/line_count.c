#include "check/line_count.h"

#include "base/file.h"
#include "base/path.h"

enum { FILE_SIZE_MOST = 8 << 20, READ_SIZE_MOST = 256 << 20 };

void line_counter_init(LineCounter *counter, Arena *arena, Slice root)
{
    *counter = (LineCounter){.arena = arena};
    map_init(&counter->counts, arena);
    if (!file_real_path(arena, root, &counter->root)) {
        counter->root = (Slice){NULL, 0};
    }
}

/* A pair of CR and LF is one end. */
static uint32_t count_lines(Slice text)
{
    uint32_t count = 0;
    char last = '\n';

    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == '\n' || last == '\r';
        last = text.data[i];
    }
    return count + (last != '\n');
}

static bool read_lines(LineCounter *counter, Arena *scratch, Slice path, uint32_t *count)
{
    Slice real;
    Slice text;

    if (counter->root.size == 0 || counter->read_size > READ_SIZE_MOST ||
        !file_real_path(scratch, path_join(scratch, counter->root, path), &real) ||
        !path_is_below(real, counter->root) || !file_read(scratch, real, FILE_SIZE_MOST, &text)) {
        return false;
    }
    counter->read_size += text.size;
    if (slice_find_byte(text, '\0', 0) < text.size) {
        return false;
    }
    *count = count_lines(text);
    return true;
}

bool line_counter_find(LineCounter *counter, Slice path, uint32_t *count)
{
    MapEntry *known = map_find_entry(&counter->counts, path);

    if (known == NULL) {
        Arena scratch;
        uint32_t lines;

        arena_init(&scratch, counter->arena->budget);
        known = map_get(&counter->counts, path);
        if (read_lines(counter, &scratch, path, &lines)) {
            known->value = arena_new(counter->arena, uint32_t);
            *(uint32_t *)known->value = lines;
        }
        arena_free(&scratch);
    }
    if (known->value != NULL) {
        *count = *(const uint32_t *)known->value;
    }
    return known->value != NULL;
}
