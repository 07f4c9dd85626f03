#include "base/json.h"
#include "base/json_view.h"

#include "unit/render/rendered_site.h"

#define HOSTILE "</script><script>alert(1)</script><!--<script> \"\\ & ' x"

static const SampleFile files[] = {
    {"README.md", "# Home\n\nWhat the team\nknows.\n"},
    {"docs/a b.md",
     "---\ntitle: '</script><script>alert(1)</script><!--<script> \"\\ & '' x'\nowner: Ada & Co\n"
     "last_updated: 2026-01-19\ntags: [x, '</script>']\ndescription: '\"><img src=x>'\n---\n"
     "Text.\n"},
    {"docs/c.md", "---\nagent: scribe\n---\n# C\n\n- no paragraph\n"},
    {"docs/d.md",
     "# D\n\nA paragraph of many words that goes on and on, because whoever wrote it wanted to "
     "say all of it at once, and did not think of those who see no more than its first words.\n"},
    {"docs/e.md", "# E\n\n## Why *not*\n\n```\ncode\n```\n\n##\n\n### How\n"},
};

enum { FILE_COUNT = sizeof files / sizeof files[0], PAGE_HOME = 0, PAGE_A, PAGE_C, PAGE_D, PAGE_E };

static void *open_site(Slice url)
{
    RenderedSite *site = test_malloc(sizeof *site);

    sample_site_begin(&site->sample);
    site->sample.settings.url = url;
    rendered_site_link(site, files, FILE_COUNT);
    rendered_site_open(site);
    return site;
}

static int begin(void **state)
{
    *state = open_site(SLICE("https://a.example/t/"));
    return 0;
}

static int begin_without_url(void **state)
{
    *state = open_site((Slice){NULL, 0});
    return 0;
}

static const char *text(RenderedSite *site)
{
    buffer_add_byte(&site->out, '\0');
    return site->out.data;
}

static const char *page(RenderedSite *site, uint32_t number)
{
    buffer_clear(&site->out);
    assert_true(renderer_write_page(&site->renderer, number, &site->out));
    return text(site);
}

/* The JSON in the page's one element for it, up to what ends a script element. */
static Slice linked_data(RenderedSite *site, uint32_t number)
{
    Slice start = SLICE("<script type=\"application/ld+json\">");
    Slice html = slice_from_string(page(site, number));
    Slice json = slice_from(html, slice_find(html, start, 0) + start.size);
    JsonProblem problem;

    assert_true(json.size < html.size);
    json = slice_part(json, 0, slice_find(json, SLICE("</script"), 0));
    assert_true(json_is_valid(&site->sample.arena, json, &problem));
    return arena_copy(&site->sample.arena, json);
}

static void expect_member(RenderedSite *site, Slice json, const char *key, const char *expected)
{
    Slice value;

    if (!json_view_find(json, key, &value)) {
        fail_msg("there is no \"%s\" in %.*s", key, SLICE_PRINT(json));
    }
    value = json_view_text(&site->sample.arena, value);
    assert_string_equal(arena_string(&site->sample.arena, value), expected);
}

static void expect_no_member(Slice json, const char *key)
{
    Slice value;

    assert_false(json_view_find(json, key, &value));
}

static void linked_data_says_what_is_known(void **state)
{
    Slice json = linked_data(*state, PAGE_A);
    Slice site;

    expect_member(*state, json, "@context", "https://schema.org");
    expect_member(*state, json, "@type", "TechArticle");
    expect_member(*state, json, "dateModified", "2026-01-19");
    expect_member(*state, json, "author", "Ada & Co");
    expect_member(*state, json, "inLanguage", "en");
    expect_member(*state, json, "url", "https://a.example/t/docs/a%20b.html");
    assert_true(json_view_find(json, "isPartOf", &site));
    expect_member(*state, site, "@type", "WebSite");
    expect_member(*state, site, "name", "Team memory");
    expect_member(*state, site, "url", "https://a.example/t/");
}

static void linked_data_says_nothing_else(void **state)
{
    Slice json = linked_data(*state, PAGE_C);

    expect_member(*state, json, "headline", "C");
    expect_member(*state, json, "author", "scribe");
    expect_no_member(json, "description");
    expect_no_member(json, "dateModified");
    expect_no_member(json, "keywords");
    expect_no_member(linked_data(*state, PAGE_D), "author");
}

static void a_title_does_not_end_the_script_element(void **state)
{
    Slice json = linked_data(*state, PAGE_A);

    expect_member(*state, json, "headline", HOSTILE);
    expect_member(*state, json, "description", "\"><img src=x>");
    assert_int_equal(slice_find_byte(json, '<', 0), json.size);
}

static void previews_have_title_summary_and_date(void **state)
{
    const char *html = page(*state, PAGE_A);

    expect(html, "<meta property=\"og:type\" content=\"article\">");
    expect(html, "<meta property=\"og:title\" content=\"&lt;/script&gt;&lt;script&gt;alert(1)");
    expect(html, "<meta property=\"og:site_name\" content=\"Team memory\">");
    expect(html, "<meta name=\"description\" content=\"&quot;&gt;&lt;img src=x&gt;\">");
    expect(html, "<meta property=\"og:description\" content=\"&quot;&gt;&lt;img src=x&gt;\">");
    expect(html, "<meta property=\"og:url\" content=\"https://a.example/t/docs/a%20b.html\">");
    expect(html, "<meta property=\"article:modified_time\" content=\"2026-01-19\">");
    expect(html, "<link rel=\"canonical\" href=\"https://a.example/t/docs/a%20b.html\">");
}

static void other_forms_and_neighbours_are_linked(void **state)
{
    const char *html = page(*state, PAGE_A);

    expect(html, "<link rel=\"alternate\" type=\"text/markdown\" href=\"a%20b.html.md\"");
    expect(html, "<link rel=\"alternate\" type=\"application/json\" "
                 "href=\"../memory/doc/docs/a%20b.json\"");
    expect(html, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.xml\"");
    expect(html, "<link rel=\"prev\" href=\"../index.html\">");
    expect(html, "<link rel=\"next\" href=\"c.html\">");
    expect_not(page(*state, PAGE_HOME), "rel=\"prev\"");
    expect_not(page(*state, PAGE_E), "rel=\"next\"");
}

static void without_a_description_it_is_the_first_paragraph(void **state)
{
    expect(page(*state, PAGE_HOME), "<meta name=\"description\" content=\"What the team knows.\">");
    expect_member(*state, linked_data(*state, PAGE_HOME), "description", "What the team knows.");
    expect(page(*state, PAGE_D),
           "<meta name=\"description\" content=\"A paragraph of many words that goes on and on, "
           "because whoever wrote it wanted to say all of it at once, and did not think of those "
           "who see no more than its\xE2\x80\xA6\">");
}

static void without_a_paragraph_it_is_the_headings_or_the_title(void **state)
{
    expect(page(*state, PAGE_E), "<meta name=\"description\" content=\"Why not \xC2\xB7 How\">");
    expect_member(*state, linked_data(*state, PAGE_E), "description", "Why not \xC2\xB7 How");
    expect(page(*state, PAGE_C), "<meta name=\"description\" content=\"C\">");
    expect_no_member(linked_data(*state, PAGE_C), "description");
}

static void without_a_url_no_address_is_made_up(void **state)
{
    const char *html = page(*state, PAGE_A);

    expect_not(html, "canonical");
    expect_not(html, "og:url");
    expect_not(html, "atom+xml");
    expect(html, "<meta property=\"og:title\"");

    Slice json = linked_data(*state, PAGE_A);
    Slice site;

    expect_no_member(json, "url");
    assert_true(json_view_find(json, "isPartOf", &site));
    expect_no_member(site, "url");
}

static void pages_that_nobody_should_find_say_so(void **state)
{
    static bool (*const writers[])(Renderer *, Buffer *) = {renderer_write_not_found,
                                                            renderer_write_search};
    RenderedSite *site = *state;

    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        buffer_clear(&site->out);
        assert_true(writers[i](&site->renderer, &site->out));
        expect(text(site), "<meta name=\"robots\" content=\"noindex\">");
        expect_not(site->out.data, "og:");
        expect_not(site->out.data, "canonical");
        expect_not(site->out.data, "ld+json");
    }
    expect_not(page(site, PAGE_A), "noindex");
}

static void a_folder_is_no_article(void **state)
{
    RenderedSite *site = *state;

    assert_int_equal(site->sample.site.folders[1].index_page, SITE_NONE);
    buffer_clear(&site->out);
    assert_true(renderer_write_folder(&site->renderer, 1, &site->out));
    expect(text(site), "<meta property=\"og:type\" content=\"website\">");
    expect(site->out.data,
           "<meta property=\"og:url\" content=\"https://a.example/t/docs/index.html\">");
    expect_not(site->out.data, "ld+json");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, rendered_site_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(linked_data_says_what_is_known),
        TEST(linked_data_says_nothing_else),
        TEST(a_title_does_not_end_the_script_element),
        TEST(previews_have_title_summary_and_date),
        TEST(other_forms_and_neighbours_are_linked),
        TEST(without_a_description_it_is_the_first_paragraph),
        TEST(without_a_paragraph_it_is_the_headings_or_the_title),
        cmocka_unit_test_setup_teardown(without_a_url_no_address_is_made_up, begin_without_url,
                                        rendered_site_end),
        TEST(pages_that_nobody_should_find_say_so),
        TEST(a_folder_is_no_article),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
