/*
 * broken_links.h - the links of a site that do not lead where they say.
 *
 * The answers of the link step that are faults, by document and by line, whatever the rules that tell of them are set to.
 */
#ifndef RENDER_BROKEN_LINKS_H
#define RENDER_BROKEN_LINKS_H

#include "document/site.h"

typedef enum BrokenKind {
    BROKEN_PAGE,   /* no document, image or folder */
    BROKEN_FILE,   /* no file */
    BROKEN_ANCHOR, /* the page is there, the place in it is not */
    BROKEN_CASE,   /* there, but for the case of letters */
    BROKEN_ESCAPE, /* leads out of the project */
    BROKEN_KIND_COUNT,
} BrokenKind;

typedef struct BrokenLink {
    uint32_t page;
    uint32_t link; /* of the page's unit */
    BrokenKind kind;
} BrokenLink;

/* A page that has some. */
typedef struct BrokenPage {
    uint32_t page;
    uint32_t first; /* in `items` */
    uint32_t count;
} BrokenPage;

typedef struct BrokenLinks {
    const Site *site;
    BrokenLink *items; /* by page and place in it */
    uint32_t count;
    BrokenPage *pages; /* likewise */
    uint32_t page_count;
    uint32_t *most; /* places in `pages`: the one that has most first */
    uint32_t kind_counts[BROKEN_KIND_COUNT];
} BrokenLinks;

void broken_links_find(BrokenLinks *broken, Arena *arena, const Site *site);

/* "page", "file", "anchor", "case", "escape": in JSON, and for templates. */
const char *broken_kind_name(BrokenKind kind);

/* reports/broken.json; its schema is src/extract/schema/broken.schema.json. */
void broken_links_write_json(Buffer *out, Arena *arena, const Site *site);

#endif
