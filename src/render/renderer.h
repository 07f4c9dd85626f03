/*
 * renderer.h - writes the pages of a linked site.
 *
 * Opened once, in the parent, before workers are forked: templates are compiled then, and every worker inherits them. It
 * is closed by the function that opened it. Each page is a function of site and theme only: what was written before it
 * does not matter, nor who writes it. Output is bytes in a Buffer; writing files is for others.
 *
 * Templates of these names are used: "page" for documents, "folder" for folders without an index document, "404", "search", and
 * "navigation" for the list of pages beside them, which is made once a folder (page_navigation.h); "records" for
 * collections that hold others, and "record-list" for parts of those that hold records (collection.h); "report-index",
 * "report-freshness" and "report-values" for reports (report.h); "graph" and "broken" for pages about links (graph_page.h,
 * broken_links_page.h). A theme may be "page" alone, which is then used for all that have no other reason to be: there are no pages of
 * records, reports or links without these. What templates can see is in files called …_fields.c and …_page.c, with a line of help each,
 * and besides:
 *
 *     kind                   what is written: the name of the template that is there for it
 *     asset("style.css")     the URL of a theme's asset
 *     navigation(page)       HTML of the navigation beside a page, folder or collection
 *     near(folder, inside)   the sub-folders of a folder around one of them, how many stand before, and how many behind
 *     current(page)          HTML: the attribute aria-current if that page, folder or collection is the one being written
 *
 * All URLs are relative to the page that is being written, so that a site works from any place, a disk too; only on the
 * 404 page, which is shown anywhere, they begin with the path of settings.url, if there is one.
 */
#ifndef RENDER_RENDERER_H
#define RENDER_RENDERER_H

#include "document/site.h"
#include "render/collection.h"
#include "render/highlight_cache.h"
#include "render/page_navigation.h"
#include "render/report.h"
#include "render/template_set.h"
#include "render/template_value.h"
#include "render/theme.h"

/* What is registered with Lua: references to metatables. */
typedef struct RendererKinds {
    int site;
    int folder;
    int page;
    int collection;
    int part;
    int record;
    int theme;
    int option; /* of theme.option */
    int report;
    int group;
    int graph;
    int broken;
    int html; /* parts of pages that are HTML; see renderer.c */
} RendererKinds;

/* Pages about links. */
typedef enum LinkPage { LINK_PAGE_GRAPH, LINK_PAGE_BROKEN, LINK_PAGE_COUNT } LinkPage;

typedef struct Renderer {
    const Site *site;
    const Theme *theme;
    Arena *arena;
    Arena scratch; /* of the page that is being written */
    Sandbox sandbox;
    TemplateSet templates;
    RendererKinds kinds;
    Navigation navigation;
    CollectionSet collections; /* empty when the theme has no pages for them */
    ReportSet reports;         /* none when the theme has no pages for them */
    Slice report_folder;
    Slice search_page;                 /* its address; see document/generated_address.h */
    Slice link_pages[LINK_PAGE_COUNT]; /* addresses; empty where the theme has no such page */
    uint32_t *stale_counts;            /* of each folder and all below it */
    uint32_t *recent;                  /* pages, the one updated last first */
    uint32_t recent_count;
    const HighlightCache *answers; /* the owner's to set; NULL: code of records stays plain */
    const uint32_t *successors; /* of each page the one that replaces it; NULL: no page has one */
    const struct Graph *graph;  /* while its page is written */
    const struct BrokenLinks *broken; /* likewise */
    Slice base;                       /* the URL of the page that is being written */
    Slice prefix;          /* what URLs begin with when they are not relative; else empty */
    uint32_t current;      /* its target: see renderer_target_of_folder */
    const char *page_kind; /* the name of the template that is there for it */
} Renderer;

/*
 * Compiles the theme's templates. False, with the reason in `*error`, when one does not compile, a template that must be
 * there is not, or memory is short; then there is nothing to close. Site, theme and arena must outlive the renderer.
 * `budget` may be NULL.
 */
bool renderer_open(Renderer *renderer, Arena *arena, const Site *site, const Theme *theme,
                   MemoryBudget *budget, ScriptError *error);
void renderer_close(Renderer *renderer);

/*
 * Each appends one page to `out`: a document's, that of a folder without an index document, a part of a collection, by its
 * number in renderer->collections, a report, the page for addresses that do not exist, the search page, which a folder of documents may
 * have for its index, too. False when a template fails: renderer->sandbox.error.
 */
bool renderer_write_page(Renderer *renderer, uint32_t page, Buffer *out);
bool renderer_write_folder(Renderer *renderer, uint32_t folder, Buffer *out);
bool renderer_write_part(Renderer *renderer, uint32_t part, Buffer *out);
bool renderer_write_report(Renderer *renderer, uint32_t report, Buffer *out);
bool renderer_write_not_found(Renderer *renderer, Buffer *out);
bool renderer_write_search(Renderer *renderer, Buffer *out);

/* The same for a page of which there is one: its template sees a variable of the template's name, a value of `kind`. */
bool renderer_write_single(Renderer *renderer, Slice address, const char *template, int kind,
                           Buffer *out);

/*
 * The page in which the project's script draws diagrams, in a frame of other pages: only where the theme has the template "diagram", and
 * there is an asset "mermaid.js".
 */
#define RENDERER_DIAGRAM_PAGE SLICE("assets/diagram.html")
bool renderer_has_diagram(const Renderer *renderer);
bool renderer_write_diagram(Renderer *renderer, Buffer *out);

/*
 * The rest is for the functions that templates call.
 *
 * A target is what a page of the site is about: a document, by its number; a folder without an index document, by its
 * number behind all documents; a collection, behind all folders.
 */
uint32_t renderer_target_of_folder(const Renderer *renderer, uint32_t folder);

/* Pushes a title, of which a long one is cut: it stands on many pages besides its own. Nil for an empty one. */
void renderer_push_title(lua_State *lua, Renderer *renderer, Slice title);

/* Pushes how to write `url`, which is relative to the site's root, on the page that is being written. */
void renderer_push_url(lua_State *lua, Renderer *renderer, Slice url);

/* The same for a file beside the reports. */
void renderer_push_report_file(lua_State *lua, Renderer *renderer, Slice name);

/* Pushes settings.url and `url`; nil when the site has none. */
void renderer_push_canonical(lua_State *lua, const Renderer *renderer, Slice url);

/* Pushes the address of some lines of a file (source_address.h); nil when the pattern is empty. */
void renderer_push_source(lua_State *lua, Renderer *renderer, Slice pattern, Slice path,
                          uint32_t first, uint32_t last);

/* Pushes values; SITE_NONE and pages that are not published are nil. */
void renderer_push_page(lua_State *lua, Renderer *renderer, uint32_t page);
void renderer_push_folder(lua_State *lua, Renderer *renderer, uint32_t folder);
void renderer_push_collection(lua_State *lua, Renderer *renderer, uint32_t collection);

/* Pushes a table of those pages that are published, or of folders. */
void renderer_push_pages(lua_State *lua, Renderer *renderer, const uint32_t *pages, uint32_t count);
void renderer_push_folders(lua_State *lua, Renderer *renderer, const uint32_t *folders,
                           uint32_t count);

/* Pushes a table of the folders from the root to this one; empty for SITE_NONE. */
void renderer_push_trail(lua_State *lua, Renderer *renderer, uint32_t folder);

/* Pushes HTML that is written when the template says where. */
typedef enum HtmlPart {
    PART_HEADING,
    PART_BODY,
    PART_CURRENT,
    PART_RECORD,
    PART_LINKED_DATA,
    PART_CHART_BAR,
    PART_CHART_CALENDAR,
    PART_CHART_AGEING,
    PART_GRAPH,
    PART_GRAPH_LIST
} HtmlPart;

void renderer_push_part(lua_State *lua, Renderer *renderer, HtmlPart part, uint32_t number);

#endif
