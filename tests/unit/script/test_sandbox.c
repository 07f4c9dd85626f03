#include "script/sandbox.h"

#include <lauxlib.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct Fixture {
    Arena arena;
    MemoryBudget budget;
    Sandbox sandbox;
} Fixture;

static const SandboxOptions limits = {
    .memory_limit = (size_t)32 << 20,
    .instruction_limit = 2000000,
};

static void open_with(Fixture *fixture, SandboxOptions options)
{
    fixture->budget = (MemoryBudget){0, 0, 0};
    options.budget = &fixture->budget;
    arena_init(&fixture->arena, NULL);
    assert_true(sandbox_open(&fixture->sandbox, &options, &fixture->arena));
    assert_int_equal(fixture->budget.used, fixture->sandbox.memory_used);
}

static void end(Fixture *fixture)
{
    sandbox_close(&fixture->sandbox);
    assert_int_equal(fixture->budget.used, 0);
    arena_free(&fixture->arena);
}

static bool run(Fixture *fixture, const char *source)
{
    return sandbox_load(&fixture->sandbox, slice_from_string(source), SLICE("a/script.lua")) &&
           sandbox_call(&fixture->sandbox, 0, 0);
}

/* Runs a script that must succeed, and compares what it returns, as tostring shows it. */
static void expect_result(Fixture *fixture, const char *source, const char *expected)
{
    lua_State *lua = fixture->sandbox.lua;

    assert_true(sandbox_load(&fixture->sandbox, slice_from_string(source), SLICE("a.lua")));
    if (!sandbox_call(&fixture->sandbox, 0, 1)) {
        print_error("%s\n%.*s\n", source, SLICE_PRINT(fixture->sandbox.error.message));
        fail();
    }
    assert_string_equal(luaL_tolstring(lua, -1, NULL), expected);
    lua_settop(lua, 0);
}

/* Runs a script that must fail, with a message that begins with `message`. */
static void expect_error(Fixture *fixture, const char *source, const char *message)
{
    const ScriptError *error = &fixture->sandbox.error;

    assert_false(run(fixture, source));
    if (!slice_starts_with(error->message, slice_from_string(message))) {
        print_error("%s\nwanted: %s\ngot:    %.*s\n", source, message, SLICE_PRINT(error->message));
        fail();
    }
    assert_int_equal(lua_gettop(fixture->sandbox.lua), 0);
}

static void what_is_there_works(void **state)
{
    static const char *const cases[][2] = {
        {"return ('ab'):rep(3, '-')", "ab-ab-ab"},
        {"return table.concat({1, 2, 3}, ',')", "1,2,3"},
        {"local t = {3, 1, 2} table.sort(t) return table.concat(t)", "123"},
        {"local t = {} table.insert(t, 'b') table.insert(t, 1, 'a') return table.concat(t)", "ab"},
        {"local t = {'a', 'b'} table.remove(t, 1) return t[1]", "b"},
        {"return table.concat(table.move({1, 2, 3}, 2, 3, 1))", "233"},
        {"return string.format('%5.1f|%s|%q', 1.25, true, 'x')", "  1.2|true|\"x\""},
        {"return select(2, pcall(error, 'x'))", "x"},
        {"return select(2, xpcall(error, function(m) return m .. '!' end, 'x'))", "x!"},
        {"return load('return ...')(5)", "5"},
        {"return load('return x', 'n', 't', {x = 7})()", "7"},
        {"local f = coroutine.wrap(function(a) local b = coroutine.yield(a) return b end) "
         "return f(1) + f(2)",
         "3"},
        {"local co = coroutine.create(function() error('no') end) "
         "return tostring(coroutine.resume(co))",
         "false"},
        {"return utf8.char(228) .. math.floor(2.5)", "\xC3\xA4"
                                                     "2"},
        {"return #setmetatable({}, {__len = function() return 4 end})", "4"},
        {"return select('#', pcall(function(...) return ... end, 1, nil, nil))", "4"},
        {"return pcall(coroutine.wrap(function() pcall(coroutine.yield) end))", "true"},
    };
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_result(&fixture, cases[i][0], cases[i][1]);
    }
    end(&fixture);
}

static void what_is_not_on_the_list_is_not_there(void **state)
{
    static const char *const names[] = {
        "os",       "io",    "debug",  "require",     "package",     "dofile",
        "loadfile", "print", "warn",   "string.dump", "math.random", "math.randomseed",
        "jit",      "bit32", "unpack", "loadstring",  "setfenv",     "module",
    };
    Fixture fixture;
    char source[100];

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(source, sizeof source, "return %s", names[i]);
        expect_result(&fixture, source, "nil");
    }
    expect_result(&fixture, "return ('').dump", "nil");
    end(&fixture);
}

/* Each of these would run for ever, or nearly so; several catch the error and go on. */
static void endless_scripts_are_stopped(void **state)
{
    static const char *const scripts[] = {
        "while true do end",
        "repeat until false",
        "::again:: goto again",
        "for i = 1, math.huge do end",
        "while true do pcall(function() while true do end end) end",
        "while true do pcall(pcall, pcall, function() while true do end end) end",
        "xpcall(function() while true do end end, function() while true do end end)",
        "while true do xpcall(error, function() while true do end end) end",
        "coroutine.wrap(function() while true do end end)()",
        "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
        "while true do coroutine.wrap(function() end)() end",
        "local function f() while true do local co = coroutine.create(function() "
        "local x <close> = setmetatable({}, {__close = f}) coroutine.yield() end) "
        "coroutine.resume(co) coroutine.close(co) end end f()",
        "local m = {} local function f() local a <close> = setmetatable({}, m) "
        "local b <close> = setmetatable({}, m) while true do end end m.__close = f f()",
        "local t = setmetatable({}, {__index = function(t, k) while true do end end}) return t.x",
        "local t = setmetatable({}, {__eq = function() while true do end end}) "
        "return t == setmetatable({}, getmetatable(t))",
        "string.gsub('x', '.', function() while true do end end)",
        "table.sort({1, 2, 3}, function() while true do end end)",
        "for k in pairs(setmetatable({}, {__pairs = function() while true do end end})) do end",
        "table.move({}, 1, math.maxinteger, 2)",
        "table.move({}, 1, 1 << 40, 2)",
        "table.concat(setmetatable({}, {__index = table.concat}), '', 1, 1 << 50)",
        "table.concat(setmetatable({}, {__index = table.concat}), '', math.mininteger, "
        "math.maxinteger)",
        "while true do next({1, 2, 3}) end",
        "while true do for _ in pairs({1, 2, 3}) do end end",
        "while true do load('while true do end')() end",
        "error(setmetatable({}, {__tostring = function() while true do end end}), "
        "(function() while true do end end)())",
    };
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        expect_error(&fixture, scripts[i], "it runs too long");
    }
    /* The next script has all of the limit again. */
    expect_result(&fixture, "local n = 0 for i = 1, 100000 do n = n + 1 end return n", "100000");
    end(&fixture);
}

static void a_long_loop_in_c_is_charged_or_refused(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    expect_result(&fixture, "return #string.rep('', 1 << 60)", "0");
    expect_error(&fixture,
                 "table.insert(setmetatable({}, {__len = function() return 1 << 60 end}), 1, 1)",
                 "a table with __len is not taken here");
    expect_error(&fixture,
                 "table.sort(setmetatable({}, {__len = function() return 1 << 30 end}), rawequal)",
                 "a table with __len is not taken here");
    expect_error(&fixture, "load(function() while true do end end)", "bad argument #1 to 'load'");
    end(&fixture);
}

static void memory_is_limited(void **state)
{
    static const char *const scripts[] = {
        "return ('x'):rep(1 << 31)",
        "return ('x'):rep(1 << 62)",
        "local s = 'x' while true do s = s .. s end",
        "local t = {} for i = 1, 1e9 do t[i] = {} end",
        "local s = ('x'):rep(1 << 20) local t = {} for i = 1, 100 do t[i] = s .. i end",
        "local s = ('x'):rep(1 << 20) local t = {} for i = 1, 100 do t[i] = s end "
        "return table.concat(t)",
        "return string.format('%s%s%s', ('x'):rep(1 << 24), ('y'):rep(1 << 23), ('z'):rep(1 << "
        "24))",
        "return ('x'):rep(1 << 20):gsub('x', ('y'):rep(1000))",
        "return string.pack('c' .. (1 << 30), '')",
        "return string.pack('!16 Xi16 c2000000000', '')",
    };
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        assert_false(run(&fixture, scripts[i]));
        assert_true(fixture.sandbox.error.message.size > 0);
        assert_true(fixture.budget.peak <= limits.memory_limit);
    }
    expect_error(&fixture, "return ('x'):rep(1 << 28)", "not enough memory");
    expect_result(&fixture, "return #('x'):rep(1 << 20)", "1048576");
    end(&fixture);
}

static void the_shared_budget_is_a_limit_too(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    fixture.budget.limit = (size_t)1 << 20;
    expect_error(&fixture, "return ('x'):rep(2 << 20)", "not enough memory");
    fixture.budget.limit = 0;
    end(&fixture);
}

static void deep_recursion_is_an_error(void **state)
{
    static const char *const scripts[] = {
        "local function f() return 1 + f() end return f()",
        "local function f() return pcall(f) and 1 end return f() and error('x')",
        "local t = {} setmetatable(t, {__index = function(_, k) return t[k + 1] end}) return t[1]",
        "local t = {} setmetatable(t, {__index = t}) return t.x",
        "local function f(s) return s:gsub('.', f) end f('x')",
        "local function f() return coroutine.wrap(f)() end f()",
        "return ('('):rep(100000):find(('('):rep(100000))",
        "return load(('('):rep(100000) .. '1' .. (')'):rep(100000))()",
    };
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        assert_false(run(&fixture, scripts[i]));
        assert_true(fixture.sandbox.error.message.size > 0);
    }
    end(&fixture);
}

static void bytecode_is_not_loaded(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    assert_false(sandbox_load(&fixture.sandbox, SLICE("\x1BLua"), SLICE("a.luac")));
    expect_result(&fixture, "return load('\\27Lua')", "nil");
    expect_result(&fixture, "return load('\\27Lua', 'x', 'b')", "nil");
    end(&fixture);
}

static void no_finalizer_comes_from_a_script(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    expect_error(&fixture, "setmetatable({}, {__gc = function() end})",
                 "finalizers (__gc) are not available");
    /* Lua only looks when the metatable is set: later is too late. */
    expect_result(&fixture,
                  "local m = {} local t = setmetatable({}, m) m.__gc = function() x = 1 end "
                  "t = nil for i = 1, 10000 do local s = {} end return x",
                  "nil");
    end(&fixture);
}

static void errors_say_where(void **state)
{
    static const struct {
        const char *source;
        uint32_t line;
        const char *message;
    } cases[] = {
        {"\n\nerror('no')", 3, "no"},
        {"\nerror('no', 0)", 2, "no"},
        {"local function f()\n error('no', 2)\nend\n\nf()", 5, "no"},
        {"\nlocal x = nil\nreturn x.y", 3, "attempt to index a nil value (local 'x')"},
        {"\n\nstring.rep()", 3, "bad argument #1 to 'rep' (string expected, got no value)"},
        {"\nx = = 1", 2, "unexpected symbol near '='"},
        {"error({})", 1, "the error is a table value"},
        {"error(setmetatable({}, {__tostring = error}))", 1, "the error is a table value"},
        {"error()", 1, "the error is a nil value"},
        {"error('')", 1, "the error has no message"},
        {"error('a\\nb\\0c')", 1, "a b c"},
        {"\ncoroutine.wrap(function()\n error('deep')\n end)()", 3, "deep"},
        {"for i = 1, 3 do\nend end", 2, "<eof> expected near 'end'"},
    };
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const ScriptError *error = &fixture.sandbox.error;

        expect_error(&fixture, cases[i].source, cases[i].message);
        assert_int_equal(error->message.size, strlen(cases[i].message));
        assert_int_equal(error->line, cases[i].line);
        assert_true(slice_is(error->path, "a/script.lua"));
    }
    end(&fixture);
}

static void a_long_path_is_told_whole(void **state)
{
    static const char path[] =
        "themes/a-theme-with-a-very-long-name-indeed/templates/parts/navigation.html";
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    assert_false(sandbox_load(&fixture.sandbox, SLICE("\n?"), slice_from_string(path)));
    assert_true(slice_is(fixture.sandbox.error.path, path));
    assert_int_equal(fixture.sandbox.error.line, 2);
    assert_true(sandbox_load(&fixture.sandbox, SLICE("\n\nerror('x')"), slice_from_string(path)));
    assert_false(sandbox_call(&fixture.sandbox, 0, 0));
    assert_true(slice_is(fixture.sandbox.error.path, path));
    assert_int_equal(fixture.sandbox.error.line, 3);
    assert_true(slice_is(fixture.sandbox.error.message, "x"));
    end(&fixture);
}

static void a_message_is_cut(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    assert_false(run(&fixture, "error(('x'):rep(1 << 20))"));
    assert_int_equal(fixture.sandbox.error.message.size, 1000);
    end(&fixture);
}

static void addresses_do_not_show(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    expect_result(&fixture, "return tostring({})", "table");
    expect_result(&fixture, "return tostring(print or pairs)", "function");
    expect_result(&fixture, "return tostring(coroutine.create(pairs))", "thread");
    expect_result(&fixture, "return string.format('%s %10s|', {}, pairs)", "table   function|");
    expect_result(&fixture, "return tostring(setmetatable({}, {__name = 'Thing'}))", "Thing");
    expect_result(&fixture,
                  "return tostring(setmetatable({}, {__tostring = function() return 'T' end}))",
                  "T");
    expect_error(&fixture, "return string.format('%p', {})", "\"%p\" is not available");
    expect_error(&fixture, "return string.format('%%%-20p', 'x')", "\"%p\" is not available");
    expect_result(&fixture, "return string.format('%%p%%')", "%p%");
    expect_error(&fixture, "return string.format('%99999d', 1)", "invalid conversion");
    end(&fixture);
}

static void pairs_goes_by_order(void **state)
{
    static const char walk[] =
        "local function walk(t) local r = {} for k in pairs(t) do r[#r + 1] = tostring(k) end "
        "return table.concat(r, ' ') end ";
    static const char step[] = "local function step(t) local r = {} local k = next(t) "
                               "while k ~= nil do r[#r + 1] = tostring(k) k = next(t, k) end "
                               "return table.concat(r, ' ') end ";
    static const char *const cases[][2] = {
        {"{b = 1, a = 1, c = 1}", "a b c"},
        {"{10, 20, 30, x = 1, [2.5] = 1, [-1] = 1}", "-1 1 2 2.5 3 x"},
        {"{[true] = 1, [false] = 1, z = 1, [0] = 1}", "0 z false true"},
        {"{[math.maxinteger] = 1, [math.maxinteger - 1] = 1}",
         "9223372036854775806 9223372036854775807"},
        {"{[{}] = 1, a = 1, ['a\\0b'] = 1, ['a\\0'] = 1}", "a a\0 a\0b table"},
        {"{}", ""},
    };
    Fixture fixture;
    char source[1000];

    (void)state;
    open_with(&fixture, limits);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(source, sizeof source, "%s return walk(%s)", walk, cases[i][0]);
        expect_result(&fixture, source, cases[i][1]);
        snprintf(source, sizeof source, "%s return step(%s)", step, cases[i][0]);
        expect_result(&fixture, source, cases[i][1]);
    }
    expect_result(&fixture,
                  "local t = {a = 1, b = 2, c = 3} local r = '' "
                  "for k, v in pairs(t) do r = r .. k .. v t.b = nil t.d = 1 end return r",
                  "a1c3");
    end(&fixture);
}

static void pairs_of_two_states_are_the_same(void **state)
{
    static const char source[] =
        "local t = {} for i = 1, 500 do t['key' .. i * 7919 % 503] = i end local r = {} "
        "for k, v in pairs(t) do r[#r + 1] = k .. v end return table.concat(r)";
    Fixture first;
    Fixture second;

    (void)state;
    open_with(&first, limits);
    open_with(&second, limits);
    assert_true(sandbox_load(&first.sandbox, slice_from_string(source), SLICE("a")));
    assert_true(sandbox_call(&first.sandbox, 0, 1));
    expect_result(&second, source, lua_tostring(first.sandbox.lua, -1));
    end(&first);
    end(&second);
}

static void a_frozen_sandbox_keeps_nothing(void **state)
{
    static const char *const scripts[] = {
        "x = 1",
        "string.trim = 1",
        "_G.x = 1",
        "load('x = 1')()",
        "function table.each() end",
        "table.insert(string, 'x')",
        "table.move({1}, 1, 1, 1, math)",
        "setmetatable(_G, {})",
        "setmetatable(string, {})",
        "getmetatable('').x = 1",
        "rawset(string, 'x', 1)",
    };
    SandboxOptions options = limits;
    Fixture fixture;

    (void)state;
    options.is_frozen = true;
    open_with(&fixture, options);
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        assert_false(run(&fixture, scripts[i]));
    }
    expect_error(&fixture, "string.trim = 1", "\"trim\" cannot be changed here");
    expect_result(&fixture, "return x", "nil");
    expect_result(&fixture, "return ('x'):rep(2) .. table.concat({1}) .. math.max(1, 2)", "xx12");
    end(&fixture);
}

static void string_methods_cannot_be_replaced(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    expect_result(&fixture, "return tostring(getmetatable(''))", "false");
    expect_error(&fixture, "setmetatable('', {})", "bad argument #1 to 'setmetatable'");
    end(&fixture);
}

static int fill_memory(lua_State *lua)
{
    for (size_t size = 0; size < 2 * limits.memory_limit; size += 1000) {
        lua_newuserdatauv(lua, 1000, 0);
        luaL_ref(lua, LUA_REGISTRYINDEX);
    }
    return 0;
}

static void c_functions_run_protected(void **state)
{
    Fixture fixture;

    (void)state;
    open_with(&fixture, limits);
    assert_false(sandbox_run(&fixture.sandbox, fill_memory, NULL));
    assert_true(slice_is(fixture.sandbox.error.message, "not enough memory"));
    end(&fixture);
}

static void too_little_memory_to_open_is_told(void **state)
{
    Arena arena;
    Sandbox sandbox;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t limit = 100; limit < 20000; limit += 1000) {
        SandboxOptions options = {.memory_limit = limit};
        if (sandbox_open(&sandbox, &options, &arena)) {
            sandbox_close(&sandbox);
        }
    }
    assert_false(sandbox_open(&sandbox, &(SandboxOptions){.memory_limit = 5000}, &arena));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_there_works),
        cmocka_unit_test(what_is_not_on_the_list_is_not_there),
        cmocka_unit_test(endless_scripts_are_stopped),
        cmocka_unit_test(a_long_loop_in_c_is_charged_or_refused),
        cmocka_unit_test(memory_is_limited),
        cmocka_unit_test(the_shared_budget_is_a_limit_too),
        cmocka_unit_test(deep_recursion_is_an_error),
        cmocka_unit_test(bytecode_is_not_loaded),
        cmocka_unit_test(no_finalizer_comes_from_a_script),
        cmocka_unit_test(errors_say_where),
        cmocka_unit_test(a_long_path_is_told_whole),
        cmocka_unit_test(a_message_is_cut),
        cmocka_unit_test(addresses_do_not_show),
        cmocka_unit_test(pairs_goes_by_order),
        cmocka_unit_test(pairs_of_two_states_are_the_same),
        cmocka_unit_test(a_frozen_sandbox_keeps_nothing),
        cmocka_unit_test(string_methods_cannot_be_replaced),
        cmocka_unit_test(c_functions_run_protected),
        cmocka_unit_test(too_little_memory_to_open_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
