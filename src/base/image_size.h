/*
 * image_size.h - how wide and high an image is, from the head of its file.
 *
 * Of PNG, JPEG, GIF, WebP, AVIF and SVG, told by their bytes; nothing is decoded. The bytes are anybody's: what is cut short, broken or
 * of another kind has no size. Each format asks for a few pieces of the file, JPEG for one a segment (image_jpeg.h).
 */
#ifndef BASE_IMAGE_SIZE_H
#define BASE_IMAGE_SIZE_H

#include "base/slice.h"

enum {
    IMAGE_PIECE_MOST = 8192,   /* bytes that are asked for at once */
    IMAGE_SIDE_MOST = 1 << 16, /* pixels: what says that it is larger is not believed */
};

/* In CSS pixels, as a browser shows it; both at least 1. */
typedef struct ImageSize {
    uint32_t width;
    uint32_t height;
} ImageSize;

/* Gives the bytes from `offset` on, at most IMAGE_PIECE_MOST; fewer only where the file ends. They live until the next call. */
typedef Slice ImagePiece(void *context, uint64_t offset);

/* Leaves the size in `*size`, or returns false. */
bool image_size_read(ImagePiece *piece, void *context, ImageSize *size);

/* The big-endian number of `count` bytes (at most 4) at `at`; 0 beyond the end. */
uint32_t image_number(Slice bytes, size_t at, size_t count);

/* The same for little-endian numbers. */
uint32_t image_number_little(Slice bytes, size_t at, size_t count);

#endif
