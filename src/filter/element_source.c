#include "filter/element_source.h"

#include <lauxlib.h>

const Node *element_source_node(const ViewNode *node)
{
    return node->source && !(node->source->flags & NODE_GENERATED) ? node->source : NULL;
}

/* The element, or the first one below it, that was read from the file. */
static const ViewNode *find_first(const ViewNode *node)
{
    while (node && !element_source_node(node)) {
        node = node->first;
    }
    return node;
}

const ViewNode *element_source_find(const FilterContext *context, const ViewNode *named)
{
    const ViewNode *found = find_first(named);

    return found ? found : find_first(context->at);
}

Span element_source_span(const FilterContext *context, const ViewNode *node)
{
    Span whole = element_source_node(node)->span;
    Slice bytes = context->subject->source->bytes;
    uintptr_t start = (uintptr_t)node->text.data - (uintptr_t)bytes.data;

    /* Texts that need no decoding are the file's own bytes. */
    if (node->kind != VIEW_STR || node->text.size == 0 || start < whole.start ||
        start >= whole.end || node->text.size > whole.end - start) {
        return whole;
    }
    return (Span){(uint32_t)start, (uint32_t)(start + node->text.size)};
}

/* The last line that has something of `span`, which may end with line ends. */
static uint32_t last_line(Source *source, Span span)
{
    size_t size = slice_trim_end(source_text(source, span)).size;

    return source_line_number(source, span.start + (uint32_t)(size > 0 ? size - 1 : 0));
}

static void push_source(lua_State *lua, const Property *property, const ViewNode *node)
{
    const FilterContext *context = filter_context(lua);

    (void)property;
    if (!context->subject || !element_source_node(node)) {
        lua_pushnil(lua);
        return;
    }

    Source *source = context->subject->source;
    Span span = element_source_span(context, node);

    lua_createtable(lua, 0, 3);
    lua_pushlstring(lua, source->path.data, source->path.size);
    lua_setfield(lua, -2, "path");
    lua_pushinteger(lua, source_line_number(source, span.start));
    lua_setfield(lua, -2, "first_line");
    lua_pushinteger(lua, last_line(source, span));
    lua_setfield(lua, -2, "last_line");
}

static void refuse_source(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)node;
    (void)index;
    luaL_error(lua, "the property '%s' can be read only", property->name);
}

const Property element_source_property = {
    .name = "source",
    .push = push_source,
    .take = refuse_source,
};
