#include "filter/element_value.h"

#include "filter/element.h"
#include "filter/element_list.h"
#include "filter/element_read.h"

#include <lauxlib.h>
#include <math.h>

static void push_slice(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
}

static Slice take_slice(lua_State *lua, int index)
{
    if (!lua_isstring(lua, index)) {
        element_read_fail(lua, index, "string");
    }
    return filter_context_text(lua, index);
}

static int32_t take_integer(lua_State *lua, int index)
{
    int is_integer;
    lua_Integer value = lua_tointegerx(lua, index, &is_integer);

    if (!is_integer) {
        element_read_fail(lua, index, "integer");
    }
    if (value < INT32_MIN || value > INT32_MAX) {
        luaL_error(lua, "the number is too large");
    }
    return (int32_t)value;
}

typedef const char *ChoiceName(int choice);

/* Which of `count` names stands at `index`. */
static uint8_t take_choice(lua_State *lua, int index, ChoiceName *name, int count,
                           const char *wanted)
{
    Slice given = take_slice(lua, index);

    for (int i = 0; i < count; i++) {
        if (slice_is(given, name(i))) {
            return (uint8_t)i;
        }
    }
    return (uint8_t)luaL_error(lua, "\"%s\" is no %s", lua_tostring(lua, index), wanted);
}

/* ---- texts ---- */

static void push_text(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    push_slice(lua, node->text);
}

static void take_text(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->text = take_slice(lua, index);
}

static void push_format(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    push_slice(lua, node->format);
}

static void take_format(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->format = take_slice(lua, index);
}

static void push_url(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    push_slice(lua, node->target->url);
}

static LinkTarget *changed_target(lua_State *lua, const ViewNode *node)
{
    filter_context_charge(lua, sizeof(LinkTarget));

    LinkTarget *target = arena_new(filter_context(lua)->arena, LinkTarget);

    *target = *node->target;
    return target;
}

/* Another URL does not stand in the file. */
static void take_url(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    LinkTarget *target = changed_target(lua, node);

    (void)property;
    *target = (LinkTarget){.url = take_slice(lua, index), .title = target->title};
    node->target = target;
}

static void push_title(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    push_slice(lua, node->target->title);
}

static void take_title(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    LinkTarget *target = changed_target(lua, node);

    (void)property;
    target->title = take_slice(lua, index);
    node->target = target;
}

/* ---- numbers ---- */

static void push_level(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushinteger(lua, node->level);
}

static void take_level(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    int32_t level = take_integer(lua, index);

    (void)property;
    if (level < 0 || level > UINT8_MAX) {
        luaL_error(lua, "a level is at least 0 and at most 255");
    }
    node->level = (uint8_t)level;
}

static void push_number(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushinteger(lua, node->number);
}

static void take_number(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->number = take_integer(lua, index);
}

static void push_column_span(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushinteger(lua, node->cell.column_span);
}

static void take_column_span(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->cell.column_span = take_integer(lua, index);
}

static void push_hash(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushinteger(lua, node->hash);
}

static void take_hash(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->hash = take_integer(lua, index);
}

/* ---- choices ---- */

static const char *math_name(int choice)
{
    return choice == 0 ? "InlineMath" : "DisplayMath";
}

static const char *quote_name(int choice)
{
    return choice == 0 ? "DoubleQuote" : "SingleQuote";
}

static const char *style_name(int choice)
{
    return view_style_name((ListStyle)choice);
}

static const char *delimiter_name(int choice)
{
    return view_delimiter_name((ListDelimiter)choice);
}

static const char *alignment_name(int choice)
{
    return view_alignment_name((Alignment)choice);
}

static const char *mode_name(int choice)
{
    return view_citation_mode_name((CitationMode)choice);
}

static void push_math_type(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushstring(lua, math_name((node->flags & VIEW_DISPLAY) != 0));
}

static void set_flag(ViewNode *node, unsigned flag, bool is_set)
{
    node->flags = (uint16_t)((node->flags & ~flag) | (is_set ? flag : 0));
}

static void take_math_type(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    set_flag(node, VIEW_DISPLAY, take_choice(lua, index, math_name, 2, "MathType") > 0);
}

static void push_quote_type(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushstring(lua, quote_name((node->flags & VIEW_SINGLE) != 0));
}

static void take_quote_type(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    set_flag(node, VIEW_SINGLE, take_choice(lua, index, quote_name, 2, "QuoteType") > 0);
}

static void push_style(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushstring(lua, style_name(node->list.style));
}

static void take_style(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->list.style = take_choice(lua, index, style_name, LIST_UPPER_ALPHA + 1, "ListNumberStyle");
}

static void push_delimiter(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushstring(lua, delimiter_name(node->list.delimiter));
}

static void take_delimiter(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->list.delimiter =
        take_choice(lua, index, delimiter_name, LIST_TWO_PARENTHESES + 1, "ListNumberDelim");
}

static uint8_t take_alignment_name(lua_State *lua, int index)
{
    return take_choice(lua, index, alignment_name, ALIGN_RIGHT + 1, "Alignment");
}

static void push_alignment(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushstring(lua, alignment_name(node->cell.alignment));
}

static void take_alignment(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->cell.alignment = take_alignment_name(lua, index);
}

static void push_mode(lua_State *lua, const Property *property, const ViewNode *node)
{
    (void)property;
    lua_pushstring(lua, mode_name(node->level));
}

static void take_mode(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    (void)property;
    node->level = take_choice(lua, index, mode_name, CITATION_NORMAL + 1, "CitationMode");
}

/* ---- attributes of lists ---- */

static void copy_list_attributes(ViewNode *to, const ViewNode *from)
{
    to->number = from->number;
    to->list.style = from->list.style;
    to->list.delimiter = from->list.delimiter;
}

static void push_list_attributes(lua_State *lua, const Property *property, const ViewNode *node)
{
    ViewNode *attributes = element_new(lua, VIEW_LIST_ATTRIBUTES);

    (void)property;
    copy_list_attributes(attributes, node);
    element_push_own(lua, attributes);
}

/* A ListAttributes, or {start, style, delimiter}. */
static void take_list_attributes(lua_State *lua, const Property *property, ViewNode *node,
                                 int index)
{
    (void)property;
    if (element_kind_at(lua, index) == VIEW_LIST_ATTRIBUTES) {
        copy_list_attributes(node, element_node(lua, index));
        return;
    }
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "ListAttributes or table");
    }

    static const Property *const parts[] = {&property_start, &property_style, &property_delimiter};

    for (int i = 0; i < 3; i++) {
        if (lua_rawgeti(lua, index, i + 1) != LUA_TNIL) {
            parts[i]->take(lua, parts[i], node, lua_gettop(lua));
        }
        lua_pop(lua, 1);
    }
}

static bool is_same_list_attributes(lua_State *lua, const Property *property, const ViewNode *node,
                                    int index)
{
    const ViewNode *attributes = element_node(lua, index);

    (void)property;
    return attributes && attributes->number == node->number &&
           attributes->list.style == node->list.style &&
           attributes->list.delimiter == node->list.delimiter;
}

/* ---- columns of tables ---- */

static void push_column_specs(lua_State *lua, const Property *property, const ViewNode *node)
{
    const TableColumns *columns = node->columns;

    (void)property;
    lua_createtable(lua, (int)columns->count, 0);
    for (size_t i = 0; i < columns->count; i++) {
        lua_createtable(lua, 2, 0);
        lua_pushstring(lua, view_alignment_name(columns->alignments[i]));
        lua_rawseti(lua, -2, 1);
        if (columns->widths && columns->widths[i] > 0) {
            lua_pushnumber(lua, columns->widths[i]);
            lua_rawseti(lua, -2, 2);
        }
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    element_set_list_type(lua, LIST_TYPE_LIST);
}

/* {alignment, width}, on top of the stack. */
static void take_column(lua_State *lua, TableColumns *columns, size_t at)
{
    int pair = lua_gettop(lua);

    if (lua_type(lua, pair) != LUA_TTABLE) {
        element_read_fail(lua, pair, "pair of an alignment and a width");
    }
    lua_rawgeti(lua, pair, 1);
    columns->alignments[at] = (Alignment)take_alignment_name(lua, pair + 1);
    lua_rawgeti(lua, pair, 2);

    double width = lua_tonumber(lua, -1);

    if (!isfinite(width)) {
        luaL_error(lua, "the width of a column is a finite number");
    }
    columns->widths[at] = width > 0 ? width : 0;
    lua_settop(lua, pair);
}

static void take_column_specs(lua_State *lua, const Property *property, ViewNode *node, int index)
{
    Arena *arena = filter_context(lua)->arena;

    (void)property;
    if (lua_type(lua, index) != LUA_TTABLE) {
        element_read_fail(lua, index, "list of ColSpecs");
    }

    size_t count = lua_rawlen(lua, index);

    filter_context_charge(lua, sizeof(TableColumns) + count * (sizeof(Alignment) + sizeof(double)));

    TableColumns *columns = arena_new(arena, TableColumns);

    columns->count = count;
    columns->alignments = arena_new_array(arena, Alignment, count);
    columns->widths = arena_new_array(arena, double, count);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        take_column(lua, columns, i);
        lua_pop(lua, 1);
    }
    node->columns = columns;
}

static bool is_same_pair(lua_State *lua, const TableColumns *columns, size_t at)
{
    int pair = lua_gettop(lua);

    if (lua_type(lua, pair) != LUA_TTABLE) {
        return false;
    }
    lua_rawgeti(lua, pair, 1);
    lua_rawgeti(lua, pair, 2);

    Slice name;
    double width = lua_tonumber(lua, -1);
    double old = columns->widths ? columns->widths[at] : 0;

    name.data = lua_tolstring(lua, -2, &name.size);
    return name.data && slice_is(name, view_alignment_name(columns->alignments[at])) &&
           !(width < old || width > old);
}

static bool are_same_column_specs(lua_State *lua, const Property *property, const ViewNode *node,
                                  int index)
{
    const TableColumns *columns = node->columns;
    int top = lua_gettop(lua);
    bool is_same = lua_rawlen(lua, index) == columns->count;

    (void)property;
    for (size_t i = 0; is_same && i < columns->count; i++) {
        lua_rawgeti(lua, index, (lua_Integer)i + 1);
        is_same = is_same_pair(lua, columns, i);
        lua_settop(lua, top);
    }
    return is_same;
}

/* ---- the properties ---- */

const Property property_text = {.name = "text", .push = push_text, .take = take_text};
const Property property_format = {.name = "format", .push = push_format, .take = take_format};
const Property property_level = {.name = "level", .push = push_level, .take = take_level};
const Property property_target = {.name = "target", .push = push_url, .take = take_url};
const Property property_src = {.name = "src", .push = push_url, .take = take_url};
const Property property_title = {.name = "title", .push = push_title, .take = take_title};
const Property property_math_type = {
    .name = "mathtype", .push = push_math_type, .take = take_math_type};
const Property property_quote_type = {
    .name = "quotetype", .push = push_quote_type, .take = take_quote_type};
const Property property_start = {.name = "start", .push = push_number, .take = take_number};
const Property property_style = {.name = "style", .push = push_style, .take = take_style};
const Property property_delimiter = {
    .name = "delimiter", .push = push_delimiter, .take = take_delimiter};
const Property property_alignment = {
    .name = "alignment", .push = push_alignment, .take = take_alignment};
const Property property_row_span = {.name = "row_span", .push = push_number, .take = take_number};
const Property property_column_span = {
    .name = "col_span", .push = push_column_span, .take = take_column_span};
const Property property_row_head_columns = {
    .name = "row_head_columns", .push = push_number, .take = take_number};
const Property property_citation_id = {.name = "id", .push = push_text, .take = take_text};
const Property property_mode = {.name = "mode", .push = push_mode, .take = take_mode};
const Property property_note_number = {
    .name = "note_num", .push = push_number, .take = take_number};
const Property property_hash = {.name = "hash", .push = push_hash, .take = take_hash};

const Property property_list_attributes = {
    .name = "listAttributes",
    .push = push_list_attributes,
    .take = take_list_attributes,
    .is_same = is_same_list_attributes,
};

const Property property_column_specs = {
    .name = "colspecs",
    .push = push_column_specs,
    .take = take_column_specs,
    .is_same = are_same_column_specs,
};
