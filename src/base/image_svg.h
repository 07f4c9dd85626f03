/*
 * image_svg.h - how large an SVG image is.
 *
 * Its first tag says it: width and height in pixels, or one of them and the shape of the viewBox, or the viewBox alone.
 */
#ifndef BASE_IMAGE_SVG_H
#define BASE_IMAGE_SVG_H

#include "base/image_size.h"

/* Leaves `*size` as it is when `head`, the file's first bytes, do not say it. */
void image_svg_read(Slice head, ImageSize *size);

#endif
