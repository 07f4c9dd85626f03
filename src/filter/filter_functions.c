#include "filter/filter_functions.h"

#include "script/sandbox.h"

#include <lauxlib.h>

uint64_t filter_functions_bit(unsigned kind)
{
    return (uint64_t)1 << kind;
}

uint64_t filter_functions_blocks(void)
{
    return filter_functions_bit(BLOCK_KINDS) - 1;
}

uint64_t filter_functions_inlines(void)
{
    return (filter_functions_bit(INLINE_KINDS) - 1) & ~filter_functions_blocks();
}

/* Puts the function `name` of the filter, or else `fallback`, into the table on top of the stack. */
static bool add_function(lua_State *lua, int filter, unsigned slot, const char *name,
                         const char *fallback)
{
    if (lua_getfield(lua, filter, name) != LUA_TFUNCTION && fallback) {
        lua_pop(lua, 1);
        lua_getfield(lua, filter, fallback);
    }

    bool is_function = lua_isfunction(lua, -1);

    if (is_function) {
        lua_rawseti(lua, -2, (lua_Integer)slot + 1);
    } else {
        lua_pop(lua, 1);
    }
    return is_function;
}

static bool is_topdown(lua_State *lua, int filter)
{
    Slice order = {NULL, 0};

    if (lua_getfield(lua, filter, "traverse") == LUA_TSTRING) {
        order.data = lua_tolstring(lua, -1, &order.size);
    }

    bool found = order.data && slice_is(order, "topdown");

    lua_pop(lua, 1);
    return found;
}

void filter_functions_push(lua_State *lua, FilterFunctions *functions, int filter)
{
    static const char *const names[] = {"Inlines", "Blocks", "Meta", "Pandoc"};

    *functions = (FilterFunctions){.is_topdown = false};
    luaL_checkstack(lua, 16, "walks are nested too deeply");
    sandbox_charge(lua, SLOT_COUNT); /* fields that are looked at */
    functions->is_topdown = is_topdown(lua, filter);
    lua_createtable(lua, SLOT_COUNT, 0);
    functions->table = lua_gettop(lua);
    for (unsigned kind = 0; kind < INLINE_KINDS; kind++) {
        const char *fallback = kind < BLOCK_KINDS ? "Block" : "Inline";

        if (add_function(lua, filter, kind, view_kind_name((ViewKind)kind), fallback)) {
            functions->kinds |= filter_functions_bit(kind);
        }
    }
    for (unsigned i = 0; i < SLOT_COUNT - VIEW_KIND_COUNT; i++) {
        functions->has[i] = add_function(lua, filter, VIEW_KIND_COUNT + i, names[i], NULL);
    }
}

bool filter_functions_are_none(const FilterFunctions *functions)
{
    bool has_any = functions->kinds != 0;

    for (unsigned slot = VIEW_KIND_COUNT; slot < SLOT_COUNT; slot++) {
        has_any = has_any || filter_functions_has(functions, slot);
    }
    return !has_any;
}

bool filter_functions_has(const FilterFunctions *functions, unsigned slot)
{
    return slot >= VIEW_KIND_COUNT && functions->has[slot - VIEW_KIND_COUNT];
}

void filter_functions_push_one(lua_State *lua, const FilterFunctions *functions, unsigned slot)
{
    lua_rawgeti(lua, functions->table, (lua_Integer)slot + 1);
}
