/*
 * stamp.h - a record for each "Last Updated" in the text.
 */
#ifndef EXTRACT_STAMP_H
#define EXTRACT_STAMP_H

#include "extract/extraction.h"

void stamp_recognise(Extraction *extraction);

#endif
