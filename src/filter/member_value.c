#include "filter/member_value.h"

#include "base/real.h"
#include "filter/filter_context.h"

#include <lauxlib.h>

#include <math.h>
#include <stdlib.h>

enum { DEPTH_MOST = 4 }; /* of tables in each other: a list of tables, which are lists of rows */

typedef struct MemberWriter {
    lua_State *lua;
    JsonWriter *out;
    const char *caller;
    const char *name;
} MemberWriter;

/* ---- what is known ---- */

typedef bool ValueTest(lua_State *lua, int index);

static bool is_text(lua_State *lua, int index)
{
    return lua_type(lua, index) == LUA_TSTRING;
}

static bool is_integer(lua_State *lua, int index)
{
    return lua_isinteger(lua, index) != 0;
}

static bool is_scalar(lua_State *lua, int index)
{
    int type = lua_type(lua, index);

    return type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN;
}

static bool is_list_of(lua_State *lua, int index, ValueTest *is_item)
{
    bool is_list = lua_istable(lua, index) != 0;
    lua_Integer count = is_list ? (lua_Integer)lua_rawlen(lua, index) : 0;

    for (lua_Integer i = 1; i <= count && is_list; i++) {
        lua_rawgeti(lua, index, i);
        is_list = is_item(lua, lua_gettop(lua));
        lua_pop(lua, 1);
    }
    return is_list;
}

static bool is_texts(lua_State *lua, int index)
{
    return is_list_of(lua, index, is_text);
}

static bool is_row(lua_State *lua, int index)
{
    return is_list_of(lua, index, is_scalar);
}

static bool is_rows(lua_State *lua, int index)
{
    return is_list_of(lua, index, is_row);
}

static bool is_tables(lua_State *lua, int index)
{
    return is_list_of(lua, index, is_rows);
}

/* {text=} or {lang=, text=}, and nothing else */
static bool is_piece(lua_State *lua, int index)
{
    size_t known = 0;
    size_t all = 0;

    if (!lua_istable(lua, index)) {
        return false;
    }
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        all++;
    }
    lua_getfield(lua, index, "text");
    lua_getfield(lua, index, "lang");
    known += is_text(lua, -2);
    known += is_text(lua, -1) && lua_rawlen(lua, -1) > 0;

    bool has_text = is_text(lua, -2);

    lua_pop(lua, 2);
    return has_text && known == all;
}

static bool is_code(lua_State *lua, int index)
{
    return is_list_of(lua, index, is_piece);
}

/* Members that the schemas know: src/extract/schema/. */
static const struct KnownMember {
    const char *name;
    ValueTest *test;
    const char *wanted;
} known_members[] = {
    {"alternatives", is_texts, "a list of strings"},
    {"alternatives_rejected", is_texts, "a list of strings"},
    {"benefit", is_text, "a string"},
    {"code", is_code, "a list of {lang = ..., text = ...}"},
    {"consequences", is_text, "a string"},
    {"context", is_text, "a string"},
    {"date", is_text, "a string"},
    {"deciders", is_text, "a string"},
    {"decision", is_text, "a string"},
    {"detail", is_text, "a string"},
    {"fix", is_text, "a string"},
    {"headline", is_text, "a string"},
    {"name", is_text, "a string"},
    {"ordinal", is_integer, "a whole number"},
    {"principle", is_text, "a string"},
    {"problem", is_text, "a string"},
    {"qualifier", is_text, "a string"},
    {"rationale", is_text, "a string"},
    {"rule", is_text, "a string"},
    {"solution", is_text, "a string"},
    {"statement", is_text, "a string"},
    {"tables", is_tables, "a list of tables, which are lists of rows"},
    {"use_case", is_text, "a string"},
    {"when", is_text, "a string"},
    {"when_not", is_text, "a string"},
    {"when_to_use", is_text, "a string"},
    {"workaround", is_text, "a string"},
};

static void check_known(const MemberWriter *writer, Slice name)
{
    lua_State *lua = writer->lua;

    for (size_t i = 0; i < sizeof known_members / sizeof *known_members; i++) {
        const struct KnownMember *member = &known_members[i];

        if (slice_is(name, member->name) && !member->test(lua, lua_gettop(lua))) {
            luaL_error(lua, "%s: '%s' must be %s", writer->caller, writer->name, member->wanted);
        }
    }
}

/* ---- keys ---- */

static int compare_keys(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

Slice *member_value_keys(lua_State *lua, const char *caller, int index, size_t *count)
{
    Arena *arena = filter_context(lua)->arena;
    size_t capacity = 0;
    Slice *keys = NULL;

    *count = 0;
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        if (lua_type(lua, -2) != LUA_TSTRING) {
            luaL_error(lua, "%s: a name is no string, but a %s", caller, luaL_typename(lua, -2));
        }
        keys = arena_array_room(arena, keys, *count, &capacity, sizeof *keys);
        keys[(*count)++] = filter_context_text(lua, -2);
    }
    if (*count > 0) {
        qsort(keys, *count, sizeof *keys, compare_keys);
    }
    return keys;
}

/* ---- values ---- */

static void write_number(const MemberWriter *writer)
{
    lua_State *lua = writer->lua;
    double number = lua_tonumber(lua, -1);
    Buffer text;

    if (lua_isinteger(lua, -1)) {
        json_write_integer(writer->out, lua_tointeger(lua, -1));
        return;
    }
    if (!isfinite(number)) {
        luaL_error(lua, "%s: '%s' has a number that is infinite, or none", writer->caller,
                   writer->name);
    }
    buffer_init(&text, writer->out->out->arena);
    real_write(&text, number);
    json_write_raw(writer->out, buffer_slice(&text));
}

static void write_value(const MemberWriter *writer, int depth);

static void write_list(const MemberWriter *writer, int depth)
{
    lua_State *lua = writer->lua;
    int index = lua_gettop(lua);
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    json_begin_array(writer->out);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);
        write_value(writer, depth + 1);
        lua_pop(lua, 1);
    }
    json_end_array(writer->out);
}

static void write_map(const MemberWriter *writer, int depth)
{
    lua_State *lua = writer->lua;
    int index = lua_gettop(lua);
    size_t count;
    const Slice *keys = member_value_keys(lua, writer->caller, index, &count);

    json_begin_object(writer->out);
    for (size_t i = 0; i < count; i++) {
        json_write_key_slice(writer->out, keys[i]);
        lua_pushlstring(lua, keys[i].data, keys[i].size);
        lua_rawget(lua, index);
        write_value(writer, depth + 1);
        lua_pop(lua, 1);
    }
    json_end_object(writer->out);
}

/* An empty table is an empty list. */
static bool has_names(lua_State *lua)
{
    bool found = false;

    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        found |= lua_type(lua, -2) != LUA_TNUMBER;
        lua_pop(lua, 1);
    }
    return found;
}

static void write_table(const MemberWriter *writer, int depth)
{
    lua_State *lua = writer->lua;
    bool is_map = has_names(lua);

    luaL_checkstack(lua, 8, "a member is nested too deeply");
    if (depth == DEPTH_MOST) {
        luaL_error(lua, "%s: '%s' has too many tables in each other", writer->caller, writer->name);
    }
    if (is_map && (depth == 0 || lua_rawlen(lua, -1) > 0)) {
        luaL_error(lua, "%s: '%s' has names where a list is wanted", writer->caller, writer->name);
    }
    (is_map ? write_map : write_list)(writer, depth);
}

/* Writes the value on top of the stack. Recurses to DEPTH_MOST. */
static void write_value(const MemberWriter *writer, int depth)
{
    lua_State *lua = writer->lua;

    switch (lua_type(lua, -1)) {
    case LUA_TSTRING:
        json_write_string(writer->out, filter_context_text(lua, -1));
        break;
    case LUA_TNUMBER:
        write_number(writer);
        break;
    case LUA_TBOOLEAN:
        json_write_boolean(writer->out, lua_toboolean(lua, -1));
        break;
    case LUA_TTABLE:
        write_table(writer, depth);
        break;
    default:
        luaL_error(lua, "%s: '%s' has a %s in it: strings, numbers, booleans and lists can be kept",
                   writer->caller, writer->name, luaL_typename(lua, -1));
    }
}

void member_value_write(lua_State *lua, JsonWriter *out, const char *caller, Slice name)
{
    MemberWriter writer = {lua, out, caller, arena_string(filter_context(lua)->arena, name)};

    check_known(&writer, name);
    if (lua_type(lua, -1) == LUA_TSTRING && lua_rawlen(lua, -1) == 0) {
        return;
    }
    json_write_key(out, writer.name);
    write_value(&writer, 0);
}
