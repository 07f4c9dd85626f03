/*
 * worker.h - many jobs in forked processes.
 *
 * cmark-gfm flips process-wide tables while it parses, so that two threads cannot parse at once (upstream #176); and a document
 * may be hostile. So jobs run in forked workers: each sees the parent's memory as it was at the fork, and hands back bytes. A
 * worker that dies loses the job it was at, nothing else: another one is forked and does the rest. That job is not tried again.
 *
 * Each worker appends its results to a memory file of its own, which the parent maps when the worker has ended: what was finished
 * is never lost, and results are not copied through pipes. Nothing a worker says is believed: jobs that it did not finish in the
 * file, in the order in which they were given to it, are not done. The file cannot be made shorter under the parent's eyes.
 *
 * Which worker does a job, and after which others, is chance: a job's result must depend on the job and the context only.
 */
#ifndef BASE_WORKER_H
#define BASE_WORKER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

typedef enum JobStatus {
    JOB_DONE,
    JOB_CRASHED,       /* the worker died of a signal, ended by itself, or handed back nonsense */
    JOB_OUT_OF_TIME,   /* over cpu_seconds of CPU time */
    JOB_OUT_OF_MEMORY, /* ended with EXIT_MEMORY, as arenas over their budget do */
} JobStatus;

typedef struct JobResult {
    JobStatus status;
    int signal;  /* JOB_CRASHED: of which signal; 0 when it ended by itself */
    Slice bytes; /* JOB_DONE: what the job wrote, aligned to 8; lives until worker_results_free */
} JobResult;

/* Runs in a worker: does job `job` and writes its result into `out`, which is empty. */
typedef void JobFunction(void *context, size_t job, Buffer *out);

typedef struct WorkerPlan {
    size_t job_count;
    /* Any measure of each job's work (bytes): the greatest are done first. May be NULL. */
    const uint64_t *costs;
    size_t worker_count;  /* at most this many at once; at least 1 */
    uint32_t cpu_seconds; /* CPU time for one job; 0 is no limit. A job that sleeps is waited for */
    JobFunction *run;
    /* For `run` and `progress`. What a worker changes in it, only that worker sees. */
    void *context;
    /* Called in the parent, at most ten times a second; may be NULL. */
    void (*progress)(void *context, size_t done);
} WorkerPlan;

typedef struct WorkerResults {
    JobResult *jobs; /* by job: the order does not depend on the workers */
    size_t job_count;
    Slice *mappings; /* where the results' bytes are */
    size_t mapping_count;
    size_t mapping_capacity;
} WorkerResults;

/*
 * Runs all jobs and waits for them; afterwards no worker is left. False with errno when no process or memory file can be made at
 * all: then there are no results. Workers leave the terminal's signals to the parent, and die when it dies, however that happens.
 * They do not run exit handlers. Arrays of `results` live in `arena`.
 */
bool worker_run(const WorkerPlan *plan, Arena *arena, WorkerResults *results);

/* Gives back the results' bytes. */
void worker_results_free(WorkerResults *results);

/* How many processors this process may use; at least 1. */
size_t worker_processor_count(void);

#endif
