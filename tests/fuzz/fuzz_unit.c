/*
 * fuzz_unit.c - whatever unit_open accepts can be read to its last byte.
 *
 * The first byte says how to read the rest. 'B': as a block. 'P': as changes to a right block, each a place (two bytes) and a
 * number (four bytes) to write there; that goes deeper, and its seeds do not age with the layout.
 */
#include "unit/sample_unit.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_block(Arena *arena, Slice block)
{
    /* In memory of its own, so that a sanitizer sees what lies outside. */
    char *copy = malloc(block.size + 1);
    const char *error = NULL;
    Unit unit;

    assert(copy != NULL);
    memcpy(copy, block.data, block.size);
    if (unit_open((Slice){copy, block.size}, &unit, &error)) {
        sample_touch_unit(&unit, arena);
    } else {
        assert(error != NULL);
    }
    free(copy);
}

static void change_block(Slice block, Slice changes)
{
    for (; changes.size >= 6; changes = slice_from(changes, 6)) {
        uint16_t at;

        memcpy(&at, changes.data, 2);
        if (at + (size_t)4 <= block.size) {
            memcpy((char *)(uintptr_t)block.data + at, changes.data + 2, 4);
        }
    }
}

static void read_changed_sample(Sample *sample, Slice changes)
{
    Buffer out;

    buffer_init(&out, &sample->arena);
    unit_write(&out, sample_full_document(sample));
    change_block(buffer_slice(&out), changes);
    read_block(&sample->scratch, buffer_slice(&out));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice input = slice_from((Slice){(const char *)data, size}, 1);
    void *state;

    if (size == 0 || sample_begin(&state) != 0) {
        return 0;
    }

    Sample *sample = state;

    if (data[0] == 'P') {
        read_changed_sample(sample, input);
    } else {
        read_block(&sample->scratch, input);
    }
    return sample_end(&state);
}
