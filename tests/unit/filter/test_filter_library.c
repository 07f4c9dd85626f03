#include "base/buffer.h"
#include "filter/filter_library.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

/* A script's surroundings, as for a filter: below the project's root, with little memory and time. */
typedef struct Fixture {
    Arena arena;
    Sandbox sandbox;
    ScriptFiles files;
    FilterLibrary library;
    Buffer printed;
} Fixture;

static void print_text(void *context, Slice text)
{
    Fixture *fixture = context;

    buffer_add(&fixture->printed, text);
}

static void log_message(void *context, const char *level, Slice message)
{
    Fixture *fixture = context;

    buffer_add(&fixture->printed, slice_from_string(level));
    buffer_add_byte(&fixture->printed, ' ');
    buffer_add(&fixture->printed, message);
}

static int begin(void **state)
{
    static const SandboxOptions options = {.memory_limit = (size_t)32 << 20,
                                           .instruction_limit = 3000000};
    Fixture *fixture = test_malloc(sizeof *fixture);

    arena_init(&fixture->arena, NULL);
    buffer_init(&fixture->printed, &fixture->arena);
    assert_true(sandbox_open(&fixture->sandbox, &options, &fixture->arena));
    assert_true(script_files_init(&fixture->files, &fixture->arena, SLICE("tests"), 0));
    fixture->library = (FilterLibrary){
        .files = &fixture->files,
        .print = print_text,
        .log = log_message,
        .context = fixture,
    };
    assert_true(filter_library_open(&fixture->library, &fixture->sandbox));
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;

    sandbox_close(&fixture->sandbox);
    arena_free(&fixture->arena);
    test_free(fixture);
    return 0;
}

static bool run(Fixture *fixture, const char *source)
{
    assert_true(sandbox_load(&fixture->sandbox, slice_from_string(source), SLICE("test.lua")));
    return sandbox_call(&fixture->sandbox, 0, 0);
}

static void expect_error(Fixture *fixture, const char *source, const char *message)
{
    const Slice *found = &fixture->sandbox.error.message;

    if (run(fixture, source)) {
        fail_msg("no error: %s", source);
    }
    if (slice_find(*found, slice_from_string(message), 0) == found->size) {
        fail_msg("%s: \"%.*s\" is not \"%s\"", source, SLICE_PRINT(*found), message);
    }
}

static void messages_go_to_the_caller(void **state)
{
    Fixture *fixture = *state;

    assert_true(run(fixture, "print('a', 1)\npandoc.log.warn('oh')\npandoc.log.info 'so'"));
    assert_true(slice_is(buffer_slice(&fixture->printed),
                         "a\t1\nWARNING Scripting warning at test.lua line 2 column 1: oh"
                         "INFO Scripting info at test.lua line 3 column 1: so"));
}

static void without_a_log_messages_are_lost(void **state)
{
    Fixture *fixture = *state;

    fixture->library.log = NULL;
    assert_true(run(fixture, "pandoc.log.warn 'oh'"));
    assert_int_equal(buffer_slice(&fixture->printed).size, 0);
}

static void without_files_nothing_is_read(void **state)
{
    Fixture *fixture = *state;

    fixture->library.files = NULL;
    expect_error(fixture, "pandoc.system.read_file 'README.md'", "files cannot be read here");
    expect_error(fixture, "pandoc.system.list_directory()", "files cannot be read here");
}

static void what_is_read_is_an_input(void **state)
{
    Fixture *fixture = *state;

    assert_true(run(fixture, "pandoc.system.list_directory 'unit/filter'\n"
                             "pandoc.system.with_working_directory('unit', function()\n"
                             "  pandoc.mediabag.fetch '../README.md'\n"
                             "end)"));
    assert_int_equal(fixture->files.inputs.count, 2);
    assert_true(slice_is(fixture->files.inputs.entries[0].key, "unit/filter/"));
    assert_true(slice_is(fixture->files.inputs.entries[1].key, "README.md"));
}

static void what_does_not_end_is_stopped(void **state)
{
    static const char *const scripts[] = {
        "(pandoc.layout.blanklines(1 << 60) .. 'x'):render()",
        "local d = pandoc.layout.cr while true do d = d .. d .. 'x' d:height() end",
        "local t = {} for i = 1, 60 do t = {t, t} end pandoc.json.encode(t)",
        "while true do pandoc.system.list_directory() end",
        "while true do pandoc.layout.real_length(('x'):rep(10000)) end",
        "while true do pandoc.json.decode(('[1,2]'):rep(100)) end",
        "local values, source = {}, ''\n"
        "for i = 1, 30 do\n"
        "  values['v' .. i] = {1, 2, 3}\n"
        "  source = source .. '$for(v' .. i .. ')$'\n"
        "end\n"
        "pandoc.template.apply(source .. ('$endfor$'):rep(30), values)",
        "pandoc.log.silence(function() while true do pcall(error) end end)",
        "pandoc.system.with_environment({}, function() while true do end end)",
    };
    Fixture *fixture = *state;

    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (run(fixture, scripts[i])) {
            fail_msg("it ends: %s", scripts[i]);
        }
        Slice message = fixture->sandbox.error.message;

        if (!slice_is(message, "it runs too long") && !slice_is(message, "not enough memory")) {
            fail_msg("%s: \"%.*s\"", scripts[i], SLICE_PRINT(message));
        }
    }
}

static void what_needs_too_much_memory_is_an_error(void **state)
{
    Fixture *fixture = *state;

    expect_error(fixture, "print(pandoc.layout.nest('x', 1 << 40))", "too large");
    expect_error(fixture, "print(pandoc.layout.lblock('x', 1 << 30) .. pandoc.layout.vfill '|')",
                 "not enough memory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(messages_go_to_the_caller, begin, end),
        cmocka_unit_test_setup_teardown(without_a_log_messages_are_lost, begin, end),
        cmocka_unit_test_setup_teardown(without_files_nothing_is_read, begin, end),
        cmocka_unit_test_setup_teardown(what_is_read_is_an_input, begin, end),
        cmocka_unit_test_setup_teardown(what_does_not_end_is_stopped, begin, end),
        cmocka_unit_test_setup_teardown(what_needs_too_much_memory_is_an_error, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
