/*
 * feed_markdown.h - pages as Markdown, for agents.
 *
 * The body as it was written, but for the links that lead into the site: these were right in the project, and lead to the
 * pages now. Links by reference stay as they are.
 */
#ifndef RENDER_FEED_MARKDOWN_H
#define RENDER_FEED_MARKDOWN_H

#include "base/buffer.h"
#include "document/site.h"

/* The file "<page>.html.md". Its links are absolute when the site has a url, else relative to the file. */
void feed_write_markdown(Buffer *out, Arena *scratch, const Site *site, const Page *page);

/* The same for a file at the site's root. */
void feed_write_body(Buffer *out, Arena *scratch, const Site *site, const Page *page);

/* A URL between the parentheses of a link: it is percent-encoded, so that only parentheses can be in the way. */
void feed_write_destination(Buffer *out, Slice url);

#endif
