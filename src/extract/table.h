/*
 * table.h - a record for each table, with all its cells.
 */
#ifndef EXTRACT_TABLE_H
#define EXTRACT_TABLE_H

#include "extract/extraction.h"

void table_recognise(Extraction *extraction);

/* Writes an array of its rows, headers first, of arrays of texts. */
void table_write_rows(Extraction *extraction, const Node *table);

#endif
