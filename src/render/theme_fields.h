/*
 * theme_fields.h - the theme, as templates see it.
 */
#ifndef RENDER_THEME_FIELDS_H
#define RENDER_THEME_FIELDS_H

#include "render/template_value.h"

extern const TemplateKind theme_kind;

/* Makes the metatable of theme.option, and returns its reference in Lua's registry. May raise errors. */
int theme_option_register(lua_State *lua, struct Renderer *renderer);

#endif
