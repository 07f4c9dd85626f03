#include "check/front_matter.h"

#include "skeleton_step.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_front_matter, slice_from_string(text), wanted);
}

static void missing_is_told_where_it_should_begin(void **state)
{
    assert_found(state, "# A\n", "1:1 front-matter/missing\n");
    assert_found(state, "", "1:1 front-matter/missing\n");
    assert_found(state, "\xEF\xBB\xBF# A\n", "1:2 front-matter/missing\n");
    assert_found(state, "---\n\ntext\n\n---\n", "1:1 front-matter/missing\n");
}

static void malformed_is_not_missing(void **state)
{
    assert_found(state, "---\na: b: c\n---\n", "");
    assert_found(state, "---\na: b\n", "");
    assert_found(state, "+++\na = 1\n+++\n", "");
    assert_found(state, "---\n---\n", "");
}

static void placeholders_are_found_in_all_values(void **state)
{
    assert_found(state,
                 "---\ntitle: '{{title}}'\ndate: YYYY-MM-DD\nstatus: {DRAFT | ACTIVE}\n"
                 "tags: [x, '{{tag}}']\nmore:\n  deep: '{a | b}'\n---\n",
                 "2:8 front-matter/placeholder\n3:7 front-matter/placeholder\n"
                 "4:9 front-matter/placeholder\n5:11 front-matter/placeholder\n"
                 "7:9 front-matter/placeholder\n");
    assert_found(state, "---\nstatus: {DRAFT | ACTIVE}\n---\n", "2:9 front-matter/placeholder\n");
    sample_assert_slice(sample_finding(state)->message,
                        "\"status\" is still a placeholder: {DRAFT | ACTIVE}");
}

static void values_that_only_look_so_are_right(void **state)
{
    assert_found(state,
                 "---\ndate_format: YYYY-MM-DD\nmore: {dateFormat: YYYY-MM-DD}\ntitle: a | b\n"
                 "map: {a: null}\nhint: '[a|b]'\n---\n",
                 "");
}

static void check_and_add(Document *document)
{
    check_front_matter(document);
    skeleton_step(NULL, document);
}

static void assert_mended(void **state, const char *text, const char *wanted)
{
    sample_assert_mended(state, check_and_add, slice_from_string(text), wanted);
}

static void missing_front_matter_gets_the_title(void **state)
{
    assert_mended(state, "# A *b*\n\ntext\n", "---\ntitle: A b\n---\n\n# A *b*\n\ntext\n");
    assert_mended(state, "text\r\n\r\n# A: b\r\n",
                  "---\r\ntitle: 'A: b'\r\n---\r\n\r\ntext\r\n\r\n# A: b\r\n");
    assert_mended(state, "\xEF\xBB\xBF# A\n", "\xEF\xBB\xBF---\ntitle: A\n---\n\n# A\n");
}

static void what_begins_like_front_matter_gets_none(void **state)
{
    static const char *const texts[] = {
        "",           "no heading\n",           "---\n\n# A\n", "\n\n---\ntitle: x\n---\n# A\n",
        "+++\n# A\n", "title: x\n---\n\n# A\n", "----\n# A\n",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_mended(state, texts[i], texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(missing_is_told_where_it_should_begin),
        SAMPLE_TEST(malformed_is_not_missing),
        SAMPLE_TEST(placeholders_are_found_in_all_values),
        SAMPLE_TEST(values_that_only_look_so_are_right),
        SAMPLE_TEST(missing_front_matter_gets_the_title),
        SAMPLE_TEST(what_begins_like_front_matter_gets_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
