#include "filter/module_system.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "filter/filter_library.h"
#include "filter/scratch.h"

#include <lauxlib.h>

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { QUESTION_COST = 1000 }; /* instructions */

/* ---- results ---- */

static int give_problem(lua_State *lua, const char *problem)
{
    lua_pushnil(lua);
    lua_pushstring(lua, problem);
    return 2;
}

/* True, or nil and what errno says. */
static int give_success(lua_State *lua, bool is_done)
{
    if (!is_done) {
        return give_problem(lua, strerror(errno));
    }
    lua_pushboolean(lua, 1);
    return 1;
}

static Slice check_slice(lua_State *lua, int index)
{
    Slice text;

    text.data = luaL_checklstring(lua, index, &text.size);
    return text;
}

static int give_text(lua_State *lua, Slice text)
{
    lua_pushlstring(lua, text.size > 0 ? text.data : "", text.size);
    return 1;
}

/* Names with a NUL behind each. */
static int give_names(lua_State *lua, Slice names)
{
    lua_Integer count = 0;

    lua_newtable(lua);
    while (names.size > 0) {
        Slice name = slice_cut(names, '\0', &names);

        give_text(lua, name);
        lua_rawseti(lua, -2, ++count);
    }
    return 1;
}

/* ---- below the project's root ---- */

/* Asking costs memory that is not Lua's. */
static ScriptFiles *files_of(lua_State *lua)
{
    FilterLibrary *library = lua_touserdata(lua, lua_upvalueindex(1));

    sandbox_charge(lua, QUESTION_COST);
    if (library->files == NULL) {
        luaL_error(lua, "files cannot be read here");
    }
    return library->files;
}

static int read_input(lua_State *lua)
{
    Slice bytes;
    const char *problem = script_files_read(files_of(lua), check_slice(lua, 1), &bytes);

    return problem ? give_problem(lua, problem) : give_text(lua, bytes);
}

static int list_input(lua_State *lua)
{
    Slice names;
    const char *problem = script_files_list(files_of(lua), check_slice(lua, 1), &names);

    return problem ? give_problem(lua, problem) : give_names(lua, names);
}

/* Gives where paths began before, for `leave`. */
static int enter_input(lua_State *lua)
{
    ScriptFiles *files = files_of(lua);
    Slice before = files->folder;
    const char *problem = script_files_enter(files, check_slice(lua, 1));

    return problem ? give_problem(lua, problem) : give_text(lua, before);
}

static int leave_input(lua_State *lua)
{
    ScriptFiles *files = files_of(lua);

    files->folder = arena_copy(files->arena, check_slice(lua, 1));
    return 0;
}

/* ---- trusted: files ---- */

static int read_any(lua_State *lua)
{
    Slice path = check_slice(lua, 1);
    Slice bytes;

    if (!file_read(scratch_push(lua), path, 0, &bytes)) {
        return give_success(lua, false);
    }
    return give_text(lua, bytes);
}

/* In a folder that is there: none is made. */
static bool write_file(Slice path, Slice bytes)
{
    Slice folder = path_folder(path);

    if (folder.size > 0 && !file_is_folder(folder)) {
        errno = ENOENT;
        return false;
    }
    return file_write(path, bytes, FILE_PRECIOUS, NULL);
}

static int write_any(lua_State *lua)
{
    Slice path = check_slice(lua, 1);

    return give_success(lua, write_file(path, check_slice(lua, 2)));
}

static bool copy_file(Arena *arena, const char *from, const char *to)
{
    struct stat status;
    Slice bytes;

    return file_read(arena, slice_from_string(from), 0, &bytes) && stat(from, &status) == 0 &&
           write_file(slice_from_string(to), bytes) && chmod(to, status.st_mode & 07777) == 0;
}

static int copy_any(lua_State *lua)
{
    const char *from = luaL_checkstring(lua, 1);
    const char *to = luaL_checkstring(lua, 2);

    return give_success(lua, copy_file(scratch_push(lua), from, to));
}

static int rename_any(lua_State *lua)
{
    return give_success(lua, rename(luaL_checkstring(lua, 1), luaL_checkstring(lua, 2)) == 0);
}

static int remove_any(lua_State *lua)
{
    return give_success(lua, unlink(luaL_checkstring(lua, 1)) == 0);
}

static int make_folder(lua_State *lua)
{
    return give_success(lua, mkdir(luaL_checkstring(lua, 1), 0777) == 0);
}

static int remove_folder(lua_State *lua)
{
    return give_success(lua, rmdir(luaL_checkstring(lua, 1)) == 0);
}

/* A symbolic link is none. */
static int is_folder(lua_State *lua)
{
    struct stat status;

    lua_pushboolean(lua, lstat(luaL_checkstring(lua, 1), &status) == 0 && S_ISDIR(status.st_mode));
    return 1;
}

static int list_any(lua_State *lua)
{
    Slice path = check_slice(lua, 1);
    Slice names;

    return folder_read_names(scratch_push(lua), path, &names) ? give_names(lua, names)
                                                              : give_success(lua, false);
}

static int push_times(lua_State *lua)
{
    struct stat status;

    if (stat(luaL_checkstring(lua, 1), &status) != 0) {
        return give_success(lua, false);
    }
    lua_pushinteger(lua, (lua_Integer)status.st_mtime);
    lua_pushinteger(lua, (lua_Integer)status.st_atime);
    return 2;
}

/* make_temporary(path): the path of a new folder, the given one with an ending. */
static int make_temporary(lua_State *lua)
{
    luaL_Buffer path;
    size_t size;

    lua_pushfstring(lua, "%s-XXXXXX", luaL_checkstring(lua, 1));
    lua_tolstring(lua, -1, &size);

    char *bytes = luaL_buffinitsize(lua, &path, size + 1);

    memcpy(bytes, lua_tostring(lua, 2), size + 1);
    if (mkdtemp(bytes) == NULL) {
        return give_success(lua, false);
    }
    luaL_pushresultsize(&path, size);
    return 1;
}

/* ---- trusted: the process ---- */

static int push_folder(lua_State *lua)
{
    char path[PATH_MAX];

    if (getcwd(path, sizeof path) == NULL) {
        return give_success(lua, false);
    }
    lua_pushstring(lua, path);
    return 1;
}

static int enter_any(lua_State *lua)
{
    return give_success(lua, chdir(luaL_checkstring(lua, 1)) == 0);
}

static int push_environment(lua_State *lua)
{
    lua_newtable(lua);
    for (char **at = environ; at && *at; at++) {
        const char *end = strchr(*at, '=');

        if (end) {
            lua_pushlstring(lua, *at, (size_t)(end - *at));
            lua_pushstring(lua, end + 1);
            lua_rawset(lua, -3);
        }
    }
    return 1;
}

/* The values must be strings: system.lua has looked. */
static int set_environment(lua_State *lua)
{
    bool is_done;

    luaL_checktype(lua, 1, LUA_TTABLE);
    is_done = clearenv() == 0;
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        is_done = is_done && setenv(luaL_checkstring(lua, -2), luaL_checkstring(lua, -1), 1) == 0;
        lua_pop(lua, 1);
    }
    return give_success(lua, is_done);
}

/* Picoseconds. */
static int push_cputime(lua_State *lua)
{
    struct timespec used;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) {
        return give_success(lua, false);
    }
    lua_pushinteger(lua,
                    ((lua_Integer)used.tv_sec * 1000000000 + (lua_Integer)used.tv_nsec) * 1000);
    return 1;
}

static const luaL_Reg reading[] = {
    {"read", read_input},   {"list", list_input}, {"enter", enter_input},
    {"leave", leave_input}, {NULL, NULL},
};

static const luaL_Reg trusted[] = {
    {"copy", copy_any},
    {"cputime", push_cputime},
    {"enter", enter_any},
    {"environment", push_environment},
    {"folder", push_folder},
    {"is_folder", is_folder},
    {"list", list_any},
    {"make_folder", make_folder},
    {"make_temporary", make_temporary},
    {"read", read_any},
    {"remove", remove_any},
    {"remove_folder", remove_folder},
    {"rename", rename_any},
    {"set_environment", set_environment},
    {"times", push_times},
    {"write", write_any},
    {NULL, NULL},
};

/* "linux" and "x86_64", wherever an untrusted script runs: what it makes must not depend on the machine. */
static void set_machine(lua_State *lua, bool is_trusted)
{
    struct utsname machine;
    bool is_known = is_trusted && uname(&machine) == 0;

    lua_pushstring(lua, is_known ? machine.machine : "x86_64");
    lua_setfield(lua, -2, "arch");
    lua_pushstring(lua, is_known ? machine.sysname : "linux");
    lua_setfield(lua, -2, "os");
}

int module_system_open(lua_State *lua)
{
    bool is_trusted = sandbox_from_lua(lua)->options.is_trusted;

    lua_newtable(lua);
    lua_pushvalue(lua, 1);
    luaL_setfuncs(lua, is_trusted ? trusted : reading, 1);
    lua_pushboolean(lua, is_trusted);
    lua_setfield(lua, -2, "trusted");
    set_machine(lua, is_trusted);
    return 1;
}
