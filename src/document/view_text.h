/*
 * view_text.h - what elements say by themselves, as text on one line.
 */
#ifndef DOCUMENT_VIEW_TEXT_H
#define DOCUMENT_VIEW_TEXT_H

#include "document/view.h"

/*
 * What an inline adds to a text where it begins, or where it ends, besides its children: the text of words, code and math, a space for
 * breaks, marks around quotations. As pandoc's stringify (Text.Pandoc.Shared). Empty for all other nodes.
 */
Slice view_text_of(const ViewNode *node, bool is_entering);

#endif
