/*
 * filter_script.h - Lua with pandoc's modules, for tests of filter/.
 */
#ifndef TESTS_UNIT_FILTER_SCRIPT_H
#define TESTS_UNIT_FILTER_SCRIPT_H

#include "filter/filter_library.h"

#include <lauxlib.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct FilterScript {
    Arena arena;
    FilterLibrary library;
    Sandbox sandbox;
} FilterScript;

static inline void filter_script_print(void *context, Slice text)
{
    (void)context;
    print_message("%.*s", SLICE_PRINT(text));
}

/* `size_most` is for what elements take (FilterContext); 0 is no limit. Without the library, which is opened by the next function. */
static inline void filter_script_begin(FilterScript *script, const SandboxOptions *options,
                                       size_t size_most)
{
    arena_init(&script->arena, NULL);
    script->library = (FilterLibrary){
        .document = {.arena = &script->arena, .size_most = size_most},
        .print = filter_script_print,
    };
    assert_true(sandbox_open(&script->sandbox, options, &script->arena));
}

static inline void filter_script_open(FilterScript *script, const SandboxOptions *options,
                                      size_t size_most)
{
    filter_script_begin(script, options, size_most);
    assert_true(filter_library_open(&script->library, &script->sandbox));
}

static inline void filter_script_close(FilterScript *script)
{
    sandbox_close(&script->sandbox);
    arena_free(&script->arena);
}

static inline bool filter_script_run(FilterScript *script, Slice source, int result_count)
{
    return sandbox_load(&script->sandbox, source, SLICE("script.lua")) &&
           sandbox_call(&script->sandbox, 0, result_count);
}

/* Runs what must succeed, and returns as text what it returns; it lives until the next call. */
static inline const char *filter_script_result(FilterScript *script, const char *source)
{
    lua_State *lua = script->sandbox.lua;

    lua_settop(lua, 0);
    if (!filter_script_run(script, slice_from_string(source), 1)) {
        print_error("%s\n%.*s\n", source, SLICE_PRINT(script->sandbox.error.message));
        fail();
    }
    return luaL_tolstring(lua, -1, NULL);
}

/* Runs what must fail, and returns its message. */
static inline Slice filter_script_error(FilterScript *script, const char *source)
{
    lua_settop(script->sandbox.lua, 0);
    if (filter_script_run(script, slice_from_string(source), 0)) {
        print_error("no error: %s\n", source);
        fail();
    }
    return script->sandbox.error.message;
}

#endif
