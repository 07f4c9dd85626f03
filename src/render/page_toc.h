/*
 * page_toc.h - a page's table of contents.
 */
#ifndef RENDER_PAGE_TOC_H
#define RENDER_PAGE_TOC_H

#include "document/site.h"

#include <lua.h>

/*
 * Pushes a list of sections, two levels of them: {title =, url = "#anchor", items = list of the same}. The upper level is
 * the highest that the document uses below its title: mostly 2, but 1 in a document of several <h1>. A section of the
 * lower level that comes before any of the upper stands in the list itself.
 */
void page_push_toc(lua_State *lua, Arena *scratch, const Page *page);

#endif
