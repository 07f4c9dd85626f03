#include "filter/module_json.h"

#include "base/json_tree.h"
#include "filter/element_json.h"
#include "filter/scratch.h"
#include "script/sandbox.h"

#include <lauxlib.h>

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MOST = 200, /* of values in values that are written: a table may be in itself */
    DIGITS_MOST = 17, /* what a double needs */
    VALUE_COST = 10,  /* instructions */
};

/* ---- reading ---- */

/* Pushes the metatable of lists, the upvalue. */
static void set_list(lua_State *lua)
{
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_setmetatable(lua, -2);
}

static void push_number(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.data, text.size);
    if (lua_stringtonumber(lua, lua_tostring(lua, -1)) == 0) {
        luaL_error(lua, "the number is too large");
    }
    lua_Number number = lua_tonumber(lua, -1);

    lua_pop(lua, 2);
    lua_pushnumber(lua, number);
}

/* Nesting is limited by JSON_DEPTH_LIMIT. */
static void push_node(lua_State *lua, const JsonNode *node)
{
    lua_Integer place = 0;

    luaL_checkstack(lua, 4, "too deep");
    switch (node->kind) {
    case JSON_KIND_NULL:
        lua_pushlightuserdata(lua, NULL);
        break;
    case JSON_KIND_BOOLEAN:
        lua_pushboolean(lua, slice_is(node->text, "true"));
        break;
    case JSON_KIND_NUMBER:
        push_number(lua, node->text);
        break;
    case JSON_KIND_STRING:
        lua_pushlstring(lua, node->text.size > 0 ? node->text.data : "", node->text.size);
        break;
    case JSON_KIND_ARRAY:
        lua_newtable(lua);
        for (const JsonNode *item = node->first; item; item = item->next) {
            push_node(lua, item);
            lua_rawseti(lua, -2, ++place);
        }
        set_list(lua);
        break;
    case JSON_KIND_OBJECT:
        lua_newtable(lua);
        for (const JsonNode *member = node->first; member; member = member->next) {
            lua_pushlstring(lua, member->key.size > 0 ? member->key.data : "", member->key.size);
            push_node(lua, member);
            lua_rawset(lua, -3);
        }
        break;
    }
}

static bool read_text(lua_State *lua, Slice text)
{
    JsonProblem problem;
    const JsonNode *node = json_tree_read(scratch_push(lua), text, &problem);

    if (node) {
        push_node(lua, node);
        lua_insert(lua, -2);
    }
    scratch_pop(lua);
    return node != NULL;
}

/* decode(text [, pandoc_types]): nil for what is no JSON. */
static int json_decode(lua_State *lua)
{
    bool has_types = lua_isnoneornil(lua, 2) || lua_toboolean(lua, 2);
    Slice text;

    text.data = luaL_checklstring(lua, 1, &text.size);
    lua_settop(lua, 2);
    sandbox_charge(lua, text.size / 4);
    if (has_types && element_json_push(lua, text)) {
        return 1;
    }
    if (!read_text(lua, text)) {
        lua_pushnil(lua);
    }
    return 1;
}

/* ---- writing: each function leaves a text on the stack ---- */

static const char *escape_of(unsigned char byte, char code[8])
{
    switch (byte) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        if (byte >= ' ') {
            return NULL;
        }
        snprintf(code, 8, "\\u%04x", byte);
        return code;
    }
}

static void push_string(lua_State *lua, Slice text)
{
    luaL_Buffer out;
    char code[8];

    luaL_buffinit(lua, &out);
    luaL_addchar(&out, '"');
    for (size_t i = 0; i < text.size; i++) {
        const char *escape = escape_of((unsigned char)text.data[i], code);

        if (escape) {
            luaL_addstring(&out, escape);
        } else {
            luaL_addchar(&out, text.data[i]);
        }
    }
    luaL_addchar(&out, '"');
    luaL_pushresult(&out);
}

/* The digits of a positive number, without zeros at the end, and the power of ten of the first: 120 is "12" and 2. */
static int split_number(double number, char digits[DIGITS_MOST + 1], int *power)
{
    char text[DIGITS_MOST + 16];
    int count = 0;

    for (int precision = 0; precision < DIGITS_MOST; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, number);
        if (!(strtod(text, NULL) < number) && !(strtod(text, NULL) > number)) {
            break;
        }
    }
    for (const char *at = text; *at != 'e'; at++) {
        if (*at != '.') {
            digits[count++] = *at;
        }
    }
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    *power = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
    return count;
}

/* 1.5e-2 */
static void push_exponent(lua_State *lua, const char *sign, const char *digits, int count,
                          int power)
{
    lua_pushlstring(lua, count > 1 ? digits + 1 : "0", count > 1 ? (size_t)count - 1 : 1);
    lua_pushfstring(lua, "%s%c.%se%d", sign, digits[0], lua_tostring(lua, -1), power);
    lua_remove(lua, -2);
}

/* As pandoc writes them: whole numbers in full, others from 0.1 to 10000000 with a point, the rest with an exponent. */
static void push_float(lua_State *lua, double number)
{
    char digits[DIGITS_MOST + 1] = {0};
    int power;
    int count = split_number(fabs(number), digits, &power);
    int decimals = count - power - 1;
    const char *sign = number < 0 ? "-" : "";

    if (decimals > 0 && (power < -1 || power >= 7)) {
        push_exponent(lua, sign, digits, count, power);
        return;
    }

    luaL_Buffer out;

    luaL_buffinit(lua, &out);
    luaL_addstring(&out, sign);
    luaL_addlstring(&out, digits, (size_t)(decimals > 0 ? power + 1 : count));
    for (int i = decimals; i < 0; i++) {
        luaL_addchar(&out, '0');
    }
    if (decimals > 0) {
        luaL_addstring(&out, power < 0 ? "0." : ".");
        luaL_addlstring(&out, digits + power + 1, (size_t)decimals);
    }
    luaL_pushresult(&out);
}

static void push_number_text(lua_State *lua, int index)
{
    double number = lua_tonumber(lua, index);

    if (lua_isinteger(lua, index)) {
        lua_pushfstring(lua, "%I", (LUAI_UACINT)lua_tointeger(lua, index));
    } else if (!isfinite(number)) {
        lua_pushliteral(lua, "null");
    } else if (number < 0 || number > 0) {
        push_float(lua, number);
    } else {
        lua_pushliteral(lua, "0");
    }
}

static bool is_array(lua_State *lua, int index)
{
    bool is_list;

    if (lua_getmetatable(lua, index)) {
        is_list = lua_rawequal(lua, -1, lua_upvalueindex(1));
    } else {
        is_list = lua_rawgeti(lua, index, 1) != LUA_TNIL;
    }
    lua_pop(lua, 1);
    return is_list;
}

static void encode_top(lua_State *lua, int depth);

static void push_array(lua_State *lua, int index, int depth)
{
    luaL_Buffer out;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    luaL_buffinit(lua, &out);
    luaL_addchar(&out, '[');
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > 1) {
            luaL_addchar(&out, ',');
        }
        lua_rawgeti(lua, index, i);
        encode_top(lua, depth);
        luaL_addvalue(&out);
    }
    luaL_addchar(&out, ']');
    luaL_pushresult(&out);
}

static int compare_texts(const void *a, const void *b)
{
    const Slice *first = a;
    const Slice *second = b;

    return slice_compare(*first, *second);
}

/* Pushes a table from the keys of the table at `index`, as texts, to the keys. */
static size_t push_keys(lua_State *lua, int index)
{
    size_t count = 0;

    lua_newtable(lua);
    lua_pushnil(lua);
    for (; lua_next(lua, index); count++) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) != LUA_TSTRING && lua_type(lua, -1) != LUA_TNUMBER) {
            luaL_error(lua, "the key of an object is a %s, not a string", luaL_typename(lua, -1));
        }
        lua_pushvalue(lua, -1);
        lua_tostring(lua, -1);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -4);
    }
    return count;
}

/* Pushes the keys of the table on top, at most `count`, in order; they live as long as the table. */
static Slice *push_sorted(lua_State *lua, size_t *count)
{
    Slice *texts = lua_newuserdatauv(lua, (*count + 1) * sizeof *texts, 0);

    *count = 0;
    lua_pushnil(lua);
    for (; lua_next(lua, -3); ++*count) {
        lua_pop(lua, 1);
        texts[*count].data = lua_tolstring(lua, -1, &texts[*count].size);
    }
    qsort(texts, *count, sizeof *texts, compare_texts);
    return texts;
}

static void push_object(lua_State *lua, int index, int depth)
{
    size_t count = push_keys(lua, index);
    int keys = lua_gettop(lua);
    const Slice *texts = push_sorted(lua, &count);
    luaL_Buffer out;

    luaL_buffinit(lua, &out);
    luaL_addchar(&out, '{');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            luaL_addchar(&out, ',');
        }
        push_string(lua, texts[i]);
        luaL_addvalue(&out);
        luaL_addchar(&out, ':');
        lua_pushlstring(lua, texts[i].data, texts[i].size);
        lua_rawget(lua, keys);
        lua_rawget(lua, index);
        encode_top(lua, depth);
        luaL_addvalue(&out);
    }
    luaL_addchar(&out, '}');
    luaL_pushresult(&out);
    lua_replace(lua, keys);
    lua_settop(lua, keys);
}

/* Calls the function on top, the __tojson of the value at `index`. */
static void push_own_text(lua_State *lua, int index)
{
    JsonProblem problem;
    Slice text;

    lua_pushvalue(lua, index);
    lua_call(lua, 1, 1);
    text.data = lua_tolstring(lua, -1, &text.size);

    bool is_valid = text.data != NULL && json_is_valid(scratch_push(lua), text, &problem);

    if (text.data) {
        scratch_pop(lua);
    }
    if (!is_valid) {
        luaL_error(lua, "what __tojson returned is no JSON");
    }
}

static void push_table(lua_State *lua, int index, int depth)
{
    if (depth >= DEPTH_MOST) {
        luaL_error(lua, "values are nested too deeply, or in themselves");
    }
    luaL_checkstack(lua, 10, "too deep");
    if (is_array(lua, index)) {
        push_array(lua, index, depth + 1);
    } else {
        push_object(lua, index, depth + 1);
    }
}

static void push_encoded(lua_State *lua, int index, int depth)
{
    Slice text;

    sandbox_charge(lua, VALUE_COST);
    switch (lua_type(lua, index)) {
    case LUA_TNIL:
        lua_pushliteral(lua, "null");
        return;
    case LUA_TBOOLEAN:
        lua_pushstring(lua, lua_toboolean(lua, index) ? "true" : "false");
        return;
    case LUA_TNUMBER:
        push_number_text(lua, index);
        return;
    case LUA_TSTRING:
        text.data = lua_tolstring(lua, index, &text.size);
        push_string(lua, text);
        return;
    default:
        break;
    }
    if (lua_islightuserdata(lua, index) && lua_touserdata(lua, index) == NULL) {
        lua_pushliteral(lua, "null");
    } else if (luaL_getmetafield(lua, index, "__tojson") != LUA_TNIL) {
        push_own_text(lua, index);
    } else if (lua_istable(lua, index)) {
        push_table(lua, index, depth);
    } else {
        luaL_error(lua, "a %s cannot be written as JSON", luaL_typename(lua, index));
    }
}

/* Replaces the value on top by its JSON. */
static void encode_top(lua_State *lua, int depth)
{
    push_encoded(lua, lua_gettop(lua), depth);
    lua_remove(lua, -2);
}

/* encode(value) */
static int json_encode(lua_State *lua)
{
    lua_settop(lua, 1);
    encode_top(lua, 0);
    return 1;
}

static const luaL_Reg functions[] = {
    {"decode", json_decode},
    {"encode", json_encode},
    {NULL, NULL},
};

int module_json_open(lua_State *lua)
{
    luaL_newlibtable(lua, functions);
    lua_getglobal(lua, "pandoc");
    lua_getfield(lua, -1, "List");
    lua_remove(lua, -2);
    luaL_setfuncs(lua, functions, 1);
    lua_pushlightuserdata(lua, NULL);
    lua_setfield(lua, -2, "null");
    return 1;
}
