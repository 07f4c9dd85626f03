/*
 * no_break_space.h - which no-break spaces can become ordinary ones without doubt.
 *
 * Markdown takes a no-break space for a letter where it looks for blanks: "#\u00A0Title" is no heading, "-\u00A0x" no item, and what
 * stands in code, in addresses, in HTML and in front matter stands there as it is. So only those in running text are mended: inside a
 * text run, with a word before them on their line and something behind them, where a space can begin and end nothing.
 */
#ifndef CHECK_NO_BREAK_SPACE_H
#define CHECK_NO_BREAK_SPACE_H

#include "document/document.h"

/* Adds the edits to a finding of `document`. */
void no_break_space_mend(Document *document, Diagnostic *finding);

#endif
