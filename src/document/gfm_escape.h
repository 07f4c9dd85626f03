/*
 * gfm_escape.h - text that Markdown reads as text.
 *
 * Backslashes come before what would be read as something else, judged by what stands around it: "2 * 3" and "snake_case" and
 * "[a]" stay, "*a*" and "# a" at the start of a line and "[a](b" do not. The document has no link reference definitions.
 */
#ifndef DOCUMENT_GFM_ESCAPE_H
#define DOCUMENT_GFM_ESCAPE_H

#include "document/gfm_flat.h"

typedef enum GfmPlace {
    GFM_PARAGRAPH,
    GFM_ITEM,    /* the first paragraph of an item: "[ ]" would be a checkbox */
    GFM_HEADING, /* behind "# " */
    GFM_CELL,    /* of a pipe table: every pipe is escaped, also in markup */
} GfmPlace;

/* Writes the text, delimiters as they were chosen. */
void gfm_escape_write(Buffer *out, const GfmFlat *flat, GfmPlace place);

/* Does a character reference begin at `at`, an ampersand? Any name counts. */
bool gfm_escape_is_reference(Slice text, size_t at);

/*
 * Text of addresses, titles and info strings: a backslash before each byte of `signs`, and before what would be an escape; a
 * reference's ampersand is "&amp;".
 */
void gfm_escape_write_literal(Buffer *out, Slice text, const char *signs);

#endif
