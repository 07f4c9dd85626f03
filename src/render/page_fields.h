/*
 * page_fields.h - what templates can see of a page.
 */
#ifndef RENDER_PAGE_FIELDS_H
#define RENDER_PAGE_FIELDS_H

#include "render/template_value.h"

extern const TemplateKind page_kind;

#endif
