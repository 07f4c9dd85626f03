/*
 * fuzz_link.c - whatever is written as a link's target, it leads into the site or nowhere.
 *
 * Each line of the input is a link of docs/a.md. What a certain suggestion says is written as a link, too, and must be right: a
 * second fix changes nothing.
 */
#include "base/path.h"
#include "unit/linked_site.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LINES_MAX = 200 };

static const char *const paths[] = {"README.md",          "docs/index.md",   "docs/setup.md",
                                    "docs/sub a/b#%.md",  "docs/A.b/c.d.md", "docs/\xC3\xBC/x.md",
                                    "docs/bare/deep/y.md"};

static void add_link(Document *document, Slice href)
{
    document->links[document->link_count++] =
        (DocumentLink){.href = href, .kind = link_kind(href), .image = href.size % 7 == 3};
}

/* Adds docs/a.md with a link for each line, and the documents around it. */
static void make_site(LinkedSite *linked, Slice lines)
{
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        linked_site_add(linked, paths[i], "# Part one\n\n## 2. Part & two\n\n<a id=\"Raw\"></a>\n");
    }

    Document *document = sample_read(linked->sample, "docs/a.md", SLICE("# Here\n\n## There\n"));

    document->links = arena_new_array(document->arena, DocumentLink, LINES_MAX);
    while (lines.size > 0 && document->link_count < LINES_MAX) {
        add_link(document, slice_cut(lines, '\n', &lines));
    }
    linked_site_add_document(linked, document);
    linked_site_link(linked);
}

static bool is_an_address(const Site *site, Slice url)
{
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (slice_equals(site->pages[i].url, url)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < site->folder_count; i++) {
        if (slice_equals(site->folders[i].url, url)) {
            return true;
        }
    }
    return false;
}

/* A live link's href leads, from its page, to its url, which is an address of the site. */
static void check_answer(LinkedSite *linked, const Page *page, const LinkAnswer *answer)
{
    Arena *arena = &linked->arena;
    Slice fragment;
    Slice url = slice_cut(answer->url, '#', &fragment);
    Slice href = slice_cut(answer->href, '#', &fragment);
    Slice from_page;

    assert(answer->page == SITE_NONE || answer->page < linked->site.page_count);
    assert(!answer->is_certain || answer->suggestion.size > 0);
    if (answer->is_dead || answer->url.size == 0) {
        assert(answer->page == SITE_NONE && answer->url.size == 0);
        return;
    }
    assert(is_an_address(&linked->site, url));
    assert(path_normalize(arena, path_join(arena, path_folder(page->url), href), &from_page));
    assert(slice_equals(href.size > 0 ? from_page : page->url, url));
}

static Slice list_suggestions(LinkedSite *linked, const Page *page)
{
    Buffer lines;

    buffer_init(&lines, &linked->arena);
    for (uint32_t i = 0; i < page->unit.header->links.count; i++) {
        if (page->links[i].is_certain) {
            buffer_add(&lines, page->links[i].suggestion);
            buffer_add_byte(&lines, '\n');
        }
    }
    return buffer_slice(&lines);
}

static void check_suggestions(Slice suggestions)
{
    void *state;

    if (linked_site_begin(&state) != 0) {
        return;
    }

    LinkedSite *linked = state;

    make_site(linked, suggestions);

    const Page *page = linked_site_page(linked, "docs/a.md");

    for (uint32_t i = 0; i < page->unit.header->links.count; i++) {
        assert(page->links[i].state == LINK_STATE_OK && !page->links[i].is_dead);
    }
    linked_site_end(&state);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    void *state;

    if (linked_site_begin(&state) != 0) {
        return 0;
    }

    LinkedSite *linked = state;

    make_site(linked, (Slice){(const char *)data, size});

    const Page *page = linked_site_page(linked, "docs/a.md");

    for (uint32_t i = 0; i < page->unit.header->links.count; i++) {
        check_answer(linked, page, &page->links[i]);
    }
    check_suggestions(list_suggestions(linked, page));
    return linked_site_end(&state);
}
