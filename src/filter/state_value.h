/*
 * state_value.h - PANDOC_STATE: where a document comes from, and what pandoc would do about it.
 *
 * A table with the fields that pandoc's reference gives ("CommonState"): input_files, output_file, log, request_headers, resource_path,
 * source_url, user_data_dir, trace, verbosity. pandoc.with_state changes three of them while a function runs. Asking for another field is
 * an error.
 */
#ifndef FILTER_STATE_VALUE_H
#define FILTER_STATE_VALUE_H

#include "base/slice.h"

#include <lua.h>

/* Makes the global PANDOC_STATE: no files, nothing logged. */
void state_value_set_global(lua_State *lua);

/* What it says of a document. An empty `output` is none. */
void state_value_set_files(lua_State *lua, const Slice *inputs, size_t input_count, Slice output);

/* Adds with_state(options, callback) to the table on top of the stack. */
void state_value_add(lua_State *lua);

#endif
