/*
 * encoding.h - encoding/…: the bytes of the file.
 *
 * One finding a rule and file, at the first place, with how often.
 */
#ifndef CHECK_ENCODING_H
#define CHECK_ENCODING_H

#include "document/document.h"

void check_encoding(Document *document);

#endif
