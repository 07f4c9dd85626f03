#include "link/link.h"

#include "base/path.h"
#include "link/address.h"
#include "link/answer.h"
#include "link/backlinks.h"
#include "link/folder_tree.h"
#include "link/nearest.h"

#include <assert.h>

typedef struct Linker {
    Site *site;
    Arena scratch;
    AddressBook addresses;
    Catalog catalog;
    Disk disk;
    DiagnosticList *findings;
} Linker;

/* --- pages ------------------------------------------------------------------------------------------------------ */

/* A unit may come from a worker that a document has taken over: its path becomes that of a file. */
static bool path_is_safe(Slice path)
{
    bool is_safe = path.size > 0 && slice_find_byte(path, '\0', 0) == path.size &&
                   !slice_ends_with(path, SLICE("/"));

    while (path.size > 0 && is_safe) {
        Slice part = slice_cut(path, '/', &path);

        is_safe = part.size > 0 && !slice_is(part, ".") && !slice_is(part, "..");
    }
    return is_safe;
}

static void set_freshness(Page *page, const Site *site)
{
    const UnitHeader *header = page->unit.header;
    Cadence cadence = unit_cadence(&page->unit);

    page->freshness = freshness_state(site->settings, header->flags & UNIT_HAS_DUE, header->due,
                                      &cadence, site->today);
    page->age = header->updated.has_date ? site->today - header->updated.date : 0;
}

static void make_page(Linker *linker, uint32_t number, const Unit *unit, bool drafts)
{
    Site *site = linker->site;
    Page *page = &site->pages[number];
    uint32_t flags = unit->header->flags;
    uint32_t left_out = UNIT_UNREADABLE | (drafts ? 0u : (uint32_t)UNIT_DRAFT);

    *page = (Page){
        .unit = *unit,
        .number = number,
        .path = unit_text(unit, unit->header->path),
        .owner = unit_text(unit, unit->header->owner),
        .links = arena_new_array(site->arena, LinkAnswer, unit->header->links.count),
    };
    page->key = document_key(site->arena, page->path);
    page->address = address_from_path(site->arena, page->path);
    page->url = path_percent_encode(site->arena, page->address);
    page->published = (flags & left_out) == 0;
    set_freshness(page, site);
    if (!path_is_safe(page->path)) {
        page->published = false;
        finding_add_file(linker->findings, RULE_DOC_OUTSIDE_ROOT, page->path,
                         "the document's path is none of the project");
    }
}

static void report_collision(Linker *linker, const Page *page, Slice holder)
{
    Diagnostic *finding;

    if (holder.size == 0) {
        finding = finding_add_file(linker->findings, RULE_DOC_ADDRESS_COLLISION, page->path,
                                   "its page would be \"%.*s\", which memoc writes itself",
                                   SLICE_PRINT(page->address));
        finding->help =
            slice_equals_fold(page->address, SLICE("404.html"))
                ? SLICE("rename the file; what that page says is the template \"404.html\"")
                : SLICE("rename the file");
    } else if (slice_equals(holder, page->address)) {
        finding_add_file(linker->findings, RULE_DOC_ADDRESS_COLLISION, page->path,
                         "its page would be \"%.*s\", which is a folder",
                         SLICE_PRINT(page->address));
    } else {
        finding_add_file(linker->findings, RULE_DOC_ADDRESS_COLLISION, page->path,
                         "its page would be \"%.*s\", where that of \"%.*s\" is",
                         SLICE_PRINT(page->address), SLICE_PRINT(holder));
    }
}

/* Takes the pages' addresses, and leaves out those who come too late. */
static void claim_addresses(Linker *linker)
{
    Site *site = linker->site;
    Slice last = {0};
    Slice holder;

    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];

        for (Slice folder = path_folder(page->path);
             page->published && folder.size > 0 && !slice_equals(folder, last);
             folder = path_folder(folder)) {
            address_book_add_folder(&linker->addresses, folder);
        }
        last = path_folder(page->path);
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];

        if (page->published &&
            !address_book_claim(&linker->addresses, page->address, page->path, &holder)) {
            page->published = false;
            report_collision(linker, page, holder);
        }
    }
}

/* Generated indexes are files, too. */
static void claim_indexes(Linker *linker)
{
    const Site *site = linker->site;
    Slice holder;

    for (uint32_t i = 0; i < site->folder_count; i++) {
        const Folder *folder = &site->folders[i];

        if (folder->index_page == SITE_NONE) {
            address_book_claim(&linker->addresses, folder->address, folder->address, &holder);
        }
    }
}

/* --- links ------------------------------------------------------------------------------------------------------ */

static void answer_links(Linker *linker)
{
    Site *site = linker->site;
    Answerer answerer = {
        .site = site,
        .arena = site->arena,
        .scratch = &linker->scratch,
        .places = {.catalog = &linker->catalog,
                   .disk = &linker->disk,
                   .output = site->settings->output,
                   .budget = NEAREST_BUDGET},
    };

    anchor_index_init(&answerer.anchors, &linker->scratch, site->page_count);
    copies_init(&answerer.copies, site->arena, &linker->scratch, site->settings,
                &linker->addresses);
    for (uint32_t i = 0; i < site->page_count; i++) {
        Page *page = &site->pages[i];
        const UnitLink *links = unit_links(&page->unit);

        for (uint32_t j = 0; j < page->unit.header->links.count; j++) {
            answer_link(&answerer, page, &links[j], &page->links[j]);
        }
    }
    for (uint32_t i = 0; i < site->page_count; i++) {
        site->pages[i].is_needed = answerer.anchors.is_needed[i];
    }
    copies_finish(&answerer.copies, site);
}

static void link_pages(Linker *linker, const Unit *units, bool drafts)
{
    Site *site = linker->site;

    for (uint32_t i = 0; i < site->page_count; i++) {
        make_page(linker, i, &units[i], drafts);
    }
    address_book_init(&linker->addresses, &linker->scratch);
    claim_addresses(linker);
    folder_tree_build(site, &linker->scratch);
    claim_indexes(linker);
    catalog_init(&linker->catalog, &linker->scratch, site);
    disk_init(&linker->disk, &linker->scratch, site->settings->root);
    answer_links(linker);
    backlinks_fill(site, &linker->scratch);
}

void link_site(Site *site, Arena *arena, const Settings *settings, Date today, const Unit *units,
               size_t count, bool drafts, DiagnosticList *findings)
{
    Linker linker = {.site = site, .findings = findings};

    assert(count < SITE_NONE);
    *site = (Site){
        .settings = settings,
        .today = today,
        .pages = arena_new_array(arena, Page, count),
        .page_count = (uint32_t)count,
        .arena = arena,
    };
    arena_init(&linker.scratch, arena->budget);
    link_pages(&linker, units, drafts);
    arena_free(&linker.scratch);
}
