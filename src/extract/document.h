/*
 * document.h - the record of a document as a whole. It counts the others, and must come after them.
 */
#ifndef EXTRACT_DOCUMENT_H
#define EXTRACT_DOCUMENT_H

#include "extract/extraction.h"

void document_recognise(Extraction *extraction);

#endif
