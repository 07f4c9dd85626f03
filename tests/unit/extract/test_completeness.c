#include "extract/completeness.h"

#include "unit/extract/sample_records.h"
#include "unit/sample_findings.h"

/* What is found in the whole document, but for what has nothing to do with it here. */
static void assert_found(void **state, const char *text, const char *wanted)
{
    Sample *sample = *state;
    Document *document = sample_extract(sample, text);

    sample_assert_slice(sample_list_findings(&sample->arena, &document->findings), wanted);
}

static void a_pattern_says_why_and_shows_how(void **state)
{
    assert_found(state, "# A\n\n## Pattern: Retry\n\n**Why:** nets fail\n\n```c\nretry();\n```\n",
                 "");
    assert_found(state, "# A\n\n## Pattern: Retry\n\n**Benefit:** x\n\ntext\n",
                 "3:1 record/pattern-without-code\n");
    sample_assert_slice(sample_finding(state)->message, "the pattern \"Retry\" has no code");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_OFF);
    assert_found(state, "# A\n\n## Pattern: Retry\n\n```c\nretry();\n```\n",
                 "3:1 record/pattern-without-rationale\n");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_OFF);
}

static void a_decision_says_whether_it_holds(void **state)
{
    assert_found(state, "# A\n\n## ADR-001: Use SQL\n\ntext\n",
                 "3:1 record/decision-without-status\n");
    assert_found(state, "# A\n\n## ADR-001: Use SQL\n\n**Status:** Accepted\n", "");
    assert_found(state, "---\nstatus: ACTIVE\n---\n# A\n\n## ADR-001: Use SQL\n\ntext\n", "");
}

static void items_of_lists_are_complete(void **state)
{
    assert_found(state, "# A\n\n## Key Decisions\n\n- Use SQL.\n- Use C.\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(a_pattern_says_why_and_shows_how),
        SAMPLE_TEST(a_decision_says_whether_it_holds),
        SAMPLE_TEST(items_of_lists_are_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
