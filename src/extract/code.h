/*
 * code.h - a record for each code block.
 */
#ifndef EXTRACT_CODE_H
#define EXTRACT_CODE_H

#include "extract/extraction.h"

void code_recognise(Extraction *extraction);

#endif
