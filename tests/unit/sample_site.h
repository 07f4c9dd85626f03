/*
 * sample_site.h - sites made from Markdown: every step from text to linked site, in one process.
 */
#ifndef UNIT_SAMPLE_SITE_H
#define UNIT_SAMPLE_SITE_H

#include "document/unit_writer.h"
#include "extract/extract.h"
#include "link/link.h"
#include "render/html.h"
#include "unit/sample_document.h"

typedef struct SampleFile {
    const char *path;
    const char *text;
} SampleFile;

typedef struct SampleSite {
    Sample *sample;
    Arena arena;
    Settings settings; /* to be changed before the site is linked */
    Site site;
    DiagnosticList findings;
    bool has_records; /* to be set before, too: records are extracted */
} SampleSite;

static inline uint32_t sample_link_number(Document *document, const HtmlHole *hole)
{
    if (hole->node->kind == NODE_LINK || hole->node->kind == NODE_IMAGE) {
        return hole->node->target->number;
    }
    return document_add_html_link(document, hole->node, hole->url, hole->kind != HOLE_HREF);
}

/* The document's HTML, with holes. */
static inline void sample_write_html(Document *document)
{
    HtmlHoles holes;
    Buffer html;

    html_holes_init(&holes, document->arena);
    buffer_init(&html, document->arena);
    html_write_tree(&html, &document->tree,
                    &(HtmlOptions){.style = HTML_SITE, .mode = HTML_SANITIZE, .holes = &holes});
    document->html = buffer_slice(&html);
    document->hole_count = holes.count;
    document->holes = arena_new_array(document->arena, Hole, holes.count + 1);
    for (size_t i = 0; i < holes.count; i++) {
        document->holes[i] = (Hole){
            .offset = (uint32_t)holes.items[i].offset,
            .kind = holes.items[i].kind,
            .number = sample_link_number(document, &holes.items[i]),
        };
    }
}

static inline Unit sample_unit(SampleSite *site, const SampleFile *file)
{
    Document *document = sample_read(site->sample, file->path, slice_from_string(file->text));
    Buffer block;
    Unit unit;
    const char *error;

    sample_write_html(document);
    if (site->has_records) {
        extract_records(document);
    }
    buffer_init(&block, &site->arena);
    size_t start = unit_write(&block, document);
    assert_true(unit_open(slice_from(buffer_slice(&block), start), &unit, &error));
    return unit;
}

static inline void sample_site_begin(SampleSite *site)
{
    void *sample = NULL;

    *site = (SampleSite){.sample = NULL};
    assert_int_equal(sample_begin(&sample), 0);
    site->sample = sample;
    arena_init(&site->arena, NULL);
    diagnostic_list_init(&site->findings, &site->arena);
    settings_init(&site->settings, &site->arena, SLICE("/project"));
    site->settings.title = SLICE("Team memory");
    site->settings.language = SLICE("en");
}

/* Links files, which are in order of their paths, into a site as it is on 2026-07-10. */
static inline void sample_site_link(SampleSite *site, const SampleFile *files, size_t count)
{
    Unit *units = arena_new_array(&site->arena, Unit, count + 1);
    Date today;

    assert_true(date_from_civil(2026, 7, 10, &today));
    for (size_t i = 0; i < count; i++) {
        units[i] = sample_unit(site, &files[i]);
    }
    link_site(&site->site, &site->arena, &site->settings, today, units, count, false,
              &site->findings);
}

static inline void sample_site_end(SampleSite *site)
{
    void *sample = site->sample;

    sample_end(&sample);
    arena_free(&site->arena);
}

#endif
