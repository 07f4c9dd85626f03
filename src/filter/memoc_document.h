/*
 * memoc_document.h - what is known of the document that a filter runs on, as a table.
 *
 *   path, front_matter                        always; front_matter as the file has it: a table, empty when there is none
 *   title, description, doc_type, status, owner, audience, agent
 *                                             strings; nil where the document says nothing
 *   tags, draft                               a list; true or false
 *   last_updated, expires, due                days: "2026-01-19"; or nil
 *   cadence                                   days between two reviews, or nil
 *
 * `memoc convert` knows the first two only. What depends on today is not there: a document would be another each day.
 */
#ifndef FILTER_MEMOC_DOCUMENT_H
#define FILTER_MEMOC_DOCUMENT_H

#include <lua.h>

/* Pushes the table; nil when there is no document. */
void memoc_document_push(lua_State *lua);

#endif
