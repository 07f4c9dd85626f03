/*
 * template_value.h - a site's pages and folders, as templates see them.
 *
 * A value is a number with a kind; its fields are computed when they are asked for, and none is a table that a template
 * could change. The fields of each kind are a table of rows with a line of help, which documentation prints too.
 * A field that does not apply is nil. One that does not exist is an error with a "did you mean".
 */
#ifndef RENDER_TEMPLATE_VALUE_H
#define RENDER_TEMPLATE_VALUE_H

#include "base/slice.h"

#include <lua.h>

struct Renderer;

/* Pushes one field of the page, folder … number `number`. */
typedef void FieldFunction(lua_State *lua, struct Renderer *renderer, uint32_t number);

typedef struct TemplateField {
    const char *name;
    FieldFunction *push;
    const char *help;
} TemplateField;

typedef struct TemplateKind {
    const char *name;            /* "page": what messages call it */
    const TemplateField *fields; /* in order of their names: how they are listed */
    size_t count;
} TemplateKind;

/* Makes the metatable of a kind, and returns its reference in Lua's registry. May raise errors. */
int template_kind_register(lua_State *lua, struct Renderer *renderer, const TemplateKind *kind);

/* Pushes a value of a registered kind. Values of one kind and number are equal. */
void template_value_push(lua_State *lua, int reference, uint32_t number);

/* The number of the value at `index`, if it is of that kind. */
bool template_value_read(lua_State *lua, int index, int reference, uint32_t *number);

/* Texts: nil when they are empty. */
void template_push_text(lua_State *lua, Slice text);

#endif
