#include "filter/record_value.h"

#include "filter/element_read.h"

#include <lauxlib.h>

/* Its address is the key in the metatables of all records. */
static const char is_record = 0;

enum { VALUES = 1 }; /* the user value of a record: table from the names of fields to values */

typedef struct RecordValue {
    const RecordType *type;
} RecordValue;

const RecordType *record_type(lua_State *lua, int index)
{
    bool found;

    if (lua_type(lua, index) != LUA_TUSERDATA || !lua_getmetatable(lua, index)) {
        return NULL;
    }
    found = lua_rawgetp(lua, -1, &is_record) != LUA_TNIL;
    lua_pop(lua, 2);
    return found ? ((const RecordValue *)lua_touserdata(lua, index))->type : NULL;
}

static const RecordType *check_type(lua_State *lua, int index)
{
    const RecordType *type = record_type(lua, index);

    if (!type) {
        element_read_fail(lua, index, "record");
    }
    return type;
}

static const RecordField *find_field(const RecordType *type, const char *name)
{
    for (const RecordAlias *alias = type->aliases; alias && alias->name; alias++) {
        name = strcmp(alias->name, name) == 0 ? alias->field : name;
    }
    for (const RecordField *field = type->fields; field->name; field++) {
        if (strcmp(field->name, name) == 0) {
            return field;
        }
    }
    return NULL;
}

/* Pushes the value as it is kept. */
static void push_kept(lua_State *lua, int index, const RecordField *field)
{
    lua_getiuservalue(lua, index, VALUES);
    lua_pushstring(lua, field->name);
    if (lua_rawget(lua, -2) == LUA_TNIL && field->initial) {
        lua_pop(lua, 1);
        field->form->push_initial(lua, field);
        lua_pushstring(lua, field->name);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -4);
    }
    lua_remove(lua, -2);
}

/* Replaces the value on top of the stack by what is kept of it. */
static void read_again(lua_State *lua, const RecordField *field)
{
    if (!lua_isnil(lua, -1)) {
        field->form->read(lua, field, lua_gettop(lua));
        lua_remove(lua, -2);
    }
}

static void push_settled(lua_State *lua, int index, const RecordField *field)
{
    push_kept(lua, index, field);
    read_again(lua, field);
}

void record_push_field(lua_State *lua, int index, const char *name)
{
    index = lua_absindex(lua, index);
    push_settled(lua, index, find_field(check_type(lua, index), name));
}

/* Keeps the value on top of the stack, and pops it. */
static void keep_value(lua_State *lua, int index, const RecordField *field)
{
    lua_getiuservalue(lua, index, VALUES);
    lua_pushstring(lua, field->name);
    lua_pushvalue(lua, -3);
    lua_rawset(lua, -3);
    lua_pop(lua, 2);
}

void record_set_field(lua_State *lua, int index, const char *name)
{
    index = lua_absindex(lua, index);

    const RecordField *field = find_field(check_type(lua, index), name);

    field->form->read(lua, field, lua_gettop(lua));
    keep_value(lua, index, field);
    lua_pop(lua, 1);
}

/* ---- metamethods ---- */

/* __index(record, key) */
static int index_record(lua_State *lua)
{
    const RecordType *type = check_type(lua, 1);
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";
    const RecordField *field = find_field(type, name);

    if (field) {
        push_kept(lua, 1, field);
    } else {
        lua_pushstring(lua, type->tag && strcmp(name, "t") == 0 ? type->tag : NULL);
    }
    return 1;
}

/* __newindex(record, key, value) */
static int set_record(lua_State *lua)
{
    const RecordType *type = check_type(lua, 1);
    const RecordField *field;

    lua_settop(lua, 3);
    if (type->read_only) {
        return luaL_error(lua, "%s", type->read_only);
    }
    field = find_field(type, lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "");
    if (!field) {
        return luaL_error(lua, "Cannot set unknown property '%s'.", luaL_tolstring(lua, 2, NULL));
    }
    field->form->read(lua, field, 3);
    keep_value(lua, 1, field);
    return 0;
}

/* The iterator of pairs(record); its upvalues are how many fields were passed, and the type: no other record has these. */
static int next_field(lua_State *lua)
{
    const RecordType *type = record_type(lua, 1);
    lua_Integer passed = lua_tointeger(lua, lua_upvalueindex(1));

    if (!type || type != lua_touserdata(lua, lua_upvalueindex(2)) || !type->fields[passed].name) {
        return 0;
    }
    lua_pushinteger(lua, passed + 1);
    lua_replace(lua, lua_upvalueindex(1));
    lua_pushstring(lua, type->fields[passed].name);
    push_kept(lua, 1, &type->fields[passed]);
    return 2;
}

static int record_pairs(lua_State *lua)
{
    const RecordType *type = check_type(lua, 1);

    lua_pushinteger(lua, 0);
    lua_pushlightuserdata(lua, (void *)(uintptr_t)type);
    lua_pushcclosure(lua, next_field, 2);
    lua_pushvalue(lua, 1);
    lua_pushnil(lua);
    return 3;
}

static int records_equal(lua_State *lua)
{
    const RecordType *type = record_type(lua, 1);
    bool is_equal = type && record_type(lua, 2) == type;

    for (const RecordField *field = type ? type->fields : NULL; is_equal && field->name; field++) {
        push_settled(lua, 1, field);
        push_settled(lua, 2, field);
        is_equal = lua_compare(lua, -1, -2, LUA_OPEQ);
        lua_pop(lua, 2);
    }
    lua_pushboolean(lua, is_equal);
    return 1;
}

static void show_fields(lua_State *lua, const RecordType *type, Buffer *out)
{
    const char *separator = "";

    for (const RecordField *field = type->fields; field->name; field++) {
        if (!field->shown) {
            continue;
        }
        push_settled(lua, 1, field);
        buffer_add_string(out, separator);
        buffer_add_string(out, field->shown);
        buffer_add_string(out, " = ");
        field->form->show(lua, field, lua_gettop(lua), out);
        lua_pop(lua, 1);
        separator = ", ";
    }
}

static int show_record(lua_State *lua)
{
    const RecordType *type = check_type(lua, 1);
    Buffer out;

    if (!type->shown) {
        lua_pushstring(lua, type->name);
        return 1;
    }
    lua_settop(lua, 1);
    buffer_init(&out, filter_context(lua)->arena);
    buffer_add_string(&out, type->shown);
    buffer_add_string(&out, " {");
    show_fields(lua, type, &out);
    buffer_add_byte(&out, '}');
    filter_context_charge(lua, out.size);
    lua_pushlstring(lua, out.data, out.size);
    return 1;
}

/* ---- making ---- */

static void push_metatable(lua_State *lua, const RecordType *type)
{
    static const luaL_Reg metamethods[] = {
        {"__index", index_record}, {"__newindex", set_record},  {"__pairs", record_pairs},
        {"__eq", records_equal},   {"__tostring", show_record}, {NULL, NULL},
    };

    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, type) == LUA_TTABLE) {
        return;
    }
    lua_pop(lua, 1);
    luaL_newlib(lua, metamethods);
    if (!type->is_compared) {
        lua_pushnil(lua);
        lua_setfield(lua, -2, "__eq");
    }
    lua_pushstring(lua, type->name);
    lua_setfield(lua, -2, "__name");
    lua_createtable(lua, 0, 1);
    lua_pushstring(lua, type->name);
    lua_setfield(lua, -2, "__name");
    lua_setfield(lua, -2, "__metatable");
    lua_pushboolean(lua, true);
    lua_rawsetp(lua, -2, &is_record);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, type);
}

void record_push(lua_State *lua, const RecordType *type)
{
    RecordValue *record = lua_newuserdatauv(lua, sizeof *record, 1);

    record->type = type;
    lua_newtable(lua);
    lua_setiuservalue(lua, -2, VALUES);
    push_metatable(lua, type);
    lua_setmetatable(lua, -2);
}

/* The record on top of the stack gets the fields of the table at `index`. */
static void take_table(lua_State *lua, const RecordType *type, int index)
{
    int record = lua_gettop(lua);

    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        bool is_name = lua_type(lua, -2) == LUA_TSTRING && find_field(type, lua_tostring(lua, -2));

        if (!is_name) {
            lua_pushvalue(lua, -2);
            luaL_error(lua, "Cannot set unknown property '%s'.", luaL_tolstring(lua, -1, NULL));
        }
        lua_pushvalue(lua, -1);
        record_set_field(lua, record, lua_tostring(lua, -3));
    }
}

static void take_record(lua_State *lua, const RecordType *type, int index)
{
    int record = lua_gettop(lua);

    for (const RecordField *field = type->fields; field->name; field++) {
        push_settled(lua, index, field);
        keep_value(lua, record, field);
    }
}

void record_push_from(lua_State *lua, const RecordType *type, int index)
{
    const RecordType *given = record_type(lua, index);

    index = lua_absindex(lua, index);
    record_push(lua, type);
    if (given && given->fields == type->fields) {
        take_record(lua, type, index);
    } else if (lua_type(lua, index) == LUA_TTABLE) {
        take_table(lua, type, index);
    } else {
        lua_pop(lua, 1);
        element_read_fail(lua, index, lua_pushfstring(lua, "%s or table", type->name));
    }
}
