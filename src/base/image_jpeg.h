/*
 * image_jpeg.h - how large a JPEG is.
 *
 * The size stands behind what programs put in front: previews, colour profiles, descriptions, each in segments of at most 64 kB. They are
 * stepped over, a hundred or so; a browser turns a picture as its Exif description says, so that is looked at.
 */
#ifndef BASE_IMAGE_JPEG_H
#define BASE_IMAGE_JPEG_H

#include "base/image_size.h"

/* Leaves `*size` as it is when the file does not say it. */
void image_jpeg_read(ImagePiece *piece, void *context, ImageSize *size);

#endif
