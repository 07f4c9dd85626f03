#include "filter/module_utils.h"

#include "base/sha1.h"
#include "filter/element_list.h"
#include "filter/element_read.h"
#include "filter/element_walk.h"
#include "filter/flat_blocks.h"
#include "filter/simple_table.h"
#include "filter/stringify.h"
#include "filter/version.h"

#include <lauxlib.h>

/* blocks_to_inlines(blocks [, separator]) */
static int blocks_to_inlines(lua_State *lua)
{
    ViewNode *blocks = element_new(lua, VIEW_DOCUMENT);
    ViewNode *separator = NULL;
    ViewNode *inlines = element_new(lua, VIEW_DOCUMENT);

    lua_settop(lua, 2);
    if (!element_read_list(lua, 1, blocks, element_read_block)) {
        element_read_fail(lua, 1, "list of Blocks");
    }
    if (!lua_isnil(lua, 2)) {
        separator = element_new(lua, VIEW_DOCUMENT);
        if (!element_read_list(lua, 2, separator, element_read_inline)) {
            element_read_fail(lua, 2, "list of Inlines");
        }
    }
    flat_blocks_add(lua, inlines, blocks, separator);
    element_push_list(lua, inlines->first, LIST_TYPE_INLINES);
    return 1;
}

/* equals(a, b): as ==. */
static int equals(lua_State *lua)
{
    luaL_checkany(lua, 2);
    lua_pushboolean(lua, lua_compare(lua, 1, 2, LUA_OPEQ));
    return 1;
}

/* sha1(text) */
static int sha1(lua_State *lua)
{
    char text[SHA1_TEXT_SIZE];
    Slice bytes;

    bytes.data = luaL_checklstring(lua, 1, &bytes.size);
    sandbox_charge(lua, bytes.size / 8);
    lua_pushstring(lua, sha1_to_text(bytes, text));
    return 1;
}

/* to_roman_numeral(number): "?" for what is none. */
static int to_roman_numeral(lua_State *lua)
{
    static const struct {
        int value;
        const char *numeral;
    } numerals[] = {
        {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
        {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"},
    };
    lua_Integer number = luaL_checkinteger(lua, 1);
    luaL_Buffer out;

    if (number < 0 || number >= 4000) {
        lua_pushliteral(lua, "?");
        return 1;
    }
    luaL_buffinit(lua, &out);
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        for (; number >= numerals[i].value; number -= numerals[i].value) {
            luaL_addstring(&out, numerals[i].numeral);
        }
    }
    luaL_pushresult(&out);
    return 1;
}

/* type(value): the __name of its metatable, else Lua's own. */
static int type_of(lua_State *lua)
{
    luaL_checkany(lua, 1);
    if (luaL_getmetafield(lua, 1, "__name") != LUA_TSTRING) {
        lua_pushstring(lua, luaL_typename(lua, 1));
    }
    return 1;
}

/* Version(value) */
static int make_version(lua_State *lua)
{
    luaL_checkany(lua, 1);
    version_push(lua, 1);
    return 1;
}

/* globals(): those of the script, which are not those of the library. */
static int push_globals(lua_State *lua)
{
    lua_pushglobaltable(lua);
    return 1;
}

int module_utils_open(lua_State *lua)
{
    static const luaL_Reg functions[] = {
        {"Version", make_version},
        {"blocks_to_inlines", blocks_to_inlines},
        {"equals", equals},
        {"from_simple_table", simple_table_to_table},
        {"globals", push_globals},
        {"sha1", sha1},
        {"stringify", stringify_value},
        {"to_roman_numeral", to_roman_numeral},
        {"to_simple_table", simple_table_from_table},
        {"type", type_of},
        {NULL, NULL},
    };

    luaL_newlib(lua, functions);
    return 1;
}

/* ---- of pandoc itself ---- */

static int walk(lua_State *lua, ElementReader *read, const char *wanted)
{
    ViewNode *parent = element_new(lua, VIEW_DOCUMENT);

    lua_settop(lua, 2);
    luaL_checktype(lua, 2, LUA_TTABLE);
    if (!read(lua, 1, parent)) {
        element_read_fail(lua, 1, wanted);
    }
    element_push_own(lua, element_walk(lua, element_take_first(&parent->first), 2, NULL));
    return 1;
}

/* walk_block(block, filter): what is in the block, not itself. */
static int walk_block(lua_State *lua)
{
    return walk(lua, element_read_block, "Block");
}

static int walk_inline(lua_State *lua)
{
    return walk(lua, element_read_inline, "Inline");
}

void module_utils_add_to_pandoc(lua_State *lua)
{
    static const luaL_Reg functions[] = {
        {"SimpleTable", simple_table_make}, {"sha1", sha1}, {"walk_block", walk_block},
        {"walk_inline", walk_inline},       {NULL, NULL},
    };

    luaL_setfuncs(lua, functions, 0);
}
