/*
 * page_body.h - the HTML body of a page, its holes filled.
 *
 * The body was written before anybody knew where its links lead: each address is a hole in the unit's HTML, answered by
 * the link step. A link that leads nowhere on the site loses its address and remains as text; an image keeps it, so that
 * its alternative text shows. Behind an image's address stands its size, where that is known.
 */
#ifndef RENDER_PAGE_BODY_H
#define RENDER_PAGE_BODY_H

#include "base/buffer.h"
#include "document/site.h"

/*
 * How many bytes at the start of the body's HTML are its first heading, when that is an <h1> and nothing stands before
 * it; else 0. (With the holes, which take no bytes there.)
 */
size_t page_heading_size(const Page *page);

/* Writes the part [from, to) of the HTML; `to` is cut to its size. */
void page_write_body(Buffer *out, const Site *site, const Page *page, size_t from, size_t to);

#endif
