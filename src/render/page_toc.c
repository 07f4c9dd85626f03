#include "render/page_toc.h"

#include "base/path.h"

#include <lauxlib.h>

/* The first heading, when it is the page's title, is no section. */
static uint32_t first_section(const Unit *unit)
{
    return unit->header->outline.count > 0 && unit_headings(unit)[0].level == 1 ? 1 : 0;
}

static uint32_t upper_level(const Unit *unit)
{
    const UnitHeading *headings = unit_headings(unit);
    uint32_t level = 6;

    for (uint32_t i = first_section(unit); i < unit->header->outline.count; i++) {
        level = headings[i].level < level ? headings[i].level : level;
    }
    return level;
}

/* Pushes {title =, url =, items = {}}. */
static void push_entry(lua_State *lua, Arena *scratch, const Unit *unit, const UnitHeading *heading)
{
    Slice title = unit_text(unit, heading->text);
    Slice anchor = path_percent_encode(scratch, unit_text(unit, heading->anchor));

    lua_createtable(lua, 0, 3);
    lua_pushlstring(lua, title.size > 0 ? title.data : "", title.size);
    lua_setfield(lua, -2, "title");
    lua_pushfstring(lua, "#%s", arena_string(scratch, anchor));
    lua_setfield(lua, -2, "url");
    lua_newtable(lua);
    lua_setfield(lua, -2, "items");
}

/* Appends the entry on top to the list below it. */
static void append_entry(lua_State *lua)
{
    lua_rawseti(lua, -2, (lua_Integer)lua_rawlen(lua, -2) + 1);
}

/* Appends the entry on top to the items of the last entry of the list below it; to the list when it is empty. */
static void append_below(lua_State *lua)
{
    lua_Integer count = (lua_Integer)lua_rawlen(lua, -2);

    if (count == 0) {
        append_entry(lua);
        return;
    }
    lua_rawgeti(lua, -2, count);
    lua_getfield(lua, -1, "items");
    lua_rotate(lua, -3, -1);
    append_entry(lua);
    lua_pop(lua, 2);
}

void page_push_toc(lua_State *lua, Arena *scratch, const Page *page)
{
    const Unit *unit = &page->unit;
    const UnitHeading *headings = unit_headings(unit);
    uint32_t upper = upper_level(unit);

    luaL_checkstack(lua, 8, NULL);
    lua_newtable(lua);
    for (uint32_t i = first_section(unit); i < unit->header->outline.count; i++) {
        if (headings[i].level > upper + 1 || headings[i].anchor.size == 0 ||
            headings[i].text.size == 0) {
            continue;
        }
        push_entry(lua, scratch, unit, &headings[i]);
        if (headings[i].level == upper) {
            append_entry(lua);
        } else {
            append_below(lua);
        }
    }
}
