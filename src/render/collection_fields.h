/*
 * collection_fields.h - what templates can see of lists of records, and of the pages that these are cut into: collection.h.
 */
#ifndef RENDER_COLLECTION_FIELDS_H
#define RENDER_COLLECTION_FIELDS_H

#include "render/template_value.h"

extern const TemplateKind collection_kind;
extern const TemplateKind part_kind;

#endif
