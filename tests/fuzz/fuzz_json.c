/*
 * fuzz_json.c - what is valid stays valid when it is made compact, what is written is valid, problems lie in the text.
 */
#include "base/json.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_compact(Arena *arena, Slice json)
{
    JsonProblem problem;
    Buffer compact;
    Buffer again;
    buffer_init(&compact, arena);
    buffer_init(&again, arena);
    json_add_compact(&compact, json);
    assert(json_is_valid(arena, buffer_slice(&compact), &problem));
    json_add_compact(&again, buffer_slice(&compact));
    assert(slice_equals(buffer_slice(&compact), buffer_slice(&again)));
}

static void check_string(Arena *arena, Slice text)
{
    JsonProblem problem;
    Buffer string;
    buffer_init(&string, arena);
    json_add_string(&string, text);
    assert(json_is_valid(arena, buffer_slice(&string), &problem));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    arena_init(&arena, NULL);
    Slice text = {(const char *)data, size};
    JsonProblem problem;
    if (json_is_valid(&arena, text, &problem)) {
        check_compact(&arena, text);
    } else {
        assert(problem.offset <= size && problem.message.size > 0);
    }
    check_string(&arena, text);
    arena_free(&arena);
    return 0;
}
