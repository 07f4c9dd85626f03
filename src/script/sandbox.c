#include "script/sandbox.h"

#include "base/utf8.h"
#include "script/sandbox_library.h"

#include <lauxlib.h>
#include <lualib.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    COUNT_INTERVAL = 1000, /* instructions between two looks at the limit */
    LEVELS_LOOKED_AT = 64, /* of the call stack, for the place of an error */
    MESSAGE_SIZE = 1000,   /* bytes of an error's message that are kept */
    /*
     * Values that find room on the stack before it is moved. Lua 5.4.4 as Debian 12 has it (with commit 42d40581, without 603b2c64,
     * which mends it) goes on with the old stack when a metamethod moves it in the middle of a .. b .. c: lists of filters are joined
     * so. No frame of a script that ends reaches this far.
     */
    STACK_RESERVED = 50000,
};

Sandbox *sandbox_from_lua(lua_State *lua)
{
    Sandbox *sandbox;

    /* Coroutines get a copy of the main thread's. */
    memcpy(&sandbox, lua_getextraspace(lua), sizeof sandbox);
    return sandbox;
}

static bool memory_is_enough(const Sandbox *sandbox, size_t more)
{
    const MemoryBudget *budget = sandbox->options.budget;
    size_t limit = sandbox->options.memory_limit;

    if (limit > 0 && (sandbox->memory_used > limit || more > limit - sandbox->memory_used)) {
        return false;
    }
    return budget == NULL || budget->limit == 0 ||
           (budget->used <= budget->limit && more <= budget->limit - budget->used);
}

static void count_memory(Sandbox *sandbox, size_t old_size, size_t new_size)
{
    sandbox->memory_used = sandbox->memory_used - old_size + new_size;
    memory_budget_give(sandbox->options.budget, old_size);
    memory_budget_take(sandbox->options.budget, new_size);
}

/* lua_Alloc. NULL makes Lua collect garbage and try again, then raise an error. */
static void *allocate(void *context, void *block, size_t old_size, size_t new_size)
{
    Sandbox *sandbox = context;
    void *result;

    if (block == NULL) {
        old_size = 0; /* it is a kind of object then */
    }
    if (new_size == 0) {
        free(block);
        count_memory(sandbox, old_size, 0);
        return NULL;
    }
    if (new_size > old_size && !memory_is_enough(sandbox, new_size - old_size)) {
        return NULL;
    }
    result = realloc(block, new_size);
    if (result) {
        count_memory(sandbox, old_size, new_size);
    }
    return result;
}

static void count(lua_State *lua, lua_Debug *activation)
{
    (void)activation;
    sandbox_charge(lua, (uint64_t)lua_gethookcount(lua));
}

/*
 * Errors can be caught, and functions run while they unwind the stack (__close). So once the limit is passed, each
 * further instruction of this coroutine fails at once.
 */
static _Noreturn void stop(lua_State *lua, Sandbox *sandbox)
{
    sandbox->is_exhausted = true;
    lua_sethook(lua, count, LUA_MASKCOUNT, 1);
    lua_pushliteral(lua, "it runs too long");
    lua_error(lua);
    abort(); /* lua_error does not return, but is not declared so */
}

void sandbox_charge(lua_State *lua, uint64_t instructions)
{
    Sandbox *sandbox = sandbox_from_lua(lua);

    if (sandbox->options.instruction_limit == 0) {
        return;
    }
    if (sandbox->is_exhausted || instructions > sandbox->instructions_left) {
        stop(lua, sandbox);
    }
    sandbox->instructions_left -= instructions;
}

void sandbox_check(lua_State *lua)
{
    Sandbox *sandbox = sandbox_from_lua(lua);

    if (sandbox->is_exhausted) {
        stop(lua, sandbox);
    }
}

/* The innermost function that is Lua of a script's file. */
static bool find_place(lua_State *lua, lua_Debug *activation)
{
    for (int level = 0; level < LEVELS_LOOKED_AT; level++) {
        if (!lua_getstack(lua, level, activation)) {
            return false;
        }
        lua_getinfo(lua, "Sl", activation);
        if (activation->currentline > 0 && activation->source[0] == '@') {
            return true;
        }
    }
    return false;
}

/* Cuts "short_path:12: " off the message, and takes the line from it. */
static bool cut_place(Slice *message, Slice short_path, uint32_t *line)
{
    Slice rest = slice_from(*message, short_path.size);
    int64_t number;
    size_t digits;

    if (!slice_starts_with(*message, short_path) || rest.size == 0 || rest.data[0] != ':') {
        return false;
    }
    rest = slice_from(rest, 1);
    digits = slice_find(rest, SLICE(": "), 0);
    if (digits == rest.size || digits > 9 ||
        !slice_to_integer(slice_part(rest, 0, digits), &number)) {
        return false;
    }
    *line = (uint32_t)number;
    *message = slice_from(rest, digits + 2);
    return true;
}

/* Parts of the library are called "=name" (lua_load): "name:12: " is of no use to who wrote the script. */
static void cut_library_places(lua_State *lua, Slice *message)
{
    lua_Debug activation;
    uint32_t line;

    for (int level = 0; level < LEVELS_LOOKED_AT && lua_getstack(lua, level, &activation);
         level++) {
        lua_getinfo(lua, "S", &activation);
        while (activation.source[0] == '=' &&
               cut_place(message, slice_from_string(activation.short_src), &line)) {
        }
    }
}

/* The text of the error on top of the stack. An error that is an object is not asked: its __tostring is a script. */
static Slice error_text(lua_State *lua, Arena *arena)
{
    if (lua_type(lua, -1) == LUA_TSTRING) {
        Slice text;
        text.data = lua_tolstring(lua, -1, &text.size);
        return text;
    }
    return arena_format(arena, "the error is a %s value", luaL_typename(lua, -1));
}

/* On one line: parts of scripts are quoted in messages. */
static Slice one_line(Arena *arena, Slice message)
{
    char *text = arena_string(arena, message);

    for (size_t i = 0; i < message.size; i++) {
        text[i] = (unsigned char)text[i] < ' ' ? ' ' : text[i];
    }
    return (Slice){text, message.size};
}

static void set_error(Sandbox *sandbox, Slice path, Slice short_path, uint32_t line, Slice message)
{
    while (cut_place(&message, short_path, &line)) {
    }
    if (message.size == 0) {
        message = SLICE("the error has no message");
    }
    sandbox->error = (ScriptError){
        .path = arena_copy(sandbox->arena, path),
        .line = line,
        .message = one_line(sandbox->arena, utf8_prefix_bytes(message, MESSAGE_SIZE)),
    };
}

/* The message handler: looks at the stack before it is gone. */
static int describe(lua_State *lua)
{
    Sandbox *sandbox = sandbox_from_lua(lua);
    Slice message = error_text(lua, sandbox->arena);
    lua_Debug activation;

    cut_library_places(lua, &message);
    if (find_place(lua, &activation)) {
        set_error(sandbox, slice_from_string(activation.source + 1),
                  slice_from_string(activation.short_src), (uint32_t)activation.currentline,
                  message);
    } else {
        set_error(sandbox, (Slice){NULL, 0}, (Slice){NULL, 0}, 0, message);
    }
    return 1;
}

static bool is_described(const Sandbox *sandbox)
{
    return sandbox->error.message.size > 0;
}

static void reset(Sandbox *sandbox)
{
    sandbox->error = (ScriptError){.line = 0};
    sandbox->is_exhausted = false;
    sandbox->instructions_left = sandbox->options.instruction_limit;
    if (sandbox->options.instruction_limit > 0) {
        lua_sethook(sandbox->lua, count, LUA_MASKCOUNT, COUNT_INTERVAL);
    }
}

/*
 * Buffers of Lua's C functions ask the allocator themselves, and do not try again after a collection as Lua does
 * (lauxlib.c, resizebox): what the last script left behind must not be in the way of the next.
 */
static void collect_leftovers(Sandbox *sandbox)
{
    size_t limit = sandbox->options.memory_limit;

    if (limit > 0 && sandbox->memory_used > limit / 2) {
        lua_gc(sandbox->lua, LUA_GCCOLLECT);
    }
}

bool sandbox_call(Sandbox *sandbox, int argument_count, int result_count)
{
    lua_State *lua = sandbox->lua;
    int function = lua_gettop(lua) - argument_count;

    reset(sandbox);
    collect_leftovers(sandbox);
    lua_pushcfunction(lua, describe);
    lua_insert(lua, function);
    if (lua_pcall(lua, argument_count, result_count, function) == LUA_OK) {
        lua_remove(lua, function);
        return true;
    }
    /* The handler is not asked when memory runs out. */
    if (!is_described(sandbox)) {
        set_error(sandbox, (Slice){NULL, 0}, (Slice){NULL, 0}, 0, error_text(lua, sandbox->arena));
    }
    lua_settop(lua, function - 1);
    return false;
}

bool sandbox_run(Sandbox *sandbox, lua_CFunction function, void *context)
{
    lua_pushcfunction(sandbox->lua, function);
    lua_pushlightuserdata(sandbox->lua, context);
    return sandbox_call(sandbox, 1, 0);
}

/* "@" and the path, which tells Lua that it is one. */
static const char *chunk_name(Arena *arena, Slice path)
{
    char *name = arena_take(arena, path.size + 2);

    name[0] = '@';
    if (path.size > 0) {
        memcpy(name + 1, path.data, path.size);
    }
    name[path.size + 1] = '\0';
    return name;
}

/* What Lua calls a chunk in messages: the path, or its end (LUA_IDSIZE, lobject.c). */
static Slice short_path(Arena *arena, Slice path)
{
    size_t room = LUA_IDSIZE - 1;
    size_t kept = room - 3;

    if (path.size <= room) {
        return path;
    }
    return arena_format(arena, "...%.*s", (int)kept, path.data + path.size - kept);
}

Slice sandbox_file_text(Slice bytes)
{
    Slice text = slice_from(bytes, slice_starts_with(bytes, SLICE("\xEF\xBB\xBF")) ? 3 : 0);

    return slice_starts_with(text, SLICE("#")) ? slice_from(text, slice_find_byte(text, '\n', 0))
                                               : text;
}

bool sandbox_load(Sandbox *sandbox, Slice source, Slice path)
{
    lua_State *lua = sandbox->lua;
    const char *name = chunk_name(sandbox->arena, path);
    const char *text = source.size > 0 ? source.data : "";

    reset(sandbox);
    if (luaL_loadbufferx(lua, text, source.size, name, "t") == LUA_OK) {
        return true;
    }
    set_error(sandbox, path, short_path(sandbox->arena, path), 0, error_text(lua, sandbox->arena));
    lua_pop(lua, 1);
    return false;
}

static int open_libraries(lua_State *lua)
{
    const SandboxOptions *options = &sandbox_from_lua(lua)->options;

    if (options->is_trusted) {
        luaL_openlibs(lua);
    } else {
        sandbox_library_open(lua, options->is_frozen);
    }
    return 0;
}

bool sandbox_open(Sandbox *sandbox, const SandboxOptions *options, Arena *arena)
{
    *sandbox = (Sandbox){.options = *options, .arena = arena};
#if LUA_VERSION_NUM >= 505
    sandbox->lua = lua_newstate(allocate, sandbox, 0);
#else
    sandbox->lua = lua_newstate(allocate, sandbox);
#endif
    if (sandbox->lua == NULL) {
        return false;
    }
    memcpy(lua_getextraspace(sandbox->lua), &sandbox, sizeof sandbox);
    if (!lua_checkstack(sandbox->lua, STACK_RESERVED)) {
        lua_close(sandbox->lua);
        sandbox->lua = NULL;
        return false;
    }
    if (!sandbox_run(sandbox, open_libraries, NULL)) {
        sandbox_close(sandbox);
        return false;
    }
    return true;
}

void sandbox_close(Sandbox *sandbox)
{
    lua_close(sandbox->lua);
    assert(sandbox->memory_used == 0);
    sandbox->lua = NULL;
}
