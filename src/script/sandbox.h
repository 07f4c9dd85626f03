/*
 * sandbox.h - one Lua that can compute, and nothing else.
 *
 * Filters and templates are other people's programs. What they see is a list of functions that are harmless and
 * always do the same (sandbox_library.h); they cannot write, start processes, load bytecode or C, look at the clock,
 * or use the debug library. Two limits hold them, and both are errors that no script can catch for long: the number
 * of instructions, counted in every coroutine, and the memory that Lua holds. What a single C function does without
 * asking for memory, such as matching a bad pattern, is left to the CPU limit of the worker.
 *
 * A Sandbox is opened and closed by one function, which calls others for the work between. It may be opened before a
 * fork, and then serves in every child. Nothing of Lua runs unprotected: errors come back as data.
 */
#ifndef SCRIPT_SANDBOX_H
#define SCRIPT_SANDBOX_H

#include "base/arena.h"

#include <lua.h>

/* What went wrong in a script, and where. */
typedef struct ScriptError {
    Slice path;      /* of the script, as sandbox_load was told; may be empty */
    uint32_t line;   /* 1-based; 0 when it is not known */
    Slice message;   /* one line; Lua's own words are left as they are */
    uint32_t column; /* 1-based; 0 when it is not known, as in all scripts */
} ScriptError;

typedef struct SandboxOptions {
    MemoryBudget
        *budget;         /* counts what Lua holds, too, and is a limit like the next; may be NULL */
    size_t memory_limit; /* bytes that Lua may hold; 0 is no limit */
    uint64_t instruction_limit; /* of one sandbox_call; 0 is no limit */
    /*
     * Libraries and global variables cannot be changed, so that one call leaves nothing behind for the next. For
     * scripts that run once for each of many documents, in an order that nobody knows.
     */
    bool is_frozen;
    bool is_trusted; /* all of Lua's libraries, as they are: no sandbox but for the limits */
} SandboxOptions;

typedef struct Sandbox {
    lua_State *lua;
    SandboxOptions options;
    size_t memory_used; /* bytes */
    uint64_t instructions_left;
    bool
        is_exhausted; /* over the instruction limit: every script that still runs is stopped at once */
    ScriptError error; /* of the call that failed last */
    Arena *arena;      /* for its texts */
    void *context;     /* for the functions of whoever opened it */
} Sandbox;

/* False when there is not enough memory; then there is nothing to close. `arena` is for the texts of errors. */
bool sandbox_open(Sandbox *sandbox, const SandboxOptions *options, Arena *arena);
void sandbox_close(Sandbox *sandbox);

/* The sandbox that a C function, called by Lua, is in. */
Sandbox *sandbox_from_lua(lua_State *lua);

/*
 * Compiles Lua source text (never bytecode) and pushes it as a function. False, with sandbox->error, when it does not
 * compile; nothing is pushed then. `path` is what errors and Lua's own messages call it.
 */
bool sandbox_load(Sandbox *sandbox, Slice source, Slice path);

/*
 * The text of a script's file, as Lua itself reads files: without a byte order mark, and a first line that begins with '#' is empty.
 * A part of `bytes`.
 */
Slice sandbox_file_text(Slice bytes);

/*
 * lua_pcall, with the function and its arguments on the stack, and all of the instruction limit to spend. False, with
 * sandbox->error, when it failed; nothing is pushed then. Not for use within itself: a C function that was called by
 * Lua uses lua_call.
 */
bool sandbox_call(Sandbox *sandbox, int argument_count, int result_count);

/*
 * Calls a C function, with `context` as its argument (light userdata), in protected mode: for all work on the state
 * that may fail for want of memory. No results.
 */
bool sandbox_run(Sandbox *sandbox, lua_CFunction function, void *context);

/* For C functions that work long: counts as so many instructions. Raises an error when the limit is passed. */
void sandbox_charge(lua_State *lua, uint64_t instructions);

/* Raises the error again when the limit was passed: after everything that catches errors. */
void sandbox_check(lua_State *lua);

#endif
