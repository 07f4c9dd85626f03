/*
 * given_record.h - the records that filters gave (document/given_record.h).
 *
 * One at a heading is about its section, to its end: its id is that of the section, as a section should have one of a kind. Any other
 * is about what it was given at, and has a number. One about the whole document stands at the document's first heading.
 */
#ifndef EXTRACT_GIVEN_RECORD_H
#define EXTRACT_GIVEN_RECORD_H

#include "extract/extraction.h"

void given_record_recognise(Extraction *extraction);

#endif
