#include "render/collection_fields.h"
#include "render/page_fields.h"
#include "render/record_fields.h"
#include "render/site_fields.h"
#include "render/theme_fields.h"

#include "unit/render/rendered_site.h"

#include <stdio.h>

static const SampleFile files[] = {
    {"README.md",
     "---\nlast_updated: 2026-06-30\n---\n# Home\n\nSee [a](docs/a.md) and [gone](gone.md).\n"},
    {"docs/a.md",
     "---\nstatus: ACTIVE\nlast_updated: 2026-01-19\nowner: Ada & Co\ntags: [x, y]\n"
     "description: What \"a\" is.\n---\n# A *page*\n\n## One\n\n[b](b.md#two) [gone](none.md)\n\n"
     "![shot](pic.png) <a href=\"../README.md\">home</a>\n\n### Deeper\n\n## Two & three\n"},
    {"docs/b.md", "---\ntitle: B <i>\nstatus: DRAFT\ndraft: false\nlast_updated: 2025-01-01\n---\n"
                  "Text without a heading. [a](a.md)\n\n## Two\n"},
    {"docs/hidden.md", "---\ndraft: true\n---\n# Hidden\n\n[a](a.md)\n"},
    {"docs/later.md", "Before.\n\n# Later\n\ntext\n"},
    {"docs/sub/c.md", "# C\n\n[a](../a.md)\n"},
    {"zoo/only.md", "# Only\n"},
};

enum { FILE_COUNT = sizeof files / sizeof files[0] };

static void open_site(RenderedSite *fixture, const SampleFile *list, size_t count)
{
    rendered_site_link(fixture, list, count);
    rendered_site_open(fixture);
}

static int begin(void **state)
{
    RenderedSite *fixture = test_malloc(sizeof *fixture);

    sample_site_begin(&fixture->sample);
    open_site(fixture, files, FILE_COUNT);
    *state = fixture;
    return 0;
}

static const Page *find_page(const RenderedSite *fixture, const char *path)
{
    const Site *site = &fixture->sample.site;

    for (uint32_t i = 0; i < site->page_count; i++) {
        if (slice_is(site->pages[i].path, path)) {
            return &site->pages[i];
        }
    }
    fail_msg("there is no page %s", path);
    return NULL;
}

static void check_written(RenderedSite *fixture, bool written)
{
    const ScriptError *error = &fixture->renderer.sandbox.error;

    if (!written) {
        print_error("%.*s:%u: %.*s\n", SLICE_PRINT(error->path), error->line,
                    SLICE_PRINT(error->message));
        fail();
    }
    buffer_add_byte(&fixture->out, '\0');
}

/* The page of a document, as a string. */
static const char *page(RenderedSite *fixture, const char *path)
{
    buffer_clear(&fixture->out);
    check_written(fixture, renderer_write_page(&fixture->renderer, find_page(fixture, path)->number,
                                               &fixture->out));
    return fixture->out.data;
}

static const char *folder(RenderedSite *fixture, const char *path)
{
    const Site *site = &fixture->sample.site;

    for (uint32_t i = 0; i < site->folder_count; i++) {
        if (slice_is(site->folders[i].path, path)) {
            buffer_clear(&fixture->out);
            check_written(fixture, renderer_write_folder(&fixture->renderer, i, &fixture->out));
            return fixture->out.data;
        }
    }
    fail_msg("there is no folder %s", path);
    return NULL;
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part)) {
        count++;
    }
    return count;
}

static void a_page_says_what_is_known_of_it(void **state)
{
    const char *html = page(*state, "docs/a.md");

    assert_memory_equal(html, "<!doctype html>\n<html lang=\"en\">\n", 32);
    expect(html, "<title>A page · Team memory</title>");
    expect(html, "<meta name=\"description\" content=\"What &quot;a&quot; is.\">");
    expect(html, ">ACTIVE</span>");
    expect(html, "<span class=\"freshness due-soon\">");
    expect(html, "Updated <time datetime=\"2026-01-19\">2026-01-19</time>");
    expect(html, "Review by <time datetime=\"2026-07-18\">2026-07-18</time>");
    expect(html, "Owner <a href=\"../reports/owners.html#");
    expect(html, ">Ada &amp; Co</a>");
    expect(html, "<a class=\"tag\" href=\"../reports/tags.html#");
    expect(html, "Source: <code>docs/a.md</code>");
    expect(html, "href=\"a.html.md\"");
}

static void a_stale_page_is_marked_by_shape_and_text(void **state)
{
    const char *html = page(*state, "docs/b.md");

    expect(html, "aria-hidden=\"true\">■</span> Very stale</span>");
    expect(html, "Review was due");
}

static void links_lead_to_pages(void **state)
{
    const char *html = page(*state, "docs/a.md");

    expect(html, "<a href=\"b.html#two\">b</a>");
    expect(html, "<a href=\"../index.html\">home</a>");
}

static void a_dead_link_is_text_and_a_dead_image_stays(void **state)
{
    const char *html = page(*state, "docs/a.md");

    expect(html, "<a>gone</a>");
    expect(html, "<img src=\"pic.png\" alt=\"shot\"");
    expect(page(*state, "README.md"), "and <a>gone</a>.");
}

static void what_stands_around_a_page_is_linked(void **state)
{
    const char *html = page(*state, "docs/a.md");

    expect(html,
           "<li><a href=\"../index.html\">Home</a></li>\n<li><a href=\"index.html\">Docs</a></li>");
    expect(html, "rel=\"prev\" href=\"../index.html\"");
    expect(html, "rel=\"next\" href=\"b.html\"");
    expect(html, "<h2>Linked from</h2>\n<ul>\n<li><a href=\"../index.html\">Home</a></li>\n"
                 "<li><a href=\"b.html\">B &lt;i&gt;</a></li>\n<li><a "
                 "href=\"sub/c.html\">C</a></li>\n</ul>");
}

static void sections_are_listed(void **state)
{
    const char *html = page(*state, "docs/a.md");

    expect(html, "<li><a href=\"#one\">One</a>\n<ul>\n<li><a "
                 "href=\"#deeper\">Deeper</a></li>\n</ul>\n</li>\n"
                 "<li><a href=\"#two--three\">Two &amp; three</a>\n</li>");
    expect_not(page(*state, "docs/sub/c.md"), "page:sections");
}

static void a_page_has_one_heading_at_its_top(void **state)
{
    const char *html = page(*state, "docs/a.md");

    assert_int_equal(count_of(html, "<h1"), 1);
    assert_true(strstr(html, "<em>page</em></h1>") < strstr(html, "class=\"facts\""));
    html = page(*state, "docs/b.md");
    expect(html, "<h1>B &lt;i&gt;</h1>");
    html = page(*state, "docs/later.md");
    assert_int_equal(count_of(html, "<h1"), 1);
    expect(html, "<p>Before.</p>\n<h1");
}

static void a_page_whose_headings_have_no_words_is_headed_by_its_title(void **state)
{
    static const SampleFile silent[] = {
        {"a.md", "---\ntitle: A\n---\n# ![](a.svg)\n\n#\n\n## B\n"}};
    RenderedSite fixture = {0};
    const char *html;

    (void)state;
    sample_site_begin(&fixture.sample);
    open_site(&fixture, silent, 1);
    html = page(&fixture, "a.md");
    assert_int_equal(count_of(html, "<h1"), 1);
    expect(html, "<h1>A</h1>");
    expect(html, "class=\"heading\"><img");
    rendered_site_close(&fixture);
}

static void the_current_page_is_marked_once(void **state)
{
    static const char *const paths[] = {"README.md", "docs/a.md", "docs/b.md", "docs/sub/c.md"};

    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        assert_int_equal(count_of(page(*state, paths[i]), "aria-current"), 1);
    }
    expect(page(*state, "docs/b.md"), "<a href=\"b.html\" aria-current=\"page\">B &lt;i&gt;</a>");
    expect(folder(*state, "docs/sub"), "<a href=\"index.html\" aria-current=\"page\">Overview</a>");
}

static void a_page_that_is_not_published_is_nowhere(void **state)
{
    expect_not(page(*state, "docs/a.md"), "hidden.html");
    expect_not(folder(*state, "docs"), "hidden.html");
    expect_not(page(*state, "README.md"), "hidden.html");
}

static void a_folder_lists_what_is_in_it(void **state)
{
    const char *html = folder(*state, "docs");

    expect(html, "<h1>Docs</h1>");
    expect(html, "4 pages");
    expect(html, "1 stale");
    expect(html, "<li><a href=\"sub/index.html\">Sub</a>");
    expect(html, "<p>What &quot;a&quot; is.</p>");
    html = page(*state, "README.md");
    expect(html,
           "<li><a href=\"docs/index.html\">Docs</a> <span class=\"count\">4, 1 stale</span></li>");
    expect(html, "<h2>Recently updated</h2>");
}

static void pages_hold_nothing_that_their_policy_forbids(void **state)
{
    static const char *const paths[] = {"README.md", "docs/a.md", "docs/sub/c.md"};

    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const char *html = page(*state, paths[i]);

        expect(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
        expect_not(html, "<style");
        expect_not(html, " style=");
        expect_not(html, " onclick");
        expect_not(html, "src=\"http");
        assert_int_equal(count_of(html, "<script type=\"application/ld+json\">{"), 1);
        assert_int_equal(count_of(html, "<script"), count_of(html, "\"></script>") + 1);
    }
}

static void a_page_does_not_depend_on_those_before_it(void **state)
{
    RenderedSite *fixture = *state;
    RenderedSite other;
    char *forwards[FILE_COUNT] = {NULL};

    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (find_page(fixture, files[i].path)->published) {
            const char *html = page(fixture, files[i].path);
            forwards[i] = arena_string(&fixture->sample.arena, slice_from_string(html));
        }
    }
    sample_site_begin(&other.sample);
    open_site(&other, files, FILE_COUNT);
    for (size_t i = FILE_COUNT; i-- > 0;) {
        if (forwards[i]) {
            assert_string_equal(page(&other, files[i].path), forwards[i]);
        }
    }
    rendered_site_close(&other);
}

static void without_a_url_nothing_is_absolute(void **state)
{
    expect_not(page(*state, "docs/a.md"), "canonical");
    expect_not(page(*state, "docs/a.md"), "atom+xml");
}

static void a_url_makes_canonical_links_and_a_404_page_for_any_place(void **state)
{
    RenderedSite fixture;

    (void)state;
    sample_site_begin(&fixture.sample);
    fixture.sample.settings.url = SLICE("https://a.example/team/");
    open_site(&fixture, files, FILE_COUNT);
    expect(page(&fixture, "docs/a.md"),
           "<link rel=\"canonical\" href=\"https://a.example/team/docs/a.html\">");
    expect(page(&fixture, "docs/a.md"), "href=\"../feed.xml\"");
    buffer_clear(&fixture.out);
    check_written(&fixture, renderer_write_not_found(&fixture.renderer, &fixture.out));
    expect(fixture.out.data, "href=\"/team/assets/style.");
    expect(fixture.out.data, "<a href=\"/team/index.html\">To the first page</a>");
    expect(fixture.out.data, "href=\"/team/docs/index.html\"");
    expect_not(fixture.out.data, "aria-current");
    /* The next page has relative links again, and a navigation of its own. */
    expect(page(&fixture, "docs/a.md"), "<a href=\"../index.html\">Home</a>");
    rendered_site_close(&fixture);
}

static const char *search_page(RenderedSite *fixture)
{
    buffer_clear(&fixture->out);
    check_written(fixture, renderer_write_search(&fixture->renderer, &fixture->out));
    return fixture->out.data;
}

static void the_search_page_has_a_form_and_for_who_has_no_scripts_a_list(void **state)
{
    const char *html = search_page(*state);

    expect(html, "<form class=\"search\" role=\"search\" action=\"index.html\">");
    expect(html, "<noscript>");
    expect(html, "<a href=\"../docs/index.html\">");
    expect(html, "<script defer src=\"../assets/search.");
    expect_not(html, "aria-current");
    expect(page(*state, "docs/a.md"),
           "<form class=\"search\" role=\"search\" action=\"../search/index.html\">");
}

static void the_search_page_shows_what_is_in_a_folder_of_its_name(void **state)
{
    static const SampleFile own[] = {{"README.md", "# Home\n"}, {"search/how.md", "# How\n"}};
    RenderedSite fixture;
    const char *html;
    const char *list;

    (void)state;
    sample_site_begin(&fixture.sample);
    open_site(&fixture, own, 2);
    html = search_page(&fixture);
    list = strstr(html, "</noscript>");
    assert_non_null(list);
    expect(list, "<a href=\"how.html\">How</a>");
    expect(html, "<a href=\"index.html\" aria-current=\"page\">Overview</a>");
    rendered_site_close(&fixture);
}

static void a_page_that_is_replaced_leads_to_what_replaces_it(void **state)
{
    static const SampleFile replaced[] = {
        {"docs/new.md", "---\nstatus: DRAFT\nsuperseded_by: new.md\n---\n# The new way\n"},
        {"docs/old.md", "---\nstatus: DEPRECATED\nsuperseded_by: new.md\n---\n# Old\n"},
        {"docs/older.md", "---\nstatus: DEPRECATED\nsuperseded_by: [ADR 12, /docs/old]\n---\n"},
        {"docs/oldest.md", "---\nstatus: DEPRECATED\nsuperseded_by: gone.md\n---\n"},
    };
    RenderedSite fixture;

    (void)state;
    sample_site_begin(&fixture.sample);
    open_site(&fixture, replaced, sizeof replaced / sizeof *replaced);
    expect(page(&fixture, "docs/old.md"), "Read <a href=\"new.html\">The new way</a> instead.");
    expect(page(&fixture, "docs/older.md"), "Read <a href=\"old.html\">Old</a> instead.");
    expect(page(&fixture, "docs/oldest.md"), "<b>Deprecated.</b>");
    expect_not(page(&fixture, "docs/oldest.md"), "instead");
    expect_not(page(&fixture, "docs/new.md"), "instead");
    expect(page(&fixture, "docs/new.md"), "<b>Draft.</b>");
    rendered_site_close(&fixture);
}

static void a_page_says_what_its_status_means(void **state)
{
    StatusMeaning own = {SLICE("ACTIVE"), SLICE("Right, and <checked>")};
    RenderedSite fixture;

    expect(page(*state, "docs/a.md"), "<span>In use, and kept up to date</span>");
    sample_site_begin(&fixture.sample);
    fixture.sample.settings.status_meanings = &own;
    fixture.sample.settings.status_meaning_count = 1;
    open_site(&fixture, files, FILE_COUNT);
    expect(page(&fixture, "docs/a.md"), "<span>Right, and &lt;checked&gt;</span>");
    expect(page(&fixture, "docs/b.md"), "<span>Not finished yet</span>");
    rendered_site_close(&fixture);
}

static void a_page_leads_to_where_it_is_edited(void **state)
{
    static const SampleFile odd[] = {{"a \"b\"?.md", "# Odd\n"}};
    RenderedSite fixture;

    expect_not(page(*state, "docs/a.md"), "Edit this page");
    sample_site_begin(&fixture.sample);
    fixture.sample.settings.edit = SLICE("https://g.example/edit/{path}?at={line}&p={path}");
    open_site(&fixture, odd, 1);
    expect(
        page(&fixture, "a \"b\"?.md"),
        "<a href=\"https://g.example/edit/a%20%22b%22%3F.md?at=1&amp;p=a%20%22b%22%3F.md\">Edit");
    rendered_site_close(&fixture);
}

static void a_page_leads_to_its_source_and_says_where_its_sections_are(void **state)
{
    static const SampleFile cut[] = {
        {"{line}.md", "---\nowner: A\n---\n\n# Cut\n\n## Hot & cold\n\n> ### Told\n"}};
    RenderedSite fixture;

    expect_not(page(*state, "docs/a.md"), "data-lines");
    sample_site_begin(&fixture.sample);
    fixture.sample.settings.edit = SLICE("https://g.example/edit/{path}#L{line}");
    fixture.sample.settings.source = SLICE("https://g.example/{path}?a&b#L{line}-L{last_line}");
    open_site(&fixture, cut, 1);
    expect(page(&fixture, "{line}.md"),
           "<article data-source=\"https://g.example/%7Bline%7D.md?a&amp;b#L{line}-L{last_line}\" "
           "data-lines=\"cut 5 hot--cold 7 told 9\">");
    expect(page(&fixture, "{line}.md"),
           "<a href=\"https://g.example/%7Bline%7D.md?a&amp;b#L1-L1\"><code>{line}.md</code></a>");
    rendered_site_close(&fixture);
}

static void sections_lead_to_where_they_are_edited_when_nothing_else_has_lines(void **state)
{
    static const SampleFile cut[] = {{"a.md", "# Cut\n\n## Deep\n"}};
    RenderedSite fixture;

    (void)state;
    sample_site_begin(&fixture.sample);
    fixture.sample.settings.edit = SLICE("https://g.example/edit/{path}#L{line}");
    fixture.sample.settings.source = SLICE("https://g.example/{path}");
    open_site(&fixture, cut, 1);
    expect(
        page(&fixture, "a.md"),
        "<article data-edit=\"https://g.example/edit/a.md#L{line}\" data-lines=\"cut 1 deep 3\">");
    fixture.sample.settings.edit = SLICE("https://g.example/edit/{path}");
    expect_not(page(&fixture, "a.md"), "data-lines");
    rendered_site_close(&fixture);
}

static const SampleFile *many_files(Arena *arena, size_t count)
{
    SampleFile *list = arena_new_array(arena, SampleFile, count);

    for (size_t i = 0; i < count; i++) {
        list[i].path = arena_format(arena, "all/page-%05zu.md%c", i, '\0').data;
        list[i].text = arena_format(arena, "# Page %zu\n%c", i, '\0').data;
    }
    return list;
}

static size_t size_of_site(size_t count)
{
    RenderedSite fixture;
    size_t size = 0;

    sample_site_begin(&fixture.sample);
    open_site(&fixture, many_files(&fixture.sample.arena, count), count);
    for (uint32_t i = 0; i < count; i++) {
        buffer_clear(&fixture.out);
        check_written(&fixture, renderer_write_page(&fixture.renderer, i, &fixture.out));
        assert_int_equal(count_of(fixture.out.data, "aria-current"), 1);
        size += fixture.out.size;
    }
    rendered_site_close(&fixture);
    return size;
}

static void navigation_does_not_grow_with_the_square_of_pages(void **state)
{
    size_t once;
    size_t twice;

    (void)state;
    once = size_of_site(400);
    twice = size_of_site(800);
    assert_true(twice < once * 21 / 10);
}

static void every_field_has_a_place_in_order_and_help(void **state)
{
    const TemplateKind *const kinds[] = {&page_kind, &folder_kind, &site_kind, &collection_kind,
                                         &part_kind, &record_kind, &theme_kind};

    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        for (size_t j = 0; j < kinds[i]->count; j++) {
            assert_true(kinds[i]->fields[j].help[0] != '\0');
            assert_true(j == 0 ||
                        strcmp(kinds[i]->fields[j - 1].name, kinds[i]->fields[j].name) < 0);
        }
    }
}

/* A site whose page template is `text`, and whose navigation is `navigation`, unless NULL. */
static bool open_with_template(RenderedSite *fixture, const char *text, const char *navigation,
                               ScriptError *error)
{
    sample_site_begin(&fixture->sample);
    rendered_site_link(fixture, files, FILE_COUNT);
    rendered_site_replace(fixture, "page", text);
    if (navigation) {
        rendered_site_replace(fixture, "navigation", navigation);
    }
    return rendered_site_try(fixture, error);
}

static void every_field_can_be_written(void **state)
{
    RenderedSite fixture;
    ScriptError error;
    Buffer text;

    (void)state;
    sample_site_begin(&fixture.sample);
    buffer_init(&text, &fixture.sample.arena);
    for (size_t i = 0; i < page_kind.count; i++) {
        buffer_add_format(&text, "%s=<%%- type(page.%s) %%>\n", page_kind.fields[i].name,
                          page_kind.fields[i].name);
    }
    for (size_t i = 0; i < folder_kind.count; i++) {
        buffer_add_format(&text, "folder.%s=<%%- type(page.folder.%s) %%>\n",
                          folder_kind.fields[i].name, folder_kind.fields[i].name);
    }
    for (size_t i = 0; i < site_kind.count; i++) {
        buffer_add_format(&text, "site.%s=<%%- type(site.%s) %%>\n", site_kind.fields[i].name,
                          site_kind.fields[i].name);
    }
    buffer_add_byte(&text, '\0');
    RenderedSite other;
    assert_true(open_with_template(&other, text.data, NULL, &error));
    const char *out = page(&other, "docs/a.md");
    expect(out, "backlinks=table");
    expect(out, "body=userdata");
    expect(out, "is_draft=boolean");
    expect(out, "words=number");
    expect(out, "folder.is_root=boolean");
    expect(out, "site.recent=table");
    rendered_site_close(&other);
    sample_site_end(&fixture.sample);
}

static void a_template_that_fails_is_told_with_its_place(void **state)
{
    static const struct {
        const char *text;
        uint32_t line;
        const char *message;
    } cases[] = {
        {"<p>\n<%= page.titel %>", 2, "a page has no \"titel\"; did you mean \"title\"?"},
        {"\n\n<%= site.x %>", 3, "a site has no \"x\""},
        {"<%= page.folder.pagse %>", 1, "a folder has no \"pagse\"; did you mean \"pages\"?"},
        {"<%= page.body %>", 1, "this is HTML already: write it with <%- %>"},
        {"<%= asset('x.css') %>", 1, "the theme has no asset \"x.css\""},
        {"<%= asset('styel.css') %>", 1,
         "the theme has no asset \"styel.css\"; did you mean \"style.css\"?"},
        {"\n<% include('trial') %>", 2, "there is no template \"trial\"; did you mean \"trail\"?"},
        {"<%= theme.optoin %>", 1, "a theme has no \"optoin\"; did you mean \"option\"?"},
        {"<%= theme.option.x %>", 1, "the theme has no option \"x\""},
        {"<%= knid %>", 1, "there is no \"knid\"; did you mean \"kind\"?"},
        {"\n<% while true do end %>", 2, "it runs too long"},
        {"\n<%- navigation(1) %>", 2,
         "bad argument #1 to 'navigation' (a page, folder or collection is expected)"},
        {"<% page.title = 'x' %>", 1, "attempt to index a page value (global 'page')"},
        {"<% near(page.folder, page) %>", 1,
         "bad argument #2 to 'near' (a folder or nil is expected)"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        RenderedSite fixture;
        ScriptError error;

        assert_true(open_with_template(&fixture, cases[i].text, NULL, &error));
        assert_false(renderer_write_page(&fixture.renderer, 1, &fixture.out));
        error = fixture.renderer.sandbox.error;
        if (!slice_is(error.message, cases[i].message)) {
            print_error("%s\n%.*s\n", cases[i].message, SLICE_PRINT(error.message));
            fail();
        }
        assert_int_equal(error.line, cases[i].line);
        assert_true(slice_is(error.path, "own/templates/page.html"));
        rendered_site_close(&fixture);
    }
}

static void a_template_that_does_not_compile_is_told_when_opened(void **state)
{
    RenderedSite fixture;
    ScriptError error;

    (void)state;
    assert_false(open_with_template(&fixture, "\n<% if %>", NULL, &error));
    assert_int_equal(error.line, 2);
    assert_true(slice_is(error.path, "own/templates/page.html"));
    sample_site_end(&fixture.sample);
}

static void a_navigation_whose_error_is_caught_fails_the_page(void **state)
{
    RenderedSite fixture;
    ScriptError error;

    (void)state;
    assert_true(open_with_template(&fixture, "<% pcall(navigation, page) %>x",
                                   "<a><%= folder.titel %>", &error));
    for (size_t i = 0; i < 2; i++) {
        assert_false(renderer_write_page(&fixture.renderer, 1, &fixture.out));
        assert_true(slice_is(fixture.renderer.sandbox.error.message, "the navigation failed"));
    }
    rendered_site_close(&fixture);
}

/* It is made for this page alone: its memory must last until the page ends. */
static void a_navigation_of_its_own_whose_error_is_caught_fails_the_page(void **state)
{
    RenderedSite fixture;

    (void)state;
    sample_site_begin(&fixture.sample);
    fixture.sample.settings.url = SLICE("https://a.example/team/");
    rendered_site_link(&fixture, files, FILE_COUNT);
    rendered_site_replace(&fixture, "404",
                          "<% pcall(navigation, site.root) for i = 1, 1000 do %><%= i %><% end %>");
    rendered_site_replace(&fixture, "navigation", "<a><%= folder.titel %>");
    rendered_site_open(&fixture);
    assert_false(renderer_write_not_found(&fixture.renderer, &fixture.out));
    assert_true(slice_is(fixture.renderer.sandbox.error.message, "the navigation failed"));
    rendered_site_close(&fixture);
}

static void a_navigation_knows_no_page(void **state)
{
    RenderedSite fixture;
    ScriptError error;

    (void)state;
    assert_true(
        open_with_template(&fixture, "<%- navigation(page) %>", "\n<%= page.title %>", &error));
    assert_false(renderer_write_page(&fixture.renderer, 1, &fixture.out));
    assert_int_equal(fixture.renderer.sandbox.error.line, 2);
    rendered_site_close(&fixture);
}

static void a_page_cannot_leave_anything_for_the_next(void **state)
{
    RenderedSite fixture;
    ScriptError error;

    (void)state;
    assert_true(open_with_template(
        &fixture,
        "<% pcall(function() string.seen = 1 end) pcall(function() _G.seen = 1 end) "
        "local s = pcall(function() return seen end) %><%= tostring(s) %><%= tostring(string.seen) "
        "%>"
        "<% seen = 1 %>",
        NULL, &error));
    assert_string_equal(page(&fixture, "README.md"), "falsenil");
    assert_string_equal(page(&fixture, "docs/a.md"), "falsenil");
    rendered_site_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_says_what_is_known_of_it, begin, rendered_site_end),
        cmocka_unit_test_setup_teardown(a_stale_page_is_marked_by_shape_and_text, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(links_lead_to_pages, begin, rendered_site_end),
        cmocka_unit_test_setup_teardown(a_dead_link_is_text_and_a_dead_image_stays, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(what_stands_around_a_page_is_linked, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(sections_are_listed, begin, rendered_site_end),
        cmocka_unit_test_setup_teardown(a_page_has_one_heading_at_its_top, begin,
                                        rendered_site_end),
        cmocka_unit_test(a_page_whose_headings_have_no_words_is_headed_by_its_title),
        cmocka_unit_test_setup_teardown(the_current_page_is_marked_once, begin, rendered_site_end),
        cmocka_unit_test_setup_teardown(a_page_that_is_not_published_is_nowhere, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(a_folder_lists_what_is_in_it, begin, rendered_site_end),
        cmocka_unit_test_setup_teardown(pages_hold_nothing_that_their_policy_forbids, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(a_page_does_not_depend_on_those_before_it, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(without_a_url_nothing_is_absolute, begin,
                                        rendered_site_end),
        cmocka_unit_test(a_url_makes_canonical_links_and_a_404_page_for_any_place),
        cmocka_unit_test_setup_teardown(
            the_search_page_has_a_form_and_for_who_has_no_scripts_a_list, begin, rendered_site_end),
        cmocka_unit_test(the_search_page_shows_what_is_in_a_folder_of_its_name),
        cmocka_unit_test(navigation_does_not_grow_with_the_square_of_pages),
        cmocka_unit_test(every_field_has_a_place_in_order_and_help),
        cmocka_unit_test(every_field_can_be_written),
        cmocka_unit_test(a_template_that_fails_is_told_with_its_place),
        cmocka_unit_test(a_template_that_does_not_compile_is_told_when_opened),
        cmocka_unit_test(a_navigation_whose_error_is_caught_fails_the_page),
        cmocka_unit_test(a_navigation_of_its_own_whose_error_is_caught_fails_the_page),
        cmocka_unit_test(a_navigation_knows_no_page),
        cmocka_unit_test_setup_teardown(a_page_says_what_its_status_means, begin,
                                        rendered_site_end),
        cmocka_unit_test_setup_teardown(a_page_leads_to_its_source_and_says_where_its_sections_are,
                                        begin, rendered_site_end),
        cmocka_unit_test(sections_lead_to_where_they_are_edited_when_nothing_else_has_lines),
        cmocka_unit_test_setup_teardown(a_page_leads_to_where_it_is_edited, begin,
                                        rendered_site_end),
        cmocka_unit_test(a_page_that_is_replaced_leads_to_what_replaces_it),
        cmocka_unit_test(a_page_cannot_leave_anything_for_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
