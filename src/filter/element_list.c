#include "filter/element_list.h"

#include "filter/element_read.h"
#include "filter/meta_value.h"

#include <lauxlib.h>

#include <limits.h>

Part part_of(const ViewNode *child)
{
    switch (child->kind) {
    case VIEW_META_MAP:
        return PART_META;
    case VIEW_SHORT_CAPTION:
        return PART_SHORT_CAPTION;
    case VIEW_CITATION_PREFIX:
        return PART_PREFIX;
    case VIEW_CITATION_SUFFIX:
        return PART_SUFFIX;
    case VIEW_CAPTION:
        return PART_CAPTION;
    case VIEW_TABLE_HEAD:
        return PART_HEAD;
    case VIEW_TABLE_BODY:
        return PART_BODIES;
    case VIEW_TABLE_FOOT:
        return PART_FOOT;
    case VIEW_DEFINITION_TERM:
        return PART_TERM;
    case VIEW_CITATION:
        return PART_CITATIONS;
    case VIEW_TABLE_ROW:
        return child->flags & VIEW_HEAD_ROW ? PART_HEAD_ROWS : PART_CONTENT;
    default:
        return PART_CONTENT;
    }
}

/* ---- children of a part ---- */

/* The first child of the part; NULL when there is none. */
static ViewNode *first_of(const ViewNode *node, Part part)
{
    ViewNode *child = node->first;

    while (child && part_of(child) != part) {
        child = child->next;
    }
    return child;
}

/* The next one of the same part. */
static ViewNode *next_of(const ViewNode *child)
{
    return child->next && part_of(child->next) == part_of(child) ? child->next : NULL;
}

/* How many of the same part there are, from `first` on. */
static int count_of(const ViewNode *first)
{
    int count = 0;

    for (const ViewNode *child = first; child && count < INT_MAX; child = next_of(child)) {
        count++;
    }
    return count;
}

/* Copies of the children whose parts are in [first, end). */
static void copy_parts(lua_State *lua, ViewNode *to, const ViewNode *first_child, int first,
                       int end)
{
    for (const ViewNode *child = first_child; child; child = child->next) {
        int part = (int)part_of(child);

        if (part >= first && part < end) {
            element_append_copy(lua, to, child);
        }
    }
}

/* Gives `node` the children of `from` as those of one part; the others stay, as copies. */
static void set_part(lua_State *lua, ViewNode *node, Part part, ViewNode *from)
{
    const ViewNode *old = node->first;

    node->first = NULL;
    node->last = NULL;
    copy_parts(lua, node, old, 0, (int)part);
    element_move_all(node, from->first);
    copy_parts(lua, node, old, (int)part + 1, PART_CONTENT + 1);
}

/* ---- lists in Lua ---- */

void element_set_list_type(lua_State *lua, ListType type)
{
    lua_rawgeti(lua, LUA_REGISTRYINDEX, filter_context(lua)->list_metatables[type]);
    lua_setmetatable(lua, -2);
}

void element_push_list(lua_State *lua, ViewNode *first, ListType type)
{
    int count = count_of(first);
    int at = 0;

    luaL_checkstack(lua, 8, "lists are nested too deeply");
    sandbox_charge(lua, (uint64_t)count);
    lua_createtable(lua, count, 0);
    for (ViewNode *child = first; child; child = next_of(child)) {
        element_push(lua, child);
        lua_rawseti(lua, -2, ++at);
    }
    element_set_list_type(lua, type);
}

/* Is the list at `index` as `first` and its siblings are, by `is_same_item` of what stands on top of the stack? */
static bool compare_list(lua_State *lua, int index, const ViewNode *first,
                         bool (*is_same_item)(lua_State *lua, int index, const ViewNode *child))
{
    lua_Integer at = 0;

    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }
    luaL_checkstack(lua, 8, "lists are nested too deeply");
    for (const ViewNode *child = first; child; child = next_of(child)) {
        lua_rawgeti(lua, index, ++at);

        bool is_same = is_same_item(lua, lua_gettop(lua), child);

        lua_pop(lua, 1);
        if (!is_same) {
            return false;
        }
    }
    sandbox_charge(lua, (uint64_t)at);
    return lua_rawlen(lua, index) == (lua_Unsigned)at;
}

static bool is_same_element(lua_State *lua, int index, const ViewNode *child)
{
    return element_node(lua, index) == child;
}

bool element_list_is_same(lua_State *lua, int index, const ViewNode *first)
{
    return compare_list(lua, index, first, is_same_element);
}

/* ---- the forms of properties ---- */

static ListType type_of(const Property *property)
{
    return property->kind == VIEW_PLAIN ? LIST_TYPE_BLOCKS
           : property->kind == VIEW_STR ? LIST_TYPE_INLINES
                                        : LIST_TYPE_LIST;
}

/* Children that are elements. Property.kind is VIEW_STR for any inline, VIEW_PLAIN for any block. */
static void push_children(lua_State *lua, const Property *property, const ViewNode *node)
{
    element_push_list(lua, first_of(node, property->part), type_of(property));
}

static bool are_same_children(lua_State *lua, const Property *property, const ViewNode *node,
                              int index)
{
    return element_list_is_same(lua, index, first_of(node, property->part));
}

/* One child that is an element. */
static void push_child(lua_State *lua, const Property *property, const ViewNode *node)
{
    ViewNode *child = first_of(node, property->part);

    if (child) {
        element_push(lua, child);
    } else {
        element_push_own(lua, element_new(lua, property->kind));
    }
}

static bool is_same_child(lua_State *lua, const Property *property, const ViewNode *node, int index)
{
    const ViewNode *child = element_node(lua, index);
    const ViewNode *old = first_of(node, property->part);

    return child && (child == old || (!old && child->kind == property->kind && !child->first));
}

/* What stands in one child, which is no element; nil when there is none. */
static void push_inner(lua_State *lua, const Property *property, const ViewNode *node)
{
    const ViewNode *child = first_of(node, property->part);

    if (child) {
        bool is_blocks = property->kind == VIEW_DOCUMENT;

        element_push_list(lua, child->first, is_blocks ? LIST_TYPE_BLOCKS : LIST_TYPE_INLINES);
    } else {
        lua_pushnil(lua);
    }
}

static bool is_same_inner(lua_State *lua, const Property *property, const ViewNode *node, int index)
{
    const ViewNode *child = first_of(node, property->part);

    return child && element_list_is_same(lua, index, child->first);
}

/* Children that are lists themselves, of blocks or inlines: items, lines, definitions. */
static void push_lists(lua_State *lua, const ViewNode *first)
{
    lua_Integer count = 0;

    lua_newtable(lua);
    for (ViewNode *child = (ViewNode *)(uintptr_t)first; child; child = next_of(child)) {
        bool is_line = child->kind == VIEW_LINE;

        element_push_list(lua, child->first, is_line ? LIST_TYPE_INLINES : LIST_TYPE_BLOCKS);
        lua_rawseti(lua, -2, ++count);
    }
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static bool is_same_content(lua_State *lua, int index, const ViewNode *child)
{
    return element_list_is_same(lua, index, child->first);
}

static bool are_same_lists(lua_State *lua, int index, const ViewNode *first)
{
    return compare_list(lua, index, first, is_same_content);
}

static void push_items(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    push_lists(lua, node->first);
}

static bool are_same_items(lua_State *lua, const Property *property, const ViewNode *node,
                           int index)
{
    (void)property;
    return are_same_lists(lua, index, node->first);
}

/* {term, definitions} */
static void push_definitions(lua_State *lua, const Property *property, const ViewNode *node)
{
    lua_Integer count = 0;

    (void)property;
    lua_newtable(lua);
    for (const ViewNode *item = node->first; item; item = item->next) {
        lua_createtable(lua, 2, 0);
        element_push_list(lua, item->first->first, LIST_TYPE_INLINES);
        lua_rawseti(lua, -2, 1);
        push_lists(lua, item->first->next);
        lua_rawseti(lua, -2, 2);
        lua_rawseti(lua, -2, ++count);
    }
    element_set_list_type(lua, LIST_TYPE_LIST);
}

static bool is_same_definition(lua_State *lua, int index, const ViewNode *item)
{
    if (lua_type(lua, index) != LUA_TTABLE) {
        return false;
    }
    lua_rawgeti(lua, index, 1);
    lua_rawgeti(lua, index, 2);

    int top = lua_gettop(lua);
    bool is_same = element_list_is_same(lua, top - 1, item->first->first) &&
                   are_same_lists(lua, top, item->first->next);

    lua_settop(lua, top - 2);
    return is_same;
}

static bool are_same_definitions(lua_State *lua, const Property *property, const ViewNode *node,
                                 int index)
{
    (void)property;
    return compare_list(lua, index, node->first, is_same_definition);
}

/* ---- taking ---- */

/* What `read` makes of the value becomes the children of the property's part. */
static void take_with(lua_State *lua, const Property *property, ViewNode *node, int index,
                      ElementReader *read, const char *wanted)
{
    ViewNode *children = element_new(lua, VIEW_DOCUMENT);

    if (!read(lua, index, children)) {
        element_read_fail(lua, index, wanted);
    }
    set_part(lua, node, property->part, children);
}

static void take_list(lua_State *lua, const Property *property, ViewNode *node, int index,
                      ElementReader *read, const char *wanted)
{
    ViewNode *children = element_new(lua, VIEW_DOCUMENT);

    if (!element_read_list(lua, index, children, read)) {
        element_read_fail(lua, index, wanted);
    }
    set_part(lua, node, property->part, children);
}

static void take_inlines(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, element_read_inlines, WANTED_INLINES);
}

static void take_blocks(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, element_read_blocks, WANTED_BLOCKS);
}

static void take_content(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, element_read_content, WANTED_BLOCKS);
}

/* Every element of a list is an item; so is what is no list. */
static bool read_items(lua_State *lua, int index, ViewNode *parent)
{
    return element_read_list(lua, index, parent, element_read_item) ||
           element_read_item(lua, index, parent);
}

static void make_items(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, read_items, "list of items");
}

/* An item that is a list of inlines is one Plain. */
static bool read_line_as_item(lua_State *lua, int index, ViewNode *parent)
{
    ViewNode *item = element_new(lua, VIEW_LIST_ITEM);

    if (!element_read_inlines(lua, index, view_append(item, element_new(lua, VIEW_PLAIN)))) {
        return false;
    }
    view_append(parent, item);
    return true;
}

static bool read_items_of_property(lua_State *lua, int index, ViewNode *parent)
{
    return element_read_list(lua, index, parent, read_line_as_item) ||
           read_items(lua, index, parent);
}

static void take_items(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, read_items_of_property, "list of items");
}

static void take_lines(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_list(lua, property, node, index, element_read_line, "list of lines");
}

static bool read_definitions(lua_State *lua, int index, ViewNode *parent)
{
    return element_read_list(lua, index, parent, element_read_definition_item) ||
           element_read_definition_item(lua, index, parent);
}

static void take_definitions(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, read_definitions, "list of definition items");
}

/* An empty caption is none. */
static void take_caption(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    ViewNode *children = element_new(lua, VIEW_DOCUMENT);

    if (!element_read_caption(lua, index, children)) {
        element_read_fail(lua, index, "Caption, list of Blocks, or compatible element");
    }
    if (!children->first->first) {
        children->first = NULL;
        children->last = NULL;
    }
    set_part(lua, node, property->part, children);
}

/* Inlines, or blocks, that stand in a child of the property's kind; nil takes it away. */
static void take_inner(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    ViewNode *children = element_new(lua, VIEW_DOCUMENT);
    bool is_blocks = property->kind == VIEW_DOCUMENT;

    if (!lua_isnil(lua, index) || property->part != PART_SHORT_CAPTION) {
        ViewNode *child = view_append(children, element_new(lua, property->kind));
        bool is_read = is_blocks ? element_read_blocks(lua, index, child)
                                 : element_read_inlines(lua, index, child);

        if (!is_read) {
            element_read_fail(lua, index, is_blocks ? WANTED_BLOCKS : WANTED_INLINES);
        }
    }
    set_part(lua, node, property->part, children);
}

static void take_citations(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_list(lua, property, node, index, element_read_citation, "list of Citations");
}

static void take_cells(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_list(lua, property, node, index, element_read_cell, "list of Cells");
}

/* Rows know whether they are of the body's own head. */
static void take_rows(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    ViewNode *children = element_new(lua, VIEW_DOCUMENT);
    bool is_head = property->part == PART_HEAD_ROWS;

    if (!element_read_list(lua, index, children, element_read_row)) {
        element_read_fail(lua, index, "list of Rows");
    }
    for (ViewNode *row = children->first; row; row = row->next) {
        row->flags = (uint16_t)((row->flags & ~VIEW_HEAD_ROW) | (is_head ? VIEW_HEAD_ROW : 0));
    }
    set_part(lua, node, property->part, children);
}

static void take_head(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, element_read_table_head, "TableHead");
}

static void take_foot(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_with(lua, property, node, index, element_read_table_foot, "TableFoot");
}

static void take_bodies(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    take_list(lua, property, node, index, element_read_table_body, "list of TableBodies");
}

/* ---- metadata ---- */

static void push_meta(lua_State *lua, const Property *property, const ViewNode *node)
{
    meta_value_push_document(lua, first_of(node, property->part));
}

static void take_meta(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    ViewNode *children = element_new(lua, VIEW_DOCUMENT);

    meta_value_read_document(lua, index, children);
    set_part(lua, node, property->part, children);
}

/* Nobody can tell without reading it: then it is as well taken. */
static bool is_same_meta(lua_State *lua, const Property *property, const ViewNode *node, int index)
{
    (void)lua, (void)property, (void)node, (void)index;
    return false;
}

/* ---- the properties ---- */

const Property property_inlines = {"content", push_children, take_inlines, are_same_children,
                                   NULL,      PART_CONTENT,  VIEW_STR};
const Property property_image_caption = {"caption", push_children, take_inlines, are_same_children,
                                         NULL,      PART_CONTENT,  VIEW_STR};
const Property property_blocks = {"content",   push_children, take_content, are_same_children,
                                  take_blocks, PART_CONTENT,  VIEW_PLAIN};
const Property property_contents = {"contents", push_children, take_blocks, are_same_children,
                                    NULL,       PART_CONTENT,  VIEW_PLAIN};
const Property property_long = {"long", push_children, take_blocks, are_same_children,
                                NULL,   PART_CONTENT,  VIEW_PLAIN};
const Property property_citations = {"citations", push_children,  take_citations, are_same_children,
                                     NULL,        PART_CITATIONS, VIEW_CITATION};
const Property property_cells = {"cells", push_children, take_cells,     are_same_children,
                                 NULL,    PART_CONTENT,  VIEW_TABLE_CELL};
const Property property_rows = {"rows", push_children, take_rows,     are_same_children,
                                NULL,   PART_CONTENT,  VIEW_TABLE_ROW};
const Property property_body = {"body", push_children, take_rows,     are_same_children,
                                NULL,   PART_CONTENT,  VIEW_TABLE_ROW};
const Property property_body_head = {"head", push_children,  take_rows,     are_same_children,
                                     NULL,   PART_HEAD_ROWS, VIEW_TABLE_ROW};
const Property property_bodies = {"bodies", push_children, take_bodies,    are_same_children,
                                  NULL,     PART_BODIES,   VIEW_TABLE_BODY};
const Property property_head = {"head", push_child, take_head,      is_same_child,
                                NULL,   PART_HEAD,  VIEW_TABLE_HEAD};
const Property property_foot = {"foot", push_child, take_foot,      is_same_child,
                                NULL,   PART_FOOT,  VIEW_TABLE_FOOT};
const Property property_caption = {"caption", push_child,   take_caption, is_same_child,
                                   NULL,      PART_CAPTION, VIEW_CAPTION};
const Property property_short = {"short", push_inner,         take_inner,        is_same_inner,
                                 NULL,    PART_SHORT_CAPTION, VIEW_SHORT_CAPTION};
const Property property_prefix = {"prefix", push_inner,  take_inner,          is_same_inner,
                                  NULL,     PART_PREFIX, VIEW_CITATION_PREFIX};
const Property property_suffix = {"suffix", push_inner,  take_inner,          is_same_inner,
                                  NULL,     PART_SUFFIX, VIEW_CITATION_SUFFIX};
const Property property_blocks_of_all = {"blocks", push_inner,   take_inner,   is_same_inner,
                                         NULL,     PART_CONTENT, VIEW_DOCUMENT};
const Property property_items = {"content",  push_items,   take_items,    are_same_items,
                                 make_items, PART_CONTENT, VIEW_LIST_ITEM};
const Property property_lines = {"content", push_items,   take_lines,    are_same_items,
                                 NULL,      PART_CONTENT, VIEW_LIST_ITEM};
const Property property_definitions = {
    "content", push_definitions, take_definitions, are_same_definitions,
    NULL,      PART_CONTENT,     VIEW_LIST_ITEM};
const Property property_meta = {
    .name = "meta",
    .push = push_meta,
    .take = take_meta,
    .is_same = is_same_meta,
    .part = PART_META,
};
