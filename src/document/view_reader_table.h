/*
 * view_reader_table.h - the fields of tables and figures in pandoc's JSON (view_reader.h).
 */
#ifndef DOCUMENT_VIEW_READER_TABLE_H
#define DOCUMENT_VIEW_READER_TABLE_H

#include "document/view_reader.h"

FieldReader view_field_caption;
FieldReader view_field_columns;
FieldReader view_field_head;
FieldReader view_field_bodies; /* at once, not from the queue: the foot stands behind them */
FieldReader view_field_foot;

#endif
