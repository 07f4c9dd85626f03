#include "check/claim.h"

#include "unit/sample_findings.h"

#define DATED "---\nlast_updated: 2026-01-01\n---\n"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_claims, slice_from_string(text), wanted);
}

static void claims_are_found_in_the_text(void **state)
{
    assert_found(state, DATED "# Currently\n\n- x **all tests pass**\n\n| CI is red |\n|---|\n",
                 "4:3 freshness/claim\n6:7 freshness/claim\n8:3 freshness/claim\n");
    assert_found(state, DATED "> All tests\n> pass\n", "");
    assert_found(state, DATED "All tests\npass\n", "4:1 freshness/claim\n");
    sample_assert_slice(sample_finding(state)->message,
                        "\"All tests pass\" may no longer be so: the document is stale");
}

static void code_and_open_tasks_claim_nothing(void **state)
{
    assert_found(state, DATED "`all tests pass`\n\n    currently\n\n- [ ] All tests pass\n", "");
    assert_found(state, DATED "- [x] All tests pass\n", "4:7 freshness/claim\n");
}

static void a_document_that_is_never_stale_has_none(void **state)
{
    assert_found(state, "currently\n", "");
    assert_found(state, "---\nlast_updated: 2026-01-01\nreview_cadence: never\n---\ncurrently\n",
                 "");
}

static void ten_are_enough(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, DATED);
    for (int i = 0; i < 20; i++) {
        buffer_add_string(&text, "currently\n\n");
    }
    check_claims(sample_read(sample, "docs/a.md", buffer_slice(&text)));
    assert_int_equal(sample->document.findings.count, 10);
}

static void patterns_of_a_project_take_the_place_of_the_phrases(void **state)
{
    Sample *sample = *state;
    FreshnessSettings *settings = &sample->settings.freshness;
    PatternProblem problem;

    settings->claims = arena_new_array(&sample->arena, const Pattern *, 2);
    settings->claims[0] = pattern_compile(&sample->arena, SLICE("derzeit"), 0, &problem);
    settings->claims[1] = pattern_compile(&sample->arena, SLICE("x*"), 0, &problem);
    settings->claim_count = 2;
    assert_found(state, DATED "currently derzeit `derzeit`\n\nx\n",
                 "4:11 freshness/claim\n6:1 freshness/claim\n");
    settings->claim_count = 0;
    assert_found(state, DATED "currently\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(claims_are_found_in_the_text),
        SAMPLE_TEST(code_and_open_tasks_claim_nothing),
        SAMPLE_TEST(a_document_that_is_never_stale_has_none),
        SAMPLE_TEST(ten_are_enough),
        SAMPLE_TEST(patterns_of_a_project_take_the_place_of_the_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
