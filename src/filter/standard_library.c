#include "filter/standard_library.h"

#include <lauxlib.h>

#include <string.h>
#include <time.h>

enum { SECONDS_OF_DAY = 86400 };

static const FilterLibrary *library_of(lua_State *lua)
{
    return lua_touserdata(lua, lua_upvalueindex(1));
}

/* ---- os ---- */

/* Upvalue 2: the name. */
static int refuse(lua_State *lua)
{
    return luaL_error(lua,
                      "%s is not available: scripts change nothing, and see nothing, of the "
                      "machine (--trust-filters)",
                      lua_tostring(lua, lua_upvalueindex(2)));
}

static int os_getenv(lua_State *lua)
{
    luaL_checkstring(lua, 1);
    lua_pushnil(lua);
    return 1;
}

static int os_clock(lua_State *lua)
{
    lua_pushinteger(lua, 0);
    return 1;
}

static lua_Integer today_in_seconds(lua_State *lua)
{
    return (lua_Integer)library_of(lua)->today * SECONDS_OF_DAY;
}

/* The field of the table at 1; a missing one is `missing`, or an error when that is negative. */
static int field_of_time(lua_State *lua, const char *name, int missing)
{
    int is_integer;
    lua_Integer value;

    if (lua_getfield(lua, 1, name) == LUA_TNIL && missing >= 0) {
        lua_pop(lua, 1);
        return missing;
    }
    value = lua_tointegerx(lua, -1, &is_integer);
    if (!is_integer || value < INT32_MIN / 2 || value > INT32_MAX / 2) {
        return luaL_error(lua, "field '%s' is missing, or no whole number in range", name);
    }
    lua_pop(lua, 1);
    return (int)value;
}

/* time([table]), in UTC. */
static int os_time(lua_State *lua)
{
    struct tm parts = {0};

    if (lua_isnoneornil(lua, 1)) {
        lua_pushinteger(lua, today_in_seconds(lua));
        return 1;
    }
    luaL_checktype(lua, 1, LUA_TTABLE);
    parts.tm_year = field_of_time(lua, "year", -1) - 1900;
    parts.tm_mon = field_of_time(lua, "month", -1) - 1;
    parts.tm_mday = field_of_time(lua, "day", -1);
    parts.tm_hour = field_of_time(lua, "hour", 12);
    parts.tm_min = field_of_time(lua, "min", 0);
    parts.tm_sec = field_of_time(lua, "sec", 0);
    lua_pushinteger(lua, (lua_Integer)timegm(&parts));
    return 1;
}

static void set_part(lua_State *lua, const char *name, int value)
{
    lua_pushinteger(lua, value);
    lua_setfield(lua, -2, name);
}

static int push_parts(lua_State *lua, const struct tm *parts)
{
    lua_createtable(lua, 0, 9);
    set_part(lua, "year", parts->tm_year + 1900);
    set_part(lua, "month", parts->tm_mon + 1);
    set_part(lua, "day", parts->tm_mday);
    set_part(lua, "hour", parts->tm_hour);
    set_part(lua, "min", parts->tm_min);
    set_part(lua, "sec", parts->tm_sec);
    set_part(lua, "yday", parts->tm_yday + 1);
    set_part(lua, "wday", parts->tm_wday + 1);
    lua_pushboolean(lua, false);
    lua_setfield(lua, -2, "isdst");
    return 1;
}

/* What strftime of C99 has, without modifiers; its names are English in the locale C, which memoc runs in. */
static void check_format(lua_State *lua, const char *format)
{
    for (; *format; format++) {
        if (*format == '%' &&
            (format[1] == '\0' || !strchr("aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%", *++format))) {
            luaL_error(lua, "invalid conversion specifier '%%%c'", *format);
        }
    }
}

/* The conversion of one letter, which check_format has let through: not a literal, but known. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static size_t format_part(char *piece, size_t size, char letter, const struct tm *parts)
{
    const char specifier[] = {'%', letter, '\0'};

    return strftime(piece, size, specifier, parts);
}
#pragma GCC diagnostic pop

/* date([format [, time]]), in UTC. */
static int os_date(lua_State *lua)
{
    const char *format = luaL_optstring(lua, 1, "%c");
    time_t seconds = (time_t)luaL_optinteger(lua, 2, today_in_seconds(lua));
    struct tm parts;
    char piece[250];
    luaL_Buffer text;

    format += *format == '!';
    if (!gmtime_r(&seconds, &parts)) {
        return luaL_error(lua, "the time is out of range");
    }
    if (strncmp(format, "*t", 2) == 0) {
        return push_parts(lua, &parts);
    }
    check_format(lua, format);
    luaL_buffinit(lua, &text);
    for (; *format; format++) {
        if (*format != '%') {
            luaL_addchar(&text, *format);
            continue;
        }
        luaL_addlstring(&text, piece, format_part(piece, sizeof piece, *++format, &parts));
    }
    luaL_pushresult(&text);
    return 1;
}

static int os_difftime(lua_State *lua)
{
    lua_pushnumber(lua,
                   (lua_Number)luaL_checkinteger(lua, 1) - (lua_Number)luaL_optinteger(lua, 2, 0));
    return 1;
}

static void add_refused(lua_State *lua, const char *library, const char *name)
{
    lua_pushnil(lua);
    lua_pushfstring(lua, "%s.%s", library, name);
    lua_pushcclosure(lua, refuse, 2);
    lua_setfield(lua, -2, name);
}

static void add_os(lua_State *lua, FilterLibrary *library)
{
    static const luaL_Reg functions[] = {
        {"clock", os_clock},   {"date", os_date}, {"difftime", os_difftime},
        {"getenv", os_getenv}, {"time", os_time}, {NULL, NULL},
    };
    static const char *const refused[] = {"execute", "exit",      "remove",
                                          "rename",  "setlocale", "tmpname"};

    luaL_newlibtable(lua, functions);
    lua_pushlightuserdata(lua, library);
    luaL_setfuncs(lua, functions, 1);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        add_refused(lua, "os", refused[i]);
    }
    lua_setglobal(lua, "os");
}

/* ---- io ---- */

/* Prints what stands from `first` on: strings and numbers. */
static void print_from(lua_State *lua, int first)
{
    const FilterLibrary *library = library_of(lua);
    int count = lua_gettop(lua);

    for (int i = first; i <= count; i++) {
        Slice text;

        text.data = luaL_checklstring(lua, i, &text.size);
        library->print(library->context, text);
    }
}

/* stream:write(...) */
static int stream_write(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TTABLE);
    print_from(lua, 2);
    lua_settop(lua, 1);
    return 1;
}

/* stream:flush() and its like. */
static int stream_ignore(lua_State *lua)
{
    lua_settop(lua, 1);
    return 1;
}

/* io.write(...) */
static int io_write(lua_State *lua)
{
    print_from(lua, 1);
    lua_getglobal(lua, "io");
    lua_getfield(lua, -1, "stdout");
    return 1;
}

static void add_stream(lua_State *lua, FilterLibrary *library, const char *name)
{
    static const luaL_Reg methods[] = {
        {"write", stream_write},
        {"flush", stream_ignore},
        {"close", stream_ignore},
        {"setvbuf", stream_ignore},
        {NULL, NULL},
    };

    luaL_newlibtable(lua, methods);
    lua_pushlightuserdata(lua, library);
    luaL_setfuncs(lua, methods, 1);
    lua_setfield(lua, -2, name);
}

static void add_io(lua_State *lua, FilterLibrary *library)
{
    static const char *const refused[] = {"input", "output", "popen", "read", "tmpfile"};

    if (lua_getglobal(lua, "io") != LUA_TTABLE) {
        lua_newtable(lua);
        lua_replace(lua, -2);
    }
    add_stream(lua, library, "stdout");
    add_stream(lua, library, "stderr");
    lua_pushlightuserdata(lua, library);
    lua_pushcclosure(lua, io_write, 1);
    lua_setfield(lua, -2, "write");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        add_refused(lua, "io", refused[i]);
    }
    lua_setglobal(lua, "io");
}

/* ---- package ---- */

static void add_package(lua_State *lua)
{
    lua_newtable(lua);
    lua_pushliteral(lua, "/\n;\n?\n!\n-\n");
    lua_setfield(lua, -2, "config");
    lua_pushliteral(lua, "?.lua;?/init.lua");
    lua_setfield(lua, -2, "path");
    lua_pushliteral(lua, "");
    lua_setfield(lua, -2, "cpath");
    lua_newtable(lua);
    lua_setfield(lua, -2, "loaded");
    lua_newtable(lua);
    lua_setfield(lua, -2, "preload");
    lua_setglobal(lua, "package");
}

void standard_library_add(lua_State *lua, FilterLibrary *library)
{
    add_os(lua, library);
    add_io(lua, library);
    add_package(lua);
}
