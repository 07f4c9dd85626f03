/*
 * site_fields.h - what templates can see of the site and its folders.
 */
#ifndef RENDER_SITE_FIELDS_H
#define RENDER_SITE_FIELDS_H

#include "render/template_value.h"

extern const TemplateKind site_kind;
extern const TemplateKind folder_kind;

#endif
