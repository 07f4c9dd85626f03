#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "index/search_facets.h"
#include "unit/searched_site.h"

static void add_team_documents(SearchedSite *site)
{
    searched_site_add(site, "docs/deploy.md",
                      "---\ntitle: Deploying\nstatus: ACTIVE\nlast_updated: 2026-01-10\n"
                      "owner: Ann, Bob\ntags: [release, Ops]\nseverity: P1\n---\n\n# Deploying\n\n"
                      "How we deploy the service.\n\n## Roll back a release\n\n"
                      "Run the script, then look at the error budget.\n\n"
                      "```sh\nkubectl rollout undo deployment/web --force\n```\n\n"
                      "## Feature flags\n\nFlags are migrated by hand.\n");
    searched_site_add(site, "docs/database.md",
                      "---\nstatus: DEPRECATED\nlast_updated: 2025-03-01\n---\n\n# Database\n\n"
                      "Migrations run before a release. See `getUserName` in src/users.ts.\n\n"
                      "## Idempotency Pattern\n\nA unique index. Keys expire.\n\n"
                      "```sql\nINSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;\n```\n");
    searched_site_add(site, "notes.md",
                      "Only a note: C++ and .NET, not C.\n\nThe release of it.\n");
    searched_site_open(site);
    assert_int_equal(site->reader.state, INDEX_GOOD);
}

typedef struct Row {
    const char *query;
    const char *found;
} Row;

/* All that are wrong are told. */
static void check_rows(SearchedSite *site, const Row *rows, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *found = searched_site_find(site, rows[i].query);
        if (strcmp(found, rows[i].found) != 0) {
            print_error("%s: found \"%s\", not \"%s\"\n", rows[i].query, found, rows[i].found);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(site->reader.state, INDEX_GOOD);
}

#define CHECK_ROWS(site, rows) check_rows(site, rows, sizeof(rows) / sizeof *(rows))

static void words_find_entries_in_any_form(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    static const Row rows[] = {
        {"idempotency", "docs/database.md:10+14"},
        {"migration", "docs/deploy.md:22 docs/database.md:6"},
        {"Deploy", "docs/deploy.md:10+14+22+18"},
        {"getUserName", "docs/database.md:6"},
        {"user name", "docs/database.md:6"},
        {"users.ts", "docs/database.md:6"},
        {"nothingatall", ""},
    };
    CHECK_ROWS(site, rows);
}

static void marked_words_are_words_of_their_own(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    static const Row rows[] = {
        {"C++", "notes.md:1"},
        {".net", "notes.md:1"},
        {"--force", "docs/deploy.md:18"},
        {"C#", "notes.md:1"}, /* there is none: C it is */
    };
    CHECK_ROWS(site, rows);
}

static void headings_weigh_more_than_text(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "# A\n\nThe budget of errors.\n");
    searched_site_add(site, "b.md", "# Budget\n\nOther words stand here.\n");
    searched_site_add(site, "c.md", "# C\n\nThe budget.\n");
    searched_site_open(site);
    static const Row rows[] = {{"budget", "b.md:1 c.md:1 a.md:1"}};
    CHECK_ROWS(site, rows);
}

static void all_words_and_their_order_in_a_heading_count(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md",
                      "# Pages\n\n## Rules of style\n\nx\n\n## Style of rules\n\nx\n");
    searched_site_add(site, "b.md", "# Style\n\nstyle\n");
    searched_site_open(site);
    static const Row rows[] = {
        {"style rules", "a.md:3+7 b.md:1"},
        {"rules of style", "a.md:3+7 b.md:1"},
    };
    CHECK_ROWS(site, rows);
}

static void phrases_are_words_side_by_side(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    static const Row rows[] = {
        {"\"error budget\"", "docs/deploy.md:14"},
        {"\"budget error\"", ""},
        {"\"roll back a release\"", "docs/deploy.md:14+18"},
        {"\"release run\"", ""}, /* not beyond a heading */
        {"\"on conflict\"", "docs/database.md:14"},
        {"\"conflict insert\"", "docs/database.md:14"}, /* code has no positions */
        {"release -\"error budget\"", "docs/deploy.md:10+18 notes.md:1 docs/database.md:6"},
        {"\"nothing at all here\"", ""},
    };
    CHECK_ROWS(site, rows);
}

static void words_may_be_excluded_or_alternatives(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    static const Row rows[] = {
        {"release -kind:section", "docs/deploy.md:10+18 notes.md:1 docs/database.md:6"},
        {"migration -flags", "docs/database.md:6"},
        {"idempotency OR budget", "docs/database.md:10+14 docs/deploy.md:14"},
        {"kind:code lang:sql OR lang:bash", "docs/database.md:14 docs/deploy.md:18"},
        {"-release -deploying", "docs/database.md:10+14"},
    };
    CHECK_ROWS(site, rows);
}

static void fields_filter(void **state)
{
    SearchedSite *site = *state;
    site->linked->today = 20700; /* 2026-09-04 */
    add_team_documents(site);
    static const Row rows[] = {
        {"kind:code", "docs/database.md:14 docs/deploy.md:18"},
        {"lang:sh", "docs/deploy.md:18"},
        {"lang:bash rollout", "docs/deploy.md:18"},
        {"status:active kind:document", "docs/deploy.md:10"},
        {"owner:bob kind:document", "docs/deploy.md:10"},
        {"owner:\"Ann, Bob\" kind:document", "docs/deploy.md:10"},
        {"tag:OPS kind:document", "docs/deploy.md:10"},
        {"path:docs/data kind:document", "docs/database.md:6"},
        {"fm.severity:p1 kind:document", "docs/deploy.md:10"},
        {"updated:>=2026-01-01 kind:document", "docs/deploy.md:10"},
        {"updated:2025 kind:document", "docs/database.md:6"},
        {"updated:<2026-01 updated:>2025-03-01", ""},
        {"stale:true kind:document", "docs/database.md:6 docs/deploy.md:10"},
        {"stale:false kind:document", "notes.md:1"},
        {"doc_type:doc kind:document", "docs/database.md:6 docs/deploy.md:10 notes.md:1"},
        {"kind:nonsense", ""},
    };
    CHECK_ROWS(site, rows);
}

/* Words of the index are sorted as they are written. */
static void values_with_line_ends_are_found(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "---\nkey: \"a\\u2028b\"\n---\n\nx\n");
    searched_site_add(site, "b.md", "---\nkey: \"a\xC3\xA9\"\n---\n\nx\n");
    searched_site_add(site, "c.md", "---\nkey: \"a\\tb\\n\"\n---\n\nx\n");
    searched_site_open(site);
    static const Row rows[] = {{"fm.key:\"a b\"", "a.md:5 c.md:5"}, {"fm.key:a\xC3\x89", "b.md:5"}};
    CHECK_ROWS(site, rows);
}

/* A list that an earlier file of words has stands between two names of another one. */
static void names_of_a_language_find_the_same(void **state)
{
    SearchedSite *site = *state;
    Buffer text;
    buffer_init(&text, &site->arena);
    buffer_add_string(&text, "# A\n\n```bash\nx\n```\n\n");
    for (int i = 0; i < 2000; i++) {
        buffer_add_format(&text, "```c%04d\nx\n```\n\n", i);
    }
    buffer_add_string(&text, "```text\nx\n```\n\n```text\ny\n```\n");
    searched_site_add_slice(site, "a.md", buffer_slice(&text));
    searched_site_open(site);
    static const char *const names[] = {"lang:plaintext", "lang:text", "lang:txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(searched_site_find(site, names[i]), "a.md:8007+8011");
    }
    assert_string_equal(searched_site_find(site, "lang:sh"), "a.md:3");
    assert_string_equal(searched_site_find(site, "lang:bash"), "a.md:3");
}

static void unknown_words_are_looked_for_otherwise(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    static const Row rows[] = {
        {"idemp", "docs/database.md:10+14"},
        {"idemp*", "docs/database.md:10+14"},
        {"idempotancy", "docs/database.md:10+14"},
        {"idmepotancy", "docs/database.md:10+14"},
        {"kubectx", "docs/deploy.md:18"},
        {"expiring", "docs/database.md:10"}, /* no word is near; "expire" ends otherwise */
        {"ab12", ""},
    };
    CHECK_ROWS(site, rows);
    searched_site_find(site, "idempotancy");
    assert_int_equal(site->engine.query.hint_count, 1);
    assert_true(slice_is(site->engine.query.hints[0],
                         "nothing has \"idempotancy\", taken for \"idempotency\""));
}

static void status_and_age_count(void **state)
{
    SearchedSite *site = *state;
    site->linked->today = 20700;
    searched_site_add(site, "a.md", "---\nstatus: DEPRECATED\n---\n# One\n\nword\n");
    searched_site_add(site, "b.md", "---\nlast_updated: 2020-01-01\n---\n# One\n\nword\n");
    searched_site_add(site, "c.md", "# One\n\nword\n");
    searched_site_open(site);
    static const Row rows[] = {{"word", "c.md:1 b.md:4 a.md:4"}};
    CHECK_ROWS(site, rows);
}

static void equal_scores_are_by_path_then_line(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "b.md", "# T\n\n## S\n\nword\n\n## S\n\nword\n");
    searched_site_add(site, "a.md", "# T\n\n## S\n\nword\n");
    searched_site_open(site);
    static const Row rows[] = {{"word", "a.md:3 b.md:3+7"}};
    CHECK_ROWS(site, rows);
}

static void results_come_in_pages(void **state)
{
    SearchedSite *site = *state;
    for (int i = 0; i < 20; i++) {
        Slice path = arena_format(&site->arena, "%02d.md", i);
        searched_site_add(site, arena_string(&site->arena, path), "# T\n\nword\n");
    }
    searched_site_open(site);
    SearchResults all;
    SearchResults some;
    search_run(&site->engine, SLICE("word"), 0, 20, &all);
    assert_int_equal(all.count, 20);
    search_run(&site->engine, SLICE("word"), 7, 5, &some);
    assert_int_equal(some.count, 5);
    assert_int_equal(some.items[0].document, 7);
    assert_int_equal(some.document_count, 20);
    search_run(&site->engine, SLICE("word"), 19, SIZE_MAX, &some);
    assert_int_equal(some.count, 1);
    search_run(&site->engine, SLICE("word"), 99, 10, &some);
    assert_int_equal(some.count, 0);
    search_run(&site->engine, SLICE("word"), 0, 0, &some);
    assert_int_equal(some.count, 0);
}

static void a_short_document_is_one_entry(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "Before.\n\n# Title\n\nWords[^n].\n\n[^n]: In a footnote.\n");
    searched_site_open(site);
    assert_int_equal(site->reader.entry_count, 1);
    static const Row rows[] = {{"before", "a.md:1"}, {"footnote", "a.md:1"}};
    CHECK_ROWS(site, rows);
}

/* The record's own anchor is that of its workflow. */
static void a_step_that_is_a_section_is_found_once_at_its_heading(void **state)
{
    SearchedSite *site = *state;
    EntryView view;
    searched_site_add(site, "a.md",
                      "# A\n\nx\n\n## Release workflow\n\n### Step 1: Merge\n\nx\n\n"
                      "### Step 2: Upload\n\nx\n");
    searched_site_open(site);
    static const Row rows[] = {{"upload", "a.md:11"}, {"kind:step", "a.md:7+11"}};
    CHECK_ROWS(site, rows);
    assert_true(entry_read(&site->reader, &site->arena, site->results.items[0].entry, &view));
    assert_true(slice_is(view.anchor, "step-1-merge"));
    assert_true(slice_is(view.id, "step:a#release-workflow/1"));
}

static void forms_are_those_of_the_language(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md",
                      "---\nlang: de-AT\n---\n# H\xC3\xA4user\n\nDie Stra\xC3\x9F"
                      "en.\n");
    searched_site_add(site, "b.md",
                      "# Code\n\n`running` it\n\n\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\n");
    searched_site_open(site);
    static const Row rows[] = {
        {"h\xC3\xA4user", "a.md:4"},
        {"STRASSEN", "a.md:4"},
        {"\xE6\x9C\xAC\xE8\xAA\x9E", "b.md:1"},
        {"\xE6\x97\xA5", "b.md:1"},
    };
    CHECK_ROWS(site, rows);
}

static void odd_queries_find_little_and_break_nothing(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    static const char *const queries[] = {
        "",
        " ",
        "\"",
        "\"\"",
        "\"\"\"",
        "-",
        "--",
        "OR",
        "OR OR",
        "a OR",
        "*",
        "**",
        "-\"",
        ":",
        "::",
        "kind:",
        ":code",
        "fm.:x",
        "[[ -z \"$1\" ]]",
        "<table>",
        "&& ||",
        "\xFF\xFE",
        "\xF0\x9F\x9A\x80",
        "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",
        "std::vector",
        "http://x.org/a?b=c",
        "Error: foo",
        "the of and",
        "updated:x",
        "updated:>",
        "stale:perhaps",
        "-kind:code -kind:section",
    };
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        searched_site_find(site, queries[i]);
        assert_int_equal(site->reader.state, INDEX_GOOD);
    }
    Buffer query;
    buffer_init(&query, &site->arena);
    for (int i = 0; i < 2000; i++) {
        buffer_add_string(&query, i % 3 ? "release " : "\"error budget\" -x OR ");
    }
    search_run(&site->engine, buffer_slice(&query), 0, 10, &site->results);
    buffer_clear(&query);
    buffer_add_repeated(&query, 'x', 10000);
    search_run(&site->engine, buffer_slice(&query), 0, 10, &site->results);
    assert_int_equal(site->results.count, 0);
    assert_int_equal(site->reader.state, INDEX_GOOD);
}

/* More than 255 would not fit into a byte of EntryScore. */
static void groups_without_words_are_no_words(void **state)
{
    SearchedSite *site = *state;
    Buffer query;
    SearchApplied applied;
    add_team_documents(site);
    buffer_init(&query, &site->arena);
    for (int i = 0; i < 100; i++) {
        buffer_add_string(&query, "&& OR && ");
    }
    for (int i = 0; i < 40; i++) {
        buffer_add_string(&query, "flags-migrated-by-hand ");
    }
    buffer_add_string(&query, "flags OR migrated");
    search_run(&site->engine, slice_from(buffer_slice(&query), 900), 0, 10, &site->results);
    uint32_t score = site->results.items[0].score;
    search_run(&site->engine, buffer_slice(&query), 0, 10, &site->results);
    search_applied_factors(&site->engine, site->results.items[0].entry, &applied);
    assert_int_equal(site->engine.unit_count, 161);
    assert_int_equal(applied.all_words, search_scoring.all_words);
    assert_int_equal(site->results.items[0].score, score);
}

static void an_empty_site_has_an_index(void **state)
{
    SearchedSite *site = *state;
    searched_site_open(site);
    assert_int_equal(site->reader.state, INDEX_GOOD);
    assert_string_equal(searched_site_find(site, "word -x kind:code path:a"), "");
    assert_string_equal(searched_site_find(site, "stale:false"), "");
}

static void facets_count_what_was_found(void **state)
{
    SearchedSite *site = *state;
    add_team_documents(site);
    SearchFacets facets;
    searched_site_find(site, "-xyzzy");
    search_count_facets(&site->engine, &site->results, &facets);
    assert_int_equal(site->results.entry_count, 8);
    assert_int_equal(facets.kinds[RECORD_DOCUMENT], 3);
    assert_int_equal(facets.kinds[RECORD_SECTION], 2);
    assert_int_equal(facets.kinds[RECORD_PATTERN], 1);
    assert_int_equal(facets.kinds[RECORD_CODE], 2);
    assert_int_equal(facets.languages[0] + facets.languages[1], 2);
    assert_int_equal(facets.statuses[0] + facets.statuses[1], 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(words_find_entries_in_any_form),
        SEARCHED_TEST(marked_words_are_words_of_their_own),
        SEARCHED_TEST(headings_weigh_more_than_text),
        SEARCHED_TEST(all_words_and_their_order_in_a_heading_count),
        SEARCHED_TEST(phrases_are_words_side_by_side),
        SEARCHED_TEST(words_may_be_excluded_or_alternatives),
        SEARCHED_TEST(fields_filter),
        SEARCHED_TEST(values_with_line_ends_are_found),
        SEARCHED_TEST(names_of_a_language_find_the_same),
        SEARCHED_TEST(unknown_words_are_looked_for_otherwise),
        SEARCHED_TEST(status_and_age_count),
        SEARCHED_TEST(equal_scores_are_by_path_then_line),
        SEARCHED_TEST(results_come_in_pages),
        SEARCHED_TEST(a_short_document_is_one_entry),
        SEARCHED_TEST(a_step_that_is_a_section_is_found_once_at_its_heading),
        SEARCHED_TEST(forms_are_those_of_the_language),
        SEARCHED_TEST(odd_queries_find_little_and_break_nothing),
        SEARCHED_TEST(groups_without_words_are_no_words),
        SEARCHED_TEST(an_empty_site_has_an_index),
        SEARCHED_TEST(facets_count_what_was_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
