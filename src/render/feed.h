/*
 * feed.h - the site for programs that follow it: feed.xml and sitemap.xml.
 *
 * Both need absolute addresses: a site without a url has neither. Dates are those that documents give themselves; a
 * build has none.
 */
#ifndef RENDER_FEED_H
#define RENDER_FEED_H

#include "base/buffer.h"
#include "document/site.h"
#include "render/renderer.h"

/*
 * An Atom feed (RFC 4287) of the pages that were updated last, at most FEED_MOST. False, with nothing written, when the
 * site has no url, or no page has a date: a feed must say when it was updated.
 */
enum { FEED_MOST = 30 };

bool feed_write_atom(Buffer *out, Arena *scratch, const Site *site);

/*
 * A sitemap (sitemaps.org) of all pages that may be found, as other generators have it: those of documents, indexes of folders, pages of
 * records, reports and links; not the search page and the 404 page, which say noindex. A page has the day of its document; what memoc
 * writes by itself has none. False, with nothing written, when the site has no url.
 */
bool feed_write_sitemap(Buffer *out, const Renderer *renderer);

#endif
