#include "document/table_place.h"

/* `left`: how many rows each column is still taken by cells of rows above. */
static void place_row(Node *row, int32_t *left, size_t count)
{
    size_t column = 0;

    for (Node *cell = row->first; cell != NULL; cell = cell->next) {
        int32_t columns = cell->cell.column_span;

        while (column < count && left[column] > 0) {
            column++;
        }
        cell->cell.column = (uint32_t)column;
        for (; columns > 0 && column < count; columns--) {
            left[column++] = (int32_t)cell->number;
        }
    }
    for (size_t i = 0; i < count; i++) {
        left[i] -= left[i] > 0;
    }
}

void table_place_cells(Arena *arena, Node *table)
{
    size_t count = table->columns->count;
    int32_t *left = arena_new_array(arena, int32_t, count);

    for (Node *part = table->first; part != NULL; part = part->next) {
        if (part->kind == NODE_CAPTION) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            left[i] = 0;
        }
        for (Node *row = part->first; row != NULL; row = row->next) {
            place_row(row, left, count);
        }
    }
}
