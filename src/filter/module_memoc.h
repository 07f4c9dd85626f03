/*
 * module_memoc.h - the global `memoc`: what filters find here, and not in pandoc.
 *
 *   memoc.document   what is known of the document (memoc_document.h), made when it is first asked for; nil in `memoc lua`
 *   memoc.report     adds a finding (memoc_report.h)
 *   memoc.record     adds a record (memoc_record.h)
 */
#ifndef FILTER_MODULE_MEMOC_H
#define FILTER_MODULE_MEMOC_H

#include <lua.h>

/* Pushes the table. Each run of a filter has one of its own. */
int module_memoc_open(lua_State *lua);

#endif
