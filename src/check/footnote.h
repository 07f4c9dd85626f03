/*
 * footnote.h - doc/footnote-loop: footnotes that refer to each other in a circle.
 */
#ifndef CHECK_FOOTNOTE_H
#define CHECK_FOOTNOTE_H

#include "document/document.h"

/* Tells of each note that closes a circle. */
void check_footnotes(Document *document);

#endif
