#include "base/file.h"
#include "script/script_files.h"

#include <lauxlib.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Fixture {
    Arena arena;
    char folder[64]; /* the project is below it */
    Sandbox sandbox;
    ScriptFiles files;
} Fixture;

static void write_text(Fixture *fixture, const char *path, const char *text)
{
    Slice full = arena_format(&fixture->arena, "%s/%s", fixture->folder, path);

    assert_true(file_write(full, slice_from_string(text), FILE_REPRODUCIBLE, NULL));
}

static int begin(void **state)
{
    static const SandboxOptions options = {.memory_limit = (size_t)16 << 20,
                                           .instruction_limit = 1000000};
    Fixture *fixture = test_malloc(sizeof *fixture);
    const char *base = getenv("TMPDIR");
    char *link;

    arena_init(&fixture->arena, NULL);
    snprintf(fixture->folder, sizeof fixture->folder, "%.40s/script-XXXXXX",
             base ? base : P_tmpdir);
    assert_non_null(mkdtemp(fixture->folder));
    write_text(fixture, "secret.txt", "secret");
    write_text(fixture, "project/a.txt", "one\ntwo\n\nfour");
    write_text(fixture, "project/docs/empty.txt", "");
    write_text(fixture, "project/large.txt", "0123456789abcdef0123456789abcdef");
    link = arena_string(&fixture->arena,
                        arena_format(&fixture->arena, "%s/project/link", fixture->folder));
    assert_int_equal(symlink("../secret.txt", link), 0);
    assert_true(sandbox_open(&fixture->sandbox, &options, &fixture->arena));
    assert_true(script_files_init(&fixture->files, &fixture->arena,
                                  arena_format(&fixture->arena, "%s/project", fixture->folder),
                                  20));
    assert_true(script_files_allow(&fixture->files, &fixture->sandbox));
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;
    char *command = arena_string(&fixture->arena,
                                 arena_format(&fixture->arena, "rm -rf '%s'", fixture->folder));

    sandbox_close(&fixture->sandbox);
    assert_int_equal(system(command), 0);
    arena_free(&fixture->arena);
    test_free(fixture);
    return 0;
}

/* Runs a script and compares what it returns, or the message of its error. */
static void expect(Fixture *fixture, const char *source, const char *expected)
{
    lua_State *lua = fixture->sandbox.lua;

    assert_true(sandbox_load(&fixture->sandbox, slice_from_string(source), SLICE("a.lua")));
    if (sandbox_call(&fixture->sandbox, 0, 1)) {
        assert_string_equal(luaL_tolstring(lua, -1, NULL), expected);
    } else {
        Slice message = fixture->sandbox.error.message;
        assert_string_equal(arena_string(&fixture->arena, message), expected);
    }
    lua_settop(lua, 0);
}

static void files_are_read_as_lua_reads_them(void **state)
{
    static const char *const cases[][2] = {
        {"return io.open('a.txt'):read('a')", "one\ntwo\n\nfour"},
        {"return io.open('a.txt', 'rb'):read('*a')", "one\ntwo\n\nfour"},
        {"return io.open('./docs/../a.txt'):read()", "one"},
        {"return io.open('a.txt'):read('L')", "one\n"},
        {"local f = io.open('a.txt') return table.concat({f:read('l', 2, 'L')}, '|')",
         "one|tw|o\n"},
        {"local f = io.open('a.txt') f:read('a') return f:read('a')", ""},
        {"local f = io.open('a.txt') f:read('a') return f:read('l')", "nil"},
        {"local f = io.open('a.txt') f:read('a') return f:read(1)", "nil"},
        {"return io.open('a.txt'):read(0)", ""},
        {"return io.open('docs/empty.txt'):read('a')", ""},
        {"return io.open('docs/empty.txt'):read()", "nil"},
        {"local r = '' for l in io.lines('a.txt') do r = r .. l .. '|' end return r",
         "one|two||four|"},
        {"local r = '' for a, b in io.open('a.txt'):lines(1, 3) do r = r .. a .. '-' .. (b or '') "
         ".. "
         "'|' end return r",
         "o-ne\n|t-wo\n|\n-fou|r-|"},
        {"local f = io.open('a.txt') f:seek('set', 4) return f:read()", "two"},
        {"local f = io.open('a.txt') return f:seek('end')", "13"},
        {"local f = io.open('a.txt') return f:seek('cur', -1)", "nil"},
        {"local f = io.open('a.txt') return f:seek('set', math.mininteger)", "nil"},
        {"return io.type(io.open('a.txt'))", "file"},
        {"local f = io.open('a.txt') f:close() return io.type(f)", "closed file"},
        {"return io.type('x')", "nil"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(*state, cases[i][0], cases[i][1]);
    }
}

static void what_cannot_be_read_is_told(void **state)
{
    static const char *const cases[][2] = {
        {"return select(2, io.open('none.txt'))", "none.txt: No such file or directory"},
        {"return select(2, io.open('docs'))", "docs: Is a directory"},
        {"return select(2, io.open('large.txt'))", "large.txt: File too large"},
        {"io.lines('none.txt')", "none.txt: No such file or directory"},
        {"io.open('a.txt'):read('n')",
         "bad argument #1 to 'read' (a format is \"l\", \"L\", \"a\" or a number of bytes)"},
        {"local f = io.open('a.txt') f:close() f:read()", "attempt to use a closed file"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(*state, cases[i][0], cases[i][1]);
    }
}

static void nothing_is_written(void **state)
{
    Fixture *fixture = *state;

    expect(fixture, "return select(2, io.open('a.txt', 'w'))",
           "a.txt: files cannot be written here");
    expect(fixture, "return select(2, io.open('new.txt', 'a+'))",
           "new.txt: files cannot be written here");
    expect(fixture, "io.open('a.txt'):write('x')", "files cannot be written here");
    expect(fixture, "return io.write or io.output or io.popen or io.tmpfile", "nil");
    assert_false(file_exists(arena_format(&fixture->arena, "%s/project/new.txt", fixture->folder)));
}

static void nothing_outside_of_the_project_is_found(void **state)
{
    static const char *const paths[] = {
        "../secret.txt", "docs/../../secret.txt", "link", "/etc/hosts", "..", "../project2/x",
    };
    Fixture *fixture = *state;

    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        char source[200];
        char expected[200];

        snprintf(source, sizeof source, "return select(2, io.open('%s'))", paths[i]);
        snprintf(expected, sizeof expected, "%s: it is outside of the project", paths[i]);
        expect(fixture, source, expected);
    }
    expect(fixture, "return io.open('a.txt\\0.png')", "nil");
}

static void what_was_asked_for_is_noted_once(void **state)
{
    Fixture *fixture = *state;

    expect(fixture, "io.open('docs/../a.txt') io.open('none.txt') io.lines('a.txt') return 1", "1");
    const Map *inputs = &fixture->files.inputs;
    assert_int_equal(inputs->count, 2);
    assert_true(slice_is(inputs->entries[0].key, "a.txt"));
    assert_int_equal(((ScriptInput *)inputs->entries[0].value)->error, 0);
    assert_true(slice_is(inputs->entries[1].key, "none.txt"));
    assert_int_equal(((ScriptInput *)inputs->entries[1].value)->error, ENOENT);
}

static void a_file_does_not_change_while_scripts_run(void **state)
{
    Fixture *fixture = *state;

    expect(fixture, "return io.open('a.txt'):read()", "one");
    write_text(fixture, "project/a.txt", "changed");
    expect(fixture, "return io.open('a.txt'):read()", "one");
}

static void folders_are_listed_and_noted(void **state)
{
    Fixture *fixture = *state;
    const Map *inputs = &fixture->files.inputs;
    Slice names;

    assert_null(script_files_list(&fixture->files, SLICE("docs"), &names));
    assert_int_equal(names.size, sizeof "empty.txt");
    assert_memory_equal(names.data, "empty.txt", sizeof "empty.txt");
    assert_null(script_files_list(&fixture->files, SLICE("."), &names));
    assert_memory_equal(names.data, "a.txt\0docs\0large.txt\0link", names.size);
    assert_int_equal(inputs->count, 2);
    assert_true(slice_is(inputs->entries[0].key, "docs/"));
    assert_true(slice_is(inputs->entries[1].key, "/"));
    assert_string_equal(script_files_list(&fixture->files, SLICE("a.txt"), &names),
                        "Not a directory");
    assert_string_equal(script_files_list(&fixture->files, SLICE(".."), &names),
                        "it is outside of the project");
}

static void paths_begin_in_the_folder_that_was_entered(void **state)
{
    Fixture *fixture = *state;
    Slice bytes;

    assert_null(script_files_enter(&fixture->files, SLICE("docs")));
    assert_null(script_files_read(&fixture->files, SLICE("empty.txt"), &bytes));
    assert_null(script_files_read(&fixture->files, SLICE("../a.txt"), &bytes));
    assert_string_equal(script_files_read(&fixture->files, SLICE("../../secret.txt"), &bytes),
                        "it is outside of the project");
    assert_true(slice_is(fixture->files.inputs.entries[0].key, "docs/empty.txt"));
    assert_string_equal(script_files_enter(&fixture->files, SLICE("none")),
                        "No such file or directory");
    assert_string_equal(script_files_enter(&fixture->files, SLICE("../a.txt")), "Not a directory");
    assert_string_equal(script_files_enter(&fixture->files, SLICE("../..")),
                        "it is outside of the project");
    assert_true(slice_is(fixture->files.folder, "docs"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_read_as_lua_reads_them, begin, end),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_told, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_written, begin, end),
        cmocka_unit_test_setup_teardown(nothing_outside_of_the_project_is_found, begin, end),
        cmocka_unit_test_setup_teardown(what_was_asked_for_is_noted_once, begin, end),
        cmocka_unit_test_setup_teardown(a_file_does_not_change_while_scripts_run, begin, end),
        cmocka_unit_test_setup_teardown(folders_are_listed_and_noted, begin, end),
        cmocka_unit_test_setup_teardown(paths_begin_in_the_folder_that_was_entered, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
