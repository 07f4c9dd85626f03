#include "check/check.h"

#include "unit/sample_findings.h"

static void good_document_has_no_findings(void **state)
{
    sample_assert_findings(state, check_document,
                           SLICE("---\nstatus: ACTIVE\nlast_updated: 2026-01-19\n---\n\n# A\n\n"
                                 "A [link](b.md).\n"),
                           "");
}

static void every_family_is_asked(void **state)
{
    sample_assert_findings(
        state, check_document,
        SLICE("---\nstatus: active\nlast_updated: soon\ntitle: '{{x}}'\nreview_cadence: P\n---\n\n"
              "[a]() x[^1]\n\n[^1]: x[^1]\n\nend"),
        "2:9 status/case\n3:15 date/invalid\n4:8 front-matter/placeholder\n"
        "5:17 freshness/cadence\n8:1 link/empty\n10:8 doc/footnote-loop\n"
        "12:4 encoding/no-final-newline\n");
}

static void malformed_front_matter_says_nothing_about_values(void **state)
{
    sample_assert_findings(state, check_document, SLICE("---\nstatus: a: b\n---\n\ntext\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(good_document_has_no_findings),
        SAMPLE_TEST(every_family_is_asked),
        SAMPLE_TEST(malformed_front_matter_says_nothing_about_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
