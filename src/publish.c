#include "publish.h"

#include "base/embedded.h"
#include "base/file.h"
#include "base/path.h"
#include "document/record_address.h"
#include "front_matter/yaml_file.h"
#include "index/index_writer.h"
#include "memory.h"
#include "render/broken_links.h"
#include "render/broken_links_page.h"
#include "render/feed.h"
#include "render/feed_llms.h"
#include "render/feed_markdown.h"
#include "render/graph_json.h"
#include "render/graph_page.h"
#include "render/report_json.h"
#include "router.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

/* ---- files of the whole site; long ones spill their buffer ---- */

static bool write_records(Publisher *publisher, Buffer *out)
{
    const MemoryRequest all = {.form = MEMORY_LINES, .kinds = UINT32_MAX};
    const Site *site = publisher->site;
    for (uint32_t i = 0; i < site->page_count; i++) {
        if (site->pages[i].published) {
            arena_reset(&publisher->scratch);
            memory_write_records(out, &publisher->scratch, site, &site->pages[i], &all, false);
            buffer_spill(out);
        }
    }
    return true;
}

static bool write_index(Publisher *publisher, Buffer *out)
{
    memory_write_index(out, &publisher->scratch, publisher->site);
    return true;
}

static bool write_router(Publisher *publisher, Buffer *out)
{
    router_write(out, &publisher->scratch, publisher->site);
    return true;
}

static bool write_llms(Publisher *publisher, Buffer *out)
{
    feed_write_llms(out, publisher->site);
    return true;
}

static bool write_llms_full(Publisher *publisher, Buffer *out)
{
    feed_write_llms_full(out, &publisher->scratch, publisher->site);
    return true;
}

static bool write_sitemap(Publisher *publisher, Buffer *out)
{
    return feed_write_sitemap(out, &publisher->renderer);
}

static bool write_atom(Publisher *publisher, Buffer *out)
{
    return feed_write_atom(out, &publisher->scratch, publisher->site);
}

static bool write_graph(Publisher *publisher, Buffer *out)
{
    graph_json_write(out, &publisher->scratch, publisher->site);
    return true;
}

static bool write_broken(Publisher *publisher, Buffer *out)
{
    broken_links_write_json(out, &publisher->scratch, publisher->site);
    return true;
}

static bool write_nothing(Publisher *publisher, Buffer *out)
{
    (void)publisher;
    (void)out;
    return true;
}

typedef struct SiteFileRow {
    const char *path;
    bool (*write)(Publisher *publisher, Buffer *out); /* false: this site has no such file */
    uint64_t cost;                                    /* in hundredths of all documents' */
} SiteFileRow;

static const SiteFileRow site_files[] = {
    {"memory/records.jsonl", write_records, 60},
    {"llms-full.txt", write_llms_full, 10},
    {ROUTER_PATH, write_router, 5},
    {"memory/index.json", write_index, 5},
    {"llms.txt", write_llms, 1},
    {"reports/graph.json", write_graph, 1},
    {"reports/broken.json", write_broken, 1},
    {"sitemap.xml", write_sitemap, 1},
    {"feed.xml", write_atom, 1},
    {".nojekyll", write_nothing, 0},
};

enum { SITE_FILE_COUNT = sizeof site_files / sizeof *site_files };

/* ---- jobs ---- */

/*
 * Jobs are numbered through: documents, folders, site files, the 404 page, theme assets, schemas, files that pages link to, reports,
 * pages about links, pages of records, the index.
 */
typedef struct JobRange {
    size_t count;
    void (*run)(Publisher *publisher, size_t number);
} JobRange;

static void write_file(Publisher *publisher, Slice path, const Buffer *bytes)
{
    uint64_t clock = timing_cpu(publisher->timing);
    output_write(&publisher->output, path, buffer_slice(bytes));
    timing_add(publisher->timing, TIMING_WRITE, &clock);
}

/* The buffer that each file of this worker is made in: memory that is already there costs no page faults. */
static Buffer *begin_file(Publisher *publisher)
{
    buffer_clear(&publisher->file);
    return &publisher->file;
}

/* A page that its template cannot make: the one of an earlier build stays. */
static void note_error(Publisher *publisher, Slice path)
{
    output_keep(&publisher->output, path, 0);
    const ScriptError *error = &publisher->renderer.sandbox.error;
    buffer_add_format(&publisher->errors, "%.*s:%u: %.*s\n", SLICE_PRINT(error->path), error->line,
                      SLICE_PRINT(error->message));
}

static void publish_html(Publisher *publisher, uint32_t number, const Page *page)
{
    uint64_t clock = timing_cpu(publisher->timing);
    Buffer *html = begin_file(publisher);
    bool written = renderer_write_page(&publisher->renderer, number, html);
    timing_add(publisher->timing, TIMING_PAGE, &clock);
    if (written) {
        write_file(publisher, page->address, html);
    } else {
        note_error(publisher, page->address);
    }
}

static void publish_markdown(Publisher *publisher, const Page *page)
{
    uint64_t clock = timing_cpu(publisher->timing);
    Buffer *markdown = begin_file(publisher);
    feed_write_markdown(markdown, &publisher->scratch, publisher->site, page);
    timing_add(publisher->timing, TIMING_PAGE, &clock);
    write_file(publisher, arena_format(&publisher->paths, "%.*s.md", SLICE_PRINT(page->address)),
               markdown);
}

/* A part of a long file, as its buffer's spill. */
static void stream_file(void *context, Slice bytes)
{
    Publisher *publisher = context;
    timing_add(publisher->timing, TIMING_JSON, &publisher->clock);
    if (!publisher->is_streaming) {
        output_stream_begin(&publisher->stream, &publisher->output, publisher->stream_path);
        publisher->is_streaming = true;
    }
    output_stream_add(&publisher->stream, bytes);
    timing_add(publisher->timing, TIMING_WRITE, &publisher->clock);
}

/* A file that is written in pieces when it is long. */
static Buffer *begin_stream(Publisher *publisher, Slice path)
{
    Buffer *file = begin_file(publisher);
    publisher->clock = timing_cpu(publisher->timing);
    publisher->stream_path = path;
    publisher->is_streaming = false;
    file->spill = stream_file;
    file->spill_context = publisher;
    return file;
}

/* Not wanted: nothing was written, and there is no such file. */
static void end_stream(Publisher *publisher, bool is_wanted)
{
    publisher->file.spill = NULL;
    assert(is_wanted || !publisher->is_streaming);
    if (is_wanted) {
        stream_file(publisher, buffer_slice(&publisher->file));
        output_stream_end(&publisher->stream);
    }
    timing_add(publisher->timing, TIMING_WRITE, &publisher->clock);
}

static void publish_json(Publisher *publisher, const Page *page)
{
    Buffer *json = begin_stream(publisher, record_file_address(&publisher->paths, page->path));
    memory_write_document(json, &publisher->scratch, publisher->site, page);
    end_stream(publisher, true);
}

static void publish_document(Publisher *publisher, size_t number)
{
    const Page *page = &publisher->site->pages[number];
    if (!page->published) {
        return;
    }
    publish_html(publisher, (uint32_t)number, page);
    publish_markdown(publisher, page);
    publish_json(publisher, page);
}

static void publish_folder(Publisher *publisher, size_t number)
{
    const Folder *folder = &publisher->site->folders[number];
    /* The search page, one of records, or a report shows what is in a folder that has its index there. */
    if (folder->index_page != SITE_NONE ||
        slice_equals(folder->address, publisher->renderer.search_page) ||
        collection_set_has_address(&publisher->renderer.collections, folder->address) ||
        report_set_has_address(&publisher->renderer.reports, folder->address)) {
        return;
    }
    Buffer *html = begin_file(publisher);
    if (renderer_write_folder(&publisher->renderer, (uint32_t)number, html)) {
        write_file(publisher, folder->address, html);
    } else {
        note_error(publisher, folder->address);
    }
}

static void publish_site_file(Publisher *publisher, size_t number)
{
    const SiteFileRow *row = &site_files[number];
    Slice path = slice_from_string(row->path);
    if (slice_equals(path_folder(path), REPORT_FOLDER)) {
        path = path_join(&publisher->paths, publisher->renderer.report_folder, path_name(path));
    }
    Buffer *file = begin_stream(publisher, path);
    end_stream(publisher, row->write(publisher, file));
}

/* A report's page, and the same as JSON. */
static void publish_report(Publisher *publisher, size_t number)
{
    const Report *report = &publisher->renderer.reports.items[number];
    uint64_t clock = timing_cpu(publisher->timing);
    Buffer *html = begin_file(publisher);
    bool written = renderer_write_report(&publisher->renderer, (uint32_t)number, html);
    timing_add(publisher->timing, TIMING_PAGE, &clock);
    if (written) {
        write_file(publisher, report->address, html);
    } else {
        note_error(publisher, report->address);
    }
    Buffer *json = begin_stream(publisher, report->json_address);
    report_json_write(json, &publisher->renderer.reports, (ReportKind)number);
    end_stream(publisher, true);
}

static void publish_diagram_page(Publisher *publisher)
{
    if (!renderer_has_diagram(&publisher->renderer)) {
        return;
    }
    Buffer *html = begin_file(publisher);
    if (renderer_write_diagram(&publisher->renderer, html)) {
        write_file(publisher, RENDERER_DIAGRAM_PAGE, html);
    } else {
        note_error(publisher, RENDERER_DIAGRAM_PAGE);
    }
}

static void publish_not_found(Publisher *publisher, size_t number)
{
    (void)number;
    Buffer *html = begin_file(publisher);
    if (renderer_write_not_found(&publisher->renderer, html)) {
        write_file(publisher, SLICE("404.html"), html);
    } else {
        note_error(publisher, SLICE("404.html"));
    }
    publish_diagram_page(publisher);
}

static void publish_asset(Publisher *publisher, size_t number)
{
    const ThemeAsset *asset = &publisher->theme.assets[number];
    output_write(&publisher->output, asset->address, asset->bytes);
}

static EmbeddedList schemas(void)
{
    return embedded_below(SLICE("src/extract/schema/"));
}

static void publish_schema(Publisher *publisher, size_t number)
{
    const EmbeddedFile *schema = &schemas().items[number];
    Slice name = path_name(slice_from_string(schema->path));
    output_write(&publisher->output, path_join(&publisher->paths, SLICE("memory/schema"), name),
                 embedded_bytes(schema));
}

/* A file that has gone since the link step is a broken link in the next build. */
static void publish_copy(Publisher *publisher, size_t number)
{
    const SiteFile *file = &publisher->site->files[number];
    Slice bytes;
    if (file_read(&publisher->scratch,
                  path_join(&publisher->paths, publisher->site->settings->root, file->path), 0,
                  &bytes)) {
        output_write(&publisher->output, file->path, bytes);
    } else {
        output_keep(&publisher->output, file->path, errno);
    }
}

static bool (*const link_pages[LINK_PAGE_COUNT])(Renderer *renderer, Arena *arena, Buffer *out) = {
    [LINK_PAGE_GRAPH] = graph_page_write,
    [LINK_PAGE_BROKEN] = broken_links_page_write,
};

static void publish_link_page(Publisher *publisher, size_t number)
{
    Slice address = publisher->renderer.link_pages[number];
    if (address.size == 0) {
        return;
    }
    uint64_t clock = timing_cpu(publisher->timing);
    Buffer *html = begin_file(publisher);
    bool written = link_pages[number](&publisher->renderer, &publisher->scratch, html);
    timing_add(publisher->timing, TIMING_PAGE, &clock);
    if (written) {
        write_file(publisher, address, html);
    } else {
        note_error(publisher, address);
    }
}

static void publish_records(Publisher *publisher, size_t number)
{
    Slice address = publisher->renderer.collections.parts[number].address;
    uint64_t clock = timing_cpu(publisher->timing);
    Buffer *html = begin_file(publisher);
    bool written = renderer_write_part(&publisher->renderer, (uint32_t)number, html);
    timing_add(publisher->timing, TIMING_PAGE, &clock);
    if (written) {
        write_file(publisher, address, html);
    } else {
        note_error(publisher, address);
    }
}

static void publish_search_page(Publisher *publisher)
{
    Buffer *html = begin_file(publisher);
    if (renderer_write_search(&publisher->renderer, html)) {
        write_file(publisher, publisher->renderer.search_page, html);
    } else {
        note_error(publisher, publisher->renderer.search_page);
    }
}

/* One job for all of the index: it is made of all documents at once. And for the page that reads it. */
static void publish_search(Publisher *publisher, size_t number)
{
    (void)number;
    IndexFiles files;
    uint64_t clock = timing_cpu(publisher->timing);
    index_write(&files, &publisher->scratch, publisher->site);
    timing_add(publisher->timing, TIMING_MERGE, &clock);
    for (size_t i = 0; i < files.count; i++) {
        Buffer *out = begin_file(publisher);
        index_file_write(out, &files, &files.items[i]);
        write_file(publisher, index_file_path(&publisher->paths, &files.items[i]), out);
    }
    publish_search_page(publisher);
}

enum { JOB_RANGE_COUNT = 11 };

static void list_ranges(const Publisher *publisher, JobRange ranges[JOB_RANGE_COUNT])
{
    const Site *site = publisher->site;
    ranges[0] = (JobRange){site->page_count, publish_document};
    ranges[1] = (JobRange){site->folder_count, publish_folder};
    ranges[2] = (JobRange){SITE_FILE_COUNT, publish_site_file};
    ranges[3] = (JobRange){1, publish_not_found};
    ranges[4] = (JobRange){publisher->theme.asset_count, publish_asset};
    ranges[5] = (JobRange){schemas().count, publish_schema};
    ranges[6] = (JobRange){site->file_count, publish_copy};
    ranges[7] = (JobRange){publisher->renderer.reports.count, publish_report};
    ranges[8] = (JobRange){LINK_PAGE_COUNT, publish_link_page};
    ranges[9] = (JobRange){publisher->renderer.collections.part_count, publish_records};
    ranges[10] = (JobRange){1, publish_search};
}

void publish_job(void *context, size_t job, Buffer *out)
{
    Publisher *publisher = context;
    arena_reset(&publisher->scratch);
    arena_reset(&publisher->paths);
    buffer_init(&publisher->errors, &publisher->paths);
    JobRange ranges[JOB_RANGE_COUNT];
    list_ranges(publisher, ranges);
    size_t number = job;
    for (size_t i = 0; i < JOB_RANGE_COUNT; i++) {
        if (number < ranges[i].count) {
            ranges[i].run(publisher, number);
            break;
        }
        number -= ranges[i].count;
    }
    /* The result: the size of the errors' text, the text, then what was written. */
    uint64_t size = publisher->errors.size;
    buffer_add_bytes(out, &size, sizeof size);
    buffer_add(out, buffer_slice(&publisher->errors));
    output_write_records(&publisher->output, out);
}

/* ---- the parent's side ---- */

/* In hundredths of all documents'. */
enum { SEARCH_COST = 80, LINK_PAGE_COST = 2 };

static void set_costs(Publisher *publisher)
{
    const Site *site = publisher->site;
    publisher->costs = arena_new_array(publisher->arena, uint64_t, publisher->job_count);
    uint64_t total = 0;
    for (size_t i = 0; i < site->page_count; i++) {
        publisher->costs[i] = site->pages[i].unit.header->size + 5000u;
        total += publisher->costs[i];
    }
    for (size_t i = 0; i < SITE_FILE_COUNT; i++) {
        publisher->costs[site->page_count + site->folder_count + i] =
            total / 100 * site_files[i].cost + 1000;
    }
    const CollectionSet *collections = &publisher->renderer.collections;
    uint64_t *costs = &publisher->costs[publisher->job_count - 1 - collections->part_count];
    for (size_t i = 1; i <= LINK_PAGE_COUNT; i++) {
        costs[-(ptrdiff_t)i] = total / 100 * LINK_PAGE_COST;
    }
    for (size_t i = 0; i < collections->part_count; i++) {
        costs[i] = 5000 + 2 * (uint64_t)collections->parts[i].weight;
    }
    publisher->costs[publisher->job_count - 1] = total / 100 * SEARCH_COST;
}

bool publisher_init(Publisher *publisher, Arena *arena, const Site *site)
{
    *publisher = (Publisher){.arena = arena, .site = site};
    arena_init(&publisher->scratch, NULL);
    arena_init(&publisher->paths, NULL);
    buffer_init(&publisher->file, arena);
    const ThemeRequest request = {site->settings->root, site->settings->theme, yaml_file_read};
    if (!theme_load(&publisher->theme, arena, &request, &publisher->error)) {
        return false;
    }
    if (!renderer_open(&publisher->renderer, arena, site, &publisher->theme, NULL,
                       &publisher->error)) {
        return false;
    }
    JobRange ranges[JOB_RANGE_COUNT];
    list_ranges(publisher, ranges);
    for (size_t i = 0; i < JOB_RANGE_COUNT; i++) {
        publisher->job_count += ranges[i].count;
    }
    set_costs(publisher);
    return true;
}

/* "path:line: message" */
static void add_error(DiagnosticList *findings, Slice line)
{
    Slice rest;
    Slice path = slice_cut(line, ':', &rest);
    Slice number = slice_cut(rest, ':', &rest);
    Diagnostic *finding = diagnostic_add_file(findings, SLICE("template/error"), SEVERITY_ERROR,
                                              path, "%.*s", SLICE_PRINT(slice_trim(rest)));
    int64_t value = 0;
    slice_to_integer(number, &value);
    finding->line = (uint32_t)value;
}

static const char *describe_loss(const JobResult *result)
{
    switch (result->status) {
    case JOB_OUT_OF_TIME:
        return "a page needs too much CPU time: its template may not end";
    case JOB_OUT_OF_MEMORY:
        return "a worker ran out of memory while it was writing";
    case JOB_CRASHED:
        return result->signal != 0 ? strsignal(result->signal)
                                   : "a worker ended while it was writing";
    default:
        return "a worker's result is damaged";
    }
}

static void take_result(Publisher *publisher, const JobResult *result, DiagnosticList *findings)
{
    uint64_t size = 0;
    bool whole = result->status == JOB_DONE && result->bytes.size >= sizeof size;
    if (whole) {
        memcpy(&size, result->bytes.data, sizeof size);
        whole = size <= result->bytes.size - sizeof size;
    }
    if (!whole) {
        diagnostic_add_file(findings, SLICE("output/failed"), SEVERITY_ERROR, (Slice){NULL, 0},
                            "%s", describe_loss(result));
        publisher->lost_count++;
        return;
    }
    Slice errors = slice_part(result->bytes, sizeof size, sizeof size + size);
    while (errors.size > 0) {
        add_error(findings, slice_cut(errors, '\n', &errors));
    }
    output_add_records(&publisher->output, slice_from(result->bytes, sizeof size + size));
}

void publisher_finish(Publisher *publisher, const WorkerResults *results, DiagnosticList *findings)
{
    for (size_t i = 0; i < results->job_count; i++) {
        take_result(publisher, &results->jobs[i], findings);
    }
    publisher->output.keeps_all = publisher->lost_count > 0;
    output_finish(&publisher->output, findings);
}

void publisher_free(Publisher *publisher)
{
    renderer_close(&publisher->renderer);
    arena_free(&publisher->scratch);
    arena_free(&publisher->paths);
}
