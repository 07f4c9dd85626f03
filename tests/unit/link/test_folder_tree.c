/* What folders list, and the order of reading. */
#include "unit/linked_site.h"

/* "a.md b.md | sub": the paths of a folder's pages and sub-folders. */
static Slice list_folder(LinkedSite *linked, const char *path)
{
    const Folder *folder = linked_site_folder(linked, path);
    const Site *site = &linked->site;
    Buffer list;
    buffer_init(&list, &linked->arena);
    for (uint32_t i = 0; i < folder->page_count; i++) {
        buffer_add_format(&list, "%.*s ", SLICE_PRINT(site->pages[folder->pages[i]].path));
    }
    buffer_add_byte(&list, '|');
    for (uint32_t i = 0; i < folder->folder_count; i++) {
        buffer_add_format(&list, " %.*s", SLICE_PRINT(site->folders[folder->folders[i]].path));
    }
    return buffer_slice(&list);
}

/* The paths of all pages in the order of reading. */
static Slice list_reading(LinkedSite *linked)
{
    const Site *site = &linked->site;
    uint32_t at = SITE_NONE;
    uint32_t before = SITE_NONE;
    Buffer list;
    buffer_init(&list, &linked->arena);
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published && site->pages[i].previous == SITE_NONE) {
            assert_int_equal(at, SITE_NONE);
            at = i;
        }
    }
    for (; at != SITE_NONE; at = site->pages[at].next) {
        assert_int_equal(site->pages[at].previous, before);
        buffer_add_format(&list, "%s%.*s", list.size > 0 ? " " : "",
                          SLICE_PRINT(site->pages[at].path));
        before = at;
    }
    return buffer_slice(&list);
}

static void add_all(LinkedSite *linked, const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        linked_site_add(linked, paths[i], "text\n");
    }
}

static void folders_list_pages_and_folders_in_natural_order(void **state)
{
    static const char *const paths[] = {"step-10.md", "step-2.md",  "Step-3.md", "README.md",
                                        "z/a.md",     "B/c/d/e.md", "b2.md",     "B/index.md"};
    LinkedSite *linked = *state;
    add_all(linked, paths, 8);
    linked_site_link(linked);
    sample_assert_slice(list_folder(linked, ""), "b2.md step-2.md Step-3.md step-10.md | B z");
    sample_assert_slice(list_folder(linked, "B"), "| B/c");
    sample_assert_slice(list_folder(linked, "B/c"), "| B/c/d");
    sample_assert_slice(list_folder(linked, "B/c/d"), "B/c/d/e.md |");
    assert_int_equal(linked_site_folder(linked, "")->total, 8);
    assert_int_equal(linked_site_folder(linked, "B")->total, 2);
    assert_int_equal(linked_site_folder(linked, "B/c")->total, 1);
    assert_int_equal(linked->site.folder_count, 5);
}

static void folders_know_parent_index_and_address(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a b/index.md", "# I\n");
    linked_site_add(linked, "a b/c/d.md", "# D\n");
    linked_site_link(linked);
    const Folder *folder = linked_site_folder(linked, "a b");
    assert_int_equal(folder->parent, 0);
    assert_int_equal(folder->index_page, linked_site_page(linked, "a b/index.md")->number);
    sample_assert_slice(folder->address, "a b/index.html");
    sample_assert_slice(folder->url, "a%20b/index.html");
    assert_int_equal(linked->site.folders[0].parent, SITE_NONE);
    assert_int_equal(linked->site.folders[0].index_page, SITE_NONE);
    sample_assert_slice(linked->site.folders[0].url, "index.html");
    const Folder *below = linked_site_folder(linked, "a b/c");
    assert_ptr_equal(&linked->site.folders[below->parent], folder);
    assert_ptr_equal(&linked->site.folders[linked_site_page(linked, "a b/c/d.md")->folder], below);
}

static void titles_are_those_of_index_pages_or_names_made_readable(void **state)
{
    static const char *const titles[][2] = {
        {"agent-memory", "Agent memory"},
        {".claude", "Claude"},
        {"02-how_to", "How to"},
        {"2026-plans", "2026 plans"},
        {"API", "API"},
        {"2026", "2026"},
        {"...", "..."},
        {"3d", "3d"},
        {"\xC3\xBC"
         "ber",
         "\xC3\xBC"
         "ber"},
    };
    LinkedSite *linked = *state;
    linked->settings->title = SLICE("The site");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char path[50];
        snprintf(path, sizeof path, "%s/x.md", titles[i][0]);
        linked_site_add(linked, path, "# X\n");
    }
    linked_site_add(linked, "with/README.md", "# The *title*\n");
    linked_site_add(linked, "without-title/README.md", "text\n");
    linked_site_link(linked);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        sample_assert_slice(linked_site_folder(linked, titles[i][0])->title, titles[i][1]);
    }
    sample_assert_slice(linked_site_folder(linked, "with")->title, "The title");
    sample_assert_slice(linked_site_folder(linked, "without-title")->title, "Without title");
    sample_assert_slice(linked_site_folder(linked, "")->title, "The site");
}

static void reading_goes_through_index_pages_and_folders(void **state)
{
    static const char *const paths[] = {"b/README.md", "b/x.md", "b/c/y.md", "a/z.md",
                                        "index.md",    "q.md",   "b/10.md",  "b/9.md"};
    LinkedSite *linked = *state;
    add_all(linked, paths, 8);
    linked_site_link(linked);
    sample_assert_slice(list_reading(linked),
                        "index.md q.md a/z.md b/README.md b/9.md b/10.md b/x.md b/c/y.md");
}

static void numbers_in_front_matter_come_first(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "# A\n");
    linked_site_add(linked, "b.md", "---\nnav_order: 2\n---\n");
    linked_site_add(linked, "c.md", "---\ntitle: C\norder: 1.5\n---\n");
    linked_site_add(linked, "d.md", "---\nweight: -1\n---\n");
    linked_site_add(linked, "e.md", "---\norder: soon\nweight: 2\n---\n");
    linked_site_add(linked, "y/x.md", "# X\n");
    linked_site_add(linked, "z/README.md", "---\nsidebar_position: 1\n---\n");
    linked_site_link(linked);
    sample_assert_slice(list_folder(linked, ""), "d.md c.md b.md e.md a.md | z y");
}

static void what_is_not_published_is_listed_nowhere(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a/b/draft.md", "---\ndraft: true\n---\n");
    linked_site_add(linked, "c/README.md", "---\ndraft: true\n---\n");
    linked_site_add(linked, "c/x.md", "# X\n");
    linked_site_link(linked);
    assert_int_equal(linked->site.folder_count, 2);
    sample_assert_slice(list_folder(linked, ""), "| c");
    assert_int_equal(linked_site_folder(linked, "c")->index_page, SITE_NONE);
    sample_assert_slice(list_reading(linked), "c/x.md");
    assert_int_equal(linked_site_page(linked, "a/b/draft.md")->folder, 0);
    assert_int_equal(linked_site_page(linked, "a/b/draft.md")->next, SITE_NONE);
}

static void deep_folders_need_no_stack(void **state)
{
    enum { DEPTH = 1500 };
    LinkedSite *linked = *state;
    char path[2 * DEPTH + 5];
    for (size_t i = 0; i < DEPTH; i++) {
        memcpy(path + 2 * i, "d/", 2);
    }
    memcpy(path + sizeof path - 5, "x.md", 5);
    linked_site_add(linked, path, "# X\n");
    linked_site_link(linked);
    assert_int_equal(linked->site.folder_count, DEPTH + 1);
    assert_int_equal(linked->site.folders[0].total, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(folders_list_pages_and_folders_in_natural_order),
        LINKED_TEST(folders_know_parent_index_and_address),
        LINKED_TEST(titles_are_those_of_index_pages_or_names_made_readable),
        LINKED_TEST(reading_goes_through_index_pages_and_folders),
        LINKED_TEST(numbers_in_front_matter_come_first),
        LINKED_TEST(what_is_not_published_is_listed_nowhere),
        LINKED_TEST(deep_folders_need_no_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
