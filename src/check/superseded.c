#include "check/superseded.h"

#include "base/file.h"
#include "base/json_view.h"
#include "base/map.h"
#include "base/path.h"

typedef struct Succession {
    const Site *site;
    Arena scratch;
    Map keys;       /* path without extension -> const Page * */
    uint32_t *next; /* of each page: the page that supersedes it, or SITE_NONE */
    DiagnosticList *findings;
} Succession;

/* --- which page is named ---------------------------------------------------------------------------------------- */

/* "[the new one](b.md#x)" -> "b.md" */
static Slice clean_name(Slice text)
{
    size_t link = slice_find(text, SLICE("]("), 0);
    Slice rest;

    if (link < text.size) {
        text = slice_cut(slice_from(text, link + 2), ')', &rest);
    }
    return slice_trim(slice_cut(text, '#', &rest));
}

static const Page *find_path(const Succession *succession, Slice path)
{
    const Page *page = map_find(&succession->keys, path);

    return page != NULL ? page : map_find(&succession->keys, path_without_extension(path));
}

static bool looks_like_path(Slice name)
{
    return slice_find_byte(name, ' ', 0) == name.size &&
           (slice_find_byte(name, '/', 0) < name.size ||
            slice_equals_fold(path_extension(name), SLICE(".md")));
}

/* Is there a file of that path which is no document of the site? */
static bool is_on_disk(Succession *succession, Slice path)
{
    return file_exists(path_join(&succession->scratch, succession->site->settings->root, path));
}

/* Finds the page that `name` means, if it is one; false when it names something that is not there. */
static bool find_successor(Succession *succession, const Page *page, Slice name, const Page **found)
{
    Arena *arena = &succession->scratch;
    Slice near = {0};
    Slice from_root = {0};

    *found = NULL;
    if (link_kind(name) != LINK_RELATIVE && link_kind(name) != LINK_ROOT) {
        return true;
    }
    while (slice_starts_with(name, SLICE("/"))) {
        name = slice_from(name, 1);
    }

    bool has_near = path_normalize(arena, path_join(arena, path_folder(page->path), name), &near);
    bool has_from_root = path_normalize(arena, name, &from_root);

    *found = has_near ? find_path(succession, near) : NULL;
    if (*found == NULL && has_from_root) {
        *found = find_path(succession, from_root);
    }
    return *found != NULL || !looks_like_path(name) || (has_near && is_on_disk(succession, near)) ||
           (has_from_root && is_on_disk(succession, from_root));
}

/* --- judging ---------------------------------------------------------------------------------------------------- */

static void judge_name(Succession *succession, const Page *page, Slice value)
{
    Slice name = clean_name(json_view_text(&succession->scratch, value));
    const Page *found;

    if (name.size == 0) {
        return;
    }
    if (!find_successor(succession, page, name, &found)) {
        finding_add_file(succession->findings, RULE_STATUS_SUPERSEDED_MISSING, page->path,
                         "superseded by \"%.*s\", which is not there", SLICE_PRINT(name));
    } else if (found != NULL && succession->next[page->number] == SITE_NONE) {
        succession->next[page->number] = found->number;
    }
}

static void judge_page(Succession *succession, const Page *page, Slice value)
{
    Slice item;

    judge_name(succession, page, value);
    while (json_view_next_item(&value, &item)) {
        judge_name(succession, page, item);
    }
}

/* Tells each page of the circle that `start` is in. */
static void tell_of_circle(Succession *succession, uint32_t start)
{
    const Page *pages = succession->site->pages;
    uint32_t at = start;

    do {
        uint32_t next = succession->next[at];

        if (next == at) {
            finding_add_file(succession->findings, RULE_STATUS_SUPERSEDED_MISSING, pages[at].path,
                             "superseded by itself");
        } else {
            finding_add_file(succession->findings, RULE_STATUS_SUPERSEDED_MISSING, pages[at].path,
                             "superseded by \"%.*s\", which this document supersedes in turn",
                             SLICE_PRINT(pages[next].path));
        }
        at = next;
    } while (at != start);
}

/* Follows who supersedes whom: seen[n] is the number + 1 of the page from which page n was first come to. */
static void find_circles(Succession *succession)
{
    uint32_t count = succession->site->page_count;
    uint32_t *seen = arena_new_array(&succession->scratch, uint32_t, count);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i;

        while (at != SITE_NONE && seen[at] == 0) {
            seen[at] = i + 1;
            at = succession->next[at];
        }
        if (at != SITE_NONE && seen[at] == i + 1) {
            tell_of_circle(succession, at);
        }
    }
}

/* The value of superseded_by, by any of its spellings; empty when there is none. */
static Slice find_field(const Page *page)
{
    Slice front_matter = unit_text(&page->unit, page->unit.header->front_matter);
    Slice key;
    Slice value;

    while (json_view_next_member(&front_matter, &key, &value)) {
        if (slice_is(key, "superseded_by") || slice_is(key, "superseded-by") ||
            slice_is(key, "supersededBy")) {
            return value;
        }
    }
    return (Slice){0};
}

/* Reads the fields; false when no document has one. */
static bool read_fields(const Site *site, Slice *values)
{
    bool is_any = false;

    for (uint32_t i = 0; i < site->page_count; i++) {
        values[i] = find_field(&site->pages[i]);
        is_any = is_any || values[i].size > 0;
    }
    return is_any;
}

static void judge_all(Succession *succession)
{
    const Site *site = succession->site;
    Slice *values = arena_new_array(&succession->scratch, Slice, site->page_count);

    if (!read_fields(site, values)) {
        return;
    }
    map_init(&succession->keys, &succession->scratch);
    succession->next = arena_new_array(&succession->scratch, uint32_t, site->page_count);
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];

        map_set(&succession->keys, path_without_extension(page->path), page);
        succession->next[i] = SITE_NONE;
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        judge_page(succession, &site->pages[i], values[i]);
    }
    find_circles(succession);
}

void check_superseded(const Site *site, DiagnosticList *findings)
{
    Succession succession = {.site = site, .findings = findings};

    arena_init(&succession.scratch, site->arena->budget);
    judge_all(&succession);
    arena_free(&succession.scratch);
}
