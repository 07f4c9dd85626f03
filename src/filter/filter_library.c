#include "filter/filter_library.h"

#include "base/embedded.h"
#include "filter/element_library.h"
#include "filter/module_json.h"
#include "filter/module_system.h"
#include "filter/module_text.h"
#include "filter/module_types.h"
#include "filter/native.h"
#include "filter/version.h"

#include <lauxlib.h>

#include <string.h>

typedef struct Module {
    const char *name;   /* for require, behind "pandoc."; in the table pandoc, too */
    lua_CFunction open; /* NULL: src/filter/lua/NAME.lua */
} Module;

static const Module modules[] = {
    {"List", NULL},
    {"absent.functions", NULL},
    {"arguments.check", NULL},
    {"cli", NULL},
    {"format", NULL},
    {"image", NULL},
    {"json", module_json_open},
    {"layout", NULL},
    {"layout.doc", NULL},
    {"layout.render", NULL},
    {"log", NULL},
    {"mediabag", NULL},
    {"mediabag.types", NULL},
    {"path", NULL},
    {"scaffolding", NULL},
    {"system", NULL},
    {"template", NULL},
    {"template.defaults", NULL},
    {"template.parser", NULL},
    {"template.pipes", NULL},
    {"text", module_text_open},
    {"types", module_types_open},
    {"types.sources", NULL},
    {"zip", NULL},
};

/* What modules in Lua get from C besides, as their last argument. */
static const Module natives[] = {
    {"layout", native_open},   {"layout.doc", native_open},    {"log", native_open},
    {"template", native_open}, {"system", module_system_open},
};

#define PREFIX "pandoc."

/* What a function of the library is made with: its upvalues. */
enum { LIBRARY = 1, LOADED = 2, GIVEN = 3 };

static const Module *find_in(const Module *table, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(name, table[i].name) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

static const Module *find_module(const char *name)
{
    size_t prefix = strlen(PREFIX);

    return strncmp(name, PREFIX, prefix) == 0
               ? find_in(modules, sizeof modules / sizeof *modules, name + prefix)
               : NULL;
}

/* What pandoc called its modules before they had a prefix. */
static const char *current_name(const char *name)
{
    return strcmp(name, "text") == 0 ? PREFIX "text" : name;
}

/* Pushes what a function gives that is told the library. */
static void push_opened(lua_State *lua, lua_CFunction open)
{
    lua_pushcfunction(lua, open);
    lua_pushvalue(lua, lua_upvalueindex(LIBRARY));
    lua_call(lua, 1, 1);
}

/* Pushes what modules of our own are called with behind their name and path: the metatable of strings, and what is in `natives`. */
static void push_own_arguments(lua_State *lua, const Module *module)
{
    const Module *native = find_in(natives, sizeof natives / sizeof *natives, module->name);

    lua_pushliteral(lua, "");
    lua_getmetatable(lua, -1);
    lua_remove(lua, -2);
    lua_pushnil(lua);
    if (native) {
        lua_pop(lua, 1);
        push_opened(lua, native->open);
    }
}

/* Compiles a module, `own` for one of ours, and calls it; pushes what it returns, or true. */
static void run_chunk(lua_State *lua, const char *name, const char *path, Slice source,
                      const Module *own)
{
    const char *chunk = lua_pushfstring(lua, "@%s", path);

    if (luaL_loadbufferx(lua, source.size > 0 ? source.data : "", source.size, chunk, "t") !=
        LUA_OK) {
        lua_error(lua);
    }
    lua_remove(lua, -2);
    lua_pushstring(lua, name);
    lua_pushstring(lua, path);
    if (own) {
        push_own_arguments(lua, own);
    }
    lua_call(lua, own ? 4 : 2, 1);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_pushboolean(lua, 1);
    }
}

static void run_module(lua_State *lua, const char *name, const Module *module)
{
    if (module->open) {
        push_opened(lua, module->open);
        return;
    }

    const char *stem = luaL_gsub(lua, module->name, ".", "/");
    const char *path = lua_pushfstring(lua, "src/filter/lua/%s.lua", stem);
    const EmbeddedFile *file = embedded_find(slice_from_string(path));

    luaL_argcheck(lua, file != NULL, 1, "the module is not inside the program");
    run_chunk(lua, name, path, embedded_bytes(file), module);
    lua_replace(lua, -3);
    lua_pop(lua, 1);
}

/* Pushes what the file gives; false when there is none. */
static bool run_file(lua_State *lua, const FilterLibrary *library, const char *name,
                     const char *form)
{
    const char *stem = luaL_gsub(lua, name, ".", "/");
    const char *path = lua_pushfstring(lua, form, stem);
    Slice source;

    if (!library->beside ||
        script_files_read(library->beside, slice_from_string(path), &source) != NULL) {
        lua_pop(lua, 2);
        return false;
    }
    run_chunk(lua, name, path, source, NULL);
    lua_replace(lua, -3);
    lua_pop(lua, 1);
    return true;
}

/* The require that Lua itself gave, where scripts are trusted. */
static void run_given(lua_State *lua, const char *name)
{
    if (lua_isnil(lua, lua_upvalueindex(GIVEN))) {
        luaL_error(lua, "module '%s' not found: neither of pandoc's modules nor beside the script",
                   name);
    }
    lua_pushvalue(lua, lua_upvalueindex(GIVEN));
    lua_pushstring(lua, name);
    lua_call(lua, 1, 1);
}

/* require(name) */
static int require_module(lua_State *lua)
{
    const FilterLibrary *library = lua_touserdata(lua, lua_upvalueindex(LIBRARY));
    const char *name = current_name(luaL_checkstring(lua, 1));
    const Module *module = find_module(name);

    if (lua_getfield(lua, lua_upvalueindex(LOADED), name) != LUA_TNIL) {
        return 1;
    }
    lua_pop(lua, 1);
    if (module) {
        run_module(lua, name, module);
    } else if (!run_file(lua, library, name, "%s.lua") &&
               !run_file(lua, library, name, "%s/init.lua")) {
        run_given(lua, name);
    }
    lua_pushvalue(lua, -1);
    lua_setfield(lua, lua_upvalueindex(LOADED), name);
    return 1;
}

/* print(...): as Lua's, but tostring is that of the sandbox. */
static int print_values(lua_State *lua)
{
    const FilterLibrary *library = lua_touserdata(lua, lua_upvalueindex(LIBRARY));
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

/* __index of pandoc: a module is loaded when it is first asked for. */
static int load_module(lua_State *lua)
{
    if (lua_type(lua, 2) != LUA_TSTRING ||
        !find_in(modules, sizeof modules / sizeof *modules, lua_tostring(lua, 2))) {
        return 0;
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_pushfstring(lua, PREFIX "%s", lua_tostring(lua, 2));
    lua_call(lua, 1, 1);
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, 1);
    return 1;
}

/* Makes the global `pandoc`, with elements and modules, which `require 'pandoc'` gives, too. */
static void add_modules(lua_State *lua, int loaded)
{
    lua_newtable(lua);
    lua_createtable(lua, 0, 1);
    lua_getglobal(lua, "require");
    lua_pushcclosure(lua, load_module, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, loaded, "pandoc");
    element_library_add(lua);
    lua_setglobal(lua, "pandoc");
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

    lua_newtable(lua);
    lua_pushlightuserdata(lua, library);
    lua_pushvalue(lua, 2);
    lua_getglobal(lua, "require");
    lua_pushcclosure(lua, require_module, GIVEN);
    lua_setglobal(lua, "require");
    lua_pushlightuserdata(lua, library);
    lua_pushcclosure(lua, print_values, LIBRARY);
    lua_setglobal(lua, "print");
    set_arguments(lua, library);
    set_versions(lua);
    native_set_state(lua);
    add_modules(lua, 2);
    return 0;
}

bool filter_library_open(FilterLibrary *library, Sandbox *sandbox)
{
    sandbox->context = &library->document;
    return sandbox_run(sandbox, open_library, library);
}
