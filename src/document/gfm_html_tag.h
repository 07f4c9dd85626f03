/*
 * gfm_html_tag.h - tags in Markdown.
 */
#ifndef DOCUMENT_GFM_HTML_TAG_H
#define DOCUMENT_GFM_HTML_TAG_H

#include "base/buffer.h"
#include "document/view.h"

/* Raw text in these formats is written as it is. */
bool gfm_html_is_format(Slice format);
bool gfm_html_is_markdown(Slice format);

/* With &amp; &lt; &gt; &quot;. */
void gfm_html_write_text(Buffer *out, Slice text);

/* ` name="value"` */
void gfm_html_write_attribute(Buffer *out, const char *name, Slice value);

/* "<name", the attributes but for those whose keys are no names, ">". `attributes` may be NULL. */
void gfm_html_write_tag(Buffer *out, const char *name, const Attributes *attributes);

/* The same without its ">". */
void gfm_html_open_tag(Buffer *out, const char *name, const Attributes *attributes);

/* `<a href="…" …>`, `<img src="…" alt="…" … />`. */
void gfm_html_write_link(Buffer *out, const ViewNode *link);
void gfm_html_write_image(Buffer *out, ViewNode *image);

/* What the inlines below `node` say, without marks: what an image has in its place; and what a header is named by, without images. */
Slice gfm_html_plain_text(Arena *arena, ViewNode *node, bool with_images);

/* `<span class="math inline">…</span>` */
void gfm_html_write_math(Buffer *out, const ViewNode *math);

/* The name of an inline's element, NULL for one that has none: "em", "u", "span". */
const char *gfm_html_inline_name(const ViewNode *node);

/* Its tag, with its attributes; of an inline that has an element. */
void gfm_html_write_inline_tag(Buffer *out, const ViewNode *node);

#endif
