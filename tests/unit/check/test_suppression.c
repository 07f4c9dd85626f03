#include "check/suppression.h"

#include "unit/sample_findings.h"

/* "from 3:1 link/broken", a line each. */
static Slice list_suppressions(Sample *sample)
{
    static const char *const names[] = {"from", "until", "line", "file"};
    const SuppressionList *list = &sample->document.suppressions;
    Buffer out;
    buffer_init(&out, &sample->arena);
    for (size_t i = 0; i < list->count; i++) {
        const Suppression *item = &list->items[i];
        buffer_add_format(&out, "%s %u:%u %.*s\n", names[item->kind], item->at.line,
                          item->at.column, SLICE_PRINT(item->pattern));
    }
    return buffer_slice(&out);
}

static void assert_read(void **state, const char *text, const char *wanted)
{
    Sample *sample = *state;
    check_suppressions(sample_read(sample, "a.md", slice_from_string(text)));
    Slice found = list_suppressions(sample);
    if (!slice_is(found, wanted)) {
        print_message("in:\n%s\n", text);
    }
    sample_assert_slice(found, wanted);
}

/* The text after the edits of one finding. */
static void assert_mended(void **state, const Diagnostic *finding, const char *wanted)
{
    Sample *sample = *state;
    Slice text = sample->document.source.bytes;
    Buffer out;
    size_t at = 0;
    buffer_init(&out, &sample->arena);
    assert_true(finding->edit_count > 0);
    for (size_t i = 0; i < finding->edit_count; i++) {
        buffer_add(&out, slice_part(text, at, finding->edits[i].span.start));
        buffer_add(&out, finding->edits[i].text);
        at = finding->edits[i].span.end;
    }
    buffer_add(&out, slice_from(text, at));
    sample_assert_slice(buffer_slice(&out), wanted);
}

static void each_directive_is_read(void **state)
{
    assert_read(state,
                "<!-- memoc-disable link/broken -->\n\n<!-- memoc-enable link/broken -->\n\n"
                "a <!-- memoc-disable-line link/empty --> b\n\n"
                "<!-- memoc-disable-next-line link/* -->\nc\n\n<!-- memoc-disable-file * -->\n",
                "from 1:1 link/broken\nuntil 3:1 link/broken\nline 5:1 link/empty\n"
                "line 8:1 link/*\nfile 10:1 *\n");
}

static void directive_without_a_rule_means_all(void **state)
{
    assert_read(state, "<!-- memoc-disable -->\n\n<!--memoc-enable-- the rest-->\n",
                "from 1:1 *\n");
    assert_read(state, "<!--memoc-enable -- the rest-->\n", "until 1:1 *\n");
}

static void rules_are_parted_by_blanks_and_commas_until_the_reason(void **state)
{
    assert_read(
        state,
        "<!-- memoc-disable link/broken,link/empty\n  link/case , link/scheme -- as date/format "
        "-->\n",
        "from 1:1 link/broken\nfrom 1:1 link/empty\nfrom 1:1 link/case\nfrom 1:1 link/scheme\n");
    assert_read(state, "a <!-- memoc-disable-line link/case \xE2\x80\x94 old link/empty -->\n",
                "line 1:1 link/case\n");
}

static void next_line_is_the_next_that_is_not_blank(void **state)
{
    assert_read(state, "<!-- memoc-disable-next-line link/case\nlink/empty -->\n\n \t\n\ntext\n",
                "line 6:1 link/case\nline 6:1 link/empty\n");
    assert_read(state, "<!-- memoc-disable-next-line link/case -->\n", "line 2:1 link/case\n");
}

static void comments_are_found_wherever_the_tree_has_them(void **state)
{
    assert_read(state,
                "> <!-- memoc-disable-next-line\n> link/case -->\n> text\n\n- a\n\n"
                "  <!-- memoc-disable link/empty -->\n\n"
                "<div>\n<!-- other --><!-- memoc-enable -->\n</div>\n\ntext[^n]\n\n"
                "[^n]: note <!-- memoc-disable-line link/case -->\n",
                "line 3:1 link/case\nfrom 7:3 link/empty\nuntil 10:15 *\nline 15:1 link/case\n");
}

static void examples_are_not_read(void **state)
{
    assert_read(state,
                "```html\n<!-- memoc-disable link/case -->\n```\n\n"
                "    <!-- memoc-disable link/case -->\n\n`<!-- memoc-disable -->` and "
                "\\<!-- memoc-disable -->\n\n<!-- a memoc-disable -->\n<!-- memoc -->\n",
                "");
    assert_int_equal(((Sample *)*state)->document.findings.count, 0);
}

static void front_matter_has_comments_of_yaml(void **state)
{
    assert_read(
        state,
        "---\nstatus: A # memoc-disable-line status/unknown -- ours\n"
        "# memoc-disable-next-line date/format\nlast_updated: x\n#memoc-disable-file link/*\n"
        "note: \"a # memoc-disable-line date/invalid\"\nurl: a#memoc-disable\n"
        "text: |\n  # memoc-disable\n---\n\n# memoc-disable-line\n",
        "line 2:1 status/unknown\nline 4:1 date/format\nfile 5:1 link/*\n");
}

static void unknown_names_are_told_with_what_was_meant(void **state)
{
    sample_assert_findings(state, check_suppressions, SLICE("<!-- memoc-disable link/brokn -->\n"),
                           "1:20 suppression/unknown-rule\n");
    sample_assert_slice(sample_finding(state)->help, "did you mean \"link/broken\"?");
    assert_mended(state, sample_finding(state), "<!-- memoc-disable link/broken -->\n");

    sample_assert_findings(state, check_suppressions, SLICE("a <!-- memoc-disable-line link -->\n"),
                           "1:27 suppression/unknown-rule\n");
    assert_mended(state, sample_finding(state), "a <!-- memoc-disable-line link/* -->\n");

    sample_assert_findings(state, check_suppressions, SLICE("<!-- memoc-disable-nextline -->\n"),
                           "1:6 suppression/unknown-rule\n");
    assert_mended(state, sample_finding(state), "<!-- memoc-disable-next-line -->\n");

    sample_assert_findings(state, check_suppressions,
                           SLICE("<!-- memoc-disable nothing/like -->\n"),
                           "1:20 suppression/unknown-rule\n");
    assert_int_equal(sample_finding(state)->edit_count, 0);
}

static void names_of_filters_are_known_when_there_are_filters(void **state)
{
    Sample *sample = *state;
    sample->settings.filter_count = 1;
    assert_read(state, "<!-- memoc-disable house/style house/* -->\n",
                "from 1:1 house/style\nfrom 1:1 house/*\n");
    assert_int_equal(sample->document.findings.count, 0);
}

static void comment_that_is_none_is_told(void **state)
{
    sample_assert_findings(state, check_suppressions,
                           SLICE("a <!-- memoc-disable-line link/case -- why --> b\n"),
                           "1:3 suppression/unused\n");
    assert_int_equal(((Sample *)*state)->document.suppressions.count, 0);
}

static void assert_removed(void **state, const char *text, const char *wanted)
{
    Sample *sample = *state;
    check_suppressions(sample_read(sample, "a.md", slice_from_string(text)));
    assert_true(sample->document.suppressions.count > 0);
    uint32_t whole = sample->document.suppressions.items[0].whole;
    assert_true(whole < sample->document.unused.count);
    assert_mended(state, &sample->document.unused.items[whole], wanted);
}

static void removal_takes_the_line_that_is_then_empty(void **state)
{
    assert_removed(state, "a\n\n<!-- memoc-disable -->\n\nb\n", "a\n\n\nb\n");
    assert_removed(state, "<!-- memoc-disable -->\nb\n", "b\n");
    assert_removed(state, "a\n<!-- memoc-disable -->", "a\n");
    assert_removed(state, "---\na: b\n# memoc-disable\nc: d\n---\n", "---\na: b\nc: d\n---\n");
}

static void removal_does_not_join_what_the_comment_parts(void **state)
{
    assert_removed(state, "a\n<!-- memoc-disable\n-->\nb\n", "a\n\nb\n");
    assert_removed(state, "a\r\n<!-- memoc-disable -->\r\nb\r\n", "a\r\n\r\nb\r\n");
}

static void removal_leaves_one_blank_where_there_were_two(void **state)
{
    assert_removed(state, "a <!-- memoc-disable --> b\n", "a b\n");
    assert_removed(state, "a <!-- memoc-disable -->b\n", "a b\n");
    assert_removed(state, "a <!-- memoc-disable -->\n", "a\n");
    assert_removed(state, "> <!-- memoc-disable -->\n> b\n", ">\n> b\n");
    assert_removed(state, "---\na: b # memoc-disable\n---\n", "---\na: b\n---\n");
}

static void one_rule_of_several_can_be_removed(void **state)
{
    Sample *sample = *state;
    assert_read(state, "<!-- memoc-disable link/case link/empty link/scheme -- why -->\n",
                "from 1:1 link/case\nfrom 1:1 link/empty\nfrom 1:1 link/scheme\n");
    assert_mended(state,
                  &sample->document.unused.items[sample->document.suppressions.items[1].alone],
                  "<!-- memoc-disable link/case link/scheme -- why -->\n");
    assert_mended(state,
                  &sample->document.unused.items[sample->document.suppressions.items[0].alone],
                  "<!-- memoc-disable link/empty link/scheme -- why -->\n");
}

static void there_is_a_limit_that_is_told(void **state)
{
    Sample *sample = *state;
    Buffer text;
    buffer_init(&text, &sample->arena);
    for (int i = 0; i < SUPPRESSION_COUNT_MOST + 5; i++) {
        buffer_add_string(&text, "<!-- memoc-disable-line link/case -->\n\n");
    }
    sample_assert_findings(state, check_suppressions, buffer_slice(&text),
                           "2001:25 suppression/unused\n");
    assert_int_equal(sample->document.suppressions.count, SUPPRESSION_COUNT_MOST);
}

static void unclosed_comments_cost_no_more_than_others(void **state)
{
    Sample *sample = *state;
    Buffer text;
    buffer_init(&text, &sample->arena);
    for (int i = 0; i < 100000; i++) {
        buffer_add_string(&text, "<!-- memoc-disable\n");
    }
    check_suppressions(sample_read(sample, "a.md", buffer_slice(&text)));
    assert_int_equal(sample->document.suppressions.count, 0);
    buffer_clear(&text);
    for (int i = 0; i < 900; i++) {
        buffer_add_string(&text, "<!-- memoc-disable-next-line -->");
    }
    buffer_add_repeated(&text, '\n', 3000000);
    check_suppressions(sample_read(sample, "a.md", buffer_slice(&text)));
    assert_int_equal(sample->document.suppressions.count, 900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(each_directive_is_read),
        SAMPLE_TEST(directive_without_a_rule_means_all),
        SAMPLE_TEST(rules_are_parted_by_blanks_and_commas_until_the_reason),
        SAMPLE_TEST(next_line_is_the_next_that_is_not_blank),
        SAMPLE_TEST(comments_are_found_wherever_the_tree_has_them),
        SAMPLE_TEST(examples_are_not_read),
        SAMPLE_TEST(front_matter_has_comments_of_yaml),
        SAMPLE_TEST(unknown_names_are_told_with_what_was_meant),
        SAMPLE_TEST(names_of_filters_are_known_when_there_are_filters),
        SAMPLE_TEST(comment_that_is_none_is_told),
        SAMPLE_TEST(removal_takes_the_line_that_is_then_empty),
        SAMPLE_TEST(removal_does_not_join_what_the_comment_parts),
        SAMPLE_TEST(removal_leaves_one_blank_where_there_were_two),
        SAMPLE_TEST(one_rule_of_several_can_be_removed),
        SAMPLE_TEST(there_is_a_limit_that_is_told),
        SAMPLE_TEST(unclosed_comments_cost_no_more_than_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
