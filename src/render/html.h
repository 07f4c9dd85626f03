/*
 * html.h - a document as HTML.
 *
 * One writer, two styles, which differ in little but attributes: what a page of the site holds; and what cmark-gfm
 * prints, for comparison and for tools that expect it. Time is linear in the tree; nothing recurses.
 */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "base/buffer.h"
#include "document/node.h"
#include "document/settings.h"
#include "render/html_holes.h"

typedef enum HtmlStyle {
    /*
     * Identifiers, classes, accessible names; valid by today's HTML, without a style attribute. Classes: align-left,
     * align-center, align-right; table-scroll around tables; task-list-item; markdown-alert, -note …, -title; math,
     * with inline or display; footnotes, footnote-ref, footnote-backref; markup for raw HTML that is shown as text.
     */
    HTML_SITE,
    /*
     * Byte for byte what the cmark-gfm program (0.29.0.gfm.6) prints. Of what it does not know, alerts are as on
     * GitHub, and math is as in pandoc with MathJax.
     */
    HTML_SPEC,
} HtmlStyle;

typedef struct HtmlOptions {
    HtmlStyle style;
    /*
     * What becomes of raw HTML, and of the addresses of links that run scripts (javascript:, vbscript:, data:, file:).
     * HTML_SANITIZE: sanitize.h, and such links lose their address. HTML_ESCAPE: it is shown as text; links the same.
     * HTML_GFM: as written, but for the tags that GitHub's tagfilter shows as text. HTML_TRUST: as cmark-gfm --unsafe.
     */
    HtmlMode mode;
    struct Highlighter
        *highlighter; /* for code blocks of site style (highlight.h); NULL: all are plain */
    const struct MathConverter
        *math;        /* what is known of formulas (math_converter.h); NULL: nothing */
    HtmlHoles *holes; /* where URLs go that lead into the site; NULL: they are written */
} HtmlOptions;

/* Writes the whole tree, footnotes last. What the holes refer to lives in the tree's arena or in that of the holes. */
void html_write_tree(Buffer *out, const Tree *tree, const HtmlOptions *options);

#endif
