#include "filter/filter_modules.h"

#include "base/embedded.h"
#include "filter/element_library.h"
#include "filter/isolation.h"
#include "filter/module_conversion.h"
#include "filter/module_json.h"
#include "filter/module_structure.h"
#include "filter/module_system.h"
#include "filter/module_text.h"
#include "filter/module_types.h"
#include "filter/module_utils.h"
#include "filter/native.h"
#include "filter/option_values.h"
#include "filter/state_value.h"

#include <lauxlib.h>
#include <lua-lpeg.h>

#include <string.h>

/* lpeg.setmaxstack, in the upvalue: LPeg keeps the number where it cannot be put back. */
static int set_most_stack(lua_State *lua)
{
    filter_context(lua)->is_laid_open = true;
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 0);
    return 0;
}

/* LPeg's header has only luaopen_lpeg, and not that it is told something. */
static int open_lpeg(lua_State *lua)
{
    lua_pushcfunction(lua, luaopen_lpeg);
    lua_call(lua, 0, 1);
    lua_getfield(lua, -1, "setmaxstack");
    lua_pushcclosure(lua, set_most_stack, 1);
    lua_setfield(lua, -2, "setmaxstack");
    return 1;
}

typedef struct Module {
    const char *name;   /* for require, behind "pandoc."; in the table pandoc, too */
    lua_CFunction open; /* NULL: src/filter/lua/NAME.lua */
} Module;

static const Module modules[] = {
    {"List", NULL},
    {"absent.functions", NULL},
    {"arguments.check", NULL},
    {"cli", NULL},
    {"conversion", NULL},
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
    {"structure", NULL},
    {"structure.chunks", NULL},
    {"structure.sections", NULL},
    {"system", NULL},
    {"template", NULL},
    {"template.defaults", NULL},
    {"template.parser", NULL},
    {"template.pipes", NULL},
    {"text", module_text_open},
    {"types", module_types_open},
    {"types.sources", NULL},
    {"utils", NULL},
    {"zip", NULL},
};

/* What modules in Lua get from C besides, as their last argument. */
static const Module natives[] = {
    {"conversion", module_conversion_open},
    {"layout", native_open},
    {"layout.doc", native_open},
    {"log", native_open},
    {"template", native_open},
    {"system", module_system_open},
    {"structure", module_structure_open},
    {"structure.chunks", module_structure_open},
    {"utils", module_utils_open},
};

/* Functions of pandoc that are in modules of their own, loaded at their first use. */
typedef struct LazyFunction {
    const char *name;
    const char *module;
} LazyFunction;

static const LazyFunction lazy_functions[] = {
    {"pipe", "conversion"},
    {"read", "conversion"},
    {"write", "conversion"},
};

#define PREFIX "pandoc."

/* LPeg, which filters have without asking for it. */
static const Module lpeg_modules[] = {{"lpeg", open_lpeg}, {"re", NULL}};

/* What a function of the library is made with: its upvalues. IS_FOR_SCRIPTS: parts of modules are not given. */
enum { LIBRARY = 1, LOADED, LOADED_FILES, GIVEN, IS_FOR_SCRIPTS };

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
               : find_in(lpeg_modules, sizeof lpeg_modules / sizeof *lpeg_modules, name);
}

/* "layout.doc" is a part of "layout". */
static bool is_part(const Module *module)
{
    return strchr(module->name, '.') != NULL;
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

/*
 * Pushes what modules of our own are called with behind their name and path: the metatable of strings, what is in `natives`, and a
 * table that is emptied before each run.
 */
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
    lua_newtable(lua);
    isolation_clear_table(lua);
}

/* Compiles a module, `own` for one of ours, and calls it; pushes what it returns, or true. */
static void run_chunk(lua_State *lua, const char *name, const char *path, Slice source,
                      const Module *own)
{
    /* Errors are told at the innermost line of a file ("@"): that is the script's, not ours. */
    const char *chunk = own ? lua_pushfstring(lua, "=%s", name) : lua_pushfstring(lua, "@%s", path);

    if (luaL_loadbufferx(lua, source.size > 0 ? source.data : "", source.size, chunk, "t") !=
        LUA_OK) {
        lua_error(lua);
    }
    lua_remove(lua, -2);
    lua_pushstring(lua, name);
    lua_pushstring(lua, path);
    if (own) {
        isolation_set_library_globals(lua, -3);
        push_own_arguments(lua, own);
    }
    lua_call(lua, own ? 5 : 2, 1);
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
    const char *path = lua_pushfstring(
        lua, strcmp(name, "re") == 0 ? "lpeg/%s.lua" : "src/filter/lua/%s.lua", stem);
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
    run_chunk(lua, name, path, sandbox_file_text(source), NULL);
    lua_replace(lua, -3);
    lua_pop(lua, 1);
    return true;
}

/* The field of a table of the global `package`; false, and nothing is pushed, when it is not there. */
static bool push_of_package(lua_State *lua, const char *field)
{
    int top = lua_gettop(lua);

    if (lua_getglobal(lua, "package") == LUA_TTABLE && lua_getfield(lua, -1, field) != LUA_TNIL) {
        lua_replace(lua, top + 1);
        return true;
    }
    lua_settop(lua, top);
    return false;
}

/* Pushes a library of Lua's own that is there; false when there is none of that name. */
static bool push_standard(lua_State *lua, const char *name)
{
    static const char *const names[] = {"_G",      "coroutine", "io",    "math", "os",
                                        "package", "string",    "table", "utf8"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            return lua_getglobal(lua, name) != LUA_TNIL || (lua_pop(lua, 1), false);
        }
    }
    return false;
}

/* Pushes what a function in package.preload gives; false when there is none. */
static bool run_preloaded(lua_State *lua, const char *name)
{
    int top = lua_gettop(lua);

    if (push_of_package(lua, "preload") && lua_istable(lua, -1) &&
        lua_getfield(lua, -1, name) == LUA_TFUNCTION) {
        lua_pushstring(lua, name);
        lua_call(lua, 1, 1);
        lua_replace(lua, top + 1);
        return true;
    }
    lua_settop(lua, top);
    return false;
}

/* Runs the file that one form of package.path ("?.lua") gives, below the folder of the project. */
static bool run_form(lua_State *lua, const FilterLibrary *library, const char *name, Slice form)
{
    int top = lua_gettop(lua);
    const char *stem = luaL_gsub(lua, name, ".", "/");
    const char *path;
    Slice source;

    lua_pushlstring(lua, form.data, form.size);
    path = luaL_gsub(lua, lua_tostring(lua, -1), "?", stem);
    if (form.size == 0 || !library->files ||
        script_files_read(library->files, slice_from_string(path), &source) != NULL) {
        lua_settop(lua, top);
        return false;
    }
    run_chunk(lua, name, path, source, NULL);
    lua_replace(lua, top + 1);
    lua_settop(lua, top + 1);
    return true;
}

static bool run_from_path(lua_State *lua, const FilterLibrary *library, const char *name)
{
    int top = lua_gettop(lua);
    Slice forms = {NULL, 0};

    if (lua_isnil(lua, lua_upvalueindex(GIVEN)) && push_of_package(lua, "path")) {
        forms = slice_from_string(lua_tostring(lua, -1));
    }
    while (forms.size > 0) {
        if (run_form(lua, library, name, slice_cut(forms, ';', &forms))) {
            lua_replace(lua, top + 1);
            return true;
        }
    }
    lua_settop(lua, top);
    return false;
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

    if (strcmp(name, "pandoc") == 0) {
        isolation_push_pandoc(lua);
        return 1;
    }
    if (module && is_part(module) && lua_toboolean(lua, lua_upvalueindex(IS_FOR_SCRIPTS))) {
        module = NULL;
    }

    int loaded = lua_upvalueindex(module ? LOADED : LOADED_FILES);

    if (lua_getfield(lua, loaded, name) != LUA_TNIL) {
        return 1;
    }
    lua_pop(lua, 1);
    if (module) {
        isolation_begin_module(lua);
        run_module(lua, name, module);
        isolation_cover(lua);
    } else if (!push_standard(lua, name) && !run_preloaded(lua, name) &&
               !run_file(lua, library, name, "%s.lua") &&
               !run_file(lua, library, name, "%s/init.lua") && !run_from_path(lua, library, name)) {
        run_given(lua, name);
    }
    lua_pushvalue(lua, -1);
    lua_setfield(lua, loaded, name);
    return 1;
}

static const char *lazy_module(const char *name)
{
    for (size_t i = 0; i < sizeof lazy_functions / sizeof *lazy_functions; i++) {
        if (strcmp(name, lazy_functions[i].name) == 0) {
            return lazy_functions[i].module;
        }
    }
    return NULL;
}

/* __index of pandoc: what is in a module, or is one, is loaded when it is first asked for. */
static int load_entry(lua_State *lua)
{
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";
    const char *module = lazy_module(name);
    const Module *entry = find_in(modules, sizeof modules / sizeof *modules, name);

    if (!module && (!entry || is_part(entry))) {
        return 0;
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_pushfstring(lua, PREFIX "%s", module ? module : name);
    lua_call(lua, 1, 1);
    if (module) {
        lua_getfield(lua, -1, name);
    }
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, 1);
    return 1;
}

/* __index of globals: LPeg's modules. */
static int load_global(lua_State *lua)
{
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";

    if (!find_in(lpeg_modules, sizeof lpeg_modules / sizeof *lpeg_modules, name)) {
        return 0;
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_pushvalue(lua, 2);
    lua_call(lua, 1, 1);
    return 1;
}

static void add_lazy_globals(lua_State *lua)
{
    lua_pushglobaltable(lua);
    lua_createtable(lua, 0, 1);
    lua_getglobal(lua, "require");
    lua_pushcclosure(lua, load_global, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}

/* Makes the global `pandoc`: elements now, modules when they are asked for. */
static void add_pandoc(lua_State *lua)
{
    lua_newtable(lua);
    lua_createtable(lua, 0, 1);
    lua_getglobal(lua, "require");
    lua_pushcclosure(lua, load_entry, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    element_library_add(lua);
    option_values_add(lua);
    state_value_add(lua);
    module_utils_add_to_pandoc(lua);
    lua_setglobal(lua, "pandoc");
}

/* Pushes a require with the upvalues at the bottom of the stack. */
static void push_require(lua_State *lua, bool is_for_scripts)
{
    for (int i = LIBRARY; i <= GIVEN; i++) {
        lua_pushvalue(lua, i);
    }
    lua_pushboolean(lua, is_for_scripts);
    lua_pushcclosure(lua, require_module, IS_FOR_SCRIPTS);
}

void filter_modules_add(lua_State *lua, FilterLibrary *library)
{
    lua_settop(lua, 0);
    lua_pushlightuserdata(lua, library);
    lua_newtable(lua);
    lua_newtable(lua);
    isolation_clear_table(lua);
    lua_getglobal(lua, "require");
    push_require(lua, true);
    isolation_set_global(lua, "require");
    push_require(lua, false);
    lua_setglobal(lua, "require");
    add_pandoc(lua);
    add_lazy_globals(lua);
    lua_settop(lua, 0);
}
