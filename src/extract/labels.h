/*
 * labels.h - the fields of a record as one JSON object: {"rationale": "…", "why": "…", "why-2": "…"}.
 */
#ifndef EXTRACT_LABELS_H
#define EXTRACT_LABELS_H

#include "extract/extraction.h"

/* The fields of a section, those of the document; values are cut to RECORD_TEXT_LIMIT. Empty when there are none. */
Slice labels_of_section(Extraction *extraction, const Section *section);
Slice labels_of_document(Extraction *extraction);

#endif
