#include "build_compile.h"

#include "compile.h"
#include "document/rule.h"

#include <assert.h>
#include <signal.h>
#include <string.h>

/* Files that are compiled together: those of the walk with these numbers. */
typedef struct Batch {
    Compiler *compiler;
    const size_t *files;
    size_t count;
    WorkerResults *results; /* by place in `files` */
} Batch;

static void compile_one(void *context, size_t job, Buffer *out)
{
    const Batch *batch = context;
    compile_document(batch->compiler, batch->files[job], out);
}

static void report_progress(void *context, size_t done)
{
    const Batch *batch = context;
    const Build *build = batch->compiler->owner;
    if (build->progress != NULL) {
        build->progress(build->progress_context, done, batch->count);
    }
}

static uint64_t *costs_of(const Build *build, const Batch *batch)
{
    uint64_t *costs = arena_new_array(build->arena, uint64_t, batch->count);
    for (size_t i = 0; i < batch->count; i++) {
        costs[i] = build->walk.files[batch->files[i]].size + 1000;
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

/* Takes results over for as long as the build lives. */
static WorkerResults *keep_results(Build *build)
{
    WorkerResults *results = arena_new(build->arena, WorkerResults);

    build->results = arena_array_room(build->arena, build->results, build->result_count,
                                      &build->result_capacity, sizeof *build->results);
    build->results[build->result_count++] = results;
    return results;
}

static Unit unit_of_job(Build *build, const Batch *batch, size_t job)
{
    const JobResult *result = &batch->results->jobs[job];
    Unit unit;
    if (!open_unit(result, &unit)) {
        const char *error;
        bool opened = unit_open(unit_of_lost(build, batch->compiler, batch->files[job], result),
                                &unit, &error);
        assert(opened);
        (void)opened;
    }
    return unit;
}

static Unit unit_of_stub(Build *build, Compiler *compiler, size_t file)
{
    Buffer *out = arena_new(build->arena, Buffer);
    const char *error;
    Unit unit;
    buffer_init(out, build->arena);
    compile_stub(compiler, file, out);
    bool opened = unit_open(buffer_slice(out), &unit, &error);
    assert(opened);
    (void)opened;
    return unit;
}

/* Files whose worker died while they were compiled with filters. */
typedef struct Retry {
    const Batch *batch;
    size_t *jobs;
    const char **losses; /* what happened to each */
    size_t count;
} Retry;

static void compile_again(void *context, size_t job, Buffer *out)
{
    const Retry *retry = context;
    compile_without_filters(retry->batch->compiler, retry->batch->files[retry->jobs[job]],
                            retry->losses[job], out);
}

static void find_lost(Build *build, const Batch *batch, Retry *retry)
{
    retry->jobs = arena_new_array(build->arena, size_t, batch->count);
    retry->losses = arena_new_array(build->arena, const char *, batch->count);
    for (size_t i = 0; i < batch->count; i++) {
        const JobResult *result = &batch->results->jobs[i];
        Unit unit;
        if (!open_unit(result, &unit)) {
            retry->jobs[retry->count] = i;
            retry->losses[retry->count++] = arena_string(
                build->arena, arena_format(build->arena, "%s%s", is_costly(result) ? "it " : "",
                                           describe_loss(build, result)));
        }
    }
}

static bool run_plan(Build *build, const WorkerPlan *plan, WorkerResults **results)
{
    *results = keep_results(build);
    return worker_run(plan, build->arena, *results);
}

/* A filter can run over the limits of the process, where no count stops it: in one of Lua's patterns, or LPeg's. */
static bool compile_lost_again(Build *build, const WorkerPlan *plan, Batch *batch)
{
    Retry retry = {.batch = batch};
    WorkerResults *results;
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
    if (!run_plan(build, &again, &results)) {
        return false;
    }
    for (size_t i = 0; i < retry.count; i++) {
        batch->results->jobs[retry.jobs[i]] = results->jobs[i];
    }
    return true;
}

static bool run_batch(Build *build, Batch *batch)
{
    WorkerPlan plan = {
        .job_count = batch->count,
        .costs = costs_of(build, batch),
        .worker_count = build->worker_count,
        .cpu_seconds = build->settings->cpu_seconds,
        .run = compile_one,
        .context = batch,
        .progress = report_progress,
    };
    bool done = run_plan(build, &plan, &batch->results) && compile_lost_again(build, &plan, batch);
    /* The limit is the workers'. A lost document's text is read here, where running out of memory would end the build. */
    batch->compiler->budget.limit = 0;
    return done;
}

static void open_compiler(Build *build, Compiler *compiler)
{
    compiler_init(compiler, build->settings, build->walk.files);
    compiler->owner = build;
    compiler->index = build->index;
    compiler->bodies = build->bodies;
    compiler->timing = build->timing;
    compiler->schemas = build->schemas;
    compiler->filters = build->has_filters ? &build->filters : NULL;
    compiler->highlighter.cache = highlight_step_cache(&build->highlight);
}

bool build_compile_files(Build *build, const size_t *files, size_t count)
{
    Compiler compiler;
    Batch batch = {.compiler = &compiler, .files = files, .count = count};
    open_compiler(build, &compiler);
    bool done = count == 0 || run_batch(build, &batch);
    for (size_t i = 0; done && i < count; i++) {
        build->file_units[files[i]] = unit_of_job(build, &batch, i);
    }
    compiler_free(&compiler);
    return done;
}

void build_stub_files(Build *build, const size_t *files, size_t count)
{
    Compiler compiler;
    open_compiler(build, &compiler);
    for (size_t i = 0; i < count; i++) {
        build->file_units[files[i]] = unit_of_stub(build, &compiler, files[i]);
    }
    compiler_free(&compiler);
}
