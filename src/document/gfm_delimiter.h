/*
 * gfm_delimiter.h - which delimiters say emphasis where it stands.
 *
 * CommonMark 0.29, "Emphasis and strong emphasis": a run of delimiters can open or close by what stands around it. "*" is
 * taken where that works, else "_", else tags: **a**b is "**a**b", but a "b" in Strong, with an "a" right before it, is
 * a<strong>"b"</strong>.
 */
#ifndef DOCUMENT_GFM_DELIMITER_H
#define DOCUMENT_GFM_DELIMITER_H

#include "document/gfm_flat.h"

/* Sets the sign of each delimiter in the text: '*', '_', '~', or '<' for a tag. */
void gfm_delimiter_choose(GfmFlat *flat);

/*
 * Can the run of the same byte, [start, end), open or close emphasis? A line's and the text's ends are blanks. As in cmark-gfm, tildes
 * of Strikeout beside other delimiters are not looked at, but what is behind them.
 */
typedef struct GfmFlanks {
    bool opens;
    bool closes;
} GfmFlanks;

GfmFlanks gfm_delimiter_flanks(const GfmFlat *flat, size_t start, size_t end);

#endif
