#include "render/collection_fields.h"
#include "render/record_fields.h"

#include "unit/render/rendered_site.h"

static const SampleFile files[] = {
    {"README.md", "# Home\n\n## Pattern 1: Retry\n\n**Why:** It's A & B.\n\n```sh\nretry\n```\n"},
    {"docs/a.md", "---\nstatus: ACTIVE\nlast_updated: 2026-07-01\n---\n# A & B\n\n"
                  "## Decision 1: Use C\n\n**Status:** Accepted\n\n**Decision:** C.\n\n"
                  "## Decision 2: Stay\n\n**Decision:** Yes.\n\n"
                  "The query:\n\n```sql\nselect 1\n```\n\n## Second\n\n```sql\nselect 2\n```\n"},
    {"records/own.md", "# Own\n"},
};

enum { FILE_COUNT = sizeof files / sizeof *files };

typedef struct Replacement {
    const char *name;
    const char *text;
} Replacement;

/* A site with the default theme, in which one template may be another. */
static void open_site(RenderedSite *fixture, const SampleFile *list, size_t count,
                      Replacement other)
{
    fixture->sample.has_records = true;
    rendered_site_link(fixture, list, count);
    if (other.name != NULL) {
        rendered_site_replace(fixture, other.name, other.text);
    }
    rendered_site_open(fixture);
}

static int begin(void **state)
{
    RenderedSite *fixture = test_malloc(sizeof *fixture);

    sample_site_begin(&fixture->sample);
    fixture->sample.settings.url = SLICE("https://a.example/");
    *state = fixture;
    return 0;
}

static uint32_t find_part(const RenderedSite *fixture, const char *address)
{
    const CollectionSet *set = &fixture->renderer.collections;

    for (uint32_t i = 0; i < set->part_count; i++) {
        if (slice_is(set->parts[i].address, address)) {
            return i;
        }
    }
    fail_msg("there is no page %s", address);
    return 0;
}

/* The page at an address, as a string. */
static const char *page_at(RenderedSite *fixture, const char *address)
{
    const ScriptError *error = &fixture->renderer.sandbox.error;

    buffer_clear(&fixture->out);
    if (!renderer_write_part(&fixture->renderer, find_part(fixture, address), &fixture->out)) {
        fail_msg("%.*s:%u: %.*s", SLICE_PRINT(error->path), error->line,
                 SLICE_PRINT(error->message));
    }
    buffer_add_byte(&fixture->out, '\0');
    return fixture->out.data;
}

static void the_index_counts_all_kinds(void **state)
{
    open_site(*state, files, FILE_COUNT, (Replacement){NULL, NULL});

    const char *html = page_at(*state, "records/index.html");

    expect(html, "<title>Records · Team memory</title>");
    expect(html, "<a href=\"patterns.html\">Patterns</a> <span class=\"count\">1</span>");
    expect(html, "<a href=\"decisions.html\">Decisions</a> <span class=\"count\">2</span>");
    expect(html, "<a href=\"code/index.html\">Code</a> <span class=\"count\">3</span>");
    expect(html, "<a href=\"code/sql.html\">sql</a> <span class=\"count\">2</span>");
    expect(html, "<a href=\"../memory/records.jsonl\">");
    expect(html, "<span>3 documents</span>");
    expect_not(html, "<span>2 decisions</span>");
    expect(html, "<a href=\"index.html\" aria-current=\"page\">Overview</a>");
    expect(html, "<link rel=\"canonical\" href=\"https://a.example/records/index.html\">");
}

static void the_index_lists_what_is_in_a_folder_of_that_name(void **state)
{
    open_site(*state, files, FILE_COUNT, (Replacement){NULL, NULL});
    expect(page_at(*state, "records/index.html"), "<a href=\"own.html\">Own</a>");
}

static void a_record_leads_to_its_place_and_its_source(void **state)
{
    open_site(*state, files, FILE_COUNT, (Replacement){NULL, NULL});

    const char *html = page_at(*state, "records/code/sql.html");

    expect(html, "<h1>Code: sql</h1>");
    expect(html, "<h2><a href=\"../../docs/a.html\">A &amp; B</a></h2>");
    expect(html, "<article class=\"record\" data-status=\"ACTIVE\">\n<h3><a "
                 "href=\"../../docs/a.html#decision-2-stay\">The query</a>\n</h3>\n"
                 "<pre><code class=\"language-sql\">select 1</code></pre>\n<p class=\"source\"><a "
                 "href=\"../../docs/a.html.md\">docs/a.md:19-21</a></p>");
    /* What has no label is called as its section. */
    expect(html, ">Second</a>\n</h3>\n<pre><code class=\"language-sql\">select 2<");
    expect(html, "<a class=\"folder\" href=\"sql.html\" aria-current=\"page\">sql");
    expect(html, "<li><a href=\"../../index.html\">Home</a></li>\n<li><a "
                 "href=\"../index.html\">Records</a></li>\n<li><a href=\"index.html\">Code</a>");
}

static void a_decision_shows_a_status_of_its_own(void **state)
{
    open_site(*state, files, FILE_COUNT, (Replacement){NULL, NULL});

    const char *html = page_at(*state, "records/decisions.html");

    expect(html, "data-status=\"Accepted\">\n<h3><a href=\"../docs/a.html#decision-1-use-c\">Use "
                 "C</a>\n<span class=\"status\">Accepted</span>\n</h3>");
    expect(html, "data-status=\"ACTIVE\">\n<h3><a "
                 "href=\"../docs/a.html#decision-2-stay\">Stay</a>\n</h3>");
}

static void a_memory_says_what_it_is_made_of(void **state)
{
    open_site(*state, files, FILE_COUNT, (Replacement){NULL, NULL});
    expect(page_at(*state, "records/memories.html"),
           ">Retry</a>\n<span class=\"tag\">pattern</span>\n</h3>");
}

static void long_lists_have_a_pager(void **state)
{
    RenderedSite *fixture = *state;
    Buffer text;

    buffer_init(&text, &fixture->sample.arena);
    buffer_add_string(&text, "# Many\n");
    for (int i = 0; i < 950; i++) {
        buffer_add_format(&text, "\n```sh\n%d\n```\n", i);
    }
    buffer_add_byte(&text, '\0');

    SampleFile many = {"a.md", text.data};

    open_site(fixture, &many, 1, (Replacement){NULL, NULL});

    const char *html = page_at(fixture, "records/code/bash-5.html");

    expect(html, "<title>Code: bash, page 5 · Team memory</title>");
    expect(html, "401–500 of 950");
    expect(html, "<a rel=\"prev\" href=\"bash-4.html\">Previous</a>\n<a href=\"bash.html\">1</a>\n"
                 "<span>…</span>\n<a href=\"bash-3.html\">3</a>\n<a href=\"bash-4.html\">4</a>\n"
                 "<span aria-current=\"page\">5</span>\n<a href=\"bash-6.html\">6</a>\n"
                 "<a href=\"bash-7.html\">7</a>\n<span>…</span>\n<a href=\"bash-10.html\">10</a>\n"
                 "<a rel=\"next\" href=\"bash-6.html\">Next</a>");
    expect_not(page_at(fixture, "records/code/bash.html"), "rel=\"prev\"");
    expect_not(page_at(fixture, "records/code/bash-10.html"), "rel=\"next\"");
}

static void code_in_a_language_without_a_list_says_which(void **state)
{
    RenderedSite *fixture = *state;
    Buffer text;

    buffer_init(&text, &fixture->sample.arena);
    buffer_add_string(&text, "# Many\n");
    for (int i = 0; i <= COLLECTION_LANGUAGES_MOST; i++) {
        buffer_add_format(&text, "\n```l%03d\n%d\n```\n", i, i);
    }
    buffer_add_byte(&text, '\0');

    SampleFile many = {"a.md", text.data};

    open_site(fixture, &many, 1, (Replacement){NULL, NULL});

    const char *html = page_at(fixture, "records/code/other-languages.html");

    expect(html, "<h1>Other languages</h1>");
    expect(html, "<span class=\"tag\">l100</span>\n</h3>");
    expect_not(page_at(fixture, "records/code/l001.html"), "<span class=\"tag\">");
}

static void a_page_does_not_depend_on_those_before_it(void **state)
{
    RenderedSite *fixture = *state;
    const char *last;
    const char *again;

    open_site(fixture, files, FILE_COUNT, (Replacement){NULL, NULL});
    last = arena_string(&fixture->sample.arena,
                        slice_from_string(page_at(fixture, "records/code/sql.html")));
    for (uint32_t i = 0; i < fixture->renderer.collections.part_count; i++) {
        buffer_clear(&fixture->out);
        assert_true(renderer_write_part(&fixture->renderer, i, &fixture->out));
    }
    again = page_at(fixture, "records/code/sql.html");
    assert_string_equal(again, last);
}

static void all_pages_lead_to_the_records(void **state)
{
    RenderedSite *fixture = *state;

    open_site(fixture, files, FILE_COUNT, (Replacement){NULL, NULL});
    buffer_clear(&fixture->out);
    assert_true(renderer_write_page(&fixture->renderer, 1, &fixture->out));
    buffer_add_byte(&fixture->out, '\0');
    expect(fixture->out.data, "<li><a href=\"../records/index.html\">Records</a></li>");
}

static void an_empty_template_leaves_these_pages_out(void **state)
{
    RenderedSite *fixture = *state;

    open_site(fixture, files, FILE_COUNT - 1, (Replacement){"records", " \n"});
    assert_int_equal(fixture->renderer.collections.part_count, 0);
    assert_true(renderer_write_page(&fixture->renderer, 0, &fixture->out));
    buffer_add_byte(&fixture->out, '\0');
    expect_not(fixture->out.data, "records/index.html");
}

/* Asks for all fields of what is called so. */
static void ask_all(Buffer *text, const char *name, const TemplateKind *kind)
{
    for (size_t i = 0; i < kind->count; i++) {
        buffer_add_format(text, "<%% local _ = %s.%s %%>", name, kind->fields[i].name);
    }
}

static void every_field_can_be_asked_for(void **state)
{
    RenderedSite *fixture = *state;
    Buffer text;

    buffer_init(&text, &fixture->sample.arena);
    buffer_add_string(&text, "<% for _, document in ipairs(part.documents) do for _, record in "
                             "ipairs(document.records) do %>");
    ask_all(&text, "record", &record_kind);
    buffer_add_string(&text, "<% end end %>");
    ask_all(&text, "part", &part_kind);
    ask_all(&text, "part.collection", &collection_kind);
    buffer_add_byte(&text, '\0');
    open_site(fixture, files, FILE_COUNT, (Replacement){"record-list", text.data});
    for (uint32_t i = 0; i < fixture->renderer.collections.part_count; i++) {
        assert_true(renderer_write_part(&fixture->renderer, i, &fixture->out));
    }
}

static void members_are_tables(void **state)
{
    static const char text[] =
        "<% for _, document in ipairs(part.documents) do for _, record in "
        "ipairs(document.records) do local m = record.members %>"
        "[<%= record.kind %> <%= m.name %>|<%= m.ordinal %>|<%= m.rationale %>|"
        "<%= m.code and m.code[1].text %>|<%= m.content and m.content.name %>|<%= m.role %>]"
        "<% end end %>";

    open_site(*state, files, FILE_COUNT, (Replacement){"record-list", text});
    assert_string_equal(page_at(*state, "records/patterns.html"),
                        "[pattern Retry|1|It&#39;s A &amp; B.|retry||]");
    expect(page_at(*state, "records/memories.html"), "[memory ||||Retry|system]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, rendered_site_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_index_counts_all_kinds),
        TEST(the_index_lists_what_is_in_a_folder_of_that_name),
        TEST(a_record_leads_to_its_place_and_its_source),
        TEST(a_decision_shows_a_status_of_its_own),
        TEST(a_memory_says_what_it_is_made_of),
        TEST(long_lists_have_a_pager),
        TEST(code_in_a_language_without_a_list_says_which),
        TEST(a_page_does_not_depend_on_those_before_it),
        TEST(all_pages_lead_to_the_records),
        TEST(an_empty_template_leaves_these_pages_out),
        TEST(every_field_can_be_asked_for),
        TEST(members_are_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
