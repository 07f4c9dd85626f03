#include "extract/heading_core.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void set_up_arena(Arena *arena)
{
    arena_init(arena, NULL);
}

static void assert_text(Slice text, const char *expected, const char *title)
{
    if (!slice_is(text, expected)) {
        fail_msg("\"%s\": \"%.*s\", not \"%s\"", title, SLICE_PRINT(text), expected);
    }
}

static void core_is_the_title_without_what_stands_around_it(void **state)
{
    static const struct {
        const char *title;
        const char *number;
        const char *text;
        const char *qualifier;
    } rows[] = {
        {"Retry", "", "Retry", ""},
        {"1. Retry", "1", "Retry", ""},
        {"2.3) Retry", "2.3", "Retry", ""},
        {"2.3 Retry", "2.3", "Retry", ""},
        {"A: Retry", "A", "Retry", ""},
        {"#4: Retry", "4", "Retry", ""},
        {"#4 Retry", "4", "Retry", ""},
        {"3-Commit Strategy", "", "3-Commit Strategy", ""},
        {"2025 Goals", "", "2025 Goals", ""},
        {"A retry", "", "A retry", ""},
        {"1\uFE0F\u20E3 Retry", "1", "Retry", ""},
        {"\u2705 Retry \u274C", "", "Retry", ""},
        {"\u26A0\uFE0F 2. Retry", "2", "Retry", ""},
        {"[CRITICAL] Retry", "", "Retry", ""},
        {"[Retry]", "", "[Retry]", ""},
        {"1. Retry (PostgreSQL)", "1", "Retry", "PostgreSQL"},
        {"Retry (a (b))", "", "Retry", "a (b)"},
        {"Retry()", "", "Retry()", ""},
        {"(all of it)", "", "(all of it)", ""},
        {"Retry:", "", "Retry", ""},
        {"\u2705", "", "", ""},
        {"", "", "", ""},
        {"1.", "1", "", ""},
        {"8 - Retry", "8", "Retry", ""},
    };
    Arena arena;

    (void)state;
    set_up_arena(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        HeadingCore core = heading_core_read(&arena, slice_from_string(rows[i].title));

        assert_text(core.number, rows[i].number, rows[i].title);
        assert_text(core.text, rows[i].text, rows[i].title);
        assert_text(core.qualifier, rows[i].qualifier, rows[i].title);
    }
    arena_free(&arena);
}

static void ordinal_is_the_last_part_of_the_number(void **state)
{
    static const struct {
        const char *title;
        int ordinal;
    } rows[] = {{"7. x", 7}, {"2.3 x", 3}, {"C: x", 3}, {"x", 0}, {"99999999999. x", 0}};
    Arena arena;

    (void)state;
    set_up_arena(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        HeadingCore core = heading_core_read(&arena, slice_from_string(rows[i].title));

        assert_int_equal(heading_core_ordinal(&core), rows[i].ordinal);
    }
    arena_free(&arena);
}

static void head_is_what_stands_before_a_connector(void **state)
{
    static const struct {
        const char *title;
        const char *folded;
        const char *head;
    } rows[] = {
        {"Lessons Learned from the Outage", "lessons learned from the outage", "lessons learned"},
        {"Anti-Patterns to Avoid", "anti patterns to avoid", "anti patterns"},
        {"Decisions Made", "decisions made", "decisions"},
        {"Guidelines - Preventing Noise", "guidelines preventing noise", "guidelines"},
        {"Lessons: What We Saw", "lessons what we saw", "lessons"},
        {"Don't Repeat Yourself", "dont repeat yourself", "dont repeat yourself"},
        {"For Authors", "for authors", "for authors"},
    };
    Arena arena;

    (void)state;
    set_up_arena(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        HeadingCore core = heading_core_read(&arena, slice_from_string(rows[i].title));

        assert_text(core.folded, rows[i].folded, rows[i].title);
        assert_text(core.head, rows[i].head, rows[i].title);
    }
    arena_free(&arena);
}

static void a_label_may_have_a_number(void **state)
{
    static const struct {
        const char *text;
        const char *name; /* what stands behind the label; NULL: there is none */
        const char *number;
    } rows[] = {
        {"Pattern: Retry", "Retry", ""},
        {"pattern 3: Retry", "Retry", "3"},
        {"Pattern #3: Retry", "Retry", "3"},
        {"Pattern 2.1: Retry", "Retry", "2.1"},
        {"Pattern A: Retry", "Retry", "A"},
        {"Pattern 3 \u2014 Retry", "Retry", "3"},
        {"Pattern 3 - Retry", "Retry", "3"},
        {"Pattern - Retry", NULL, ""},
        {"Patterns: Retry", NULL, ""},
        {"Pattern 3", NULL, ""},
        {"Pattern language: Retry", NULL, ""},
        {"Pattern", NULL, ""},
        {"", NULL, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Slice text = slice_from_string(rows[i].text);
        Slice number;
        size_t size = text_label_size(text, SLICE("Pattern"), &number);

        assert_int_equal(size > 0, rows[i].name != NULL);
        assert_int_equal(text_is_labelled(text, SLICE("Pattern")), rows[i].name != NULL);
        if (rows[i].name) {
            assert_text(slice_trim(slice_from(text, size)), rows[i].name, rows[i].text);
            assert_text(number, rows[i].number, rows[i].text);
        }
    }
}

static void cues_are_whole_words(void **state)
{
    Slice folded = SLICE("best practices");

    (void)state;
    assert_true(cue_is(folded, SLICE("best practices")));
    assert_true(cue_starts(folded, SLICE("best")));
    assert_false(cue_starts(folded, SLICE("be")));
    assert_true(cue_ends(folded, SLICE("practices")));
    assert_false(cue_ends(folded, SLICE("ices")));
    assert_false(cue_ends(SLICE("x"), SLICE("practices")));
    assert_true(cue_is_in(SLICE("the best practices here"), SLICE("best practices")));
    assert_false(cue_is_in(SLICE("the patterned best"), SLICE("pattern")));
    assert_true(cue_is_in(SLICE("patterned pattern"), SLICE("pattern")));
    assert_false(cue_is_in(SLICE(""), SLICE("pattern")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(core_is_the_title_without_what_stands_around_it),
        cmocka_unit_test(ordinal_is_the_last_part_of_the_number),
        cmocka_unit_test(head_is_what_stands_before_a_connector),
        cmocka_unit_test(a_label_may_have_a_number),
        cmocka_unit_test(cues_are_whole_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
