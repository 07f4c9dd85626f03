#include "render/template_set.h"

#include "base/edit_distance.h"
#include "render/html_escape.h"
#include "render/template_source.h"

#include <lauxlib.h>

#include <assert.h>
#include <stdlib.h>

enum {
    /* Bytes of one page, without its body: a loop in a template ends there. */
    WRITTEN_MOST = 64 << 20,
    /* Of a template: a table of that size need not grow. */
    VARIABLES_EXPECTED = 8,
};

typedef struct Template {
    TemplateSource source;
    Slice path;
    int function; /* reference in Lua's registry */
    int write_literal;
} Template;

static TemplateSet *set_of(lua_State *lua)
{
    return lua_touserdata(lua, lua_upvalueindex(1));
}

static void count_written(lua_State *lua, TemplateSet *set, size_t size)
{
    set->written += size;
    if (set->written > WRITTEN_MOST) {
        luaL_error(lua, "the page is too large");
    }
}

/* The value at 1 as text; false when it is none. */
static bool read_text(lua_State *lua, Slice *text)
{
    switch (lua_type(lua, 1)) {
    case LUA_TNONE:
    case LUA_TNIL:
        *text = (Slice){NULL, 0};
        return true;
    case LUA_TBOOLEAN:
        *text = slice_from_string(lua_toboolean(lua, 1) ? "true" : "false");
        return true;
    case LUA_TNUMBER:
    case LUA_TSTRING:
        text->data = lua_tolstring(lua, 1, &text->size);
        return true;
    default:
        return false;
    }
}

static int write_literal(lua_State *lua)
{
    const Template *template = lua_touserdata(lua, lua_upvalueindex(2));
    size_t number = (size_t)lua_tointeger(lua, 1) - 1;
    TemplateSet *set = set_of(lua);

    if (number >= template->source.literal_count) {
        return luaL_error(lua, "names that begin with \"__\" belong to the template compiler");
    }
    count_written(lua, set, template->source.literals[number].size);
    html_write_raw(set->out, template->source.literals[number]);
    return 0;
}

static int write_escaped(lua_State *lua)
{
    TemplateSet *set = set_of(lua);
    Slice text;

    if (!read_text(lua, &text)) {
        if (luaL_getmetafield(lua, 1, TEMPLATE_WRITE) != LUA_TNIL) {
            return luaL_error(lua, "this is HTML already: write it with <%%- %%>");
        }
        return luaL_error(lua, "a %s cannot be written", luaL_typename(lua, 1));
    }
    count_written(lua, set, text.size);
    html_write_quoted(set->out, text);
    return 0;
}

static int write_raw(lua_State *lua)
{
    TemplateSet *set = set_of(lua);
    Slice text;

    if (read_text(lua, &text)) {
        count_written(lua, set, text.size);
        html_write_raw(set->out, text);
        return 0;
    }
    if (luaL_getmetafield(lua, 1, TEMPLATE_WRITE) == LUA_TNIL) {
        return luaL_error(lua, "a %s cannot be written", luaL_typename(lua, 1));
    }
    lua_pushvalue(lua, 1);
    lua_call(lua, 1, 0);
    return 0;
}

static _Noreturn void refuse_name(lua_State *lua, const char *name)
{
    static const Slice names[] = {
        SLICE_INIT("page"),    SLICE_INIT("site"),       SLICE_INIT("folder"),
        SLICE_INIT("part"),    SLICE_INIT("collection"), SLICE_INIT("args"),
        SLICE_INIT("include"), SLICE_INIT("navigation"), SLICE_INIT("near"),
        SLICE_INIT("asset"),   SLICE_INIT("current"),    SLICE_INIT("block"),
        SLICE_INIT("theme"),   SLICE_INIT("kind"),       SLICE_INIT("ipairs"),
        SLICE_INIT("pairs"),   SLICE_INIT("string"),     SLICE_INIT("table"),
        SLICE_INIT("math"),    SLICE_INIT("tostring"),   SLICE_INIT("tonumber"),
    };
    Slice nearest =
        edit_distance_nearest(slice_from_string(name), names, sizeof names / sizeof names[0]);

    if (nearest.size > 0) {
        luaL_error(lua, "there is no \"%s\"; did you mean \"%s\"?", name, nearest.data);
    }
    luaL_error(lua, "there is no \"%s\"", name);
    abort(); /* luaL_error does not return, but is not declared so */
}

/* __index of the outermost variables: Lua's own, or an error. */
static int find_global(lua_State *lua)
{
    if (lua_type(lua, 2) != LUA_TSTRING) {
        return 0;
    }
    lua_pushglobaltable(lua);
    lua_pushvalue(lua, 2);
    if (lua_gettable(lua, -2) == LUA_TNIL) {
        refuse_name(lua, lua_tostring(lua, 2));
    }
    return 1;
}

/* Calls a template with the table of its variables, which is on top, and pops it. */
static void call_template(TemplateSet *set, lua_State *lua, const Template *template)
{
    Slice caller = set->running;

    set->running = template->path;
    luaL_checkstack(lua, 8, NULL);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, template->function);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, template->write_literal);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->write_escaped);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->write_raw);
    lua_rotate(lua, -5, -1);
    lua_call(lua, 4, 0);
    set->running = caller;
}

/* Pushes a table with what is in the one on top. */
static void push_copy(lua_State *lua)
{
    int given = lua_gettop(lua);

    lua_createtable(lua, 0, VARIABLES_EXPECTED);
    lua_pushnil(lua);
    while (lua_next(lua, given)) {
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        lua_rawset(lua, given + 1);
    }
}

/* A template may catch the error and ask again, and again: looking for a name counts, and is in Lua's own memory. */
static _Noreturn void refuse_template(TemplateSet *set, lua_State *lua, Slice name)
{
    size_t count = set->templates.count;
    Slice *names;
    Slice nearest;

    sandbox_charge(lua, 100 * count);
    names = lua_newuserdatauv(lua, (count + 1) * sizeof *names, 0);
    for (size_t i = 0; i < count; i++) {
        names[i] = set->templates.entries[i].key;
    }
    nearest = edit_distance_nearest(name, names, count);
    if (nearest.size > 0) {
        lua_pushlstring(lua, nearest.data, nearest.size);
        luaL_error(lua, "there is no template \"%s\"; did you mean \"%s\"?", name.data,
                   lua_tostring(lua, -1));
    }
    luaL_error(lua, "there is no template \"%s\"", name.data);
    abort(); /* luaL_error does not return, but is not declared so */
}

void template_set_include(TemplateSet *set, lua_State *lua, Slice name)
{
    const Template *template = map_find(&set->templates, name);

    if (template == NULL) {
        refuse_template(set, lua, name);
    }
    push_copy(lua);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, "args");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->scope);
    lua_setmetatable(lua, -2);
    call_template(set, lua, template);
}

/* The arguments of include and block: a name, and a table, which is then on top. */
static Slice read_arguments(lua_State *lua)
{
    Slice name;

    name.data = luaL_checklstring(lua, 1, &name.size);
    lua_settop(lua, 2);
    if (lua_isnil(lua, 2)) {
        lua_newtable(lua);
    } else {
        luaL_checktype(lua, 2, LUA_TTABLE);
    }
    return name;
}

static int include(lua_State *lua)
{
    Slice name = read_arguments(lua);

    template_set_include(set_of(lua), lua, name);
    return 0;
}

static int block(lua_State *lua)
{
    Slice name = read_arguments(lua);
    TemplateSet *set = set_of(lua);

    if (template_set_has(set, name)) {
        template_set_include(set, lua, name);
    }
    return 0;
}

static int keep_closure(lua_State *lua, TemplateSet *set, lua_CFunction function)
{
    lua_pushlightuserdata(lua, set);
    lua_pushcclosure(lua, function, 1);
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}

/* Makes what all templates share. */
static int prepare(lua_State *lua)
{
    TemplateSet *set = lua_touserdata(lua, 1);

    set->write_escaped = keep_closure(lua, set, write_escaped);
    set->write_raw = keep_closure(lua, set, write_raw);
    set->include = keep_closure(lua, set, include);
    set->block = keep_closure(lua, set, block);
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, find_global);
    lua_setfield(lua, -2, "__index");
    set->outermost = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_createtable(lua, 0, 2);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    set->scope = luaL_ref(lua, LUA_REGISTRYINDEX);
    return 0;
}

bool template_set_init(TemplateSet *set, Sandbox *sandbox, Arena *arena)
{
    assert(sandbox->options.is_frozen);
    *set = (TemplateSet){.sandbox = sandbox, .arena = arena};
    map_init(&set->templates, arena);
    return sandbox_run(sandbox, prepare, set);
}

/* Arguments: the set, the template, and its function. */
static int keep_template(lua_State *lua)
{
    Template *template = lua_touserdata(lua, 2);

    template->function = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_pushcclosure(lua, write_literal, 2);
    template->write_literal = luaL_ref(lua, LUA_REGISTRYINDEX);
    return 0;
}

/* The compiler's names mean nothing to who reads the message. */
static void clean_message(TemplateSet *set)
{
    static const char *const endings[] = {" near '__t'", " near '__e'", " near '__r'", " near ';'",
                                          " near ')'"};
    ScriptError *error = &set->sandbox->error;

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        Slice ending = slice_from_string(endings[i]);
        if (slice_ends_with(error->message, ending)) {
            Slice kept = slice_part(error->message, 0, error->message.size - ending.size);
            error->message =
                arena_format(set->arena, "%.*s near the end of a tag", SLICE_PRINT(kept));
            return;
        }
    }
}

bool template_set_add(TemplateSet *set, Slice name, Slice path, Slice text)
{
    Template *template = arena_new(set->arena, Template);
    lua_State *lua = set->sandbox->lua;
    uint32_t line;
    bool kept;

    template->path = path;

    if (!template_source_read(&template->source, set->arena, text, &line)) {
        set->sandbox->error =
            (ScriptError){.path = path, .line = line, .message = SLICE("\"<%\" without \"%>\"")};
        return false;
    }
    if (!sandbox_load(set->sandbox, template->source.lua, path)) {
        clean_message(set);
        return false;
    }
    lua_pushcfunction(lua, keep_template);
    lua_pushlightuserdata(lua, set);
    lua_pushlightuserdata(lua, template);
    lua_pushvalue(lua, -4);
    kept = sandbox_call(set->sandbox, 3, 0);
    lua_pop(lua, 1);
    if (kept) {
        map_set(&set->templates, name, template);
    }
    return kept;
}

bool template_set_has(const TemplateSet *set, Slice name)
{
    return map_find(&set->templates, name) != NULL;
}

/* What write_page is told. */
typedef struct PageCall {
    TemplateSet *set;
    Slice name;
    lua_CFunction fill;
    void *context;
} PageCall;

static int write_page(lua_State *lua)
{
    const PageCall *call = lua_touserdata(lua, 1);
    TemplateSet *set = call->set;

    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->scope);
    lua_newtable(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->include);
    lua_setfield(lua, -2, "include");
    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->block);
    lua_setfield(lua, -2, "block");
    lua_pushcfunction(lua, call->fill);
    lua_pushvalue(lua, -2);
    lua_pushlightuserdata(lua, call->context);
    lua_call(lua, 2, 0);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, set->outermost);
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -2, "__index");
    lua_newtable(lua);
    template_set_include(set, lua, call->name);
    return 0;
}

bool template_set_write(TemplateSet *set, Slice name, lua_CFunction fill, void *context,
                        Buffer *out)
{
    PageCall call = {set, name, fill, context};

    set->out = out;
    set->written = 0;
    set->running = (Slice){NULL, 0};
    if (sandbox_run(set->sandbox, write_page, &call)) {
        return true;
    }
    /* Where memory ran out, Lua does not say. */
    if (set->sandbox->error.path.size == 0) {
        set->sandbox->error.path = set->running;
    }
    return false;
}
