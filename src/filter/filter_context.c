#include "filter/filter_context.h"

#include "base/buffer.h"
#include "base/utf8.h"

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

/* With U+FFFD for each byte that is none of UTF-8: pages and JSON are. */
static Slice repaired_text(Arena *arena, Slice text)
{
    Buffer repaired;

    buffer_init(&repaired, arena);
    for (size_t offset = 0; offset < text.size;) {
        utf8_add(&repaired, utf8_decode(text, &offset));
    }
    return buffer_slice(&repaired);
}

Slice filter_context_text(lua_State *lua, int index)
{
    Arena *arena = filter_context(lua)->arena;
    Slice text;

    text.data = luaL_checklstring(lua, index, &text.size);
    filter_context_charge(lua, text.size);
    return utf8_find_invalid(text) < text.size ? repaired_text(arena, text)
                                               : arena_copy(arena, text);
}
