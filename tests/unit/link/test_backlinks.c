/* Who links to whom. */
#include "unit/linked_site.h"

static Slice list_backlinks(LinkedSite *linked, const char *path)
{
    const Page *page = linked_site_page(linked, path);
    Buffer list;
    buffer_init(&list, &linked->arena);
    for (uint32_t i = 0; i < page->backlink_count; i++) {
        buffer_add_format(&list, "%s%.*s", i > 0 ? " " : "",
                          SLICE_PRINT(linked->site.pages[page->backlinks[i]].path));
    }
    return buffer_slice(&list);
}

static void each_page_counts_once_and_itself_not(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "[1](b.md) [2](c/) [3](b.md#x) [4](a.md) [5](#y)\n");
    linked_site_add(linked, "b.md", "[1](a.md) ![2](c/README.md)\n");
    linked_site_add(linked, "c/README.md", "[1](../b.md) [2](../B.md) [3](.)\n");
    linked_site_link(linked);
    sample_assert_slice(list_backlinks(linked, "a.md"), "b.md");
    sample_assert_slice(list_backlinks(linked, "b.md"), "a.md c/README.md");
    sample_assert_slice(list_backlinks(linked, "c/README.md"), "a.md b.md");
}

static void links_that_are_wrong_count_when_they_lead_there(void **state)
{
    LinkedSite *linked = *state;
    linked_site_add(linked, "a.md", "[1](B.md)\n");
    linked_site_add(linked, "b.md", "");
    linked_site_add(linked, "c.md", "[1](b)\n");
    linked_site_add(linked, "d.md", "[1](b.md#nowhere)\n");
    linked_site_add(linked, "e.md", "[1](/b.md)\n");
    linked_site_add(linked, "f.md", "[1](bb.md)\n");
    linked_site_link(linked);
    sample_assert_slice(list_backlinks(linked, "b.md"), "a.md c.md d.md e.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(each_page_counts_once_and_itself_not),
        LINKED_TEST(links_that_are_wrong_count_when_they_lead_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
