#include "filter/element_read.h"

#include "document/view_inlines.h"
#include "filter/element_constructor.h"

#include <lauxlib.h>
#include <stdlib.h>

/*
 * Calls of metamethods in each other. Each may come at the end of as long a chain of elements in elements as element_node allows: both
 * limits together keep the stack of C below two megabytes.
 */
enum { CONVERSIONS_MOST = 16 };

_Noreturn void element_read_fail(lua_State *lua, int index, const char *wanted)
{
    const char *given;

    if (luaL_getmetafield(lua, index, "__name") == LUA_TSTRING) {
        given = lua_tostring(lua, -1);
    } else {
        given = luaL_typename(lua, index);
    }
    luaL_error(lua, "%s expected, got %s", wanted, given);
    abort(); /* luaL_error does not return, but is not declared so */
}

/* What was appended since `last` was the last child is taken away again. */
static void drop_children_after(ViewNode *parent, ViewNode *last)
{
    parent->last = last;
    if (last) {
        last->next = NULL;
    } else {
        parent->first = NULL;
    }
}

/* ---- elements ---- */

/* A handle on a node of which `is_right` is true. */
static bool read_handle(lua_State *lua, int index, ViewNode *parent,
                        bool (*is_right)(const ViewNode *node))
{
    Element *element = element_test(lua, index);

    if (!element || !is_right(element->node)) {
        return false;
    }
    element_append_copy(lua, parent, element_current(lua, index, element));
    return true;
}

/* Calls the function with the value, both on top of the stack, and leaves its result. */
static void convert(lua_State *lua)
{
    FilterContext *context = filter_context(lua);

    if (context->conversions == CONVERSIONS_MOST) {
        luaL_error(lua, "objects are made into elements within each other too often");
    }
    context->conversions++;

    int status = lua_pcall(lua, 1, 1, 0);

    context->conversions--;
    sandbox_check(lua);
    if (status != LUA_OK) {
        lua_error(lua);
    }
}

/* An object with a metamethod that makes an element of it. */
static bool read_object(lua_State *lua, int index, ViewNode *parent, const char *name,
                        bool (*is_right)(const ViewNode *node))
{
    bool is_read = false;
    int top = lua_gettop(lua);

    if (lua_type(lua, index) < LUA_TTABLE || !lua_getmetatable(lua, index)) {
        return false;
    }
    lua_pushstring(lua, name);
    if (lua_rawget(lua, -2) == LUA_TFUNCTION) {
        lua_pushvalue(lua, index);
        convert(lua);
        is_read = read_handle(lua, lua_gettop(lua), parent, is_right);
    }
    lua_settop(lua, top);
    return is_read;
}

bool element_read_list(lua_State *lua, int index, ViewNode *parent, ElementReader *read)
{
    ViewNode *last = parent->last;

    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }
    luaL_checkstack(lua, 8, "lists are nested too deeply");

    lua_Integer count = (lua_Integer)lua_rawlen(lua, index);

    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, index, i);

        bool is_read = read(lua, lua_gettop(lua), parent);

        lua_pop(lua, 1);
        if (!is_read) {
            drop_children_after(parent, last);
            return false;
        }
    }
    return true;
}

/* ---- inlines ---- */

bool element_read_inline(lua_State *lua, int index, ViewNode *parent)
{
    if (lua_type(lua, index) == LUA_TSTRING) {
        ViewNode *str = view_append(parent, element_new(lua, VIEW_STR));

        str->text = filter_context_text(lua, index);
        return true;
    }
    return read_handle(lua, index, parent, view_is_inline) ||
           read_object(lua, index, parent, "__toinline", view_is_inline);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Words, with a Space between them, or a SoftBreak where a line ends. */
static void read_words(lua_State *lua, Slice text, ViewNode *parent)
{
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        bool has_line_end = false;

        for (; at < text.size && is_blank(text.data[at]); at++) {
            has_line_end = has_line_end || text.data[at] == '\n' || text.data[at] == '\r';
        }
        if (at > start) {
            view_append(parent, element_new(lua, has_line_end ? VIEW_SOFT_BREAK : VIEW_SPACE));
            continue;
        }
        while (at < text.size && !is_blank(text.data[at])) {
            at++;
        }
        view_append(parent, element_new(lua, VIEW_STR))->text = slice_part(text, start, at);
    }
}

bool element_read_inlines(lua_State *lua, int index, ViewNode *parent)
{
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        read_words(lua, filter_context_text(lua, index), parent);
        return true;
    case LUA_TTABLE:
        return read_object(lua, index, parent, "__toinline", view_is_inline) ||
               element_read_list(lua, index, parent, element_read_inline);
    default:
        return element_read_inline(lua, index, parent);
    }
}

/* ---- blocks ---- */

/* A new part of `kind`, filled by `read`, and appended when that could. */
static bool read_part(lua_State *lua, int index, ViewNode *parent, ViewKind kind,
                      ElementReader *read)
{
    ViewNode *part = element_new(lua, kind);

    if (!read(lua, index, part)) {
        return false;
    }
    view_append(parent, part);
    return true;
}

bool element_read_block(lua_State *lua, int index, ViewNode *parent)
{
    return read_handle(lua, index, parent, view_is_block) ||
           read_object(lua, index, parent, "__toblock", view_is_block) ||
           read_part(lua, index, parent, VIEW_PLAIN, element_read_inlines);
}

bool element_read_blocks(lua_State *lua, int index, ViewNode *parent)
{
    return read_object(lua, index, parent, "__toblock", view_is_block) ||
           element_read_list(lua, index, parent, element_read_block) ||
           element_read_block(lua, index, parent);
}

/* An empty list is no Plain. */
static bool is_empty_list(lua_State *lua, int index)
{
    return lua_type(lua, index) == LUA_TTABLE && lua_rawlen(lua, index) == 0;
}

bool element_read_content(lua_State *lua, int index, ViewNode *parent)
{
    return (!is_empty_list(lua, index) &&
            read_part(lua, index, parent, VIEW_PLAIN, element_read_inlines)) ||
           element_read_blocks(lua, index, parent);
}

bool element_read_item(lua_State *lua, int index, ViewNode *parent)
{
    return read_part(lua, index, parent, VIEW_LIST_ITEM, element_read_blocks);
}

bool element_read_line(lua_State *lua, int index, ViewNode *parent)
{
    return read_part(lua, index, parent, VIEW_LINE, element_read_inlines);
}

static bool read_definition(lua_State *lua, int index, ViewNode *parent)
{
    return read_part(lua, index, parent, VIEW_DEFINITION, element_read_blocks);
}

/* {term, definitions}: a list of blocks each, or one. */
bool element_read_definition_item(lua_State *lua, int index, ViewNode *parent)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }

    ViewNode *item = element_new(lua, VIEW_DEFINITION_ITEM);

    lua_rawgeti(lua, index, 1);
    lua_rawgeti(lua, index, 2);

    int top = lua_gettop(lua);
    bool is_read =
        read_part(lua, top - 1, item, VIEW_DEFINITION_TERM, element_read_inlines) &&
        (element_read_list(lua, top, item, read_definition) || read_definition(lua, top, item));

    lua_settop(lua, top - 2);
    if (is_read) {
        view_append(parent, item);
    }
    return is_read;
}

/* ---- parts of tables, captions, citations ---- */

static bool has_field(lua_State *lua, int index, const char *name)
{
    lua_pushstring(lua, name);

    bool found = lua_rawget(lua, index) != LUA_TNIL;

    lua_pop(lua, 1);
    return found;
}

/* A handle of the kind, or a table with one of its properties. */
static bool read_kind(lua_State *lua, int index, ViewNode *parent, ViewKind kind)
{
    if (element_kind_at(lua, index) == (int)kind) {
        element_append_copy(lua, parent, element_node(lua, index));
        return true;
    }
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }

    const ElementKind *row = element_kind(kind);
    bool has_any = false;

    for (int i = 0; i < PROPERTIES_MOST && row->properties[i]; i++) {
        has_any = has_any || has_field(lua, index, row->properties[i]->name);
    }
    if (has_any) {
        view_append(parent, element_from_fields(lua, index, kind));
    }
    return has_any;
}

bool element_read_caption(lua_State *lua, int index, ViewNode *parent)
{
    return read_kind(lua, index, parent, VIEW_CAPTION) ||
           read_part(lua, index, parent, VIEW_CAPTION, element_read_blocks);
}

bool element_read_citation(lua_State *lua, int index, ViewNode *parent)
{
    return read_kind(lua, index, parent, VIEW_CITATION);
}

bool element_read_table_head(lua_State *lua, int index, ViewNode *parent)
{
    return read_kind(lua, index, parent, VIEW_TABLE_HEAD);
}

bool element_read_table_body(lua_State *lua, int index, ViewNode *parent)
{
    return read_kind(lua, index, parent, VIEW_TABLE_BODY);
}

bool element_read_table_foot(lua_State *lua, int index, ViewNode *parent)
{
    return read_kind(lua, index, parent, VIEW_TABLE_FOOT);
}

bool element_read_cell(lua_State *lua, int index, ViewNode *parent)
{
    return read_kind(lua, index, parent, VIEW_TABLE_CELL);
}

/* Also {attr, cells}. */
bool element_read_row(lua_State *lua, int index, ViewNode *parent)
{
    if (read_kind(lua, index, parent, VIEW_TABLE_ROW)) {
        return true;
    }
    if (lua_type(lua, index) != LUA_TTABLE || lua_rawlen(lua, index) != 2) {
        return false;
    }
    lua_rawgeti(lua, index, 2);
    lua_rawgeti(lua, index, 1);
    view_append(parent, element_make(lua, VIEW_TABLE_ROW, lua_gettop(lua) - 1));
    lua_pop(lua, 2);
    return true;
}
