/*
 * code.h - a record for each code block.
 */
#ifndef EXTRACT_CODE_H
#define EXTRACT_CODE_H

#include "extract/extraction.h"

void code_recognise(Extraction *extraction);

/* The one name of a code block's language; empty when it has none. */
Slice code_language(Arena *arena, const Node *code);

#endif
