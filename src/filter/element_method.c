#include "filter/element_method.h"

#include "document/pandoc_json.h"
#include "document/pandoc_show.h"
#include "document/view_document.h"
#include "document/view_equal.h"
#include "filter/attributes_value.h"
#include "filter/element.h"
#include "filter/element_list.h"
#include "filter/element_read.h"
#include "filter/element_walk.h"
#include "filter/normalize.h"

#include <lauxlib.h>

/* The node of the handle at `index`; an error when it is none. */
static const ViewNode *check_node(lua_State *lua, int index)
{
    const ViewNode *node = element_node(lua, index);

    if (!node) {
        element_read_fail(lua, index, "element");
    }
    return node;
}

static size_t attributes_size(const Attributes *attributes)
{
    size_t size = attributes ? attributes->identifier.size : 0;

    for (size_t i = 0; attributes && i < attributes->class_count; i++) {
        size += attributes->classes[i].size;
    }
    for (size_t i = 0; attributes && i < attributes->count; i++) {
        size += attributes->items[i].key.size + attributes->items[i].value.size;
    }
    return size;
}

/* The bytes that a node has of its own. */
static size_t node_size(const ViewNode *node)
{
    size_t size = 1 + node->text.size + attributes_size(node->attributes);

    switch (node->kind) {
    case VIEW_LINK:
    case VIEW_IMAGE:
        return size + node->target->url.size + node->target->title.size;
    case VIEW_TABLE:
        return size + node->columns->count;
    case VIEW_RAW_BLOCK:
    case VIEW_RAW_INLINE:
        return size + node->format.size;
    default:
        return size;
    }
}

/*
 * What is shared within a tree is written at each of its places, which may be far more than the tree takes in memory: it is counted
 * before it is written, roughly.
 */
static void charge_writing(lua_State *lua, const ViewNode *root)
{
    ViewWalk walk;

    view_walk_init(&walk, (ViewNode *)(uintptr_t)root);
    while (view_walk_next(&walk)) {
        if (walk.entering) {
            sandbox_charge(lua, 1);
            filter_context_charge(lua, node_size(walk.node));
        }
    }
}

static int push_buffer(lua_State *lua, const Buffer *text)
{
    filter_context_charge(lua, text->size);
    lua_pushlstring(lua, text->size > 0 ? text->data : "", text->size);
    return 1;
}

/* ---- show ---- */

static void show_pandoc(Buffer *out, const ViewNode *pandoc)
{
    buffer_add_string(out, "Pandoc (");
    pandoc_show_write_meta(out, pandoc->first);
    buffer_add_string(out, ") ");
    pandoc_show_write(out, pandoc->last);
}

static int show_element(lua_State *lua)
{
    const ViewNode *node = check_node(lua, 1);
    Buffer text;

    charge_writing(lua, node);
    buffer_init(&text, filter_context(lua)->arena);
    if (node->kind == VIEW_PANDOC) {
        show_pandoc(&text, node);
    } else {
        pandoc_show_write(&text, (ViewNode *)(uintptr_t)node);
    }
    return push_buffer(lua, &text);
}

/* ---- JSON ---- */

static int element_to_json(lua_State *lua)
{
    ViewNode *node = (ViewNode *)(uintptr_t)check_node(lua, 1);
    Arena *arena = filter_context(lua)->arena;
    Buffer text;

    charge_writing(lua, node);
    buffer_init(&text, arena);
    if (node->kind == VIEW_PANDOC) {
        View view = {node->first, node->last, arena};

        pandoc_json_write(&text, &view);
        text.size--; /* its line end */
    } else {
        pandoc_json_write_node(&text, node);
    }
    return push_buffer(lua, &text);
}

/* ---- values ---- */

static int elements_equal(lua_State *lua)
{
    const ViewNode *a = element_node(lua, 1);
    const ViewNode *b = element_node(lua, 2);
    ViewComparison comparison = {.is_equal = false};

    if (a && b) {
        view_comparison_init(&comparison, filter_context(lua)->arena, a, b);
    }
    while (view_comparison_next(&comparison)) {
        sandbox_charge(lua, comparison.compared);
        comparison.compared = 0;
    }
    lua_pushboolean(lua, comparison.is_equal);
    return 1;
}

/* A handle on the same node: the first write to either gives it its own. */
static int clone_element(lua_State *lua)
{
    const ViewNode *node = check_node(lua, 1);

    element_push_own(lua, element_copy(lua, node));
    return 1;
}

static int walk_element(lua_State *lua)
{
    ViewNode *copy = element_copy(lua, check_node(lua, 1));

    luaL_checktype(lua, 2, LUA_TTABLE);
    element_push_own(lua, element_walk(lua, copy, 2, NULL));
    return 1;
}

/* Pandoc .. Pandoc: the metadata of the second wins. */
static int concatenate(lua_State *lua)
{
    if (element_kind_at(lua, 1) != VIEW_PANDOC || element_kind_at(lua, 2) != VIEW_PANDOC) {
        return luaL_error(lua, "only documents can be joined");
    }

    ViewNode *joined = element_settle(lua, element_copy(lua, element_node(lua, 1)));
    const ViewNode *more = element_node(lua, 2);

    for (const ViewNode *block = more->last->first; block; block = block->next) {
        element_append_copy(lua, joined->last, block);
    }
    for (const ViewNode *value = more->first->first; value; value = value->next) {
        view_set_value(joined->first, element_copy(lua, value));
    }
    element_push_own(lua, joined);
    return 1;
}

/* ---- lists ---- */

/* What stands in the list at `index`, which is one of inlines or of blocks. */
static ViewNode *read_list(lua_State *lua, int index, ListType type)
{
    bool is_blocks = type == LIST_TYPE_BLOCKS;
    ViewNode *list = element_new(lua, is_blocks ? VIEW_META_BLOCKS : VIEW_META_INLINES);
    bool is_read =
        is_blocks ? element_read_blocks(lua, index, list) : element_read_inlines(lua, index, list);

    if (!is_read) {
        element_read_fail(lua, index, is_blocks ? WANTED_BLOCKS : WANTED_INLINES);
    }
    return list;
}

static ListType type_of_upvalue(lua_State *lua)
{
    return (ListType)lua_tointeger(lua, lua_upvalueindex(1));
}

static int clone_list(lua_State *lua)
{
    ListType type = type_of_upvalue(lua);

    lua_settop(lua, 1);
    element_push_list(lua, read_list(lua, 1, type)->first, type);
    return 1;
}

static int walk_list(lua_State *lua)
{
    ListType type = type_of_upvalue(lua);
    ViewNode *list;

    lua_settop(lua, 2);
    luaL_checktype(lua, 2, LUA_TTABLE);
    list = element_walk(lua, read_list(lua, 1, type), 2, NULL);
    element_push_list(lua, list->first, type);
    return 1;
}

static int show_list(lua_State *lua)
{
    ViewNode *list = read_list(lua, 1, type_of_upvalue(lua));
    Buffer text;

    charge_writing(lua, list);
    buffer_init(&text, filter_context(lua)->arena);
    list->kind = VIEW_DOCUMENT; /* a list without a name */
    pandoc_show_write(&text, list);
    return push_buffer(lua, &text);
}

static int list_to_json(lua_State *lua)
{
    ViewNode *list = read_list(lua, 1, type_of_upvalue(lua));
    Buffer text;

    charge_writing(lua, list);
    buffer_init(&text, filter_context(lua)->arena);
    list->kind = VIEW_DOCUMENT;
    pandoc_json_write_node(&text, list);
    return push_buffer(lua, &text);
}

void element_methods_add_for_list(lua_State *lua, ListType type)
{
    static const luaL_Reg methods[] = {
        {"clone", clone_list}, {"walk", walk_list},        {"__tostring", show_list},
        {"show", show_list},   {"__tojson", list_to_json}, {NULL, NULL},
    };

    lua_pushinteger(lua, type);
    luaL_setfuncs(lua, methods, 1);
}

/* ---- kinds ---- */

static void add_tag(lua_State *lua, const char *tag)
{
    lua_pushstring(lua, tag);
    lua_setfield(lua, -2, "t");
    lua_pushstring(lua, tag);
    lua_setfield(lua, -2, "tag");
}

void element_methods_add(lua_State *lua, unsigned kind)
{
    static const luaL_Reg metamethods[] = {
        {"__eq", elements_equal},
        {"__tostring", show_element},
        {"__tojson", element_to_json},
        {NULL, NULL},
    };
    static const luaL_Reg methods[] = {
        {"clone", clone_element}, {"show", show_element}, {"walk", walk_element}, {NULL, NULL}};
    const char *name = element_kind(kind)->name;

    luaL_setfuncs(lua, methods, 0);
    if (kind <= VIEW_NOTE || kind == VIEW_ATTR) {
        add_tag(lua, kind == VIEW_ATTR ? "Attr" : name);
    }
    lua_insert(lua, -2);
    luaL_setfuncs(lua, metamethods, 0);
    if (kind == VIEW_ATTRIBUTE_LIST) {
        attributes_value_add_list_methods(lua);
    } else if (kind == VIEW_PANDOC) {
        lua_pushcfunction(lua, concatenate);
        lua_setfield(lua, -2, "__concat");
    }
    lua_insert(lua, -2);
    if (kind == VIEW_PANDOC) {
        lua_pushcfunction(lua, normalize_document);
        lua_setfield(lua, -2, "normalize");
    }
}
