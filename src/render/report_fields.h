/*
 * report_fields.h - what templates can see of reports, and of the documents that have a value in common.
 */
#ifndef RENDER_REPORT_FIELDS_H
#define RENDER_REPORT_FIELDS_H

#include "render/report.h"
#include "render/template_value.h"

extern const TemplateKind report_kind;
extern const TemplateKind group_kind;

/* Pushes the URL of a value's place in its report; nil when it has none there. */
void report_push_value_url(lua_State *lua, struct Renderer *renderer, ReportKind kind, Slice value);

/* Pushes a list of all reports but the list of them. */
void report_push_all(lua_State *lua, struct Renderer *renderer);

/* Pushes a list of the pages whose review is due next, at most ten, within 90 days; no stale ones. */
void report_push_due(lua_State *lua, struct Renderer *renderer);

#endif
