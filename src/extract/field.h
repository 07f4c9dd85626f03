/*
 * field.h - a record for each label with its value.
 */
#ifndef EXTRACT_FIELD_H
#define EXTRACT_FIELD_H

#include "extract/extraction.h"

void field_recognise(Extraction *extraction);

#endif
