#include "check/site.h"

#include "unit/linked_site.h"

/* "path:line rule", a line each, of the rules that begin so. */
static Slice list_rules(LinkedSite *linked, const char *prefix)
{
    Buffer list;
    linked_site_link(linked);
    linked->findings.count = 0;
    check_site(&linked->site, &linked->findings);
    diagnostic_list_sort(&linked->findings);
    buffer_init(&list, &linked->arena);
    for (size_t i = 0; i < linked->findings.count; i++) {
        const Diagnostic *finding = &linked->findings.items[i];
        if (slice_starts_with(finding->rule, slice_from_string(prefix))) {
            buffer_add_format(&list, "%.*s:%u %.*s\n", SLICE_PRINT(finding->path), finding->line,
                              SLICE_PRINT(finding->rule));
        }
    }
    return buffer_slice(&list);
}

static void orphans_are_pages_that_nobody_links_to(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "README.md", "[a](a.md)\n");
    linked_site_add(linked, "a.md", "# A\n");
    linked_site_add(linked, "b.md", "[self](b.md) [c](C.md)\n");
    linked_site_add(linked, "c.md", "# C\n");
    linked_site_add(linked, "d.md", "---\ndraft: true\n---\n[e](e.md)\n");
    linked_site_add(linked, "e.md", "# E\n");
    linked_site_add(linked, "sub/index.md", "# Sub\n");
    sample_assert_slice(list_rules(linked, "link/orphan"), "b.md:0 link/orphan\n"
                                                           "e.md:0 link/orphan\n");
}

static void titles_that_come_twice_are_told_in_each_document(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "text\n\n# Same *title*\n");
    linked_site_add(linked, "b.md", "---\ntitle: Same title\n---\n# Other\n");
    linked_site_add(linked, "c.md", "# Same title\n");
    linked_site_add(linked, "d.md", "# same title\n");
    linked_site_add(linked, "e.md", "---\ndraft: true\n---\n# Same title\n");
    linked_site_add(linked, "x/notes.md", "no title\n");
    linked_site_add(linked, "y/notes.md", "no title\n");
    sample_assert_slice(list_rules(linked, "doc/"), "a.md:3 doc/duplicate-title\n"
                                                    "b.md:0 doc/duplicate-title\n"
                                                    "c.md:1 doc/duplicate-title\n");
    for (size_t i = 0; i < linked->findings.count; i++) {
        const Diagnostic *finding = &linked->findings.items[i];
        if (slice_is(finding->path, "a.md") && slice_starts_with(finding->rule, SLICE("doc/"))) {
            sample_assert_slice(finding->message, "\"Same title\" is also the title of \"b.md\"");
        }
    }
}

static void links_dates_and_successors_are_judged_in_drafts_too(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "d.md",
                    "---\ndraft: true\nlast_updated: 2026-01-01\nsuperseded_by: gone.md\n---\n"
                    "[x](no.md)\n");
    assert_true(date_from_civil(2027, 1, 1, &linked->today));
    sample_assert_slice(list_rules(linked, ""), "d.md:0 status/superseded-missing\n"
                                                "d.md:3 freshness/very-stale\n"
                                                "d.md:6 link/broken\n");
}

static void a_document_that_cannot_be_read_has_no_findings_here(void **state)
{
    LinkedSite *linked = *state;
    Document *document = sample_read(linked->sample, "a.md", SLICE(""));
    document->is_unreadable = true;
    linked_site_add_document(linked, document);
    sample_assert_slice(list_rules(linked, ""), "");
}

static void findings_have_their_rules_own_severity(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "[x](no.md)\n");
    list_rules(linked, "");
    assert_int_equal(linked->findings.count, 2);
    assert_int_equal(linked->findings.items[0].severity, SEVERITY_INFO);
    assert_int_equal(linked->findings.items[1].severity, SEVERITY_ERROR);
}

static void length_is_judged_only_where_a_limit_is_set(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "one two three four\n");
    linked_site_add(linked, "b.md", "one two three\n");
    sample_assert_slice(list_rules(linked, "doc/too-long"), "");
    linked->sample->settings.words_most = 3;
    sample_assert_slice(list_rules(linked, "doc/too-long"), "a.md:0 doc/too-long\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(orphans_are_pages_that_nobody_links_to),
        LINKED_TEST(titles_that_come_twice_are_told_in_each_document),
        LINKED_TEST(links_dates_and_successors_are_judged_in_drafts_too),
        LINKED_TEST(a_document_that_cannot_be_read_has_no_findings_here),
        LINKED_TEST(length_is_judged_only_where_a_limit_is_set),
        LINKED_TEST(findings_have_their_rules_own_severity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
