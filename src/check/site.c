#include "check/site.h"

#include "base/map.h"
#include "check/code_reference.h"
#include "check/freshness.h"
#include "check/near_duplicate.h"
#include "check/site_links.h"
#include "check/superseded.h"

/* The index page of a folder is reached through its folder. */
static bool is_index_page(const Site *site, const Page *page)
{
    return site->folders[page->folder].index_page == page->number;
}

static void check_orphan(const Site *site, const Page *page, DiagnosticList *findings)
{
    if (page->backlink_count == 0 && !is_index_page(site, page)) {
        finding_add_file(findings, RULE_LINK_ORPHAN, page->path, "no document links to this one");
    }
}

/* --- titles ----------------------------------------------------------------------------------------------------- */

static Slice title_of(const Page *page)
{
    return slice_trim(unit_text(&page->unit, page->unit.header->title));
}

static bool has_title(const Page *page)
{
    return page->published && page->unit.header->flags & UNIT_HAS_TITLE && title_of(page).size > 0;
}

/* The line of the first heading that says the title; 0 when only the front matter does. */
static uint32_t find_title_line(const Page *page)
{
    const UnitHeading *headings = unit_headings(&page->unit);

    for (uint32_t i = 0; i < page->unit.header->outline.count; i++) {
        if (headings[i].level == 1) {
            Slice text = slice_trim(unit_text(&page->unit, headings[i].text));

            return slice_equals(text, title_of(page)) ? headings[i].line : 0;
        }
    }
    return 0;
}

static void tell_of_title(const Page *page, const Page *other, DiagnosticList *findings)
{
    Diagnostic *finding = finding_add_file(findings, RULE_DOC_DUPLICATE_TITLE, page->path,
                                           "\"%.*s\" is also the title of \"%.*s\"",
                                           SLICE_PRINT(title_of(page)), SLICE_PRINT(other->path));
    uint32_t line = find_title_line(page);

    if (line > 0) {
        finding->line = line;
        finding->column = 1;
        finding->end_line = line;
        finding->end_column = 1;
    }
}

/* Tells each of several pages of one title of the first, and the first of the second. */
static void check_titles(const Site *site, DiagnosticList *findings)
{
    Arena scratch;
    Map titles; /* -> the first page of that title */
    uint32_t *is_told;

    arena_init(&scratch, site->arena->budget);
    map_init(&titles, &scratch);
    is_told = arena_new_array(&scratch, uint32_t, site->page_count);
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];
        MapEntry *entry = has_title(page) ? map_get(&titles, title_of(page)) : NULL;

        if (entry == NULL) {
            continue;
        }
        if (entry->value == NULL) {
            entry->value = page;
            continue;
        }

        const Page *first = entry->value;

        tell_of_title(page, first, findings);
        if (!is_told[first->number]) {
            is_told[first->number] = 1;
            tell_of_title(first, page, findings);
        }
    }
    arena_free(&scratch);
}

/* --- size ------------------------------------------------------------------------------------------------------- */

static void check_length(const Site *site, const Page *page, DiagnosticList *findings)
{
    uint32_t limit = site->settings->words_most;
    uint32_t words = page->unit.header->words;

    if (limit > 0 && words > limit) {
        finding_add_file(findings, RULE_DOC_TOO_LONG, page->path,
                         "the document has %u words, at most %u are wanted", words, limit);
    }
}

void check_site(const Site *site, DiagnosticList *findings)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];

        check_page_links(page, findings);
        if (page->published) {
            check_orphan(site, page, findings);
        }
        if (!(page->unit.header->flags & UNIT_UNREADABLE)) {
            check_length(site, page, findings);
            check_unit_dates(&page->unit, site->settings, site->today, page->owner, findings);
        }
    }
    check_titles(site, findings);
    check_superseded(site, findings);
    check_code_references(site, findings);
    check_near_duplicates(site, findings);
}
