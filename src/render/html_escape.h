/*
 * html_escape.h - text, attributes and URLs, written so that HTML reads them back as they were.
 *
 * Every byte of a document that gets into a page goes through one of these, by the kind of place it gets to.
 * html_write_raw is the one exception: look at all its uses when you ask what may get in unescaped.
 */
#ifndef RENDER_HTML_ESCAPE_H
#define RENDER_HTML_ESCAPE_H

#include "base/buffer.h"
#include "base/slice.h"

/* With &amp; &lt; &gt; and &quot;: right between tags and between double quotes. */
void html_write_text(Buffer *out, Slice text);

/* The same, and &#39;: right between quotes of either kind. */
void html_write_quoted(Buffer *out, Slice text);

/* A space, the name, and the escaped value between double quotes. `name` is trusted. */
void html_write_attribute(Buffer *out, const char *name, Slice value);

/*
 * A URL for between double quotes: what no URL may hold, and every byte that is not ASCII, becomes %XX; "%" itself
 * stays, so that an encoded URL is not encoded twice.
 */
void html_write_url(Buffer *out, Slice url);

/* A block of markup as text: line by line, in <pre class="markup">. */
void html_write_markup(Buffer *out, Slice source);

/* As it is. */
void html_write_raw(Buffer *out, Slice html);

#endif
