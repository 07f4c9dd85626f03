#include "unit/filter_script.h"

#include "base/file.h"

/* Lua's allocator, which gives nothing more from some allocation on. */
typedef struct Allocator {
    lua_Alloc given;
    void *context;
    size_t left;  /* allocations that still succeed */
    bool is_once; /* only one fails */
    bool has_failed;
} Allocator;

static void *allocate(void *context, void *block, size_t old_size, size_t new_size)
{
    Allocator *allocator = context;
    bool is_growth = new_size > 0 && (block == NULL || new_size > old_size);
    bool fails =
        is_growth && allocator->left == 0 && !(allocator->is_once && allocator->has_failed);

    if (fails) {
        allocator->has_failed = true;
        return NULL;
    }
    if (is_growth && allocator->left > 0) {
        allocator->left--;
    }
    return allocator->given(allocator->context, block, old_size, new_size);
}

static void begin_failing(Allocator *allocator, FilterScript *script, size_t after, bool once)
{
    *allocator = (Allocator){.left = after, .is_once = once};
    allocator->given = lua_getallocf(script->sandbox.lua, &allocator->context);
    lua_setallocf(script->sandbox.lua, allocate, allocator);
}

static void end_failing(Allocator *allocator, FilterScript *script)
{
    lua_setallocf(script->sandbox.lua, allocator->given, allocator->context);
}

static Slice read_everything(Arena *arena)
{
    Slice source;

    assert_true(file_read(arena, SLICE("tests/unit/filter/everything.lua"), UINT32_MAX, &source));
    return source;
}

/* What is next after `after`: each of the first, then ever fewer. */
static size_t next_count(size_t after)
{
    return after + 1 + after / 100;
}

/* False when all of it went well, because there were no more allocations. */
static bool fails_to_open(size_t after)
{
    FilterScript script;
    Allocator allocator;

    filter_script_begin(&script, &(SandboxOptions){0}, 0);
    begin_failing(&allocator, &script, after, false);

    bool is_open = filter_library_open(&script.library, &script.sandbox);

    end_failing(&allocator, &script);
    assert_true(is_open || allocator.has_failed);
    assert_true(is_open || slice_is(script.sandbox.error.message, "not enough memory"));
    filter_script_close(&script);
    return !is_open;
}

static void opening_ends_with_an_error_wherever_memory_runs_out(void **state)
{
    size_t after = 0;

    (void)state;
    while (fails_to_open(after)) {
        after = next_count(after);
    }
    assert_true(after > 100);
}

/* The script may be run again in the same Lua, and then does what it should. */
static bool fails_to_run(size_t after, bool once)
{
    FilterScript script;
    Allocator allocator;
    lua_State *lua;

    filter_script_open(&script, &(SandboxOptions){0}, 0);
    lua = script.sandbox.lua;

    Slice source = read_everything(&script.arena);

    begin_failing(&allocator, &script, after, once);

    bool is_done = filter_script_run(&script, source, 1);

    end_failing(&allocator, &script);
    /* Where only one fails, Lua collects garbage and tries again. */
    assert_true(is_done || allocator.has_failed);
    assert_true(is_done || slice_is(script.sandbox.error.message, "not enough memory"));
    lua_settop(lua, 0);
    assert_true(filter_script_run(&script, source, 1));
    assert_string_equal(lua_tostring(lua, -1), "done");

    bool has_failed = allocator.has_failed;

    filter_script_close(&script);
    return has_failed;
}

static void scripts_end_with_an_error_wherever_memory_runs_out(void **state)
{
    size_t after = 0;

    (void)state;
    while (fails_to_run(after, false)) {
        after = next_count(after);
    }
    assert_true(after > 1000);
}

static void scripts_live_with_one_allocation_that_fails(void **state)
{
    size_t after = 0;

    (void)state;
    while (fails_to_run(after, true)) {
        after = next_count(after);
    }
    assert_true(after > 1000);
}

/* The budget of elements, which is not Lua's memory. */
static bool fails_within(size_t size)
{
    FilterScript script;

    filter_script_open(&script, &(SandboxOptions){0}, size);

    bool is_done = filter_script_run(&script, read_everything(&script.arena), 1);

    assert_true(is_done ||
                slice_ends_with(script.sandbox.error.message, SLICE("not enough memory")));
    filter_script_close(&script);
    return !is_done;
}

static void scripts_end_with_an_error_wherever_the_budget_ends(void **state)
{
    size_t size = 1;

    (void)state;
    while (fails_within(size)) {
        size += 1 + size / 20;
    }
    assert_true(size > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_ends_with_an_error_wherever_memory_runs_out),
        cmocka_unit_test(scripts_end_with_an_error_wherever_memory_runs_out),
        cmocka_unit_test(scripts_live_with_one_allocation_that_fails),
        cmocka_unit_test(scripts_end_with_an_error_wherever_the_budget_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
