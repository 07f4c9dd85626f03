#include "build.h"

#include "base/path.h"
#include "check/bump.h"
#include "check/external.h"
#include "check/history.h"
#include "check/site.h"
#include "check/suppression_use.h"
#include "compile.h"
#include "document/rule.h"
#include "history_step.h"
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

static void report_progress(void *context, size_t done)
{
    const Compiler *compiler = context;
    const Build *build = compiler->owner;
    if (build->progress != NULL) {
        build->progress(build->progress_context, done, build->walk.count);
    }
}

static uint64_t *costs_of(const Build *build)
{
    uint64_t *costs = arena_new_array(build->arena, uint64_t, build->walk.count);
    for (size_t i = 0; i < build->walk.count; i++) {
        costs[i] = build->walk.files[i].size + 1000;
    }
    return costs;
}

static const char *describe_loss(Build *build, const JobResult *result)
{
    switch (result->status) {
    case JOB_OUT_OF_TIME:
        return arena_string(build->arena,
                            arena_format(build->arena, "needs more than %u s of CPU time",
                                         build->settings->cpu_seconds));
    case JOB_OUT_OF_MEMORY:
        return arena_string(
            build->arena, arena_format(build->arena, "needs more than %llu MiB of memory",
                                       (unsigned long long)(build->settings->memory_bytes >> 20)));
    default:
        return result->signal == 0
                   ? "the compiler ended while it was at this document"
                   : arena_string(build->arena,
                                  arena_format(build->arena,
                                               "the compiler crashed at this document (%s)",
                                               strsignal(result->signal)));
    }
}

static bool is_costly(const JobResult *result)
{
    return result->status == JOB_OUT_OF_TIME || result->status == JOB_OUT_OF_MEMORY;
}

/* A document whose worker died gets a unit all the same: its source as text. */
static Slice unit_of_lost(Build *build, Compiler *compiler, size_t file, const JobResult *result)
{
    Buffer *out = arena_new(build->arena, Buffer);
    buffer_init(out, build->arena);
    compile_lost_document(compiler, file,
                          is_costly(result) ? RULE_DOC_TOO_COSTLY : RULE_DOC_CRASHED,
                          describe_loss(build, result), out);
    return buffer_slice(out);
}

static bool open_unit(const JobResult *result, Unit *unit)
{
    const char *error;
    return result->status == JOB_DONE && unit_open(result->bytes, unit, &error);
}

static void take_findings(Build *build, const Unit *unit)
{
    const UnitFinding *rows = unit_findings(unit);
    for (uint32_t i = 0; i < unit->header->findings.count; i++) {
        DiagnosticList *list = &build->findings;
        list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                       sizeof *list->items);
        unit_read_finding(unit, &rows[i], list->arena, &list->items[list->count++]);
    }
}

static void take_unit(Build *build, Compiler *compiler, size_t file)
{
    const JobResult *result = &build->units_results.jobs[file];
    Unit unit;
    if (!open_unit(result, &unit)) {
        const char *error;
        bool opened = unit_open(unit_of_lost(build, compiler, file, result), &unit, &error);
        assert(opened);
        (void)opened;
    }
    take_findings(build, &unit);
    if (!(unit.header->flags & UNIT_UNREADABLE)) {
        build->units[build->unit_count++] = unit;
    }
}

/* Files that are compiled together: their numbers in the walk. */
typedef struct Batch {
    Compiler *compiler;
    const size_t *files;
    size_t count;
} Batch;

/* Files whose worker died while they were compiled with filters. */
typedef struct Retry {
    Compiler *compiler;
    size_t *files;
    const char **losses; /* what happened to each */
    size_t count;
} Retry;

static void compile_again(void *context, size_t job, Buffer *out)
{
    const Retry *retry = context;
    compile_without_filters(retry->compiler, retry->files[job], retry->losses[job], out);
}

static void find_lost(Build *build, const Batch *batch, Retry *retry)
{
    retry->files = arena_new_array(build->arena, size_t, batch->count);
    retry->losses = arena_new_array(build->arena, const char *, batch->count);
    for (size_t i = 0; i < batch->count; i++) {
        const JobResult *result = &build->units_results.jobs[batch->files[i]];
        Unit unit;
        if (!open_unit(result, &unit)) {
            retry->files[retry->count] = batch->files[i];
            retry->losses[retry->count++] = arena_string(
                build->arena, arena_format(build->arena, "%s%s", is_costly(result) ? "it " : "",
                                           describe_loss(build, result)));
        }
    }
}

/* Runs a plan whose jobs are these files, and puts their results in the place of those that there are. */
static bool run_again(Build *build, const WorkerPlan *plan, const size_t *files)
{
    WorkerResults results;
    if (!worker_run(plan, build->arena, &results)) {
        return false;
    }
    build->later_results = arena_array_room(build->arena, build->later_results, build->later_count,
                                            &build->later_capacity, sizeof *build->later_results);
    build->later_results[build->later_count++] = results;
    for (size_t i = 0; i < plan->job_count; i++) {
        build->units_results.jobs[files[i]] = results.jobs[i];
    }
    return true;
}

/* A filter can run over the limits of the process, where no count stops it: in one of Lua's patterns, or LPeg's. */
static bool compile_lost_again(Build *build, const WorkerPlan *plan, const Batch *batch)
{
    Retry retry = {.compiler = batch->compiler};
    if (build->has_filters) {
        find_lost(build, batch, &retry);
    }
    if (retry.count == 0) {
        return true;
    }
    WorkerPlan again = *plan;
    again.job_count = retry.count;
    again.costs = NULL;
    again.run = compile_again;
    again.context = &retry;
    again.progress = NULL;
    return run_again(build, &again, retry.files);
}

static void begin_compiler(Build *build, Compiler *compiler)
{
    compiler_init(compiler, build->settings, build->walk.files);
    compiler->owner = build;
    compiler->index = build->index;
    compiler->bodies = build->bodies;
    compiler->timing = build->timing;
    compiler->filters = build->has_filters ? &build->filters : NULL;
}

static void take_units(Build *build, Compiler *compiler)
{
    /* The limit is the workers'. A lost document's text is read here, where running out of memory would end the build. */
    compiler->budget.limit = 0;
    build->units = arena_new_array(build->arena, Unit, build->walk.count);
    build->unit_count = 0;
    for (size_t i = 0; i < build->walk.count; i++) {
        take_unit(build, compiler, i);
    }
}

static size_t *all_files(const Build *build)
{
    size_t *files = arena_new_array(build->arena, size_t, build->walk.count);
    for (size_t i = 0; i < build->walk.count; i++) {
        files[i] = i;
    }
    return files;
}

bool build_compile(Build *build)
{
    Compiler compiler;
    begin_compiler(build, &compiler);
    WorkerPlan plan = {
        .job_count = build->walk.count,
        .costs = costs_of(build),
        .worker_count = build->worker_count,
        .cpu_seconds = build->settings->cpu_seconds,
        .run = compile_document,
        .context = &compiler,
        .progress = report_progress,
    };
    Batch batch = {&compiler, all_files(build), build->walk.count};
    if (!worker_run(&plan, build->arena, &build->units_results) ||
        !compile_lost_again(build, &plan, &batch)) {
        return false;
    }
    take_units(build, &compiler);
    compiler_free(&compiler);
    timing_end_phase(build->timing, "compile", TIMING_READ, TIMING_UNIT + 1);
    return true;
}

static void compile_of_batch(void *context, size_t job, Buffer *out)
{
    const Batch *batch = context;
    compile_document(batch->compiler, batch->files[job], out);
}

bool build_compile_again(Build *build, const size_t *files, size_t count)
{
    Compiler compiler;
    begin_compiler(build, &compiler);
    Batch batch = {&compiler, files, count};
    WorkerPlan plan = {
        .job_count = count,
        .worker_count = build->worker_count,
        .cpu_seconds = build->settings->cpu_seconds,
        .run = compile_of_batch,
        .context = &batch,
    };
    if (!run_again(build, &plan, files) || !compile_lost_again(build, &plan, &batch)) {
        return false;
    }
    build->findings.count = 0;
    walk_report(&build->findings, &build->walk);
    take_units(build, &compiler);
    compiler_free(&compiler);
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

void build_link(Build *build)
{
    link_site(&build->site, build->arena, build->settings, build->today, build->units,
              build->unit_count, build->drafts, &build->findings);
    name_owners(build);
    check_site(&build->site, &build->findings);
    if (build->link_results != NULL) {
        check_external(&build->site, build->link_results, &build->findings);
    }
    timing_end_phase(build->timing, "link", 0, 0);
}

ComparisonState build_compare(Build *build, Slice base)
{
    ComparisonState state =
        changed_step_compare(&build->comparison, build->arena, build->settings, &build->walk, base);
    if (state == COMPARISON_DONE) {
        changed_step_read(&build->site, build->arena, &build->comparison);
        check_bumps(&build->site, &build->findings);
    }
    timing_end_phase(build->timing, "compare", 0, 0);
    return state;
}

bool build_ask_history(Build *build)
{
    bool is_complete = history_step(&build->site, build->arena, build->is_asked_for,
                                    build->asked_context, &build->trouble);
    check_history(&build->site, &build->findings);
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
    if (!publisher_init(&publisher, build->arena, &build->site)) {
        build->error = publisher.error;
        return BUILD_BAD_THEME;
    }
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

void build_report(Build *build)
{
    DiagnosticList *list = &build->findings;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        Diagnostic finding = list->items[i];
        finding.severity =
            settings_severity(build->settings, finding.rule, finding.severity, finding.path);
        if (finding.severity != SEVERITY_OFF) {
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
    worker_results_free(&build->units_results);
    for (size_t i = 0; i < build->later_count; i++) {
        worker_results_free(&build->later_results[i]);
    }
    if (build->has_filters) {
        project_filters_close(&build->filters);
    }
    timing_free(build->timing);
}
