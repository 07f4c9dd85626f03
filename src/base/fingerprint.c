#include "base/fingerprint.h"

#include "base/hash.h"
#include "base/map.h"

#include <inttypes.h>

static Slice hash_hex(Arena *arena, Slice bytes)
{
    char text[HASH_TEXT_SIZE];

    return arena_copy(arena, slice_from_string(hash_to_text(hash_128(bytes), text)));
}

/* Parts end with a byte that is in no rule and no path, or "a" + "bc" would be "ab" + "c". */
static void add_part(Buffer *out, Slice part)
{
    buffer_add(out, part);
    buffer_add_byte(out, '\0');
}

/* Rule and text at fault. A hash says which of the two it is of. */
static Slice write_content(Arena *arena, const Diagnostic *finding)
{
    uint64_t text = finding->text_hash;
    Buffer out;

    buffer_init(&out, arena);
    add_part(&out, finding->rule);
    buffer_add_format(&out, "%s %016" PRIx64, text != 0 ? "text" : "message",
                      text != 0 ? text : hash_64(finding->message));
    return buffer_slice(&out);
}

/* The content at a path, which is the key under which equal ones are counted. */
static Slice write_key(Arena *arena, Slice content, Slice path)
{
    Buffer out;

    buffer_init(&out, arena);
    add_part(&out, content);
    add_part(&out, path);
    return buffer_slice(&out);
}

static uint32_t count_one(Map *counts, Arena *arena, Slice key)
{
    MapEntry *entry = map_get(counts, key);

    if (entry->value == NULL) {
        entry->value = arena_new(arena, uint32_t);
    }
    return (*(uint32_t *)entry->value)++;
}

Fingerprint *fingerprint_list(Arena *arena, const DiagnosticList *findings)
{
    Fingerprint *fingerprints = arena_new_array(arena, Fingerprint, findings->count);
    Arena scratch;
    Map counts; /* content and path -> how many there were */

    arena_init(&scratch, arena->budget);
    map_init(&counts, &scratch);
    for (size_t i = 0; i < findings->count; i++) {
        Slice content = write_content(&scratch, &findings->items[i]);
        Slice key = write_key(&scratch, content, findings->items[i].path);
        uint32_t ordinal = count_one(&counts, &scratch, key);
        Slice whole =
            arena_format(&scratch, "%.*s%" PRIu32, SLICE_PRINT(hash_hex(&scratch, key)), ordinal);

        fingerprints[i] = (Fingerprint){
            .whole = hash_hex(arena, whole),
            .content = hash_hex(arena, content),
            .ordinal = ordinal,
        };
    }
    arena_free(&scratch);
    return fingerprints;
}
