#include "script/ordered_pairs.h"

#include "script/sandbox.h"

#include <lauxlib.h>

#include <stdlib.h>

typedef enum KeyRank { RANK_NUMBER, RANK_TEXT, RANK_BOOLEAN, RANK_OTHER } KeyRank;

/* A key as C can compare it; a text lives in the key. */
typedef struct OrderedKey {
    KeyRank rank;
    lua_Number number;
    lua_Integer integer;
    Slice text;
    lua_Integer place; /* among the keys as Lua gave them, from 1 */
} OrderedKey;

static KeyRank rank_of(int type)
{
    switch (type) {
    case LUA_TNUMBER:
        return RANK_NUMBER;
    case LUA_TSTRING:
        return RANK_TEXT;
    case LUA_TBOOLEAN:
        return RANK_BOOLEAN;
    default:
        return RANK_OTHER;
    }
}

static OrderedKey key_at(lua_State *lua, int index, lua_Integer place)
{
    OrderedKey key = {.rank = rank_of(lua_type(lua, index)), .place = place};

    if (key.rank == RANK_NUMBER) {
        key.number = lua_tonumber(lua, index);
        key.integer = lua_isinteger(lua, index) ? lua_tointeger(lua, index) : 0;
    } else if (key.rank == RANK_TEXT) {
        key.text.data = lua_tolstring(lua, index, &key.text.size);
    } else if (key.rank == RANK_BOOLEAN) {
        key.integer = lua_toboolean(lua, index);
    }
    return key;
}

/* Integers beyond 2^53 may be equal as numbers; then they are compared as what they are. */
static int compare_values(const OrderedKey *a, const OrderedKey *b)
{
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    if (a->number < b->number || a->number > b->number) {
        return a->number < b->number ? -1 : 1;
    }
    if (a->integer != b->integer) {
        return a->integer < b->integer ? -1 : 1;
    }
    return slice_compare(a->text, b->text);
}

static int compare_keys(const void *a, const void *b)
{
    const OrderedKey *left = a;
    const OrderedKey *right = b;
    int order = compare_values(left, right);

    if (order != 0) {
        return order;
    }
    return left->place < right->place ? -1 : left->place > right->place;
}

/* Pushes a table of all keys of the table at 1, as Lua gives them. */
static lua_Integer push_keys(lua_State *lua)
{
    lua_Integer count = 0;

    lua_newtable(lua);
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, -3, ++count);
    }
    return count;
}

/* Replaces the table of keys on top by one in order. */
static void order_keys(lua_State *lua, lua_Integer count)
{
    int given = lua_gettop(lua);
    OrderedKey *keys = lua_newuserdatauv(lua, (size_t)count * sizeof *keys, 0);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, given, i);
        keys[i - 1] = key_at(lua, -1, i);
        lua_pop(lua, 1);
    }
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    lua_createtable(lua, count < 1024 ? (int)count : 1024, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, given, keys[i - 1].place);
        lua_rawseti(lua, -2, i);
    }
    lua_replace(lua, given);
    lua_settop(lua, given);
}

/* The iterator: upvalues are the table, its keys, and the place of the last one. */
static int next_pair(lua_State *lua)
{
    lua_Integer place = lua_tointeger(lua, lua_upvalueindex(3));

    for (;;) {
        place++;
        if (lua_rawgeti(lua, lua_upvalueindex(2), place) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) {
            break;
        }
        lua_pop(lua, 2);
    }
    lua_pushinteger(lua, place);
    lua_replace(lua, lua_upvalueindex(3));
    return 2;
}

static int after_pairs_metamethod(lua_State *lua, int status, lua_KContext context)
{
    (void)lua;
    (void)status;
    (void)context;
    return 3;
}

int ordered_pairs(lua_State *lua)
{
    lua_Integer count;

    luaL_checkany(lua, 1);
    if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(lua, 1);
        lua_callk(lua, 1, 3, 0, after_pairs_metamethod);
        return 3;
    }
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_pushvalue(lua, 1);
    count = push_keys(lua);
    sandbox_charge(lua, (uint64_t)count);
    order_keys(lua, count);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_pair, 3);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

/* Finds the least key that comes after `last` (all do when it is NULL) and leaves it on top; else leaves nil there. */
static void push_key_after(lua_State *lua, const OrderedKey *last)
{
    OrderedKey best = {.rank = RANK_OTHER};
    lua_Integer seen = 0;

    lua_settop(lua, 2);
    lua_pushnil(lua); /* 3: the best */
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        OrderedKey key = key_at(lua, 4, 0);
        lua_pop(lua, 1);
        seen++;
        if (key.rank == RANK_OTHER || (last && compare_values(&key, last) <= 0)) {
            continue;
        }
        if (best.rank == RANK_OTHER || compare_values(&key, &best) < 0) {
            best = key;
            lua_copy(lua, 4, 3);
        }
    }
    sandbox_charge(lua, (uint64_t)seen);
}

/* Moves on, by Lua's order, to a key that has none of its own. `from` is at 3. */
static void push_other_after(lua_State *lua)
{
    while (lua_next(lua, 1)) {
        lua_pop(lua, 1);
        if (rank_of(lua_type(lua, -1)) == RANK_OTHER) {
            return;
        }
    }
    lua_pushnil(lua);
}

int ordered_next(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    if (lua_isnil(lua, 2)) {
        push_key_after(lua, NULL);
    } else if (rank_of(lua_type(lua, 2)) != RANK_OTHER) {
        OrderedKey last = key_at(lua, 2, 0);
        push_key_after(lua, &last);
    } else {
        lua_pushvalue(lua, 2);
        push_other_after(lua);
        lua_replace(lua, 3);
    }
    lua_settop(lua, 3);
    if (lua_isnil(lua, 3) && rank_of(lua_type(lua, 2)) != RANK_OTHER) {
        lua_pushnil(lua);
        push_other_after(lua);
        lua_replace(lua, 3);
        lua_settop(lua, 3);
    }
    if (lua_isnil(lua, 3)) {
        return 1;
    }
    lua_pushvalue(lua, 3);
    lua_rawget(lua, 1);
    return 2;
}
