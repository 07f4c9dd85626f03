#include "filter/version.h"

#include <lauxlib.h>

#include <stdbool.h>

#define VERSION_NAME "Version"

/* Pushes the list of numbers of the version at `index`. */
static void push_numbers(lua_State *lua, int index)
{
    luaL_checkudata(lua, index, VERSION_NAME); /* scripts can call metamethods with anything */
    lua_getiuservalue(lua, index, 1);
}

static bool is_version(lua_State *lua, int index)
{
    return luaL_testudata(lua, index, VERSION_NAME) != NULL;
}

/* "2.7.3": pushes the list of its numbers; false when it is no version. */
static bool push_from_text(lua_State *lua, const char *text)
{
    lua_newtable(lua);
    for (lua_Integer count = 1;; count++) {
        lua_Integer number = 0;
        const char *start = text;

        while (*text >= '0' && *text <= '9' && number < LUA_MAXINTEGER / 100) {
            number = number * 10 + (*text++ - '0');
        }
        if (text == start || (*text != '.' && *text != '\0')) {
            lua_pop(lua, 1);
            return false;
        }
        lua_pushinteger(lua, number);
        lua_rawseti(lua, -2, count);
        if (*text++ == '\0') {
            return true;
        }
    }
}

/* A copy of a list of whole numbers, of one at least. */
static bool push_from_list(lua_State *lua, int index)
{
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    lua_newtable(lua);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);
        if (!lua_isinteger(lua, -1)) {
            lua_pop(lua, 2);
            return false;
        }
        lua_rawseti(lua, -2, i);
    }
    if (count == 0) {
        lua_pop(lua, 1);
    }
    return count > 0;
}

/* Pushes the list of numbers of a version, or of what one can be made from; false, and nothing, for all else. */
static bool push_any_numbers(lua_State *lua, int index)
{
    index = lua_absindex(lua, index);
    if (is_version(lua, index)) {
        push_numbers(lua, index);
        return true;
    }
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        return push_from_text(lua, lua_tostring(lua, index));
    case LUA_TTABLE:
        return push_from_list(lua, index);
    case LUA_TNUMBER:
        if (!lua_isinteger(lua, index)) {
            return false;
        }
        lua_newtable(lua);
        lua_pushvalue(lua, index);
        lua_rawseti(lua, -2, 1);
        return true;
    default:
        return false;
    }
}

static void check_numbers(lua_State *lua, int index)
{
    if (!push_any_numbers(lua, index)) {
        luaL_error(lua, "could not peek Version from %s",
                   lua_isstring(lua, index) ? lua_tostring(lua, index) : luaL_typename(lua, index));
    }
}

/* Less than, equal to or greater than 0, for the lists at two places. Of two that begin alike the longer is the later. */
static int compare_lists(lua_State *lua, int first, int second)
{
    lua_Integer first_count = (lua_Integer)lua_rawlen(lua, first);
    lua_Integer second_count = (lua_Integer)lua_rawlen(lua, second);

    for (lua_Integer i = 1; i <= first_count && i <= second_count; i++) {
        lua_rawgeti(lua, first, i);
        lua_rawgeti(lua, second, i);

        lua_Integer left = lua_tointeger(lua, -2);
        lua_Integer right = lua_tointeger(lua, -1);

        lua_pop(lua, 2);
        if (left != right) {
            return left < right ? -1 : 1;
        }
    }
    return (first_count > second_count) - (first_count < second_count);
}

/* Compares the values at 1 and 2. */
static int compare(lua_State *lua)
{
    check_numbers(lua, 1);
    check_numbers(lua, 2);
    return compare_lists(lua, lua_gettop(lua) - 1, lua_gettop(lua));
}

static int version_equals(lua_State *lua)
{
    bool is_equal = push_any_numbers(lua, 1) && push_any_numbers(lua, 2) &&
                    compare_lists(lua, lua_gettop(lua) - 1, lua_gettop(lua)) == 0;

    lua_pushboolean(lua, is_equal);
    return 1;
}

static int version_is_less(lua_State *lua)
{
    lua_pushboolean(lua, compare(lua) < 0);
    return 1;
}

static int version_is_less_or_equal(lua_State *lua)
{
    lua_pushboolean(lua, compare(lua) <= 0);
    return 1;
}

static void push_text(lua_State *lua, int index)
{
    luaL_Buffer text;

    index = lua_absindex(lua, index);
    check_numbers(lua, index);

    int numbers = lua_gettop(lua);
    lua_Integer count = (lua_Integer)lua_rawlen(lua, numbers);

    luaL_buffinit(lua, &text);
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > 1) {
            luaL_addchar(&text, '.');
        }
        lua_rawgeti(lua, numbers, i);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
    lua_remove(lua, numbers);
}

static int version_to_string(lua_State *lua)
{
    push_text(lua, 1);
    return 1;
}

/* version:must_be_at_least(other [, message]): the message has two %s, the wanted version and this one. */
static int version_must_be_at_least(lua_State *lua)
{
    const char *form = luaL_optstring(lua, 3, "expected version %s or newer, got %s");

    lua_settop(lua, 2);
    if (compare(lua) >= 0) {
        return 0;
    }
    lua_settop(lua, 2);
    push_text(lua, 2);
    push_text(lua, 1);

    const char *texts[] = {lua_tostring(lua, 3), lua_tostring(lua, 4)};
    size_t used = 0;
    luaL_Buffer message;

    luaL_buffinit(lua, &message);
    for (; *form != '\0'; form++) {
        if (form[0] == '%' && form[1] == 's' && used < 2) {
            luaL_addstring(&message, texts[used++]);
            form++;
        } else {
            luaL_addchar(&message, *form);
        }
    }
    luaL_pushresult(&message);
    return lua_error(lua);
}

static int version_index(lua_State *lua)
{
    if (lua_type(lua, 2) == LUA_TSTRING) {
        bool is_method = lua_compare(lua, 2, lua_upvalueindex(1), LUA_OPEQ);

        lua_pushvalue(lua, lua_upvalueindex(2));
        return is_method ? 1 : 0;
    }
    push_numbers(lua, 1);
    lua_rawgeti(lua, -1, luaL_checkinteger(lua, 2));
    return 1;
}

/* A number is replaced, one is added to the end, or with nil the last is taken away. */
static int version_set_index(lua_State *lua)
{
    lua_Integer place = luaL_checkinteger(lua, 2);

    push_numbers(lua, 1);

    lua_Integer count = (lua_Integer)lua_rawlen(lua, -1);
    bool is_removal = lua_isnil(lua, 3);

    luaL_argcheck(lua, place >= 1 && place <= count + !is_removal, 2, "there is no such place");
    luaL_argcheck(lua, is_removal ? place == count && count > 1 : lua_isinteger(lua, 3), 3,
                  "it must be a whole number");
    lua_pushvalue(lua, 3);
    lua_rawseti(lua, -2, place);
    return 0;
}

static int version_length(lua_State *lua)
{
    push_numbers(lua, 1);
    lua_pushinteger(lua, (lua_Integer)lua_rawlen(lua, -1));
    return 1;
}

static int next_number(lua_State *lua)
{
    lua_Integer place = luaL_checkinteger(lua, 2) + 1;

    push_numbers(lua, 1);
    lua_pushinteger(lua, place);
    return lua_rawgeti(lua, -2, place) == LUA_TNIL ? 1 : 2;
}

static int version_pairs(lua_State *lua)
{
    lua_pushcfunction(lua, next_number);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

static const luaL_Reg metamethods[] = {
    {"__eq", version_equals},          {"__le", version_is_less_or_equal},
    {"__len", version_length},         {"__lt", version_is_less},
    {"__newindex", version_set_index}, {"__pairs", version_pairs},
    {"__tostring", version_to_string}, {NULL, NULL},
};

static void push_metatable(lua_State *lua)
{
    if (luaL_newmetatable(lua, VERSION_NAME)) {
        luaL_setfuncs(lua, metamethods, 0);
        lua_pushliteral(lua, "must_be_at_least");
        lua_pushcfunction(lua, version_must_be_at_least);
        lua_pushcclosure(lua, version_index, 2);
        lua_setfield(lua, -2, "__index");
    }
}

void version_push(lua_State *lua, int index)
{
    index = lua_absindex(lua, index);
    check_numbers(lua, index);
    if (is_version(lua, index)) { /* a list of its own */
        push_from_list(lua, lua_gettop(lua));
        lua_remove(lua, -2);
    }
    lua_newuserdatauv(lua, 0, 1);
    lua_insert(lua, -2);
    lua_setiuservalue(lua, -2, 1);
    push_metatable(lua);
    lua_setmetatable(lua, -2);
}
