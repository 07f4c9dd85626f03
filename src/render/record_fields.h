/*
 * record_fields.h - what templates can see of a record.
 */
#ifndef RENDER_RECORD_FIELDS_H
#define RENDER_RECORD_FIELDS_H

#include "render/template_value.h"

extern const TemplateKind record_kind;

#endif
