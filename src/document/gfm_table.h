/*
 * gfm_table.h - pipe tables.
 */
#ifndef DOCUMENT_GFM_TABLE_H
#define DOCUMENT_GFM_TABLE_H

#include "document/gfm_inlines.h"
#include "document/margin.h"

/* One row of heads at most, one body at most, one paragraph or nothing in each cell, no spans. */
bool gfm_table_is_simple(const ViewNode *table);

/* A simple table. As in pandoc, columns have one width when the whole is not wider than a line of text. */
void gfm_table_write(GfmInlines *inlines, Margin *margin, ViewNode *node);

#endif
