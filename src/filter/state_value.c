#include "filter/state_value.h"

#include "filter/element_list.h"
#include "filter/element_read.h"
#include "filter/native.h"

#include <lauxlib.h>

/* Its address is the key of the state in the registry: scripts may take the global away. */
static const char state_key = 0;

typedef struct StateField {
    const char *name;
    void (*push_initial)(lua_State *lua); /* NULL: nil */
    /* Pushes what is kept of the value at `index` that with_state is given; NULL when it does not take the field. */
    void (*read)(lua_State *lua, int index);
} StateField;

static void push_list(lua_State *lua)
{
    lua_newtable(lua);
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static void push_log(lua_State *lua)
{
    native_push_messages(lua);
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static void push_false(lua_State *lua)
{
    lua_pushboolean(lua, false);
}

static void push_verbosity(lua_State *lua)
{
    lua_pushliteral(lua, "WARNING");
}

static void push_path(lua_State *lua)
{
    push_list(lua);
    lua_pushliteral(lua, ".");
    lua_rawseti(lua, -2, 1);
}

static void read_text(lua_State *lua, int index)
{
    if (!lua_isstring(lua, index)) {
        element_read_fail(lua, index, "string");
    }
    lua_pushvalue(lua, index);
}

static void read_optional_text(lua_State *lua, int index)
{
    if (lua_isnil(lua, index)) {
        lua_pushnil(lua);
    } else {
        read_text(lua, index);
    }
}

static void read_list(lua_State *lua, int index, void (*read)(lua_State *, int))
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "list");
    }
    push_list(lua);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(lua, index); i++) {
        lua_rawgeti(lua, index, i);
        read(lua, lua_gettop(lua));
        lua_remove(lua, -2);
        lua_rawseti(lua, -2, i);
    }
}

static void read_texts(lua_State *lua, int index)
{
    read_list(lua, index, read_text);
}

/* {name, value} */
static void read_header(lua_State *lua, int index)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "pair of strings");
    }
    lua_createtable(lua, 2, 0);
    for (int i = 1; i <= 2; i++) {
        lua_rawgeti(lua, index, i);
        read_text(lua, lua_gettop(lua));
        lua_remove(lua, -2);
        lua_rawseti(lua, -2, i);
    }
}

static void read_headers(lua_State *lua, int index)
{
    read_list(lua, index, read_header);
}

static const StateField fields[] = {
    {"input_files", push_list, NULL},
    {"output_file", NULL, NULL},
    {"log", push_log, NULL},
    {"request_headers", push_list, read_headers},
    {"resource_path", push_path, read_texts},
    {"source_url", NULL, NULL},
    {"user_data_dir", NULL, read_optional_text},
    {"trace", push_false, NULL},
    {"verbosity", push_verbosity, NULL},
};

enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static const StateField *find_field(const char *name)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

/* __index(state, key): a field that is not set now, or a mistake. */
static int index_state(lua_State *lua)
{
    if (!find_field(luaL_checkstring(lua, 2))) {
        return luaL_error(lua, "Unknown key");
    }
    lua_pushnil(lua);
    return 1;
}

void state_value_set_global(lua_State *lua)
{
    lua_createtable(lua, 0, FIELD_COUNT);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (fields[i].push_initial) {
            fields[i].push_initial(lua);
            lua_setfield(lua, -2, fields[i].name);
        }
    }
    lua_createtable(lua, 0, 2);
    lua_pushliteral(lua, "CommonStateInterface");
    lua_setfield(lua, -2, "__name");
    lua_pushcfunction(lua, index_state);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &state_key);
    lua_setglobal(lua, "PANDOC_STATE");
}

static void push_state(lua_State *lua)
{
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &state_key);
}

void state_value_set_files(lua_State *lua, const Slice *inputs, size_t input_count, Slice output)
{
    push_state(lua);
    push_list(lua);
    for (size_t i = 0; i < input_count; i++) {
        lua_pushlstring(lua, inputs[i].data, inputs[i].size);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setfield(lua, -2, "input_files");
    if (output.size > 0) {
        lua_pushlstring(lua, output.data, output.size);
    } else {
        lua_pushnil(lua);
    }
    lua_setfield(lua, -2, "output_file");
    lua_pop(lua, 1);
}

/* ---- with_state ---- */

/* Pushes a table of what the state is to be: the options, read. */
static void push_wanted(lua_State *lua, int options)
{
    lua_newtable(lua);

    int wanted = lua_gettop(lua);

    for (lua_pushnil(lua); lua_next(lua, options); lua_settop(lua, wanted + 1)) {
        const StateField *field =
            lua_type(lua, -2) == LUA_TSTRING ? find_field(lua_tostring(lua, -2)) : NULL;

        if (!field || !field->read) {
            luaL_error(lua, "Unknown or unsupported state option: %s",
                       luaL_tolstring(lua, -2, NULL));
            return;
        }
        field->read(lua, wanted + 2);
        lua_setfield(lua, wanted, field->name);
    }
}

/* Puts the fields that with_state takes from one table into another; those that are not in it stay, or are taken away. */
static void copy_fields(lua_State *lua, int from, int to, bool with_nil)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (!fields[i].read) {
            continue;
        }
        lua_pushstring(lua, fields[i].name);
        lua_pushstring(lua, fields[i].name);
        if (lua_rawget(lua, from) != LUA_TNIL || with_nil) {
            lua_rawset(lua, to);
        } else {
            lua_pop(lua, 2);
        }
    }
}

/* with_state(options, callback): what the callback returns. Errors pass, behind the old state. */
static int with_state(lua_State *lua)
{
    enum { CALLBACK = 2, STATE, WANTED, OLD };

    int status;

    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, CALLBACK);
    lua_settop(lua, CALLBACK);
    push_state(lua);
    push_wanted(lua, 1);
    lua_newtable(lua);
    copy_fields(lua, STATE, OLD, true);
    copy_fields(lua, WANTED, STATE, false);
    lua_pushvalue(lua, CALLBACK);
    status = lua_pcall(lua, 0, LUA_MULTRET, 0);
    copy_fields(lua, OLD, STATE, true);
    sandbox_check(lua);
    if (status != LUA_OK) {
        return lua_error(lua);
    }
    return lua_gettop(lua) - OLD;
}

void state_value_add(lua_State *lua)
{
    lua_pushcfunction(lua, with_state);
    lua_setfield(lua, -2, "with_state");
}
