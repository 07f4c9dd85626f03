#include "filter/simple_table.h"

#include "filter/element_list.h"
#include "filter/element_read.h"
#include "filter/element_value.h"
#include "filter/flat_blocks.h"
#include "filter/record_form.h"
#include "filter/table_grid.h"

#include <lauxlib.h>

static const RecordField fields[] = {
    {"caption", &record_inlines, "", "simpleTableCaption", NULL},
    {"aligns", &record_alignments, "", "simpleTableAlignments", NULL},
    {"widths", &record_numbers, "", "simpleTableColumnWidths", NULL},
    {"headers", &record_row, "", "simpleTableHeader", NULL},
    {"rows", &record_rows, "", "simpleTableBody", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const RecordAlias aliases[] = {
    {"header", "headers"},
    {NULL, NULL},
};

static const RecordType simple_table = {
    .name = "SimpleTable",
    .fields = fields,
    .aliases = aliases,
    .shown = "SimpleTable",
    .tag = "SimpleTable",
    .is_compared = true,
};

int simple_table_make(lua_State *lua)
{
    lua_settop(lua, 5);
    record_push(lua, &simple_table);
    for (int i = 0; fields[i].name; i++) {
        lua_pushvalue(lua, i + 1);
        record_set_field(lua, 6, fields[i].name);
    }
    return 1;
}

/* ---- to a table ---- */

static ViewNode *add(lua_State *lua, ViewNode *parent, ViewKind kind)
{
    return view_append(parent, element_new(lua, kind));
}

/* The list of cells on top of the stack, which it leaves there. */
static void add_row(lua_State *lua, ViewNode *section)
{
    ViewNode *row = add(lua, section, VIEW_TABLE_ROW);
    int cells = lua_gettop(lua);

    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(lua, cells); i++) {
        ViewNode *cell = add(lua, row, VIEW_TABLE_CELL);

        cell->number = 1;
        cell->cell.column_span = 1;
        lua_rawgeti(lua, cells, i);
        element_read_blocks(lua, cells + 1, cell);
        lua_pop(lua, 1);
    }
}

static void add_rows(lua_State *lua, ViewNode *table)
{
    ViewNode *body;

    record_push_field(lua, 1, "rows");

    lua_Integer count = (lua_Integer)lua_rawlen(lua, -1);

    body = count > 0 ? add(lua, table, VIEW_TABLE_BODY) : NULL;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, -1, i);
        add_row(lua, body);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static void add_caption(lua_State *lua, ViewNode *table)
{
    record_push_field(lua, 1, "caption");
    if (lua_rawlen(lua, -1) > 0) {
        ViewNode *plain = add(lua, add(lua, table, VIEW_CAPTION), VIEW_PLAIN);

        element_read_inlines(lua, lua_gettop(lua), plain);
    }
    lua_pop(lua, 1);
}

static void add_head(lua_State *lua, ViewNode *table)
{
    ViewNode *head = add(lua, table, VIEW_TABLE_HEAD);

    record_push_field(lua, 1, "headers");
    if (lua_rawlen(lua, -1) > 0) {
        add_row(lua, head);
    }
    lua_pop(lua, 1);
}

/* As many as have an alignment and a width. */
static void set_columns(lua_State *lua, ViewNode *table)
{
    record_push_field(lua, 1, "widths");
    record_push_field(lua, 1, "aligns");
    lua_newtable(lua);
    for (lua_Integer i = 1; lua_rawgeti(lua, -2, i) != LUA_TNIL; i++) {
        if (lua_rawgeti(lua, -4, i) == LUA_TNIL) {
            lua_pop(lua, 1);
            break;
        }
        lua_createtable(lua, 2, 0);
        lua_insert(lua, -3);
        lua_rawseti(lua, -3, 2);
        lua_rawseti(lua, -2, 1);
        lua_rawseti(lua, -2, i);
    }
    lua_pop(lua, 1);
    property_column_specs.take(lua, &property_column_specs, table, lua_gettop(lua));
    lua_pop(lua, 3);
}

static void check_simple_table(lua_State *lua)
{
    if (record_type(lua, 1) != &simple_table) {
        element_read_fail(lua, 1, "SimpleTable");
    }
}

int simple_table_to_table(lua_State *lua)
{
    ViewNode *table = element_new(lua, VIEW_TABLE);

    lua_settop(lua, 1);
    check_simple_table(lua);
    add_caption(lua, table);
    set_columns(lua, table);
    add_head(lua, table);
    add_rows(lua, table);
    add(lua, table, VIEW_TABLE_FOOT);
    element_push_own(lua, table);
    return 1;
}

/* ---- from a table ---- */

/* The rows of a table, as lists, on their way to Lua. */
typedef struct Rows {
    lua_State *lua;
    size_t columns;
    int32_t *left; /* rows for which each column is still taken by a cell above */
} Rows;

/* Appends a list of blocks to the list on top of the stack. */
static void add_cell(const Rows *rows, ViewNode *content)
{
    lua_State *lua = rows->lua;

    element_push_list(lua, content, LIST_TYPE_BLOCKS);
    lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
}

/* The empty cells below one that spans rows, as long as there are some at `column`. */
static size_t pass_taken(Rows *rows, size_t column)
{
    for (; column < rows->columns && rows->left[column] > 0; column++) {
        rows->left[column]--;
        add_cell(rows, NULL);
    }
    return column;
}

/* Pushes the cells of a row that fills its columns. */
static void push_row(Rows *rows, const ViewNode *row)
{
    size_t column = 0;

    lua_createtable(rows->lua, (int)rows->columns, 0);
    for (ViewNode *cell = row->first; cell; cell = cell->next) {
        column = pass_taken(rows, column);
        for (int32_t i = 0; i < cell->cell.column_span && column < rows->columns; i++) {
            rows->left[column++] = cell->number - 1;
            add_cell(rows, i == 0 ? cell->first : NULL);
        }
    }
    pass_taken(rows, column);
    element_set_list_type(rows->lua, LIST_TYPE_LIST);
}

/* Pushes the headers, and the list of rows. */
static void push_rows(lua_State *lua, const ViewNode *table)
{
    Rows rows = {.lua = lua, .columns = table->columns->count};
    lua_Integer count = 0;

    filter_context_charge(lua, rows.columns * sizeof *rows.left);
    rows.left = arena_new_array(filter_context(lua)->arena, int32_t, rows.columns + 1);
    lua_newtable(lua);
    lua_newtable(lua);
    for (const ViewNode *part = table->first; part; part = part->next) {
        if (part->kind == VIEW_CAPTION) {
            continue;
        }
        for (const ViewNode *row = part->first; row; row = row->next) {
            push_row(&rows, row);
            if (part->kind == VIEW_TABLE_HEAD && row == part->first) {
                lua_replace(lua, -3);
            } else {
                lua_rawseti(lua, -2, ++count);
            }
        }
    }
}

/* Pushes the alignments, and the widths. */
static void push_columns(lua_State *lua, const TableColumns *columns)
{
    lua_newtable(lua);
    lua_newtable(lua);
    for (size_t i = 0; i < columns->count; i++) {
        lua_pushstring(lua, view_alignment_name(columns->alignments[i]));
        lua_rawseti(lua, -3, (lua_Integer)i + 1);
        lua_pushnumber(lua, columns->widths ? columns->widths[i] : 0);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void push_caption(lua_State *lua, const ViewNode *table)
{
    ViewNode *blocks = element_new(lua, VIEW_DOCUMENT);
    ViewNode *inlines = element_new(lua, VIEW_DOCUMENT);
    const ViewNode *caption = table->first;

    if (caption && caption->kind == VIEW_CAPTION) {
        for (const ViewNode *child = caption->first; child; child = child->next) {
            if (view_is_block(child)) {
                element_append_copy(lua, blocks, child);
            }
        }
    }
    flat_blocks_add(lua, inlines, blocks, NULL);
    element_push_list(lua, inlines->first, LIST_TYPE_INLINES);
}

int simple_table_from_table(lua_State *lua)
{
    const ViewNode *given = element_node(lua, 1);
    ViewNode *table;

    if (!given || !view_is_block(given)) {
        element_read_fail(lua, 1, "Table");
    }
    if (given->kind != VIEW_TABLE) {
        return luaL_error(lua, "Expected Table, got %s.", view_kind_name(given->kind));
    }
    table = element_settle(lua, element_copy(lua, given));
    table_grid_fill(lua, table);
    lua_settop(lua, 0);
    push_caption(lua, table);
    push_columns(lua, table->columns);
    push_rows(lua, table);
    return simple_table_make(lua);
}
