/*
 * table_place.h - in which column the cells of a table stand.
 */
#ifndef DOCUMENT_TABLE_PLACE_H
#define DOCUMENT_TABLE_PLACE_H

#include "document/node.h"

/*
 * Sets the column of all cells of a table as given (node.h), by the columns and rows that those before
 * them span. Spans do not reach beyond the head, a body or the foot. Takes rows times columns.
 */
void table_place_cells(Arena *arena, Node *table);

#endif
