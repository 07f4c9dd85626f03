/*
 * option_values.h - options of readers and writers as Lua has them.
 *
 * Records (record_value.h) with the fields and defaults of pandoc's ReaderOptions and WriterOptions (pandoc's reference, lua-filters).
 */
#ifndef FILTER_OPTION_VALUES_H
#define FILTER_OPTION_VALUES_H

#include "filter/record_value.h"

extern const RecordType reader_options;
extern const RecordType reader_options_read_only;
extern const RecordType writer_options;

/* Adds ReaderOptions(fields) and WriterOptions(fields) to the table on top of the stack. */
void option_values_add(lua_State *lua);

/* Makes the globals PANDOC_READER_OPTIONS, which is read-only, and PANDOC_WRITER_OPTIONS, with defaults. */
void option_values_set_globals(lua_State *lua);

#endif
