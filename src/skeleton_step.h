/*
 * skeleton_step.h - what --fix adds to a document's front matter: a block where there is none, or the date; as far as schemas take it.
 */
#ifndef SKELETON_STEP_H
#define SKELETON_STEP_H

#include "front_matter/schema_set.h"

/* After check_document. `schemas` may be NULL. */
void skeleton_step(const SchemaSet *schemas, Document *document);

#endif
