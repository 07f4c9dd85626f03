#include "check/link.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_links, slice_from_string(text), wanted);
}

static void links_that_others_judge_are_left_alone(void **state)
{
    assert_found(state,
                 "[a](b.md) [c](#d) [e](/f) <https://g.org> [h](mailto:i@j.k) [l](tel:1) "
                 "![m](data:image/png;base64,x) [n](ssh://o)\n",
                 "");
}

static void links_without_target_are_told(void **state)
{
    assert_found(state, "a [b]() ![c](<>) [d](#)\n",
                 "1:3 link/empty\n1:9 link/empty\n1:18 link/empty\n");
    assert_found(state, "![c](<>)\n", "1:1 link/empty\n");
    sample_assert_slice(sample_finding(state)->message, "the image \"c\" has no target");
}

static void targets_are_told_at_their_place(void **state)
{
    assert_found(state, "[a]({{b}} \"t\")\n", "1:5 link/placeholder\n");
    sample_assert_slice(sample_finding(state)->message, "\"{{b}}\" is a placeholder");
    assert_found(state, "[a](C:\\b\\c.md)\n", "1:5 link/absolute\n");
    assert_found(state, "[a](/home/ann/b.md)\n", "1:5 link/absolute\n");
    assert_found(state, "[a](vscode://x)\n", "1:5 link/scheme\n");
    assert_found(state, "[a](javascript:x) ![b](javascript:y) [c](data:text/html,z)\n",
                 "1:5 link/scheme\n1:24 link/scheme\n1:42 link/scheme\n");
}

static void link_by_reference_is_told_at_itself(void **state)
{
    assert_found(state, "see [a][b]\n\n[b]: path/to/file.md\n", "1:5 link/placeholder\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(links_that_others_judge_are_left_alone),
        SAMPLE_TEST(links_without_target_are_told),
        SAMPLE_TEST(targets_are_told_at_their_place),
        SAMPLE_TEST(link_by_reference_is_told_at_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
