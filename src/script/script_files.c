#include "script/script_files.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"

#include <lauxlib.h>

#include <errno.h>
#include <string.h>

/* The name of the metatable of open files, in Lua's registry. */
#define FILE_NAME "file"

typedef struct ScriptFile {
    Slice bytes;
    size_t offset; /* of what was not read yet */
    bool is_closed;
} ScriptFile;

static ScriptFiles *files_of(lua_State *lua)
{
    return lua_touserdata(lua, lua_upvalueindex(1));
}

/* What it takes to ask for a path, which is made several times, and kept. */
enum { REQUEST_COST = 500, PATH_COST = 8 };

/* False when scripts have asked for too much. */
static bool take_asked(ScriptFiles *files, size_t size)
{
    if (files->asked_most > 0 && size > files->asked_most - files->asked) {
        files->asked = files->asked_most;
        return false;
    }
    files->asked += files->asked_most > 0 ? size : 0;
    return true;
}

/* The path below the root; errno when it leads out of it as it is written. An absolute one must begin with the root. */
static int find_below_root(ScriptFiles *files, Slice path, Slice *below)
{
    if (path.size > SIZE_MAX / 2 / PATH_COST ||
        !take_asked(files, REQUEST_COST + PATH_COST * path.size)) {
        return EDQUOT;
    }

    Slice from = path_join(files->arena, files->root, files->folder);
    Slice full;

    if ((path.size > 0 && memchr(path.data, '\0', path.size) != NULL) ||
        !path_normalize(files->arena, path_join(files->arena, from, path), &full) ||
        !path_is_below(full, files->root)) {
        return EXDEV;
    }
    *below =
        slice_from(full, files->root.size + (files->root.size > 1 && full.size > files->root.size));
    return 0;
}

/* errno when there is no such path; EXDEV when a symbolic link leads out of the project. */
static int find_real(const ScriptFiles *files, Slice below, Slice *real)
{
    if (!file_real_path(files->arena, path_join(files->arena, files->root, below), real)) {
        return errno;
    }
    return path_is_below(*real, files->root) ? 0 : EXDEV;
}

static int read_real(ScriptFiles *files, Slice real, Slice *bytes)
{
    return file_read(files->arena, real, files->size_most, bytes) ? 0 : errno;
}

static int list_real(ScriptFiles *files, Slice real, Slice *names)
{
    return folder_read_names(files->arena, real, names) ? 0 : errno;
}

/* What is at a path below the root: files are read once. `key` is what it is noted as. */
static const ScriptInput *find_input(ScriptFiles *files, Slice key, Slice below,
                                     int (*read)(ScriptFiles *files, Slice real, Slice *bytes))
{
    MapEntry *entry = map_get(&files->inputs, key);

    if (entry->value == NULL) {
        ScriptInput *input = arena_new(files->arena, ScriptInput);
        Slice real;

        input->error = find_real(files, below, &real);
        if (input->error == 0) {
            input->error = read(files, real, &input->bytes);
        }
        entry->value = input;
    }
    return entry->value;
}

static const char *describe(int error)
{
    if (error == EXDEV) {
        return "it is outside of the project";
    }
    if (error == EDQUOT) {
        return "too much was read";
    }
    return error == 0 ? NULL : strerror(error);
}

const char *script_files_read(ScriptFiles *files, Slice path, Slice *bytes)
{
    const ScriptInput *input;
    Slice below;
    int error = find_below_root(files, path, &below);

    if (error != 0) {
        return describe(error);
    }
    input = find_input(files, below, below, read_real);
    if (!take_asked(files, input->bytes.size)) {
        return describe(EDQUOT);
    }
    *bytes = input->bytes;
    return describe(input->error);
}

const char *script_files_list(ScriptFiles *files, Slice path, Slice *names)
{
    const ScriptInput *input;
    Slice below;
    int error = find_below_root(files, path, &below);

    if (error != 0) {
        return describe(error);
    }
    input = find_input(files, arena_format(files->arena, "%.*s/", SLICE_PRINT(below)), below,
                       list_real);
    *names = input->bytes;
    return describe(input->error);
}

const char *script_files_enter(ScriptFiles *files, Slice path)
{
    Slice below;
    Slice real;
    int error = find_below_root(files, path, &below);

    if (error != 0) {
        return describe(error);
    }
    error = find_real(files, below, &real);
    if (error == 0 && !file_is_folder(real)) {
        error = ENOTDIR;
    }
    if (error == 0) {
        files->folder = below;
    }
    return describe(error);
}

static void push_file(lua_State *lua, Slice bytes)
{
    ScriptFile *file = lua_newuserdatauv(lua, sizeof *file, 0);

    *file = (ScriptFile){.bytes = bytes};
    luaL_setmetatable(lua, FILE_NAME);
}

static ScriptFile *check_file(lua_State *lua)
{
    ScriptFile *file = luaL_checkudata(lua, 1, FILE_NAME);

    if (file->is_closed) {
        luaL_error(lua, "attempt to use a closed file");
    }
    return file;
}

/* io.open(path [, mode]) */
static int open_file(lua_State *lua)
{
    const char *mode = luaL_optstring(lua, 2, "r");
    const char *problem = "files cannot be written here";
    Slice path;
    Slice bytes;

    path.data = luaL_checklstring(lua, 1, &path.size);
    if (strcmp(mode, "r") == 0 || strcmp(mode, "rb") == 0) {
        problem = script_files_read(files_of(lua), path, &bytes);
    }
    if (problem) {
        lua_pushnil(lua);
        lua_pushfstring(lua, "%s: %s", path.data, problem);
        return 2;
    }
    push_file(lua, bytes);
    return 1;
}

static bool push_line(lua_State *lua, ScriptFile *file, bool with_end)
{
    size_t end = slice_find_byte(file->bytes, '\n', file->offset);
    size_t next = end < file->bytes.size ? end + 1 : end;

    if (file->offset == file->bytes.size) {
        return false;
    }
    lua_pushlstring(lua, file->bytes.data + file->offset, (with_end ? next : end) - file->offset);
    file->offset = next;
    return true;
}

/* At the end of the file, no bytes are "" and some are nil. */
static bool push_bytes(lua_State *lua, ScriptFile *file, lua_Integer count)
{
    size_t rest = file->bytes.size - file->offset;
    size_t size = count < 0 ? 0 : (size_t)count;

    if (rest == 0 && size > 0) {
        return false;
    }
    size = size < rest ? size : rest;
    lua_pushlstring(lua, size > 0 ? file->bytes.data + file->offset : "", size);
    file->offset += size;
    return true;
}

static bool push_rest(lua_State *lua, ScriptFile *file)
{
    Slice rest = slice_from(file->bytes, file->offset);

    lua_pushlstring(lua, rest.size > 0 ? rest.data : "", rest.size);
    file->offset = file->bytes.size;
    return true;
}

/* Pushes what the format at `index` asks for; false when there is no more. */
static bool push_format(lua_State *lua, ScriptFile *file, int index)
{
    const char *format;

    if (lua_type(lua, index) == LUA_TNUMBER) {
        return push_bytes(lua, file, luaL_checkinteger(lua, index));
    }
    format = luaL_checkstring(lua, index);
    format += *format == '*';
    switch (*format) {
    case 'l':
    case 'L':
        return push_line(lua, file, *format == 'L');
    case 'a':
        return push_rest(lua, file);
    default:
        luaL_argerror(lua, index, "a format is \"l\", \"L\", \"a\" or a number of bytes");
        return false;
    }
}

/* Reads by the formats from `first` to `last`; without any, a line. How many values were pushed. */
static int read_formats(lua_State *lua, ScriptFile *file, int first, int last)
{
    int pushed = 0;
    bool more = true;

    luaL_checkstack(lua, last - first + 3, "too many formats");
    if (first > last) {
        more = push_line(lua, file, false);
        pushed = more;
    }
    for (int i = first; i <= last && more; i++) {
        more = push_format(lua, file, i);
        pushed += more;
    }
    if (!more) {
        lua_pushnil(lua);
        pushed++;
    }
    return pushed;
}

static int file_read_values(lua_State *lua)
{
    return read_formats(lua, check_file(lua), 2, lua_gettop(lua));
}

/* The iterator of lines: upvalues are the file, how many formats there are, and the formats. */
static int next_line(lua_State *lua)
{
    ScriptFile *file = lua_touserdata(lua, lua_upvalueindex(1));
    int count = (int)lua_tointeger(lua, lua_upvalueindex(2));

    lua_settop(lua, 0);
    luaL_checkstack(lua, count, "too many formats");
    for (int i = 1; i <= count; i++) {
        lua_pushvalue(lua, lua_upvalueindex(2 + i));
    }
    return read_formats(lua, file, 1, count);
}

/* Makes the iterator from the file at 1 and the formats behind it. */
static int push_lines(lua_State *lua)
{
    int count = lua_gettop(lua) - 1;

    luaL_argcheck(lua, count <= 200, 2, "too many formats");
    lua_pushinteger(lua, count);
    lua_insert(lua, 2);
    lua_pushcclosure(lua, next_line, count + 2);
    return 1;
}

static int file_lines(lua_State *lua)
{
    check_file(lua);
    return push_lines(lua);
}

/* io.lines(path, formats...) */
static int open_lines(lua_State *lua)
{
    const char *problem;
    Slice path;
    Slice bytes;

    path.data = luaL_checklstring(lua, 1, &path.size);
    problem = script_files_read(files_of(lua), path, &bytes);
    if (problem) {
        return luaL_error(lua, "%s: %s", path.data, problem);
    }
    push_file(lua, bytes);
    lua_replace(lua, 1);
    return push_lines(lua);
}

/* file:seek([whence [, offset]]) */
static int file_seek(lua_State *lua)
{
    static const char *const names[] = {"set", "cur", "end", NULL};
    ScriptFile *file = check_file(lua);
    int whence = luaL_checkoption(lua, 2, "cur", names);
    lua_Integer offset = luaL_optinteger(lua, 3, 0);
    lua_Integer size = (lua_Integer)file->bytes.size;
    lua_Integer base = whence == 0 ? 0 : whence == 1 ? (lua_Integer)file->offset : size;

    if (offset < -base || offset > size - base) {
        lua_pushnil(lua);
        lua_pushliteral(lua, "there is no such place in the file");
        return 2;
    }
    file->offset = (size_t)(base + offset);
    lua_pushinteger(lua, base + offset);
    return 1;
}

static int file_close(lua_State *lua)
{
    check_file(lua)->is_closed = true;
    lua_pushboolean(lua, 1);
    return 1;
}

static int file_refuse(lua_State *lua)
{
    return luaL_error(lua, "files cannot be written here");
}

/* io.type(value) */
static int push_type(lua_State *lua)
{
    const ScriptFile *file;

    luaL_checkany(lua, 1);
    file = luaL_testudata(lua, 1, FILE_NAME);
    if (file) {
        lua_pushstring(lua, file->is_closed ? "closed file" : "file");
    } else {
        lua_pushnil(lua);
    }
    return 1;
}

static const luaL_Reg methods[] = {
    {"close", file_close}, {"lines", file_lines},  {"read", file_read_values},
    {"seek", file_seek},   {"write", file_refuse}, {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"lines", open_lines},
    {"open", open_file},
    {"type", push_type},
    {NULL, NULL},
};

static int prepare(lua_State *lua)
{
    ScriptFiles *files = lua_touserdata(lua, 1);

    luaL_newmetatable(lua, FILE_NAME);
    luaL_newlib(lua, methods);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pushglobaltable(lua);
    luaL_newlibtable(lua, functions);
    lua_pushlightuserdata(lua, files);
    luaL_setfuncs(lua, functions, 1);
    lua_setfield(lua, -2, "io");
    return 0;
}

bool script_files_init(ScriptFiles *files, Arena *arena, Slice root, size_t size_most)
{
    *files = (ScriptFiles){.arena = arena, .size_most = size_most};
    map_init(&files->inputs, arena);
    return file_real_path(arena, root, &files->root);
}

bool script_files_allow(ScriptFiles *files, Sandbox *sandbox)
{
    return sandbox_run(sandbox, prepare, files);
}
