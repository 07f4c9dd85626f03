#include "render/feed.h"
#include "render/feed_llms.h"
#include "render/feed_markdown.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/sample_site.h"

static const SampleFile files[] = {
    {"README.md", "---\ndescription: What [we]\n  know.\n---\n# Home\n"},
    {"docs/a.md", "---\nstatus: ACTIVE\nlast_updated: 2026-01-19\nowner: A & B\n---\n\n# A\n\n"
                  "[b](b.md#two) [b](<b.md>) [home](../README.md) [out](https://x.example/b.md)\n"
                  "[gone](gone.md) [ref] [here](#a)\n\n[ref]: b.md\n"},
    {"docs/b.md",
     "---\nlast_updated: 2026-02-01\ntitle: \"B < \\u0007\"\ndescription: About b\n---\n"
     "## Two\n\nno line end"},
    {"docs/c (x).md", "[a](a.md \"title\") `[a](a.md)`\n"},
    {"z/d.md", "---\nlast_updated: 2026-01-19\n---\n[c](../docs/c%20(x).md)\n"},
    {"z/secret.md", "---\ndraft: true\nlast_updated: 2026-03-01\n---\nsecret\n"},
};

enum { FILE_COUNT = sizeof files / sizeof files[0] };

typedef struct Fixture {
    SampleSite sample;
    Arena scratch;
    Buffer out;
} Fixture;

static void open_site(Fixture *fixture, Slice url)
{
    sample_site_begin(&fixture->sample);
    fixture->sample.settings.url = url;
    sample_site_link(&fixture->sample, files, FILE_COUNT);
    arena_init(&fixture->scratch, NULL);
    buffer_init(&fixture->out, &fixture->sample.arena);
}

static int begin(void **state)
{
    Fixture *fixture = test_malloc(sizeof *fixture);

    open_site(fixture, SLICE("https://a.example/t/"));
    *state = fixture;
    return 0;
}

static int begin_without_url(void **state)
{
    Fixture *fixture = test_malloc(sizeof *fixture);

    open_site(fixture, (Slice){NULL, 0});
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;

    arena_free(&fixture->scratch);
    sample_site_end(&fixture->sample);
    test_free(fixture);
    return 0;
}

static const char *text(Fixture *fixture)
{
    buffer_add_byte(&fixture->out, '\0');
    return fixture->out.data;
}

static const char *markdown(Fixture *fixture, uint32_t page)
{
    buffer_clear(&fixture->out);
    feed_write_markdown(&fixture->out, &fixture->scratch, &fixture->sample.site,
                        &fixture->sample.site.pages[page]);
    return text(fixture);
}

static void links_of_markdown_are_absolute(void **state)
{
    assert_string_equal(
        markdown(*state, 1),
        "\n# A\n\n[b](https://a.example/t/docs/b.html#two) "
        "[b](<https://a.example/t/docs/b.html>) [home](https://a.example/t/index.html) "
        "[out](https://x.example/b.md)\n[gone](gone.md) [ref] "
        "[here](https://a.example/t/docs/a.html#a)\n\n[ref]: https://a.example/t/docs/b.html\n");
    assert_string_equal(markdown(*state, 3),
                        "[a](https://a.example/t/docs/a.html \"title\") `[a](a.md)`\n");
}

static void links_of_markdown_are_relative_without_a_url(void **state)
{
    assert_string_equal(markdown(*state, 1),
                        "\n# A\n\n[b](b.html#two) [b](<b.html>) [home](../index.html) "
                        "[out](https://x.example/b.md)\n[gone](gone.md) [ref] [here](#a)\n\n"
                        "[ref]: b.html\n");
    assert_string_equal(markdown(*state, 4), "[c](../docs/c%20%28x%29.html)\n");
}

static void the_list_for_models_names_every_page_once(void **state)
{
    Fixture *fixture = *state;

    feed_write_llms(&fixture->out, &fixture->sample.site);
    assert_string_equal(
        text(fixture),
        "# Team memory\n\n> What \\[we\\] know.\n\n"
        "Each page is also there as Markdown: its address with \".md\" behind it. All of them are "
        "in "
        "llms-full.txt,\nthe list of all documents is memory/index.json, and what was extracted "
        "from "
        "them memory/records.jsonl.\n\n"
        "## First pages\n\n"
        "- [Home](https://a.example/t/index.html.md): What \\[we\\] know.\n\n"
        "## Docs\n\n"
        "- [A](https://a.example/t/docs/a.html.md): ACTIVE, updated 2026-01-19\n"
        "- [B < \x07](https://a.example/t/docs/b.html.md): About b (updated 2026-02-01)\n"
        "- [c (x)](https://a.example/t/docs/c%20%28x%29.html.md)\n\n"
        "## Z\n\n"
        "- [d](https://a.example/t/z/d.html.md): updated 2026-01-19\n");
}

static void the_text_for_models_has_every_body(void **state)
{
    Fixture *fixture = *state;
    const char *full;

    feed_write_llms_full(&fixture->out, &fixture->scratch, &fixture->sample.site);
    full = text(fixture);
    assert_non_null(strstr(full, "\n---\ntitle: \"A\"\npath: \"docs/a.md\"\n"
                                 "url: https://a.example/t/docs/a.html\nstatus: \"ACTIVE\"\n"
                                 "last_updated: 2026-01-19\nowner: \"A & B\"\n---\n\n\n# A\n"));
    assert_non_null(strstr(full, "no line end\n\n---\n"));
    assert_non_null(strstr(full, "[c](https://a.example/t/docs/c%20%28x%29.html)"));
    assert_null(strstr(full, "secret"));
}

static void the_text_for_models_has_links_from_the_root_without_a_url(void **state)
{
    Fixture *fixture = *state;

    feed_write_llms_full(&fixture->out, &fixture->scratch, &fixture->sample.site);
    assert_non_null(
        strstr(text(fixture), "[b](docs/b.html#two) [b](<docs/b.html>) [home](index.html)"));
}

static void the_feed_has_the_newest_first(void **state)
{
    Fixture *fixture = *state;

    assert_true(feed_write_atom(&fixture->out, &fixture->scratch, &fixture->sample.site));
    assert_string_equal(
        text(fixture),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
        "<title>Team memory</title>\n<id>https://a.example/t/</id>\n"
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://a.example/t/feed.xml\"/>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/t/\"/>\n"
        "<updated>2026-02-01T00:00:00Z</updated>\n<author>\n<name>Team memory</name>\n</author>\n"
        "<entry>\n<title>B &lt; \xEF\xBF\xBD</title>\n<id>https://a.example/t/docs/b.html</id>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/t/docs/b.html\"/>\n"
        "<updated>2026-02-01T00:00:00Z</updated>\n<summary>About b</summary>\n</entry>\n"
        "<entry>\n<title>A</title>\n<id>https://a.example/t/docs/a.html</id>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/t/docs/a.html\"/>\n"
        "<updated>2026-01-19T00:00:00Z</updated>\n<author>\n<name>A &amp; B</name>\n</author>\n"
        "<summary>b b home out gone ref here</summary>\n</entry>\n"
        "<entry>\n<title>d</title>\n<id>https://a.example/t/z/d.html</id>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/t/z/d.html\"/>\n"
        "<updated>2026-01-19T00:00:00Z</updated>\n<summary>c</summary>\n</entry>\n</feed>\n");
}

static void the_sitemap_has_all_pages_that_may_be_found(void **state)
{
    Fixture *fixture = *state;

    CollectionPart parts[] = {{.address = SLICE_INIT("docs/index.html")},
                              {.address = SLICE_INIT("records/patterns-2.html")}};
    Renderer renderer = {
        .site = &fixture->sample.site,
        .collections = {.parts = parts, .part_count = 2},
        .reports = {.items = {{.address = SLICE_INIT("reports/index-2.html")}}, .count = 1},
        .search_page = SLICE_INIT("z/index.html"),
        .link_pages = {[LINK_PAGE_BROKEN] = SLICE_INIT("reports/broken.html")},
    };

    assert_true(feed_write_sitemap(&fixture->out, &renderer));
    assert_string_equal(
        text(fixture),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "<url><loc>https://a.example/t/index.html</loc></url>\n"
        "<url><loc>https://a.example/t/docs/a.html</loc><lastmod>2026-01-19</lastmod></url>\n"
        "<url><loc>https://a.example/t/docs/b.html</loc><lastmod>2026-02-01</lastmod></url>\n"
        "<url><loc>https://a.example/t/docs/c%20(x).html</loc></url>\n"
        "<url><loc>https://a.example/t/z/d.html</loc><lastmod>2026-01-19</lastmod></url>\n"
        /* An index of a folder that is a page of records, too, is there once; one that is the search page is not. */
        "<url><loc>https://a.example/t/docs/index.html</loc></url>\n"
        "<url><loc>https://a.example/t/records/patterns-2.html</loc></url>\n"
        "<url><loc>https://a.example/t/reports/index-2.html</loc></url>\n"
        "<url><loc>https://a.example/t/reports/broken.html</loc></url>\n"
        "</urlset>\n");
}

static void without_a_url_there_is_neither_feed_nor_sitemap(void **state)
{
    Fixture *fixture = *state;

    assert_false(feed_write_atom(&fixture->out, &fixture->scratch, &fixture->sample.site));
    assert_false(feed_write_sitemap(&fixture->out, &(Renderer){.site = &fixture->sample.site}));
    assert_int_equal(fixture->out.size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(links_of_markdown_are_absolute, begin, end),
        cmocka_unit_test_setup_teardown(links_of_markdown_are_relative_without_a_url,
                                        begin_without_url, end),
        cmocka_unit_test_setup_teardown(the_list_for_models_names_every_page_once, begin, end),
        cmocka_unit_test_setup_teardown(the_text_for_models_has_every_body, begin, end),
        cmocka_unit_test_setup_teardown(the_text_for_models_has_links_from_the_root_without_a_url,
                                        begin_without_url, end),
        cmocka_unit_test_setup_teardown(the_feed_has_the_newest_first, begin, end),
        cmocka_unit_test_setup_teardown(the_sitemap_has_all_pages_that_may_be_found, begin, end),
        cmocka_unit_test_setup_teardown(without_a_url_there_is_neither_feed_nor_sitemap,
                                        begin_without_url, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
