#include "check/superseded.h"

#include "base/file.h"
#include "base/json_view.h"
#include "base/path.h"
#include "document/succession.h"

typedef struct Judge {
    const Site *site;
    Arena scratch;
    Succession succession;
    const uint32_t *next; /* of each page: the page that supersedes it, or SITE_NONE */
    DiagnosticList *findings;
} Judge;

static bool looks_like_path(Slice name)
{
    return slice_find_byte(name, ' ', 0) == name.size &&
           (slice_find_byte(name, '/', 0) < name.size ||
            slice_equals_fold(path_extension(name), SLICE(".md")));
}

/* Is there a file of that path which is no document of the site? */
static bool is_on_disk(Judge *judge, Slice path)
{
    Slice normal;

    return path_normalize(&judge->scratch, path, &normal) &&
           file_exists(path_join(&judge->scratch, judge->site->settings->root, normal));
}

/* Does `name` mean a file that is not there? */
static bool is_missing(Judge *judge, const Page *page, Slice name)
{
    Arena *arena = &judge->scratch;

    if (link_kind(name) != LINK_RELATIVE && link_kind(name) != LINK_ROOT) {
        return false;
    }
    while (slice_starts_with(name, SLICE("/"))) {
        name = slice_from(name, 1);
    }
    return looks_like_path(name) && succession_find(&judge->succession, page, name) == NULL &&
           !is_on_disk(judge, path_join(arena, path_folder(page->path), name)) &&
           !is_on_disk(judge, name);
}

/* --- judging ---------------------------------------------------------------------------------------------------- */

static void judge_name(Judge *judge, const Page *page, Slice value)
{
    Slice name = succession_name(json_view_text(&judge->scratch, value));

    if (name.size > 0 && is_missing(judge, page, name)) {
        finding_add_file(judge->findings, RULE_STATUS_SUPERSEDED_MISSING, page->path,
                         "superseded by \"%.*s\", which is not there", SLICE_PRINT(name));
    }
}

static void judge_page(Judge *judge, const Page *page, Slice value)
{
    Slice item;

    judge_name(judge, page, value);
    while (json_view_next_item(&value, &item)) {
        judge_name(judge, page, item);
    }
}

/* Tells each page of the circle that `start` is in. */
static void tell_of_circle(Judge *judge, uint32_t start)
{
    const Page *pages = judge->site->pages;
    uint32_t at = start;

    do {
        uint32_t next = judge->next[at];

        if (next == at) {
            finding_add_file(judge->findings, RULE_STATUS_SUPERSEDED_MISSING, pages[at].path,
                             "superseded by itself");
        } else {
            finding_add_file(judge->findings, RULE_STATUS_SUPERSEDED_MISSING, pages[at].path,
                             "superseded by \"%.*s\", which this document supersedes in turn",
                             SLICE_PRINT(pages[next].path));
        }
        at = next;
    } while (at != start);
}

/* Follows who supersedes whom: seen[n] is the number + 1 of the page from which page n was first come to. */
static void find_circles(Judge *judge)
{
    uint32_t count = judge->site->page_count;
    uint32_t *seen = arena_new_array(&judge->scratch, uint32_t, count);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i;

        while (at != SITE_NONE && seen[at] == 0) {
            seen[at] = i + 1;
            at = judge->next[at];
        }
        if (at != SITE_NONE && seen[at] == i + 1) {
            tell_of_circle(judge, at);
        }
    }
}

static void judge_all(Judge *judge)
{
    const Site *site = judge->site;

    judge->next = succession_pages(&judge->scratch, site);
    if (judge->next == NULL) {
        return;
    }
    succession_init(&judge->succession, &judge->scratch, site);
    for (uint32_t i = 0; i < site->page_count; i++) {
        judge_page(judge, &site->pages[i], succession_value(&site->pages[i]));
    }
    find_circles(judge);
}

void check_superseded(const Site *site, DiagnosticList *findings)
{
    Judge judge = {.site = site, .findings = findings};

    arena_init(&judge.scratch, site->arena->budget);
    judge_all(&judge);
    arena_free(&judge.scratch);
}
