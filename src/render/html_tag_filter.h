/*
 * html_tag_filter.h - GitHub's tagfilter extension.
 *
 * GFM spec, 6.11: the "<" of title, textarea, style, xmp, iframe, noembed, noframes, script and plaintext tags is
 * escaped. It keeps one element from swallowing the rest of a page; it does not make HTML safe.
 */
#ifndef RENDER_HTML_TAG_FILTER_H
#define RENDER_HTML_TAG_FILTER_H

#include "base/buffer.h"
#include "base/slice.h"

/* Writes raw HTML, filtered: every tag in it, or, when it is not `all`, the one that it begins with. */
void html_tag_filter_write(Buffer *out, Slice html, bool all);

#endif
