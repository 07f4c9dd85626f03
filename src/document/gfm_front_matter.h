/*
 * gfm_front_matter.h - metadata as the YAML that begins a document of Markdown.
 */
#ifndef DOCUMENT_GFM_FRONT_MATTER_H
#define DOCUMENT_GFM_FRONT_MATTER_H

#include "document/gfm.h"

/*
 * "---", a line for each value or more, "---", a blank line; nothing for an empty map. Texts are Markdown: those of several lines, and
 * blocks, are block scalars; others are quoted where YAML would read them as something else. MetaString "" is null. No recursion.
 */
void gfm_front_matter_write(Buffer *out, ViewNode *map, const GfmOptions *options);

#endif
