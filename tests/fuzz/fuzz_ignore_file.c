/*
 * fuzz_ignore_file.c - any text is a .gitignore, any bytes are a path; the last line that matches decides.
 *
 * Input: the path, a NUL, the text.
 */
#include "base/ignore_file.h"

#include "base/buffer.h"
#include "base/path.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_ignored(Arena *arena, Slice text, const char *last_line, Slice path)
{
    Buffer whole;
    buffer_init(&whole, arena);
    buffer_add(&whole, text);
    buffer_add_string(&whole, last_line);
    return ignore_file_matches(ignore_file_read(arena, buffer_slice(&whole), SLICE(""), NULL), path,
                               false);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    arena_init(&arena, NULL);
    Slice text;
    Slice path = slice_cut((Slice){(const char *)data, size}, '\0', &text);
    if (path_name(path).size > 0) {
        assert(is_ignored(&arena, text, "\n*", path));
        assert(!is_ignored(&arena, text, "\n!*", path));
        /* An outer file counts only where the inner one says nothing. */
        const IgnoreFile *outer = ignore_file_read(&arena, SLICE("*"), SLICE(""), NULL);
        const IgnoreFile *inner = ignore_file_read(&arena, text, SLICE(""), outer);
        assert(!is_ignored(&arena, text, "", path) || ignore_file_matches(inner, path, false));
    }
    arena_free(&arena);
    return 0;
}
