#include "base/fingerprint.h"

#include <setjmp.h>
#include <cmocka.h>

typedef struct Bench {
    Arena arena;
    DiagnosticList list;
} Bench;

static int set_up(void **state)
{
    static Bench bench;

    arena_init(&bench.arena, NULL);
    diagnostic_list_init(&bench.list, &bench.arena);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&((Bench *)*state)->arena);
    return 0;
}

/* A finding about the first `needle` in a file. */
static void add(Bench *bench, const char *rule, const char *path, const char *text,
                const char *needle, const char *message)
{
    Slice bytes = slice_from_string(text);
    uint32_t start = (uint32_t)slice_find(bytes, slice_from_string(needle), 0);
    Span span = {start, start + (uint32_t)strlen(needle)};
    Source source;

    source_init(&source, &bench->arena, slice_from_string(path), bytes);
    diagnostic_add(&bench->list, slice_from_string(rule), SEVERITY_ERROR, &source, span, "%s",
                   message);
}

static const Fingerprint *take(Bench *bench)
{
    return fingerprint_list(&bench->arena, &bench->list);
}

static bool is_same(const Fingerprint *a, const Fingerprint *b)
{
    return slice_equals(a->whole, b->whole);
}

static void fingerprint_stays_when_lines_move_and_words_change(void **state)
{
    Bench *bench = *state;

    add(bench, "x/y", "a.md", "see here\n", "here", "wrong");
    const Fingerprint *before = take(bench);
    bench->list.count = 0;
    add(bench, "x/y", "a.md", "\n\nmore\n\nand see here too\n", "here", "not right");
    assert_true(is_same(&before[0], take(bench)));
    assert_int_equal(before[0].whole.size, 32);
}

static void rule_path_and_text_each_count(void **state)
{
    Bench *bench = *state;

    add(bench, "x/y", "a.md", "see here\n", "here", "wrong");
    add(bench, "x/z", "a.md", "see here\n", "here", "wrong");
    add(bench, "x/y", "b.md", "see here\n", "here", "wrong");
    add(bench, "x/y", "a.md", "see here\n", "see", "wrong");
    const Fingerprint *all = take(bench);

    for (size_t i = 0; i < bench->list.count; i++) {
        for (size_t j = 0; j < i; j++) {
            assert_false(is_same(&all[i], &all[j]));
        }
        assert_int_equal(all[i].ordinal, 0);
    }
    assert_true(slice_equals(all[0].content, all[2].content));
    assert_false(slice_equals(all[0].content, all[1].content));
    assert_false(slice_equals(all[0].content, all[3].content));
}

static void equal_ones_are_told_apart_by_their_order(void **state)
{
    Bench *bench = *state;

    add(bench, "x/y", "a.md", "here\n", "here", "wrong");
    add(bench, "x/y", "b.md", "here\n", "here", "wrong");
    add(bench, "x/y", "b.md", "\nhere\n", "here", "wrong");
    const Fingerprint *all = take(bench);
    assert_false(is_same(&all[1], &all[2]));
    assert_int_equal(all[1].ordinal, 0);
    assert_int_equal(all[2].ordinal, 1);

    /* What another file has, or another place of the first, does not matter to them. */
    bench->list.count = 0;
    add(bench, "x/y", "b.md", "\n\n\nhere\n", "here", "wrong");
    add(bench, "x/y", "b.md", "\n\n\n\nhere\n", "here", "wrong");
    const Fingerprint *again = take(bench);
    assert_true(is_same(&all[1], &again[0]));
    assert_true(is_same(&all[2], &again[1]));
}

static void message_counts_where_there_is_no_text(void **state)
{
    Bench *bench = *state;

    diagnostic_add_file(&bench->list, SLICE("x/y"), SEVERITY_ERROR, SLICE("a.md"), "one");
    diagnostic_add_file(&bench->list, SLICE("x/y"), SEVERITY_ERROR, SLICE("a.md"), "two");
    diagnostic_add_file(&bench->list, SLICE("x/y"), SEVERITY_ERROR, (Slice){NULL, 0}, "one");
    const Fingerprint *all = take(bench);
    assert_false(is_same(&all[0], &all[1]));
    assert_false(is_same(&all[0], &all[2]));
    assert_int_equal(all[1].ordinal, 0);
}

/* A change of how they are made costs every baseline that a team has written. */
static void fingerprints_are_those_of_earlier_versions(void **state)
{
    Bench *bench = *state;

    add(bench, "link/broken", "docs/a b.md", "see [x](y.md)\n", "y.md", "no page at \"y.md\"");
    add(bench, "link/broken", "docs/a b.md", "\nsee [x](y.md)\n", "y.md", "no page at \"y.md\"");
    diagnostic_add_file(&bench->list, SLICE("link/orphan"), SEVERITY_INFO, SLICE("c.md"),
                        "no document links to this one");
    const Fingerprint *all = take(bench);
    assert_true(slice_is(all[0].whole, "3f296c13f47b94ce9022fcfc6b577b44"));
    assert_true(slice_is(all[1].whole, "63a532552a0de70fd6308e45802da2e0"));
    assert_true(slice_is(all[2].whole, "f91a7b842ea9294bc46b8a4276bbdbe6"));
    assert_true(slice_is(all[2].content, "afb1248a3da48c877c1f734817b32a78"));
}

static void no_findings_have_no_fingerprints(void **state)
{
    take(*state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(fingerprint_stays_when_lines_move_and_words_change),
        TEST(rule_path_and_text_each_count),
        TEST(equal_ones_are_told_apart_by_their_order),
        TEST(message_counts_where_there_is_no_text),
        TEST(fingerprints_are_those_of_earlier_versions),
        TEST(no_findings_have_no_fingerprints),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
