#include "check/text.h"

#include "unit/sample_findings.h"

static const Pattern *pattern(Sample *sample, const char *text)
{
    PatternProblem problem;
    Pattern *made =
        pattern_compile(&sample->arena, slice_from_string(text), PATTERN_LINES, &problem);

    assert_non_null(made);
    return made;
}

/* The settings of all tests below: `rule` alone. */
static void use_rule(Sample *sample, TextSettings rule)
{
    sample->settings.texts = arena_new(&sample->arena, TextSettings);
    sample->settings.texts[0] = rule;
    sample->settings.text_count = 1;
}

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_text, slice_from_string(text), wanted);
}

static void without_settings_nothing_is_found(void **state)
{
    assert_found(state, "anything\n", "");
}

static void what_must_be_there_is_missed_at_the_first_line_of_text(void **state)
{
    use_rule(*state, (TextSettings){.must_match = pattern(*state, "^Owner: ")});
    assert_found(state, "# A\n\nOwner: Ann\n", "");
    assert_found(state, "---\na: b\n---\n\n# A\n\nThe Owner: Ann\n", "5:1 text/must-match\n");
    sample_assert_slice(sample_finding(state)->message, "nothing matches \"^Owner: \"");
    /* Front matter is not text. */
    assert_found(state, "---\nOwner: Ann\n---\n", "4:1 text/must-match\n");
    assert_found(state, "", "1:1 text/must-match\n");
}

static void what_must_not_be_there_is_told_at_each_place(void **state)
{
    use_rule(*state, (TextSettings){.must_not_match = pattern(*state, "\\bTODO\\b.*")});
    assert_found(state, "---\na: TODO\n---\n# A\n\nä TODO b\n\n    TODO\n",
                 "6:3 text/must-not-match\n8:5 text/must-not-match\n");
    assert_found(state, "# A\n\nTODO b\n", "3:1 text/must-not-match\n");
    sample_assert_slice(sample_finding(state)->message, "\"TODO b\" must not be here");
    sample_assert_slice(sample_finding(state)->help, "it matches \"\\bTODO\\b.*\"");
}

static void a_message_of_ones_own_takes_the_place_of_ours(void **state)
{
    use_rule(*state, (TextSettings){.must_match = pattern(*state, "^Owner: "),
                                    .message = SLICE("say who owns it")});
    assert_found(state, "# A\n", "1:1 text/must-match\n");
    sample_assert_slice(sample_finding(state)->message, "say who owns it");
    sample_assert_slice(sample_finding(state)->help, "nothing matches \"^Owner: \"");
}

static void other_paths_are_left_alone(void **state)
{
    Sample *sample = *state;
    Glob notes;
    const char *error;

    assert_true(glob_compile(&sample->arena, SLICE("notes/**"), &notes, &error));
    use_rule(sample,
             (TextSettings){.paths = {&notes, 1}, .must_match = pattern(sample, "^Owner: ")});
    assert_found(state, "# A\n", "");
}

static void a_hundred_places_are_enough(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add_repeated(&text, 'x', 1000);
    use_rule(sample, (TextSettings){.must_not_match = pattern(sample, "x")});
    check_text(sample_read(sample, "docs/a.md", buffer_slice(&text)));
    assert_int_equal(sample->document.findings.count, 100);
}

static void a_pattern_that_matches_nothing_at_all_ends(void **state)
{
    use_rule(*state, (TextSettings){.must_not_match = pattern(*state, "^")});
    assert_found(state, "a\nb\n", "1:1 text/must-not-match\n2:1 text/must-not-match\n");
    assert_found(state, "", "1:1 text/must-not-match\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(without_settings_nothing_is_found),
        SAMPLE_TEST(what_must_be_there_is_missed_at_the_first_line_of_text),
        SAMPLE_TEST(what_must_not_be_there_is_told_at_each_place),
        SAMPLE_TEST(a_message_of_ones_own_takes_the_place_of_ours),
        SAMPLE_TEST(other_paths_are_left_alone),
        SAMPLE_TEST(a_hundred_places_are_enough),
        SAMPLE_TEST(a_pattern_that_matches_nothing_at_all_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
