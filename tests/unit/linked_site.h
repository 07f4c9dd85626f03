/*
 * linked_site.h - what the link step makes of a few documents, without their HTML.
 *
 *     static void a_test(void **state)
 *     {
 *         LinkedSite *linked = *state;
 *
 *         linked_site_add(linked, "a.md", "[b](docs/b.md)\n");
 *         linked_site_add(linked, "docs/b.md", "# B\n");
 *         linked_site_link(linked);
 *         sample_assert_slice(linked_site_answer(linked, "a.md", 0)->href, "docs/b.html");
 *
 * Settings may be changed before the first document; with settings.root, files are looked for there.
 */
#ifndef UNIT_LINKED_SITE_H
#define UNIT_LINKED_SITE_H

#include "document/site.h"
#include "document/unit_writer.h"
#include "link/link.h"
#include "unit/sample_findings.h"

#include <stdio.h>

enum { LINKED_SITE_MAX = 64 };

typedef struct LinkedSite {
    Sample *sample;
    Settings *settings; /* that of `sample` */
    Arena arena;
    Unit units[LINKED_SITE_MAX];
    size_t count;
    bool drafts;
    Date today;
    Site site;
    DiagnosticList findings;
} LinkedSite;

/* Setup and teardown of a test whose state is a LinkedSite. */
static inline int linked_site_begin(void **state)
{
    LinkedSite *linked = calloc(1, sizeof *linked);
    void *sample;

    if (linked == NULL || sample_begin(&sample) != 0) {
        free(linked);
        return 1;
    }
    linked->sample = sample;
    linked->settings = &linked->sample->settings;
    linked->settings->root = SLICE("/nowhere/at/all");
    arena_init(&linked->arena, NULL);
    diagnostic_list_init(&linked->findings, &linked->arena);
    *state = linked;
    return 0;
}

static inline int linked_site_end(void **state)
{
    LinkedSite *linked = *state;
    void *sample = linked->sample;

    sample_end(&sample);
    arena_free(&linked->arena);
    free(linked);
    return 0;
}

/* Adds the unit of what sample_read has read, or of what was made of it since. */
static inline void linked_site_add_document(LinkedSite *linked, Document *document)
{
    const char *error;
    Buffer block;

    assert_true(linked->count < LINKED_SITE_MAX);
    buffer_init(&block, &linked->arena);
    assert_int_equal(unit_write(&block, document), 0);
    if (!unit_open(buffer_slice(&block), &linked->units[linked->count++], &error)) {
        fail_msg("%s", error);
    }
}

static inline void linked_site_add(LinkedSite *linked, const char *path, const char *text)
{
    linked_site_add_document(linked, sample_read(linked->sample, path, slice_from_string(text)));
}

static inline int linked_site_compare(const void *a, const void *b)
{
    const Unit *first = a;
    const Unit *second = b;

    return slice_compare(unit_text(first, first->header->path),
                         unit_text(second, second->header->path));
}

/* Links all that was added, in whatever order. */
static inline void linked_site_link(LinkedSite *linked)
{
    qsort(linked->units, linked->count, sizeof *linked->units, linked_site_compare);
    link_site(&linked->site, &linked->arena, linked->settings, linked->today, linked->units,
              linked->count, linked->drafts, &linked->findings);
}

static inline const Page *linked_site_page(const LinkedSite *linked, const char *path)
{
    for (uint32_t i = 0; i < linked->site.page_count; i++) {
        if (slice_is(linked->site.pages[i].path, path)) {
            return &linked->site.pages[i];
        }
    }
    fail_msg("no page %s", path);
    return NULL;
}

static inline const Folder *linked_site_folder(const LinkedSite *linked, const char *path)
{
    for (uint32_t i = 0; i < linked->site.folder_count; i++) {
        if (slice_is(linked->site.folders[i].path, path)) {
            return &linked->site.folders[i];
        }
    }
    fail_msg("no folder %s", path);
    return NULL;
}

/* The answer to a page's link of that number. */
static inline const LinkAnswer *linked_site_answer(const LinkedSite *linked, const char *path,
                                                   uint32_t number)
{
    const Page *page = linked_site_page(linked, path);

    assert_true(number < page->unit.header->links.count);
    return &page->links[number];
}

#define LINKED_TEST(name) cmocka_unit_test_setup_teardown(name, linked_site_begin, linked_site_end)

#endif
