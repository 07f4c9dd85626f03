/*
 * gfm_attributes.h - {#id .class key="value"}, as memoc reads it on headings and fences.
 */
#ifndef DOCUMENT_GFM_ATTRIBUTES_H
#define DOCUMENT_GFM_ATTRIBUTES_H

#include "base/buffer.h"
#include "document/view.h"

/* What cannot be said there, a class with a blank in it, is left out; nothing is written when there is nothing else. */
void gfm_attributes_write(Buffer *out, const Attributes *attributes);

/* A header's attributes without the identifier that it has by its text; NULL when that is all. */
const Attributes *gfm_attributes_of_header(Arena *arena, ViewNode *header);

#endif
