/*
 * fuzz_mathml.c - any bytes are what a converter prints: what becomes of them is a formula, and stays one when it is read again.
 */
#include "render/mathml.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void assert_fit(Slice mathml)
{
    assert(slice_starts_with(mathml, SLICE("<math")));
    assert(slice_ends_with(mathml, SLICE("</math>")));
    assert(slice_find(mathml, SLICE("</math"), 0) == mathml.size - strlen("</math>"));
    assert(!slice_has_fold(mathml, SLICE("<script")) && !slice_has_fold(mathml, SLICE("<!--")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Buffer once;
    Buffer twice;

    arena_init(&arena, NULL);
    buffer_init(&once, &arena);
    buffer_init(&twice, &arena);
    if (mathml_write(&once, (Slice){(const char *)data, size}, SLICE("x"), false)) {
        assert_fit(buffer_slice(&once));
        if (slice_find(buffer_slice(&once), SLICE("<markup>"), 0) == once.size) {
            /* One row more, which may be one too many. */
            mathml_write(&twice, buffer_slice(&once), SLICE("x"), false);
        }
    }
    arena_free(&arena);
    return 0;
}
