#include "base/text_diff.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

static Arena arena;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static Slice diff(Slice before, Slice after)
{
    Buffer out;

    buffer_init(&out, &arena);
    text_diff_write(&out, SLICE("a.md"), before, after);
    return buffer_slice(&out);
}

static void assert_diff(const char *before, const char *after, const char *wanted)
{
    Slice found = diff(slice_from_string(before), slice_from_string(after));

    assert_string_equal(arena_string(&arena, found), wanted);
}

#define HEAD "--- a/a.md\n+++ b/a.md\n"

static void equal_texts_have_no_difference(void **state)
{
    (void)state;
    assert_diff("", "", "");
    assert_diff("a\nb", "a\nb", "");
}

static void change_is_shown_with_three_lines_around_it(void **state)
{
    (void)state;
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
                HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

static void changes_near_to_each_other_are_one_hunk(void **state)
{
    (void)state;
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1a\n2\n3\n4\n5\n6\n7\n8a\n",
                HEAD "@@ -1,8 +1,8 @@\n-1\n+1a\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+8a\n");
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1a\n2\n3\n4\n5\n6\n7\n8\n9a\n",
                HEAD "@@ -1,4 +1,4 @@\n-1\n+1a\n 2\n 3\n 4\n"
                     "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+9a\n");
}

static void lines_come_and_go(void **state)
{
    (void)state;
    assert_diff("", "a\n", HEAD "@@ -0,0 +1 @@\n+a\n");
    assert_diff("a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n");
    assert_diff("a\nb\n", "x\na\nb\n", HEAD "@@ -1,2 +1,3 @@\n+x\n a\n b\n");
    assert_diff("a\nb\n", "a\nb\nx\n", HEAD "@@ -1,2 +1,3 @@\n a\n b\n+x\n");
    assert_diff("a\nb\nc\n", "b\nc\na\n", HEAD "@@ -1,3 +1,3 @@\n-a\n b\n c\n+a\n");
}

static void last_line_without_end_is_marked(void **state)
{
    (void)state;
    assert_diff("a\nb", "a\nb\n",
                HEAD "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
    assert_diff("a\nb", "x\nb", HEAD "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n");
}

static void carriage_returns_are_a_part_of_lines(void **state)
{
    (void)state;
    assert_diff("a\r\nb\n", "a\nb\n", HEAD "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n");
}

static void name_with_blanks_ends_with_a_tab(void **state)
{
    Buffer out;

    (void)state;
    buffer_init(&out, &arena);
    text_diff_write(&out, SLICE("a b.md"), SLICE(""), SLICE("x\n"));
    assert_string_equal(arena_string(&arena, buffer_slice(&out)),
                        "--- a/a b.md\t\n+++ b/a b.md\t\n@@ -0,0 +1 @@\n+x\n");
}

/* ---- whatever the texts ---- */

static Slice next_line(Slice *text)
{
    size_t size = slice_find_byte(*text, '\n', 0) + 1;
    Slice line = slice_part(*text, 0, size);

    *text = slice_from(*text, size);
    return line;
}

/* Adds a line of the difference without its sign; a mark behind it takes away its end. */
static void take_line(Buffer *out, Slice line, Slice rest)
{
    bool is_marked = slice_starts_with(rest, SLICE("\\"));

    buffer_add(out, slice_part(line, 1, line.size - (is_marked ? 1 : 0)));
}

/* Plays the difference on `before`: each hunk must fit. */
static Slice patch(Slice before, Slice patch)
{
    Buffer out;
    size_t line_number = 1;

    buffer_init(&out, &arena);
    next_line(&patch);
    next_line(&patch);
    while (patch.size > 0) {
        Slice line = next_line(&patch);

        if (slice_starts_with(line, SLICE("@@"))) {
            bool is_empty = slice_find(line, SLICE(",0 +"), 0) < line.size;
            size_t start = strtoul(line.data + 4, NULL, 10) + is_empty;

            for (; line_number < start; line_number++) {
                buffer_add(&out, next_line(&before));
            }
        } else if (line.data[0] == '+') {
            take_line(&out, line, patch);
        } else if (line.data[0] != '\\') {
            Slice old = next_line(&before);
            Buffer shown;

            buffer_init(&shown, &arena);
            take_line(&shown, line, patch);
            assert_true(slice_equals(old, buffer_slice(&shown)));
            line_number++;
            buffer_add(&out, line.data[0] == ' ' ? old : (Slice){0});
        }
    }
    buffer_add(&out, before);
    return buffer_slice(&out);
}

static uint32_t random_state = 7;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % limit;
}

static Slice random_text(uint32_t lines, uint32_t words)
{
    Buffer out;

    buffer_init(&out, &arena);
    for (uint32_t i = 0; i < lines; i++) {
        buffer_add_format(&out, "%u\n", random_below(words));
    }
    if (random_below(3) == 0) {
        buffer_add_string(&out, "end");
    }
    return buffer_slice(&out);
}

static void difference_makes_one_text_of_the_other(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 2000; i++) {
        uint32_t words = 1 + random_below(i % 2 == 0 ? 4 : 60);
        Slice before = random_text(random_below(30), words);
        Slice after = random_text(random_below(30), words);

        if (!slice_equals(before, after)) {
            assert_true(slice_equals(patch(before, diff(before, after)), after));
        }
        arena_reset(&arena);
    }
}

static void texts_that_are_too_different_replace_each_other(void **state)
{
    (void)state;
    random_state = 3;

    Slice before = random_text(4000, 5);
    Slice after = random_text(4000, 5);

    assert_true(slice_equals(patch(before, diff(before, after)), after));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(equal_texts_have_no_difference),
        TEST(change_is_shown_with_three_lines_around_it),
        TEST(changes_near_to_each_other_are_one_hunk),
        TEST(lines_come_and_go),
        TEST(last_line_without_end_is_marked),
        TEST(carriage_returns_are_a_part_of_lines),
        TEST(name_with_blanks_ends_with_a_tab),
        TEST(difference_makes_one_text_of_the_other),
        TEST(texts_that_are_too_different_replace_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
