/*
 * table.h - a record for each table, with all its cells.
 */
#ifndef EXTRACT_TABLE_H
#define EXTRACT_TABLE_H

#include "extract/extraction.h"

void table_recognise(Extraction *extraction);

#endif
