/*
 * pandoc's JSON from anybody: what is read as a document is written as JSON, and read again gives the same; its native notation and
 * its text are written, too.
 */
#include "document/pandoc_json.h"
#include "document/pandoc_json_read.h"
#include "document/pandoc_native.h"
#include "document/plain.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(Arena *arena, const View *view)
{
    JsonProblem problem;
    Buffer first;
    Buffer second;
    Buffer other;

    buffer_init(&first, arena);
    buffer_init(&second, arena);
    buffer_init(&other, arena);
    pandoc_json_write(&first, view);

    const View *again = pandoc_json_read(arena, buffer_slice(&first), &problem);

    assert(again != NULL);
    pandoc_json_write(&second, again);
    assert(slice_equals(buffer_slice(&first), buffer_slice(&second)));
    pandoc_native_write(&other, view, true);
    plain_write(&other, view);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    JsonProblem problem;

    if (size > 20000) {
        return 0;
    }
    arena_init(&arena, NULL);

    View *view = pandoc_json_read(&arena, (Slice){(const char *)data, size}, &problem);

    if (view) {
        check(&arena, view);
    } else {
        assert(problem.offset <= size);
    }
    arena_free(&arena);
    return 0;
}
