/*
 * fuzz_image_size.c - any bytes are an image: those that have a size have one that can be believed, and nothing else is read.
 */
#include "base/image_size.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Slice piece(void *context, uint64_t offset)
{
    const Slice *file = context;
    size_t from = offset < file->size ? (size_t)offset : file->size;

    return slice_part(*file, from, from + IMAGE_PIECE_MOST);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Slice file = {(const char *)data, size};
    ImageSize found;

    if (image_size_read(piece, &file, &found)) {
        assert(found.width >= 1 && found.width <= IMAGE_SIDE_MOST);
        assert(found.height >= 1 && found.height <= IMAGE_SIDE_MOST);
    }
    return 0;
}
