#include "filter/filter_library.h"

#include "base/embedded.h"
#include "filter/element.h"
#include "filter/element_constructor.h"
#include "filter/element_method.h"
#include "filter/module_text.h"
#include "filter/module_types.h"
#include "filter/version.h"

#include <lauxlib.h>

#include <string.h>

typedef struct Module {
    const char *name;   /* for require, behind "pandoc."; in the table pandoc, too */
    lua_CFunction open; /* NULL: src/filter/lua/NAME.lua */
} Module;

static const Module modules[] = {
    {"List", NULL},
    {"path", NULL},
    {"text", module_text_open},
    {"types", module_types_open},
};

#define PREFIX "pandoc."

/* What a function of the library is made with: its upvalues. */
enum { LIBRARY = 1, LOADED = 2, GIVEN = 3 };

static const Module *find_module(const char *name)
{
    size_t prefix = strlen(PREFIX);

    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (strncmp(name, PREFIX, prefix) == 0 && strcmp(name + prefix, modules[i].name) == 0) {
            return &modules[i];
        }
    }
    return NULL;
}

/* What pandoc called its modules before they had a prefix. */
static const char *current_name(const char *name)
{
    return strcmp(name, "text") == 0 ? PREFIX "text" : name;
}

/*
 * Compiles a module and calls it with its name and path, and one of our own with the metatable of strings, too; pushes what it returns,
 * or true.
 */
static void run_chunk(lua_State *lua, const char *name, const char *path, Slice source, bool is_own)
{
    const char *chunk = lua_pushfstring(lua, "@%s", path);

    if (luaL_loadbufferx(lua, source.size > 0 ? source.data : "", source.size, chunk, "t") !=
        LUA_OK) {
        lua_error(lua);
    }
    lua_remove(lua, -2);
    lua_pushstring(lua, name);
    lua_pushstring(lua, path);
    if (is_own) {
        lua_pushliteral(lua, "");
        lua_getmetatable(lua, -1);
        lua_remove(lua, -2);
    }
    lua_call(lua, is_own ? 3 : 2, 1);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_pushboolean(lua, 1);
    }
}

static void run_module(lua_State *lua, const char *name, const Module *module)
{
    if (module->open) {
        lua_pushcfunction(lua, module->open);
        lua_call(lua, 0, 1);
        return;
    }

    const char *path = lua_pushfstring(lua, "src/filter/lua/%s.lua", module->name);
    const EmbeddedFile *file = embedded_find(slice_from_string(path));

    luaL_argcheck(lua, file != NULL, 1, "the module is not inside the program");
    run_chunk(lua, name, path, embedded_bytes(file), true);
    lua_remove(lua, -2);
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
    run_chunk(lua, name, path, source, false);
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

static void add_modules(lua_State *lua)
{
    lua_newtable(lua);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        lua_getglobal(lua, "require");
        lua_pushfstring(lua, PREFIX "%s", modules[i].name);
        lua_call(lua, 1, 1);
        lua_setfield(lua, -2, modules[i].name);
    }
}

/* A metatable of lists: what pandoc.List has, and more. The table pandoc is on top of the stack. */
static int new_list_metatable(lua_State *lua, const char *name, ListType type)
{
    lua_newtable(lua);
    lua_getfield(lua, -2, "List");
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        lua_pushvalue(lua, -2);
        lua_pushvalue(lua, -2);
        lua_rawset(lua, -6);
    }
    lua_pop(lua, 1);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -2, "__index");
    lua_pushstring(lua, name);
    lua_setfield(lua, -2, "__name");
    element_methods_add_for_list(lua, type);
    return luaL_ref(lua, LUA_REGISTRYINDEX);
}

/* Elements, and the lists of them, in the table pandoc on top of the stack. */
static void add_elements(lua_State *lua, FilterContext *context)
{
    lua_getfield(lua, -1, "List");
    context->list_metatables[LIST_TYPE_LIST] = luaL_ref(lua, LUA_REGISTRYINDEX);
    context->list_metatables[LIST_TYPE_INLINES] =
        new_list_metatable(lua, "Inlines", LIST_TYPE_INLINES);
    context->list_metatables[LIST_TYPE_BLOCKS] =
        new_list_metatable(lua, "Blocks", LIST_TYPE_BLOCKS);
    lua_newtable(lua);
    lua_pushliteral(lua, "Meta");
    lua_setfield(lua, -2, "__name");
    context->meta_metatable = luaL_ref(lua, LUA_REGISTRYINDEX);
    element_open(lua);
    element_constructors_add(lua);
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
    lua_newtable(lua);
    lua_getglobal(lua, "require");
    lua_pushcclosure(lua, require_module, GIVEN);
    lua_setglobal(lua, "require");
    lua_pushlightuserdata(lua, library);
    lua_pushcclosure(lua, print_values, LIBRARY);
    lua_setglobal(lua, "print");
    set_arguments(lua, library);
    set_versions(lua);
    add_modules(lua);
    add_elements(lua, &library->document);
    lua_setglobal(lua, "pandoc");
    return 0;
}

bool filter_library_open(FilterLibrary *library, Sandbox *sandbox)
{
    sandbox->context = &library->document;
    return sandbox_run(sandbox, open_library, library);
}
