#include "write/output_entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int open_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int close_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static Slice line_of(Arena *arena, const OutputEntry *entry)
{
    Buffer line;

    buffer_init(&line, arena);
    output_entry_write(&line, entry);
    return buffer_slice(&line);
}

static void line_is_hash_size_and_path(void **state)
{
    OutputEntry entry = output_entry_of(SLICE("a/b c.html"), SLICE(""));

    /* XXH3-128 of nothing, as in xxHash's own tests. */
    assert_true(
        slice_is(line_of(*state, &entry), "99aa06d3014798d86001c324468d497f 0 a/b c.html\n"));
}

static void line_is_read_as_it_was_written(void **state)
{
    static const char *const paths[] = {"a",    "a/b", "with space", "\xC3\xA4", "\\",
                                        "a\nb", "\\n", "n\\\n\\\\n", "\xFF"};

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        OutputEntry entry = output_entry_of(slice_from_string(paths[i]), SLICE("some bytes"));
        OutputEntry read;
        Slice line = line_of(*state, &entry);

        assert_int_equal(slice_find_byte(line, '\n', 0), line.size - 1);
        assert_true(output_entry_read(*state, slice_part(line, 0, line.size - 1), &read));
        assert_true(slice_equals(read.path, entry.path));
        assert_int_equal(read.size, entry.size);
        assert_int_equal(read.hash.high, entry.hash.high);
        assert_int_equal(read.hash.low, entry.hash.low);
    }
}

static void other_lines_are_refused(void **state)
{
#define HASH "99aa06d3014798d86001c324468d497f"
    static const char *const lines[] = {
        "",
        " ",
        "<<<<<<< HEAD",
        HASH,
        HASH " ",
        HASH " 1",
        HASH " 1 ",
        HASH "  a",
        HASH " -1 a",
        HASH " 99999999999999999999 a",
        HASH " 1x a",
        HASH "0 1 a",
        "99aa06d3014798d86001c324468d497 1 a",
        "99AA06D3014798D86001C324468D497F 1 a",
        "99aa06d3014798d8-001c324468d497f 1 a",
        HASH " 1 a\\",
        HASH " 1 a\\tb",
        HASH " 1 ../a",
        HASH " 1 /a",
        HASH " 1 a/../../b",
    };

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        OutputEntry entry;

        assert_false(output_entry_read(*state, slice_from_string(lines[i]), &entry));
    }
}

static void only_names_make_a_path_inside(void **state)
{
    static const struct {
        Slice path;
        bool is_inside;
    } cases[] = {
        {SLICE_INIT("a"), true},     {SLICE_INIT("a/b.html"), true}, {SLICE_INIT(".a/..b"), true},
        {SLICE_INIT("..."), true},   {SLICE_INIT("a\\..\\b"), true}, {SLICE_INIT(""), false},
        {SLICE_INIT("/"), false},    {SLICE_INIT("/a"), false},      {SLICE_INIT("a/"), false},
        {SLICE_INIT("a//b"), false}, {SLICE_INIT("."), false},       {SLICE_INIT(".."), false},
        {SLICE_INIT("./a"), false},  {SLICE_INIT("a/."), false},     {SLICE_INIT("a/./b"), false},
        {SLICE_INIT("../a"), false}, {SLICE_INIT("a/.."), false},    {SLICE_INIT("a/../b"), false},
        {SLICE_INIT("a\0b"), false}, {SLICE_INIT("\0"), false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(output_path_is_inside(cases[i].path), cases[i].is_inside);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(line_is_hash_size_and_path),
        TEST(line_is_read_as_it_was_written),
        TEST(other_lines_are_refused),
        TEST(only_names_make_a_path_inside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
