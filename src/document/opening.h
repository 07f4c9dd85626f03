/*
 * opening.h - the first paragraph of a document that says something.
 *
 * Who shows a document in a line or two, and finds no description in its front matter, shows this. Paragraphs of images and raw HTML say
 * nothing, nor do those that begin with a label ("**Status:** ACTIVE") or a stamp (stamp.h), or end with a colon: what they say is
 * what follows. Only paragraphs that stand in nothing else are looked at.
 */
#ifndef DOCUMENT_OPENING_H
#define DOCUMENT_OPENING_H

#include "document/node.h"

enum { OPENING_MOST = 1024 }; /* bytes */

/* On one line; empty when there is no such paragraph. A longer one is cut. */
Slice opening_find(Arena *arena, const Tree *tree);

#endif
