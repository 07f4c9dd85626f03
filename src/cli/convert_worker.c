#include "cli/convert_worker.h"

#include "base/worker.h"

#include <errno.h>
#include <string.h>

enum { CPU_SECONDS = 10 }; /* as limits.cpu of a project that does not say */

typedef struct Job {
    ConvertMaker *make;
    void *context;
} Job;

/* What stands before the text and the findings in the bytes of a worker. */
typedef struct Header {
    int64_t status;
    uint64_t has_errors;
    uint64_t text_size;
} Header;

static void run(void *context, size_t number, Buffer *out)
{
    const Job *job = context;
    ConvertOutcome outcome = {0};

    (void)number;
    job->make(job->context, &outcome);

    Header header = {
        .status = outcome.status,
        .has_errors = outcome.has_errors,
        .text_size = outcome.text.size,
    };
    buffer_add(out, (Slice){(const char *)&header, sizeof header});
    buffer_add(out, outcome.text);
    buffer_add(out, outcome.findings);
}

static bool read_outcome(Slice bytes, ConvertOutcome *outcome)
{
    Header header;

    if (bytes.size < sizeof header) {
        return false;
    }
    memcpy(&header, bytes.data, sizeof header);
    bytes = slice_from(bytes, sizeof header);
    if (header.text_size > bytes.size) {
        return false;
    }
    *outcome = (ConvertOutcome){
        .status = (int)header.status,
        .has_errors = header.has_errors != 0,
        .text = slice_part(bytes, 0, header.text_size),
        .findings = slice_from(bytes, header.text_size),
    };
    return true;
}

static const char *describe_loss(Arena *arena, const JobResult *result)
{
    switch (result->status) {
    case JOB_OUT_OF_TIME:
        return arena_string(
            arena, arena_format(arena, "it needs more than %d s of CPU time", CPU_SECONDS));
    case JOB_OUT_OF_MEMORY:
        return "it needs too much memory";
    default:
        return result->signal == 0
                   ? "the program ended"
                   : arena_string(arena, arena_format(arena, "the program crashed (%s)",
                                                      strsignal(result->signal)));
    }
}

const char *convert_in_worker(Arena *arena, ConvertMaker *make, void *context,
                              ConvertOutcome *outcome)
{
    Job job = {make, context};
    WorkerPlan plan = {
        .job_count = 1,
        .worker_count = 1,
        .cpu_seconds = CPU_SECONDS,
        .run = run,
        .context = &job,
    };
    WorkerResults results;

    if (!worker_run(&plan, arena, &results)) {
        return strerror(errno);
    }

    const JobResult *result = &results.jobs[0];
    const char *loss = NULL;

    if (result->status != JOB_DONE || !read_outcome(arena_copy(arena, result->bytes), outcome)) {
        loss = describe_loss(arena, result);
    }
    worker_results_free(&results);
    return loss;
}
