#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "index/record_filter.h"
#include "unit/searched_site.h"

static void add_documents(SearchedSite *site)
{
    site->linked->today = 20700; /* 2026-09-04 */
    searched_site_add(site, "docs/deploy.md",
                      "---\ntitle: Deploying\nstatus: ACTIVE\nlast_updated: 2026-01-10\n"
                      "owner: Ada Lovelace, Bob\ntags: [release, Ops]\nseverity: P1\n"
                      "team: {name: Core, size: 3}\n---\n\n# Deploying\n\nSee [b](database.md).\n\n"
                      "- [ ] Ask\n\n```sh\nls\n```\n\n```sql\nSELECT 1;\n```\n");
    searched_site_add(site, "docs/database.md",
                      "---\nstatus: DEPRECATED\nlast_updated: 2025-03-01\n---\n\n# Database\n\n"
                      "| a | b |\n|---|---|\n| 1 | 2 |\n\n```sql\nSELECT 2;\n```\n");
    searched_site_add(site, "notes.md", "# Notes\n\nA note.\n");
    searched_site_open(site);
}

/* "a.md:3 …": where the records stand that are allowed; or the error. */
static const char *find_records(SearchedSite *site, const char *where)
{
    RecordFilter filter;
    Slice error;
    Buffer out;
    buffer_init(&out, &site->arena);
    if (!record_filter_init(&filter, &site->arena, slice_from_string(where), site->linked->today,
                            &error)) {
        return arena_string(&site->arena, error);
    }
    for (uint32_t i = 0; i < site->linked->site.page_count; i++) {
        const Page *page = &site->linked->site.pages[i];
        const Unit *unit = &page->unit;
        record_filter_begin_page(&filter, page);
        for (uint32_t j = 0; j < unit->header->records.count; j++) {
            const UnitRecord *record = &unit_records(unit)[j];
            Slice language = unit_text(unit, record->lang);
            if (record_filter_allows(&filter, (RecordKind)record->kind, language)) {
                buffer_add_format(&out, "%s%.*s:%u", out.size > 0 ? " " : "",
                                  SLICE_PRINT(page->path), record->first_line);
            }
        }
    }
    record_filter_add_hints(&filter, &out);
    return arena_string(&site->arena, buffer_slice(&out));
}

typedef struct Row {
    const char *where;
    const char *found;
} Row;

static void check_rows(SearchedSite *site, const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(find_records(site, rows[i].where), rows[i].found);
    }
}

#define CHECK_ROWS(site, rows) check_rows(site, rows, sizeof(rows) / sizeof *(rows))

static void every_kind_of_record_is_judged(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    static const Row rows[] = {
        {"kind:link", "docs/deploy.md:13"},
        {"kind:task", "docs/deploy.md:15"},
        {"kind:table", "docs/database.md:8"},
        {"kind:TASK OR kind:table", "docs/database.md:8 docs/deploy.md:15"},
        {"kind:code lang:SQL", "docs/database.md:12 docs/deploy.md:21"},
        {"lang:sh", "docs/deploy.md:17"}, /* an alias of bash, as which it is known */
        {"lang:shell -lang:bash", ""},
        {"kind:code -lang:sql", "docs/deploy.md:17"},
        {"kind:link path:DATA", ""},
    };
    CHECK_ROWS(site, rows);
}

static void what_a_document_says_holds_for_its_records(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    static const Row rows[] = {
        {"kind:document", "docs/database.md:1 docs/deploy.md:1 notes.md:1"},
        {"kind:document status:active", "docs/deploy.md:1"},
        {"kind:task owner:\"ada lovelace\"", "docs/deploy.md:15"},
        {"kind:task owner:bob", "docs/deploy.md:15"},
        {"kind:task tag:ops tag:release", "docs/deploy.md:15"},
        {"kind:document path:docs/d", "docs/database.md:1 docs/deploy.md:1"},
        {"kind:document fm.severity:p1", "docs/deploy.md:1"},
        {"kind:document fm.team.name:core fm.team.size:3", "docs/deploy.md:1"},
        {"kind:document fm.tags:ops", "docs/deploy.md:1"},
        {"kind:document updated:>=2026-01-10", "docs/deploy.md:1"},
        {"kind:document updated:>2026-01-10", "nothing has updated:>2026-01-10\n"},
        {"kind:document updated:<2026", "docs/database.md:1"},
        {"kind:document updated:2025-03", "docs/database.md:1"},
        {"kind:document stale:true", "docs/database.md:1 docs/deploy.md:1"},
        {"kind:document stale:false", "notes.md:1"},
        {"kind:document -status:ACTIVE -stale:true", "notes.md:1"},
        {"kind:document doc_type:doc", "docs/database.md:1 docs/deploy.md:1 notes.md:1"},
    };
    CHECK_ROWS(site, rows);
}

static void what_is_no_field_is_an_error(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    static const Row rows[] = {
        {"kind:code word", "\"word\" is no field: memoc search looks for words"},
        {"\"two words\"", "\"two words\" is no field: memoc search looks for words"},
        {"stauts:ACTIVE", "there is no field \"stauts\", did you mean \"status:\"?"},
        {"kind:cod", "there is no kind \"cod\", did you mean \"code\"?"},
        {"updated:soon", "\"soon\" is no date: updated:>=2026-01-31"},
        {"stale:maybe", "stale is true or false, not \"maybe\""},
    };
    CHECK_ROWS(site, rows);
}

static void a_field_that_holds_for_nothing_is_told_of(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    static const Row rows[] = {
        {"status:ACTVE", "nothing has status:ACTVE, did you mean \"ACTIVE\"?\n"},
        {"kind:task tag:none", "nothing has tag:none\n"},
    };
    CHECK_ROWS(site, rows);
}

/* The same documents are found with an index. */
static void a_search_finds_the_same_documents(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    static const char *const fields[] = {
        "status:ACTIVE",       "owner:\"Ada Lovelace\"", "tag:OPS",          "path:docs/",
        "fm.team.name:CORE",   "updated:<=2025-03-01",   "stale:true",       "-stale:true",
        "status:x OR tag:ops", "doc_type:doc",           "-path:d -tag:ops",
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        Slice where = arena_format(&site->arena, "%s kind:document", fields[i]);
        const char *records = find_records(site, arena_string(&site->arena, where));
        Buffer found;
        buffer_init(&found, &site->arena);
        search_run(&site->engine, where, 0, 10, &site->results);
        for (size_t j = 0; j < site->results.count; j++) {
            Slice path = search_paths(&site->engine)[site->results.items[j].document];
            buffer_add_format(&found, "%s%.*s:1", j > 0 ? " " : "", SLICE_PRINT(path));
        }
        Slice told = slice_part(slice_from_string(records), 0, found.size);
        assert_string_equal(arena_string(&site->arena, told),
                            arena_string(&site->arena, buffer_slice(&found)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(every_kind_of_record_is_judged),
        SEARCHED_TEST(what_a_document_says_holds_for_its_records),
        SEARCHED_TEST(what_is_no_field_is_an_error),
        SEARCHED_TEST(a_field_that_holds_for_nothing_is_told_of),
        SEARCHED_TEST(a_search_finds_the_same_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
