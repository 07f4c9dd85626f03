/*
 * heading.h - heading/emphasis: that headings are headings.
 *
 * A line in bold over a list looks like a heading and is none: it has no anchor, no place in the outline and no section of its own.
 */
#ifndef CHECK_HEADING_H
#define CHECK_HEADING_H

#include "document/document.h"

/*
 * heading/emphasis is told of a paragraph that is one line, all in bold or all in italics, with something below it. As in
 * markdownlint's MD036, one that ends as a sentence or a label does (".", ":", …) is none, nor is one in a list or a quote.
 * Beyond it, bold may hold code; a last line ("**End of document**"), one right above a heading or a rule, and one of more than
 * 120 characters are none.
 */
void check_headings(Document *document);

#endif
