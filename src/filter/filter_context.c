#include "filter/filter_context.h"

#include <lauxlib.h>

FilterContext *filter_context(lua_State *lua)
{
    return sandbox_from_lua(lua)->context;
}

void filter_context_charge(lua_State *lua, size_t size)
{
    FilterContext *context = filter_context(lua);

    if (context->size_most > 0 &&
        (size > context->size_most || context->size > context->size_most - size)) {
        luaL_error(lua, "not enough memory");
    }
    context->size += size;
}

Slice filter_context_text(lua_State *lua, int index)
{
    Slice text;

    text.data = luaL_checklstring(lua, index, &text.size);
    filter_context_charge(lua, text.size);
    return arena_copy(filter_context(lua)->arena, text);
}
