/*
 * template_set.h - templates that are compiled once and write pages.
 *
 * A template is a Lua function in a frozen sandbox (script/sandbox.h), so that no page can leave anything behind for
 * the next. What it writes goes through C functions into a Buffer; its texts never become Lua strings. In a template
 * there are:
 *
 *     the values that template_set_write was given: `page`, `site` …
 *     include("part", {name = value})   writes another template here; its variables are the names in the table
 *     args                              in an included template: that table, in which a name may be missing
 *     block("part", {name = value})     the same, if there is such a template; else nothing
 *     Lua's own functions, as far as the sandbox has them
 *
 * A variable that is none of these is an error, not nil. What a template assigns without `local` is its own.
 *
 * A value that knows how to write itself (TEMPLATE_WRITE in its metatable) is HTML: <%- writes it, <%= refuses.
 */
#ifndef RENDER_TEMPLATE_SET_H
#define RENDER_TEMPLATE_SET_H

#include "base/buffer.h"
#include "base/map.h"
#include "script/sandbox.h"

/* The key of a metatable whose value is a C function of one argument, the value: it writes into template_set_out. */
#define TEMPLATE_WRITE "__write"

typedef struct TemplateSet {
    Sandbox *sandbox;
    Arena *arena;
    Map templates;  /* by name; see template_set.c */
    Buffer *out;    /* of the page that is being written */
    size_t written; /* bytes of it that came from templates */
    Slice running;  /* the path of the template that runs, or has failed */
    /* References in Lua's registry: functions, */
    int write_escaped;
    int write_raw;
    int include;
    int block;
    int outermost; /* the metatable of the variables that a page is given, */
    int scope;     /* and that of the variables of each template */
} TemplateSet;

/* False when there is too little memory. All live as long as the set. The sandbox must be frozen. */
bool template_set_init(TemplateSet *set, Sandbox *sandbox, Arena *arena);

/*
 * Compiles a template, or one more of the same name in its place. False, with sandbox->error, when it does not compile.
 * `name` ("page"), `path` (for errors) and `text` live as long as the set.
 */
bool template_set_add(TemplateSet *set, Slice name, Slice path, Slice text);

bool template_set_has(const TemplateSet *set, Slice name);

/*
 * Writes a template's page to the end of `out`. `fill` is called by Lua with a table of variables, and `context` as light
 * userdata: it sets them. False, with sandbox->error, when the template fails; what is in `out` then is a part.
 */
bool template_set_write(TemplateSet *set, Slice name, lua_CFunction fill, void *context,
                        Buffer *out);

/* For C functions that templates call: writes a template here. Its variables are in the table on top, which is popped. */
void template_set_include(TemplateSet *set, lua_State *lua, Slice name);

#endif
