#include "filter/filter_library.h"

#include "filter/filter_modules.h"
#include "filter/module_memoc.h"
#include "filter/option_values.h"
#include "filter/standard_library.h"
#include "filter/state_value.h"
#include "filter/version.h"

#include <lauxlib.h>

/* print(...): as Lua's, but tostring is that of the sandbox. */
static int print_values(lua_State *lua)
{
    const FilterLibrary *library = lua_touserdata(lua, lua_upvalueindex(1));
    int count = lua_gettop(lua);
    luaL_Buffer line;

    lua_getglobal(lua, "tostring");
    luaL_buffinit(lua, &line);
    for (int i = 1; i <= count; i++) {
        if (i > 1) {
            luaL_addchar(&line, '\t');
        }
        lua_pushvalue(lua, count + 1);
        lua_pushvalue(lua, i);
        lua_call(lua, 1, 1);
        if (!lua_isstring(lua, -1)) {
            return luaL_error(lua, "'tostring' must return a string");
        }
        luaL_addvalue(&line);
    }
    luaL_addchar(&line, '\n');
    luaL_pushresult(&line);

    Slice text;

    text.data = lua_tolstring(lua, -1, &text.size);
    library->print(library->context, text);
    return 0;
}

/* What filters ask for before they use something: the pandoc that we do as, and its types of documents. */
static void set_versions(lua_State *lua)
{
    static const char *const versions[][2] = {
        {"PANDOC_VERSION", "3.10"},
        {"PANDOC_API_VERSION", "1.23.1"},
    };

    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
        lua_pushstring(lua, versions[i][1]);
        version_push(lua, -1);
        lua_setglobal(lua, versions[i][0]);
        lua_pop(lua, 1);
    }
}

static void set_arguments(lua_State *lua, const FilterLibrary *library)
{
    if (library->script.size == 0) {
        return;
    }
    lua_newtable(lua);
    lua_pushlstring(lua, library->script.data, library->script.size);
    lua_rawseti(lua, -2, 0);
    for (size_t i = 0; i < library->argument_count; i++) {
        lua_pushlstring(lua, library->arguments[i].data, library->arguments[i].size);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    lua_setglobal(lua, "arg");
}

static int open_library(lua_State *lua)
{
    FilterLibrary *library = lua_touserdata(lua, 1);

    lua_pushlightuserdata(lua, library);
    lua_pushcclosure(lua, print_values, 1);
    lua_setglobal(lua, "print");
    set_arguments(lua, library);
    set_versions(lua);
    if (!sandbox_from_lua(lua)->options.is_trusted) {
        standard_library_add(lua, library);
    }
    filter_modules_add(lua, library);
    option_values_set_globals(lua);
    state_value_set_global(lua);
    module_memoc_open(lua);
    lua_setglobal(lua, "memoc");
    return 0;
}

bool filter_library_open(FilterLibrary *library, Sandbox *sandbox)
{
    sandbox->context = &library->document;
    return sandbox_run(sandbox, open_library, library);
}
