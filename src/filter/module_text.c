#include "filter/module_text.h"

#include "base/utf8.h"
#include "script/sandbox.h"

#include <lauxlib.h>

#include <errno.h>
#include <iconv.h>

static Slice check_text(lua_State *lua, int index)
{
    Slice text;

    text.data = luaL_checklstring(lua, index, &text.size);
    sandbox_charge(lua, text.size / 16);
    return text;
}

static void add_code_point(luaL_Buffer *out, uint32_t code_point)
{
    char bytes[UTF8_SIZE_MOST];
    size_t size = utf8_encode(code_point, bytes);

    luaL_addlstring(out, bytes, size);
}

static int text_len(lua_State *lua)
{
    lua_pushinteger(lua, (lua_Integer)utf8_count(check_text(lua, 1)));
    return 1;
}

static int text_lower(lua_State *lua)
{
    Slice text = check_text(lua, 1);
    luaL_Buffer out;

    luaL_buffinit(lua, &out);
    for (size_t offset = 0; offset < text.size;) {
        add_code_point(&out, utf8_to_lower(utf8_decode(text, &offset)));
    }
    luaL_pushresult(&out);
    return 1;
}

static int text_upper(lua_State *lua)
{
    Slice text = check_text(lua, 1);
    luaL_Buffer out;

    luaL_buffinit(lua, &out);
    for (size_t offset = 0; offset < text.size;) {
        uint32_t upper[UTF8_UPPER_MOST];
        size_t count = utf8_to_upper(utf8_decode(text, &offset), upper);

        for (size_t i = 0; i < count; i++) {
            add_code_point(&out, upper[i]);
        }
    }
    luaL_pushresult(&out);
    return 1;
}

static int text_reverse(lua_State *lua)
{
    Slice text = check_text(lua, 1);
    luaL_Buffer out;
    char *reversed = luaL_buffinitsize(lua, &out, text.size);

    for (size_t offset = 0; offset < text.size;) {
        size_t start = offset;

        utf8_decode(text, &offset);
        memcpy(reversed + text.size - offset, text.data + start, offset - start);
    }
    luaL_pushresultsize(&out, text.size);
    return 1;
}

/* A position that may be counted from the end, among `count` code points; 0 or less is before the first. */
static lua_Integer from_start(lua_Integer position, lua_Integer count)
{
    if (position >= 0) {
        return position;
    }
    return position < -count ? 0 : count + position + 1;
}

/* The offset of the code point with this number, counted from 0. */
static size_t offset_of(Slice text, lua_Integer number)
{
    return utf8_prefix(text, (size_t)number).size;
}

/* sub(text, i [, j]), as string.sub. */
static int text_sub(lua_State *lua)
{
    Slice text = check_text(lua, 1);
    lua_Integer count = (lua_Integer)utf8_count(text);
    lua_Integer first = from_start(luaL_checkinteger(lua, 2), count);
    lua_Integer last = from_start(luaL_optinteger(lua, 3, -1), count);

    first = first < 1 ? 1 : first;
    last = last > count ? count : last;
    if (first > last) {
        lua_pushliteral(lua, "");
        return 1;
    }

    size_t start = offset_of(text, first - 1);

    lua_pushlstring(lua, text.data + start, offset_of(text, last) - start);
    return 1;
}

/* ---- subscripts and superscripts ---- */

typedef struct ScriptPair {
    char plain;
    uint32_t script;
} ScriptPair;

static const ScriptPair superscripts[] = {
    {'0', 0x2070}, {'1', 0xB9},   {'2', 0xB2},   {'3', 0xB3},   {'4', 0x2074},
    {'5', 0x2075}, {'6', 0x2076}, {'7', 0x2077}, {'8', 0x2078}, {'9', 0x2079},
    {'+', 0x207A}, {'-', 0x207B}, {'=', 0x207C}, {'(', 0x207D}, {')', 0x207E},
};

static const ScriptPair subscripts[] = {
    {'0', 0x2080}, {'1', 0x2081}, {'2', 0x2082}, {'3', 0x2083}, {'4', 0x2084},
    {'5', 0x2085}, {'6', 0x2086}, {'7', 0x2087}, {'8', 0x2088}, {'9', 0x2089},
    {'+', 0x208A}, {'-', 0x208B}, {'=', 0x208C}, {'(', 0x208D}, {')', 0x208E},
};

enum { SCRIPT_COUNT = sizeof subscripts / sizeof *subscripts };

static bool add_script(luaL_Buffer *out, const ScriptPair *pairs, char c)
{
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (pairs[i].plain == c) {
            add_code_point(out, pairs[i].script);
            return true;
        }
    }
    return false;
}

/* nil when there is no such character for one of them. */
static int push_script(lua_State *lua, const ScriptPair *pairs)
{
    Slice text = check_text(lua, 1);
    luaL_Buffer out;

    luaL_buffinit(lua, &out);
    for (size_t i = 0; i < text.size; i++) {
        if (!add_script(&out, pairs, text.data[i])) {
            lua_pushnil(lua);
            return 1;
        }
    }
    luaL_pushresult(&out);
    return 1;
}

static int text_subscript(lua_State *lua)
{
    return push_script(lua, subscripts);
}

static int text_superscript(lua_State *lua)
{
    return push_script(lua, superscripts);
}

/* ---- encodings ---- */

/* Converts piece by piece into the buffer; false with errno. Nothing in it raises errors but the buffer. */
static bool convert(iconv_t converter, Slice text, char *piece, size_t *size)
{
    char *in = (char *)(uintptr_t)text.data;
    size_t in_left = text.size;
    char *out = piece;
    size_t out_left = *size;
    bool is_done = iconv(converter, &in, &in_left, &out, &out_left) != (size_t)-1;

    *size -= out_left;
    return is_done;
}

/* How much text becomes at most: four bytes a code point, which is at least a byte, and a mark. */
static size_t converted_size(lua_State *lua, Slice text)
{
    if (text.size > (SIZE_MAX - 16) / 4) {
        luaL_error(lua, "the text is too long");
    }
    return 4 * text.size + 16;
}

static int push_converted(lua_State *lua, Slice text, const char *from, const char *to)
{
    size_t size = converted_size(lua, text);
    luaL_Buffer out;
    char *piece = luaL_buffinitsize(lua, &out, size);
    iconv_t converter = iconv_open(to, from);

    if (converter == (iconv_t)-1) {
        return luaL_error(lua, "unknown encoding");
    }

    bool is_done = convert(converter, text, piece, &size);

    iconv_close(converter);
    if (!is_done) {
        return luaL_error(lua, "invalid text: it cannot be converted from %s to %s", from, to);
    }
    luaL_pushresultsize(&out, size);
    return 1;
}

/* fromencoding(text, encoding): to UTF-8. */
static int text_fromencoding(lua_State *lua)
{
    return push_converted(lua, check_text(lua, 1), luaL_optstring(lua, 2, "UTF-8"), "UTF-8");
}

static int text_toencoding(lua_State *lua)
{
    return push_converted(lua, check_text(lua, 1), "UTF-8", luaL_optstring(lua, 2, "UTF-8"));
}

static const luaL_Reg functions[] = {
    {"fromencoding", text_fromencoding},
    {"len", text_len},
    {"lower", text_lower},
    {"reverse", text_reverse},
    {"sub", text_sub},
    {"subscript", text_subscript},
    {"superscript", text_superscript},
    {"toencoding", text_toencoding},
    {"upper", text_upper},
    {NULL, NULL},
};

int module_text_open(lua_State *lua)
{
    luaL_newlib(lua, functions);
    return 1;
}
