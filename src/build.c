#include "build.h"

#include "base/path.h"
#include "build_compile.h"
#include "check/bump.h"
#include "check/external.h"
#include "check/dating.h"
#include "check/history.h"
#include "check/freshness.h"
#include "check/site.h"
#include "check/suppression_use.h"
#include "document/rule.h"
#include "history_step.h"
#include "link/image_sizes.h"
#include "link/link.h"
#include "publish.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

void build_init(Build *build, Arena *arena, const Settings *settings, Date today)
{
    *build = (Build){
        .arena = arena,
        .settings = settings,
        .today = today,
        .index = true,
        .bodies = true,
        .worker_count = worker_processor_count(),
        .rules = {.settings = settings, .has_site = true},
    };
    diagnostic_list_init(&build->findings, arena);
    diagnostic_list_init(&build->suppressed, arena);
}

/* ---- folders -> sources ---- */

void build_walk(Build *build)
{
    Arena scratch;
    arena_init(&scratch, NULL);
    walk_content(&build->walk, build->arena, &scratch, build->settings);
    arena_free(&scratch);
    walk_report(&build->findings, &build->walk);
    timing_end_phase(build->timing, "walk", 0, 0);
}

static bool is_selected(Slice path, const Slice *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (path_is_below(path, paths[i])) {
            return true;
        }
    }
    return false;
}

void build_select(Build *build, const Slice *paths, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < build->walk.count; i++) {
        if (is_selected(build->walk.files[i].path, paths, count)) {
            build->walk.files[kept++] = build->walk.files[i];
        }
    }
    build->walk.count = kept;
}

/* ---- sources -> units ---- */

bool build_open_filters(Build *build)
{
    bool is_wanted = build->settings->filter_count > 0;
    build->has_filters =
        is_wanted && project_filters_open(&build->filters, build->arena, build->settings,
                                          build->today, &build->error);
    return build->has_filters == is_wanted;
}

static void add_finding(DiagnosticList *list, const Diagnostic *finding)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = *finding;
}

static void take_findings(Build *build, const Unit *unit)
{
    const UnitFinding *rows = unit_findings(unit);
    const Rule *claim = rule_get(RULE_FRESHNESS_CLAIM);
    bool is_stale = check_unit_is_stale(unit, build->settings, build->today);
    for (uint32_t i = 0; i < unit->header->findings.count; i++) {
        /* What a document says of today is of interest only where that was long ago. */
        if (!is_stale && slice_equals(unit_text(unit, rows[i].rule), claim->id)) {
            continue;
        }
        Diagnostic finding;
        unit_read_finding(unit, &rows[i], build->arena, &finding);
        add_finding(&build->findings, &finding);
    }
}

static void take_units(Build *build)
{
    build->units = arena_new_array(build->arena, Unit, build->walk.count);
    build->unit_count = 0;
    for (size_t i = 0; i < build->walk.count; i++) {
        Unit unit = build->file_units[i];
        take_findings(build, &unit);
        if (!(unit.header->flags & UNIT_UNREADABLE)) {
            build->units[build->unit_count++] = unit;
        }
    }
}

static bool is_wanted(const Build *build, size_t file)
{
    return build->is_wanted == NULL ||
           build->is_wanted(build->wanted_context, build->walk.files[file].path);
}

bool build_compile(Build *build)
{
    size_t count = build->walk.count;
    size_t *wanted = arena_new_array(build->arena, size_t, count);
    size_t *others = arena_new_array(build->arena, size_t, count);
    size_t wanted_count = 0;
    size_t other_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_wanted(build, i)) {
            wanted[wanted_count++] = i;
        } else {
            others[other_count++] = i;
        }
    }
    build->rules.has_site = build->is_wanted == NULL;
    build->file_units = arena_new_array(build->arena, Unit, count);
    if (build->bodies) {
        highlight_step_open(&build->highlight, build->arena, build->settings);
    }
    if (!build_compile_files(build, wanted, wanted_count)) {
        return false;
    }
    build_stub_files(build, others, other_count);
    take_units(build);
    highlight_step_keep(&build->highlight, build->arena, build->units, build->unit_count);
    timing_end_phase(build->timing, "compile", TIMING_READ, TIMING_UNIT + 1);
    return true;
}

bool build_compile_again(Build *build, const size_t *files, size_t count)
{
    if (!build_compile_files(build, files, count)) {
        return false;
    }
    build->findings.count = 0;
    build->suppressed.count = 0;
    walk_report(&build->findings, &build->walk);
    take_units(build);
    return true;
}

/* ---- units -> site ---- */

static void name_owners(Build *build)
{
    codeowners_load(&build->codeowners, build->arena, build->settings);
    if (build->codeowners.is_cut) {
        finding_add_file(&build->findings, RULE_DOC_TOO_COSTLY, build->codeowners.file,
                         "more than %d MiB, or than %d KiB of patterns with wildcards: the rest is "
                         "not read",
                         CODEOWNERS_SIZE_MOST >> 20, CODEOWNERS_WILDCARDS_MOST >> 10);
    }
    for (uint32_t i = 0; i < build->site.page_count; i++) {
        Page *page = &build->site.pages[i];
        if (page->owner.size == 0) {
            page->owner = codeowners_find(&build->codeowners, page->path);
        }
    }
}

static void link_units(Build *build, DiagnosticList *findings)
{
    diagnostic_list_init(findings, build->arena);
    link_site(&build->site, build->arena, build->settings, build->today, build->units,
              build->unit_count, build->drafts, findings);
}

static int compare_file(const void *key, const void *item)
{
    return slice_compare(*(const Slice *)key, ((const SourceFile *)item)->path);
}

static size_t file_number(const Build *build, Slice path)
{
    const SourceFile *file = bsearch(&path, build->walk.files, build->walk.count,
                                     sizeof *build->walk.files, compare_file);
    assert(file != NULL);
    return (size_t)(file - build->walk.files);
}

/*
 * Compiles what links lead into, but nobody asked for, and links again. Its own findings are not wanted. The site's pages are in the order
 * of the units, and as many.
 */
static bool link_needed(Build *build, DiagnosticList *findings)
{
    uint32_t page_count = build->site.page_count;
    size_t *files = arena_new_array(build->arena, size_t, page_count);
    size_t count = 0;
    for (uint32_t i = 0; i < page_count; i++) {
        if (build->site.pages[i].is_needed) {
            files[count++] = file_number(build, build->site.pages[i].path);
        }
    }
    if (!build_compile_files(build, files, count)) {
        return false;
    }
    for (uint32_t i = 0, done = 0; i < page_count && done < count; i++) {
        if (build->site.pages[i].is_needed) {
            build->units[i] = build->file_units[files[done++]];
        }
    }
    if (count > 0) {
        link_units(build, findings);
    }
    return true;
}

bool build_link(Build *build)
{
    DiagnosticList findings;
    link_units(build, &findings);
    if (build->is_wanted != NULL && !link_needed(build, &findings)) {
        return false;
    }
    for (size_t i = 0; i < findings.count; i++) {
        add_finding(&build->findings, &findings.items[i]);
    }
    name_owners(build);
    check_site(&build->site, &build->findings);
    if (build->link_results != NULL) {
        check_external(&build->site, build->link_results, &build->findings);
        build->rules.has_results = true;
    }
    timing_end_phase(build->timing, "link", 0, 0);
    return true;
}

ComparisonState build_compare(Build *build, Slice base)
{
    ComparisonState state =
        changed_step_compare(&build->comparison, build->arena, build->settings, &build->walk, base);
    build->has_comparison = state == COMPARISON_DONE;
    timing_end_phase(build->timing, "compare", 0, 0);
    return state;
}

bool build_ask_history(Build *build)
{
    if (build->has_comparison) {
        changed_step_read(&build->site, build->arena, &build->comparison, &build->walk);
        check_bumps(&build->site, &build->findings);
        build->rules.has_changes = true;
    }
    bool is_complete = history_step(&build->site, build->arena, build->is_asked_for,
                                    build->asked_context, &build->trouble);
    check_history(&build->site, &build->findings);
    check_dating(&build->site, &build->findings);
    build->rules.has_history = is_complete;
    timing_end_phase(build->timing, "history", 0, 0);
    return is_complete;
}

/* ---- site -> files ---- */

static bool run_publisher(Build *build, Publisher *publisher)
{
    publisher->timing = build->timing;
    WorkerPlan plan = {
        .job_count = publisher->job_count,
        .costs = publisher->costs,
        .worker_count = build->worker_count,
        /* For a template that is lost in one of Lua's patterns, where no instruction is counted. */
        .cpu_seconds = build->settings->cpu_seconds,
        .run = publish_job,
        .context = publisher,
    };
    WorkerResults results;
    if (!worker_run(&plan, build->arena, &results)) {
        return false;
    }
    timing_end_phase(build->timing, "pages", TIMING_PAGE, TIMING_STEP_COUNT);
    publisher_finish(publisher, &results, &build->findings);
    worker_results_free(&results);
    build->written_count = publisher->output.written_count;
    build->unchanged_count = publisher->output.unchanged_count;
    build->removed_count = publisher->output.removed_count;
    build->failed_count = publisher->output.failed_count + publisher->lost_count;
    timing_end_phase(build->timing, "finish", 0, 0);
    return true;
}

BuildState build_publish(Build *build, Slice output)
{
    Publisher publisher;
    image_sizes_read(&build->site);
    if (!publisher_init(&publisher, build->arena, &build->site)) {
        build->error = publisher.error;
        return BUILD_BAD_THEME;
    }
    publisher.renderer.answers = highlight_step_answers(&build->highlight);
    bool done =
        output_init(&publisher.output, build->arena, output) && run_publisher(build, &publisher);
    int error = errno;
    publisher_free(&publisher);
    errno = error;
    return done ? BUILD_DONE : BUILD_FAILED;
}

/* ---- findings ---- */

static int compare_path(const void *key, const void *item)
{
    return slice_compare(*(const Slice *)key, ((const Page *)item)->path);
}

Slice build_owner(const Build *build, Slice path)
{
    const Site *site = &build->site;
    const Page *page = NULL;
    if (site->page_count > 0) {
        page = bsearch(&path, site->pages, site->page_count, sizeof *site->pages, compare_path);
    }
    return page != NULL ? page->owner : codeowners_find(&build->codeowners, path);
}

static void give_owners(const Build *build, DiagnosticList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        list->items[i].owner = build_owner(build, list->items[i].path);
    }
}

/*
 * What the settings make of a finding. One that is told with less than its rule's own severity was asked for so, by an entry of
 * `schema`: the settings may take more from it, as to be silent, but give it back nothing.
 */
static Severity find_severity(const Build *build, const Diagnostic *finding)
{
    const Rule *rule = rule_find(finding->rule);
    Severity severity =
        settings_severity(build->settings, finding->rule, finding->severity, finding->path);
    bool is_lowered = rule != NULL && finding->severity < rule->severity;

    return is_lowered && severity > finding->severity ? finding->severity : severity;
}

void build_report(Build *build)
{
    DiagnosticList *list = &build->findings;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        Diagnostic finding = list->items[i];

        finding.severity = find_severity(build, &finding);
        if (finding.severity != SEVERITY_OFF && rule_run_tells(&build->rules, finding.rule)) {
            list->items[kept++] = finding;
        }
    }
    list->count = kept;
    diagnostic_list_sort(list);

    suppression_use(list, &build->suppressed, build->units, build->unit_count, &build->rules);
    give_owners(build, list);
    give_owners(build, &build->suppressed);
}

void build_free(Build *build)
{
    for (size_t i = 0; i < build->result_count; i++) {
        worker_results_free(build->results[i]);
    }
    if (build->has_filters) {
        project_filters_close(&build->filters);
    }
    timing_free(build->timing);
}
