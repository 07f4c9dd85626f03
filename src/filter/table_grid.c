#include "filter/table_grid.h"

/* The rows of one part of a table. */
typedef struct Section {
    lua_State *lua;
    size_t count; /* columns */
    size_t
        split; /* a cell spans no columns on both sides of this one: those of row heads end there */
    int32_t *left; /* rows, this one too, for which a column is taken by a cell above */
} Section;

static void limit_row_spans(ViewNode *row, int32_t rows_left)
{
    for (ViewNode *cell = row->first; cell; cell = cell->next) {
        cell->number = cell->number > rows_left ? rows_left : cell->number < 1 ? 1 : cell->number;
    }
}

static ViewNode *next_cell(lua_State *lua, ViewNode **cells)
{
    ViewNode *cell;

    if (*cells) {
        return element_take_first(cells);
    }
    cell = element_new(lua, VIEW_TABLE_CELL);
    cell->number = 1;
    cell->cell.column_span = 1;
    return cell;
}

/* How many columns a cell can have at `column`: at most as many as it spans, all free. */
static size_t free_columns(const Section *section, size_t column, int32_t span)
{
    size_t end = column < section->split ? section->split : section->count;
    size_t free = 1;

    while (free < (size_t)(span > 0 ? span : 1) && column + free < end &&
           section->left[column + free] == 0) {
        free++;
    }
    return free;
}

static void place_row(Section *section, ViewNode *row)
{
    ViewNode *cells = row->first;
    size_t column = 0;

    row->first = NULL;
    row->last = NULL;
    while (column < section->count) {
        ViewNode *cell;
        size_t width;

        if (section->left[column] > 0) {
            section->left[column++]--;
            continue;
        }
        cell = next_cell(section->lua, &cells);
        width = free_columns(section, column, cell->cell.column_span);
        cell->cell.column_span = (int32_t)width;
        view_append(row, cell);
        for (; width > 0; width--) {
            section->left[column++] = cell->number - 1;
        }
    }
}

static bool is_head_row(const ViewNode *row)
{
    return (row->flags & VIEW_HEAD_ROW) != 0;
}

/* The rows from `first` on that belong to the same head, or body, as it; returns what comes behind. */
static ViewNode *place_rows(Section *section, ViewNode *first)
{
    int32_t rows = 0;

    memset(section->left, 0, section->count * sizeof *section->left);
    for (ViewNode *row = first; row && is_head_row(row) == is_head_row(first); row = row->next) {
        rows++;
    }
    for (; rows > 0; rows--) {
        sandbox_charge(section->lua, section->count);
        limit_row_spans(first, rows);
        place_row(section, first);
        first = first->next;
    }
    return first;
}

static void fill_body(Section *section, ViewNode *body)
{
    int32_t most = section->count > INT32_MAX ? INT32_MAX : (int32_t)section->count;
    ViewNode *row = body->first;

    body->number = body->number < 0 ? 0 : body->number > most ? most : body->number;
    if (row && is_head_row(row)) {
        section->split = 0;
        row = place_rows(section, row);
    }
    section->split = (size_t)body->number;
    if (row) {
        place_rows(section, row);
    }
}

void table_grid_fill(lua_State *lua, ViewNode *table)
{
    Section section = {.lua = lua, .count = table->columns->count};

    filter_context_charge(lua, section.count * sizeof *section.left);
    section.left = arena_new_array(filter_context(lua)->arena, int32_t, section.count + 1);
    for (ViewNode *part = table->first; part; part = part->next) {
        if (part->kind == VIEW_TABLE_BODY) {
            fill_body(&section, part);
        } else if (part->kind != VIEW_CAPTION && part->first) {
            section.split = 0;
            place_rows(&section, part->first);
        }
    }
}
