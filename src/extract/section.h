/*
 * section.h - a record for each heading with its own lines, and for what stands before the first.
 */
#ifndef EXTRACT_SECTION_H
#define EXTRACT_SECTION_H

#include "extract/extraction.h"

void section_recognise(Extraction *extraction);

#endif
