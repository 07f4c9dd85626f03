/*
 * gfm_link.h - where links and images lead, in Markdown.
 */
#ifndef DOCUMENT_GFM_LINK_H
#define DOCUMENT_GFM_LINK_H

#include "base/buffer.h"
#include "document/view.h"

/* "(url "title")", the title only where there is one. */
void gfm_link_write_target(Buffer *out, const LinkTarget *target);

/* Can a VIEW_LINK be <https://example.org> or <me@example.org>: is its text its address, and nothing else there? */
bool gfm_link_is_automatic(const ViewNode *link);

/* Attributes that Markdown's form of a link or image has no place for. "uri" and "email" only say what kind it is. */
bool gfm_link_has_attributes(const ViewNode *link);

#endif
