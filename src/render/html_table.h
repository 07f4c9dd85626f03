/*
 * html_table.h - tables. Rows have as many cells as the table has columns: missing ones are added, others left out.
 */
#ifndef RENDER_HTML_TABLE_H
#define RENDER_HTML_TABLE_H

#include "render/html_writer.h"

/* Table, row and cell. enter says whether the node is written, with its children, at all; leave is told only of those. */
bool html_table_enter(HtmlWriter *writer, const Node *node);
void html_table_leave(HtmlWriter *writer, const Node *node);

#endif
