/*
 * completeness.h - record/…-without-…: knowledge that lacks what makes it useful.
 */
#ifndef EXTRACT_COMPLETENESS_H
#define EXTRACT_COMPLETENESS_H

#include "extract/candidate.h"
#include "extract/extraction.h"

/*
 * Tells what the record made of `candidate` lacks: a pattern its rationale or code, a decision its status. Only of those that are
 * sections: an item of a list says what it says in a line, and nobody asks it for more.
 */
void completeness_check(Extraction *extraction, const Candidate *candidate, const Record *record);

#endif
