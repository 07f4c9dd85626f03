/*
 * gfm.h - a document as GitHub Flavored Markdown.
 *
 * Written so that memoc, and cmark-gfm, read the same document back, as far as Markdown can say it; and where there are
 * several ways to say it, as pandoc does with `-t gfm --wrap=preserve`:
 *   headings     "# a"; one of level 1 or 2 with line breaks is underlined
 *   lists        "- " and "1.  "; two bullet lists side by side have "-" and "*"; between two ordered ones that would be
 *                one stands <!-- -->
 *   code         is fenced, "``` lang"; what else stood in the info string is kept when the block was not changed
 *   tables       are pipe tables, or HTML when a cell holds blocks, or spans, or there are several heads, bodies or feet
 *   notes        are numbered, and stand at the end; the references to one footnote stay that
 *   alerts       > [!NOTE]
 *   math         $x$, $$x$$, or a fence
 *   definitions  the term on a line of its own, then what it means
 *   others       are HTML: figures, Div, Span, Underline, SmallCaps, super- and subscript
 *   raw          Markdown and HTML are written as they are, other formats left out
 * Text is escaped where it would be read as something else, judged by what stands around it. What Markdown cannot say
 * (a bare e-mail address that is no link, blanks at the start of a line, the attributes of a header) is lost.
 *
 * Time is linear in the size of the output; nothing recurses. Scratch memory is taken from the buffer's arena.
 */
#ifndef DOCUMENT_GFM_H
#define DOCUMENT_GFM_H

#include "base/buffer.h"
#include "document/dialect.h"
#include "document/view.h"

typedef struct GfmOptions {
    bool joins_lines; /* a SoftBreak is a space, not a line end: pandoc's --wrap=none */
    bool standalone;  /* the metadata, when there is any, comes before as YAML (gfm_write only) */
    bool
        attributes; /* those of headers and code blocks are written as memoc reads them: {#id .class key="value"} */
} GfmOptions;

/* The whole document, its notes at the end. Nothing for an empty one, else whole lines. `options` may be NULL. */
void gfm_write(Buffer *out, const View *view, const GfmOptions *options);

/* The children of `parent`, which are blocks: a VIEW_DOCUMENT, Div, item, cell, MetaBlocks, ... Notes come at the end. */
void gfm_write_blocks(Buffer *out, ViewNode *parent, const GfmOptions *options);

/*
 * The children of `parent`, which are inlines, as the start of a paragraph, without a line end behind them. When there are
 * notes in them, their text follows behind a blank line, and ends with a line end.
 */
void gfm_write_inlines(Buffer *out, ViewNode *parent, const GfmOptions *options);

#endif
