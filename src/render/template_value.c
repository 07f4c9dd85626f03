#include "render/template_value.h"

#include "base/edit_distance.h"

#include <lauxlib.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES_MOST = 64 }; /* fields of one kind */

void template_push_text(lua_State *lua, Slice text)
{
    if (text.size > 0) {
        lua_pushlstring(lua, text.data, text.size);
    } else {
        lua_pushnil(lua);
    }
}

static int refuse_field(lua_State *lua, const TemplateKind *kind, const char *name)
{
    Slice names[NAMES_MOST];
    Slice nearest;

    for (size_t i = 0; i < kind->count; i++) {
        names[i] = slice_from_string(kind->fields[i].name);
    }
    nearest = edit_distance_nearest(slice_from_string(name), names, kind->count);
    if (nearest.size > 0) {
        return luaL_error(lua, "a %s has no \"%s\"; did you mean \"%s\"?", kind->name, name,
                          nearest.data);
    }
    return luaL_error(lua, "a %s has no \"%s\"", kind->name, name);
}

/* __index. Upvalues: the renderer, the kind, its fields by name. */
static int push_field(lua_State *lua)
{
    const uint32_t *number = lua_touserdata(lua, 1);
    const TemplateField *field;

    lua_pushvalue(lua, 2);
    lua_rawget(lua, lua_upvalueindex(3));
    field = lua_touserdata(lua, -1);
    if (field == NULL) {
        return refuse_field(lua, lua_touserdata(lua, lua_upvalueindex(2)),
                            luaL_checkstring(lua, 2));
    }
    field->push(lua, lua_touserdata(lua, lua_upvalueindex(1)), *number);
    return 1;
}

/* __eq: Lua asks when both are userdata, of whatever kind. */
static int compare_values(lua_State *lua)
{
    bool same = lua_getmetatable(lua, 1) && lua_getmetatable(lua, 2) && lua_rawequal(lua, -1, -2);

    if (same) {
        const uint32_t *first = lua_touserdata(lua, 1);
        const uint32_t *second = lua_touserdata(lua, 2);
        same = *first == *second;
    }
    lua_pushboolean(lua, same);
    return 1;
}

static void push_fields(lua_State *lua, const TemplateKind *kind)
{
    lua_createtable(lua, 0, (int)kind->count);
    for (size_t i = 0; i < kind->count; i++) {
        lua_pushlightuserdata(lua, (void *)(uintptr_t)&kind->fields[i]);
        lua_setfield(lua, -2, kind->fields[i].name);
    }
}

int template_kind_register(lua_State *lua, struct Renderer *renderer, const TemplateKind *kind)
{
    assert(kind->count <= NAMES_MOST);
    lua_createtable(lua, 0, 4);
    lua_pushlightuserdata(lua, renderer);
    /* Lua takes no constants; nothing is written through it. */
    lua_pushlightuserdata(lua, (void *)(uintptr_t)kind);
    push_fields(lua, kind);
    lua_pushcclosure(lua, push_field, 3);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, compare_values);
    lua_setfield(lua, -2, "__eq");
    lua_pushstring(lua, kind->name);
    lua_setfield(lua, -2, "__name");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}

void template_value_push(lua_State *lua, int reference, uint32_t number)
{
    uint32_t *value = lua_newuserdatauv(lua, sizeof *value, 0);

    *value = number;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, reference);
    lua_setmetatable(lua, -2);
}

bool template_value_read(lua_State *lua, int index, int reference, uint32_t *number)
{
    bool same;

    if (lua_type(lua, index) != LUA_TUSERDATA || !lua_getmetatable(lua, index)) {
        return false;
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, reference);
    same = lua_rawequal(lua, -1, -2);
    lua_pop(lua, 2);
    if (same) {
        const uint32_t *value = lua_touserdata(lua, index);
        *number = *value;
    }
    return same;
}
