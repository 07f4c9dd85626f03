#include "filter/element_constructor.h"

#include "filter/attributes_value.h"
#include "filter/element_list.h"
#include "filter/element_read.h"
#include "filter/meta_value.h"

#include <lauxlib.h>

/* What is there without being given. */
static ViewNode *new_default(lua_State *lua, unsigned kind)
{
    static const TableColumns no_columns;
    static const LinkTarget no_target;
    ViewNode *node = element_new(lua, kind);

    switch (kind) {
    case VIEW_LINK:
    case VIEW_IMAGE:
        node->target = &no_target;
        break;
    case VIEW_TABLE:
        node->columns = &no_columns;
        break;
    case VIEW_TABLE_CELL:
        node->number = 1;
        node->cell.column_span = 1;
        break;
    case VIEW_ORDERED_LIST:
    case VIEW_LIST_ATTRIBUTES:
        node->number = 1;
        break;
    case VIEW_CITATION:
        view_append(node, element_new(lua, VIEW_CITATION_PREFIX));
        view_append(node, element_new(lua, VIEW_CITATION_SUFFIX));
        break;
    case VIEW_PANDOC:
        view_append(node, element_new(lua, VIEW_META_MAP));
        view_append(node, element_new(lua, VIEW_DOCUMENT));
        break;
    default:
        break;
    }
    return node;
}

static void make_property(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (property->make ? property->make : property->take)(lua, property, node, index);
}

ViewNode *element_make(lua_State *lua, unsigned kind, int first)
{
    const ElementKind *row = element_kind(kind);
    ViewNode *node = new_default(lua, kind);
    int top = lua_gettop(lua);

    luaL_checkstack(lua, 12, "elements are nested too deeply");
    for (int i = 0; i < PROPERTIES_MOST && row->properties[i]; i++) {
        /* nil is an error where a value is required: `take` says so. */
        bool is_given = first + i <= top && !lua_isnil(lua, first + i);

        if (is_given) {
            make_property(lua, row->properties[i], node, first + i);
        } else if ((size_t)i < row->required) {
            luaL_checkstack(lua, 2, NULL);
            lua_pushnil(lua);
            make_property(lua, row->properties[i], node, lua_gettop(lua));
            lua_pop(lua, 1);
        }
    }
    return node;
}

ViewNode *element_from_fields(lua_State *lua, int index, unsigned kind)
{
    const ElementKind *row = element_kind(kind);
    ViewNode *node = new_default(lua, kind);

    for (int i = 0; i < PROPERTIES_MOST && row->properties[i]; i++) {
        lua_pushstring(lua, row->properties[i]->name);
        if (lua_rawget(lua, index) != LUA_TNIL) {
            make_property(lua, row->properties[i], node, lua_gettop(lua));
        }
        lua_pop(lua, 1);
    }
    return node;
}

/* Upvalue: the kind. */
static int construct(lua_State *lua)
{
    unsigned kind = (unsigned)lua_tointeger(lua, lua_upvalueindex(1));

    lua_settop(lua, PROPERTIES_MOST);
    element_push_own(lua, element_make(lua, kind, 1));
    return 1;
}

/* ---- lists ---- */

static int push_made_list(lua_State *lua, ElementReader *read, ListType type, const char *wanted)
{
    ViewNode *list = element_new(lua, VIEW_DOCUMENT);

    lua_settop(lua, 1);
    if (!read(lua, 1, list)) {
        element_read_fail(lua, 1, wanted);
    }
    element_push_list(lua, list->first, type);
    return 1;
}

static int make_inlines(lua_State *lua)
{
    return push_made_list(lua, element_read_inlines, LIST_TYPE_INLINES, WANTED_INLINES);
}

static int make_blocks(lua_State *lua)
{
    return push_made_list(lua, element_read_blocks, LIST_TYPE_BLOCKS, WANTED_BLOCKS);
}

/* ---- the module ---- */

static const char *const constants[] = {
    "AlignDefault",   "AlignLeft",   "AlignCenter", "AlignRight",  "AuthorInText", "SuppressAuthor",
    "NormalCitation", "SingleQuote", "DoubleQuote", "DisplayMath", "InlineMath",   "DefaultStyle",
    "Example",        "Decimal",     "LowerRoman",  "UpperRoman",  "LowerAlpha",   "UpperAlpha",
    "DefaultDelim",   "Period",      "OneParen",    "TwoParens",
};

static void add_constants(lua_State *lua)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        lua_pushstring(lua, constants[i]);
        lua_setfield(lua, -2, constants[i]);
    }
}

void element_constructors_add(lua_State *lua)
{
    add_constants(lua);
    for (unsigned kind = 0; kind < VIEW_KIND_COUNT; kind++) {
        if (element_kind(kind)->name) {
            lua_pushinteger(lua, kind);
            lua_pushcclosure(lua, construct, 1);
            lua_setfield(lua, -2, element_kind(kind)->name);
        }
    }
    lua_pushcfunction(lua, attributes_value_make);
    lua_setfield(lua, -2, "Attr");
    lua_pushcfunction(lua, attributes_value_make_list);
    lua_setfield(lua, -2, "AttributeList");
    lua_pushcfunction(lua, make_inlines);
    lua_setfield(lua, -2, "Inlines");
    lua_pushcfunction(lua, make_blocks);
    lua_setfield(lua, -2, "Blocks");
    meta_value_constructors_add(lua);
}
