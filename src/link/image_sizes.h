/*
 * image_sizes.h - how large the images are that pages show.
 *
 * A page that knows keeps the place free until the image has come, so that nothing moves. Of each file only the head is read, once, and only
 * when a site is written.
 */
#ifndef LINK_IMAGE_SIZES_H
#define LINK_IMAGE_SIZES_H

#include "document/site.h"

/* Gives those of the site's files that a page shows their size; one that cannot be read, or is no image that we know, has none. */
void image_sizes_read(Site *site);

#endif
