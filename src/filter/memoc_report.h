/*
 * memoc_report.h - findings of filters.
 */
#ifndef FILTER_MEMOC_REPORT_H
#define FILTER_MEMOC_REPORT_H

#include <lua.h>

/*
 * memoc.report {rule=, message=, severity=, help=, node=}: a finding of the document, at the element `node`, else at what the function
 * works on. The rule is of a family that is none of memoc's own (rule_family_is_ours); the severity "warning" where it is not said.
 */
int memoc_report(lua_State *lua);

#endif
