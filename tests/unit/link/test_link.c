/* Which documents become pages, and where. */
#include "link/link.h"

#include "unit/linked_site.h"

static void pages_have_addresses_and_percent_encoded_urls(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a b#\xC3\xBC.md", "# A\n");
    linked_site_add(linked, "docs/README.md", "# B\n");
    linked_site_link(linked);
    const Page *page = linked_site_page(linked, "a b#\xC3\xBC.md");
    sample_assert_slice(page->address, "a b#\xC3\xBC.html");
    sample_assert_slice(page->url, "a%20b%23%C3%BC.html");
    sample_assert_slice(page->key, "a b#\xC3\xBC");
    sample_assert_slice(linked_site_page(linked, "docs/README.md")->url, "docs/index.html");
    assert_true(page->published);
    assert_int_equal(linked->findings.count, 0);
}

static void pages_are_numbered_by_path(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "b.md", "");
    linked_site_add(linked, "a/z.md", "");
    linked_site_add(linked, "a.md", "");
    linked_site_link(linked);
    static const char *const paths[] = {"a.md", "a/z.md", "b.md"};
    for (uint32_t i = 0; i < 3; i++) {
        sample_assert_slice(linked->site.pages[i].path, paths[i]);
        assert_int_equal(linked->site.pages[i].number, i);
    }
}

static const Diagnostic *finding_of(const LinkedSite *linked, const char *path)
{
    for (size_t i = 0; i < linked->findings.count; i++) {
        if (slice_is(linked->findings.items[i].path, path)) {
            return &linked->findings.items[i];
        }
    }
    fail_msg("nothing is said of %s", path);
    return NULL;
}

static void assert_collision(LinkedSite *linked, const char *path, const char *message)
{
    assert_false(linked_site_page(linked, path)->published);
    sample_assert_slice(finding_of(linked, path)->rule, "doc/address-collision");
    sample_assert_slice(finding_of(linked, path)->message, message);
}

static void of_two_with_one_address_the_later_is_left_out(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "docs/README.md", "# A\n");
    linked_site_add(linked, "docs/index.md", "# B\n");
    linked_site_add(linked, "docs/x.md", "# X\n\n[b](index.md)\n");
    linked_site_add(linked, "docs/X.md", "# Y\n");
    linked_site_add(linked, "404.md", "");
    linked_site_add(linked, "f.md", "");
    linked_site_add(linked, "f.html/g.md", "");
    linked_site_link(linked);
    assert_int_equal(linked->findings.count, 4);
    assert_collision(linked, "docs/index.md",
                     "its page would be \"docs/index.html\", where that of \"docs/README.md\" is");
    assert_collision(linked, "docs/x.md",
                     "its page would be \"docs/x.html\", where that of \"docs/X.md\" is");
    assert_collision(linked, "404.md", "its page would be \"404.html\", which memoc writes itself");
    assert_collision(linked, "f.md", "its page would be \"f.html\", which is a folder");
    sample_assert_slice(finding_of(linked, "404.md")->help,
                        "rename the file; what that page says is the template \"404.html\"");
    const LinkAnswer *answer = linked_site_answer(linked, "docs/x.md", 0);
    assert_int_equal(answer->state, LINK_STATE_FILE);
    assert_true(answer->is_dead);
}

static void drafts_are_pages_only_when_asked_for(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "[d](d.md)\n");
    linked_site_add(linked, "d.md", "---\ndraft: true\n---\n[a](a.md)\n");
    linked_site_link(linked);
    assert_false(linked_site_page(linked, "d.md")->published);
    assert_int_equal(linked_site_answer(linked, "a.md", 0)->state, LINK_STATE_FILE);
    assert_true(linked_site_answer(linked, "a.md", 0)->is_dead);
    sample_assert_slice(linked_site_answer(linked, "a.md", 0)->target, "d.md");
    assert_int_equal(linked_site_page(linked, "a.md")->backlink_count, 0);
    linked->drafts = true;
    linked_site_link(linked);
    assert_true(linked_site_page(linked, "d.md")->published);
    assert_int_equal(linked_site_answer(linked, "a.md", 0)->state, LINK_STATE_OK);
    assert_int_equal(linked_site_page(linked, "a.md")->backlink_count, 1);
}

static void a_draft_takes_no_address(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "README.md", "---\ndraft: true\n---\n");
    linked_site_add(linked, "index.md", "# I\n");
    linked_site_link(linked);
    assert_true(linked_site_page(linked, "index.md")->published);
    assert_int_equal(linked->findings.count, 0);
}

static void unreadable_documents_have_no_page(void **state)
{
    LinkedSite *linked = *state;
    Document *document = sample_read(linked->sample, "a.md", SLICE(""));
    document->is_unreadable = true;
    linked_site_add_document(linked, document);
    linked_site_add(linked, "b.md", "[a](a.md)\n");
    linked_site_link(linked);
    assert_false(linked_site_page(linked, "a.md")->published);
    assert_int_equal(linked_site_answer(linked, "b.md", 0)->state, LINK_STATE_FILE);
    assert_true(linked_site_answer(linked, "b.md", 0)->is_dead);
}

static void paths_that_are_none_of_the_project_are_refused(void **state)
{
    static const char *const paths[] = {"../a.md", "/etc/a.md", "a//b.md", "a/./b.md", "a/", ""};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        LinkedSite *linked = NULL;
        assert_int_equal(linked_site_begin((void **)&linked), 0);
        linked_site_add(linked, paths[i], "# A\n");
        linked_site_add(linked, "ok.md", "[x](../a.md) [y](.) [z](a/b.md)\n");
        linked_site_link(linked);
        assert_false(linked_site_page(linked, paths[i])->published);
        assert_int_equal(linked->findings.count, 1);
        sample_assert_slice(linked->findings.items[0].rule, "doc/outside-root");
        linked_site_end((void **)&linked);
    }
    (void)state;
}

static void freshness_is_that_of_the_day(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "---\nlast_updated: 2026-01-01\nreview_cadence: P90D\n---\n");
    linked_site_add(linked, "b.md", "# B\n");
    assert_true(date_from_civil(2026, 4, 1, &linked->today));
    linked_site_link(linked);
    assert_int_equal(linked_site_page(linked, "a.md")->age, 90);
    assert_int_equal(linked_site_page(linked, "a.md")->freshness, FRESHNESS_DUE_SOON);
    assert_int_equal(linked_site_page(linked, "b.md")->freshness, FRESHNESS_UNKNOWN);
    linked->today++;
    linked_site_link(linked);
    assert_int_equal(linked_site_page(linked, "a.md")->freshness, FRESHNESS_STALE);
}

static void a_site_may_be_empty(void **state)
{
    LinkedSite *linked = *state;
    linked_site_link(linked);
    assert_int_equal(linked->site.page_count, 0);
    assert_int_equal(linked->site.folder_count, 1);
    assert_int_equal(linked->site.folders[0].total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(pages_have_addresses_and_percent_encoded_urls),
        LINKED_TEST(pages_are_numbered_by_path),
        LINKED_TEST(of_two_with_one_address_the_later_is_left_out),
        LINKED_TEST(drafts_are_pages_only_when_asked_for),
        LINKED_TEST(a_draft_takes_no_address),
        LINKED_TEST(unreadable_documents_have_no_page),
        LINKED_TEST(paths_that_are_none_of_the_project_are_refused),
        LINKED_TEST(freshness_is_that_of_the_day),
        LINKED_TEST(a_site_may_be_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
