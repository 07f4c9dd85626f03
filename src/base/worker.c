#include "base/worker.h"

#include "base/result_file.h"
#include "base/worker_process.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    /* A batch is at most this part of all cost, so that the last ones end at about the same time. */
    BATCH_COUNT_LEAST = 64,
    /* Near the end batches become smaller: this part of what there is to do for each worker. */
    BATCH_COUNT_LEFT = 4,
    PROGRESS_MILLISECONDS = 100,
};

typedef struct Worker {
    WorkerProcess process;
    size_t *jobs; /* all that were ever sent to it, in that order */
    size_t job_count;
    size_t job_capacity;
    size_t finished_count; /* of these, as it says */
    uint64_t load;         /* cost of the others */
    bool is_stopped;       /* it was told to end, and has not been heard to */
} Worker;

typedef struct Crew {
    const WorkerPlan *plan;
    Arena *arena;
    WorkerResults *results;
    size_t *queue; /* from queue_next on: jobs that wait for a worker, the greatest first */
    size_t queue_next;
    uint64_t waiting_cost;
    uint64_t total_cost;
    Worker *workers;
    struct pollfd *polls; /* one a worker */
    size_t worker_count;
    size_t done_count;
    int64_t progress_time; /* milliseconds */
} Crew;

static uint64_t cost_of(const WorkerPlan *plan, size_t job)
{
    /* The sum of all costs must not overflow. A job without cost is work, too. */
    uint64_t most = UINT64_MAX / plan->job_count - 1;

    if (!plan->costs) {
        return 1;
    }
    return 1 + (plan->costs[job] < most ? plan->costs[job] : most);
}

static bool has_waiting_jobs(const Crew *crew)
{
    return crew->queue_next < crew->plan->job_count;
}

static uint64_t batch_cost_most(const Crew *crew)
{
    uint64_t ordinary = crew->total_cost / BATCH_COUNT_LEAST;
    uint64_t late = crew->waiting_cost / crew->worker_count / BATCH_COUNT_LEFT;

    return late < ordinary ? late : ordinary;
}

/* Takes a job for a batch from the queue: the first always, if there is one, another if the batch then costs at most `most`. */
static bool take_job(Crew *crew, uint64_t most, uint64_t *batch_cost, size_t *job)
{
    if (!has_waiting_jobs(crew)) {
        return false;
    }

    uint64_t cost = cost_of(crew->plan, crew->queue[crew->queue_next]);

    if (*batch_cost > 0 && *batch_cost + cost > most) {
        return false;
    }
    *job = crew->queue[crew->queue_next++];
    *batch_cost += cost;
    crew->waiting_cost -= cost;
    return true;
}

/* Puts jobs back to the front of the queue, where there is room: they were taken from there. */
static void return_jobs(Crew *crew, const size_t *jobs, size_t count)
{
    assert(count <= crew->queue_next);
    for (size_t i = count; i > 0; i--) {
        crew->queue[--crew->queue_next] = jobs[i - 1];
        crew->waiting_cost += cost_of(crew->plan, jobs[i - 1]);
    }
}

static void send_batch(Crew *crew, Worker *worker)
{
    size_t batch[WORKER_BATCH_MOST];
    size_t count = 0;
    uint64_t most = batch_cost_most(crew);
    uint64_t cost = 0;

    while (count < WORKER_BATCH_MOST && take_job(crew, most, &cost, &batch[count])) {
        worker->jobs = arena_array_room(crew->arena, worker->jobs, worker->job_count,
                                        &worker->job_capacity, sizeof *worker->jobs);
        worker->jobs[worker->job_count++] = batch[count++];
    }
    if (count > 0) {
        worker->load += cost;
        worker_process_send(&worker->process, batch, count);
    }
}

/* Runs in a new worker. */
static void close_crew(void *context)
{
    const Crew *crew = context;

    for (size_t i = 0; i < crew->worker_count; i++) {
        if (crew->workers[i].process.pid > 0) {
            worker_process_close(&crew->workers[i].process);
        }
    }
}

/* Why a worker did not finish a job, from what waitpid says. */
static JobResult result_from_status(int status)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) {
        return (JobResult){.status = JOB_OUT_OF_TIME};
    }
    if (WIFSIGNALED(status)) {
        return (JobResult){.status = JOB_CRASHED, .signal = WTERMSIG(status)};
    }
    if (WEXITSTATUS(status) == EXIT_MEMORY) {
        return (JobResult){.status = JOB_OUT_OF_MEMORY};
    }
    return (JobResult){.status = JOB_CRASHED};
}

/* The bytes of a result file, kept until the results are freed. */
static bool map_results(Crew *crew, int file, Slice *bytes)
{
    WorkerResults *results = crew->results;

    if (!result_file_map(file, bytes)) {
        return false;
    }
    if (bytes->size > 0) {
        results->mappings = arena_array_room(crew->arena, results->mappings, results->mapping_count,
                                             &results->mapping_capacity, sizeof *results->mappings);
        results->mappings[results->mapping_count++] = *bytes;
    }
    return true;
}

/* Takes over what a worker that has ended did: the job it was at has failed, those it did not begin are done again. */
static bool collect_results(Crew *crew, const Worker *worker, int status)
{
    JobResult *results = crew->results->jobs;
    size_t done = 0;
    Slice bytes;
    Slice result;

    if (!map_results(crew, worker->process.results, &bytes)) {
        return false;
    }
    while (done < worker->job_count && result_file_take(&bytes, worker->jobs[done], &result)) {
        results[worker->jobs[done++]] = (JobResult){.status = JOB_DONE, .bytes = result};
    }
    if (done < worker->job_count) {
        results[worker->jobs[done++]] = result_from_status(status);
    }
    return_jobs(crew, worker->jobs + done, worker->job_count - done);
    crew->done_count += done - worker->finished_count;
    return true;
}

/* False with errno when its results cannot be mapped. */
static bool end_worker(Crew *crew, Worker *worker)
{
    int status = worker_process_end(&worker->process);
    bool is_collected = collect_results(crew, worker, status);
    int error = errno;

    worker_process_close(&worker->process);
    *worker = (Worker){.jobs = worker->jobs, .job_capacity = worker->job_capacity};
    errno = error;
    return is_collected;
}

/*
 * Gives each worker a batch before it is idle, but none behind a job that is larger than a batch: others may be free sooner.
 * Starts workers while jobs are waiting, also in the place of one that was stopped when none waited: since then jobs may have come back.
 * False with errno when there is none and none can be started.
 */
static bool give_work(Crew *crew)
{
    bool has_workers = false;

    for (size_t i = 0; i < crew->worker_count && has_waiting_jobs(crew); i++) {
        Worker *worker = &crew->workers[i];

        if (worker->is_stopped && !end_worker(crew, worker)) {
            return false;
        }
        if (worker->process.pid == 0 &&
            !worker_process_start(&worker->process, crew->plan, close_crew, crew)) {
            continue;
        }
        has_workers = true;
        if (worker->load == 0) {
            send_batch(crew, worker);
        }
        if (worker->load <= batch_cost_most(crew)) {
            send_batch(crew, worker);
        }
    }
    return has_workers || !has_waiting_jobs(crew);
}

/* What a worker says is believed until it ends: it only decides when the next batch is sent. */
static bool hear_worker(Crew *crew, Worker *worker)
{
    uint64_t finished_count;

    if (!worker_process_hear(&worker->process, &finished_count) ||
        finished_count > worker->job_count) {
        return end_worker(crew, worker);
    }
    while (worker->finished_count < finished_count) {
        worker->load -= cost_of(crew->plan, worker->jobs[worker->finished_count++]);
        crew->done_count++;
    }
    return true;
}

static void show_progress(Crew *crew)
{
    struct timespec time;

    if (!crew->plan->progress) {
        return;
    }
    clock_gettime(CLOCK_MONOTONIC, &time);

    int64_t now = (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;

    if (now - crew->progress_time >= PROGRESS_MILLISECONDS) {
        crew->progress_time = now;
        crew->plan->progress(crew->plan->context, crew->done_count);
    }
}

/* Waits until a worker says something, and hears all that do. */
static bool hear_workers(Crew *crew)
{
    for (size_t i = 0; i < crew->worker_count; i++) {
        const WorkerProcess *process = &crew->workers[i].process;

        /* poll does not look at negative descriptors. */
        crew->polls[i] =
            (struct pollfd){.fd = process->pid > 0 ? process->socket : -1, .events = POLLIN};
    }
    if (poll(crew->polls, crew->worker_count, -1) < 0) {
        return errno == EINTR;
    }
    for (size_t i = 0; i < crew->worker_count; i++) {
        if (crew->polls[i].revents != 0 && !hear_worker(crew, &crew->workers[i])) {
            return false;
        }
    }
    show_progress(crew);
    return true;
}

static bool has_load(const Crew *crew)
{
    for (size_t i = 0; i < crew->worker_count; i++) {
        if (crew->workers[i].load > 0) {
            return true;
        }
    }
    return false;
}

/* Workers without anything to do end beside those that still work. */
static void stop_idle_workers(const Crew *crew)
{
    for (size_t i = 0; i < crew->worker_count; i++) {
        Worker *worker = &crew->workers[i];

        if (worker->process.pid > 0 && worker->load == 0 && !worker->is_stopped) {
            worker_process_stop(&worker->process);
            worker->is_stopped = true;
        }
    }
}

/* Works until no job waits and all workers say that they have finished. */
static bool work_through_queue(Crew *crew)
{
    while (has_waiting_jobs(crew) || has_load(crew)) {
        if (!give_work(crew) || !hear_workers(crew)) {
            return false;
        }
        if (!has_waiting_jobs(crew)) {
            stop_idle_workers(crew);
        }
    }
    return true;
}

/* Ends all workers; what they did not do, whatever they said, is in the queue again. */
static bool dismiss_workers(Crew *crew)
{
    bool is_collected = true;

    for (size_t i = 0; i < crew->worker_count; i++) {
        if (crew->workers[i].process.pid > 0) {
            is_collected = end_worker(crew, &crew->workers[i]) && is_collected;
        }
    }
    return is_collected;
}

static bool run_crew(Crew *crew)
{
    /* This ends: of the jobs that were given to a worker, one at least is finished or has failed when it ends. */
    while (has_waiting_jobs(crew)) {
        if (!work_through_queue(crew)) {
            int error = errno;

            dismiss_workers(crew);
            errno = error;
            return false;
        }
        if (!dismiss_workers(crew)) {
            return false;
        }
    }
    return true;
}

static int compare_jobs(const void *a, const void *b, void *data)
{
    const WorkerPlan *plan = data;
    size_t job_a = *(const size_t *)a;
    size_t job_b = *(const size_t *)b;
    uint64_t cost_a = cost_of(plan, job_a);
    uint64_t cost_b = cost_of(plan, job_b);

    if (cost_a != cost_b) {
        return cost_a > cost_b ? -1 : 1;
    }
    return job_a < job_b ? -1 : 1;
}

static void init_crew(Crew *crew, WorkerPlan *plan, Arena *arena, WorkerResults *results)
{
    size_t worker_count =
        plan->worker_count < plan->job_count ? plan->worker_count : plan->job_count;

    *crew = (Crew){.plan = plan, .arena = arena, .results = results, .worker_count = worker_count};
    crew->workers = arena_new_array(arena, Worker, worker_count);
    crew->polls = arena_new_array(arena, struct pollfd, worker_count);
    crew->queue = arena_new_array(arena, size_t, plan->job_count);
    for (size_t job = 0; job < plan->job_count; job++) {
        crew->queue[job] = job;
        crew->total_cost += cost_of(plan, job);
    }
    crew->waiting_cost = crew->total_cost;
    qsort_r(crew->queue, plan->job_count, sizeof *crew->queue, compare_jobs, plan);
}

bool worker_run(const WorkerPlan *plan, Arena *arena, WorkerResults *results)
{
    WorkerPlan own_plan = *plan;
    Crew crew;
    struct sigaction ordinary = {.sa_handler = SIG_DFL};
    struct sigaction before;

    assert(plan->worker_count > 0);
    *results = (WorkerResults){.job_count = plan->job_count};
    if (plan->job_count == 0) {
        return true;
    }
    results->jobs = arena_new_array(arena, JobResult, plan->job_count);
    init_crew(&crew, &own_plan, arena, results);
    /* Where SIGCHLD is ignored, which a process may inherit, the kernel forgets how children ended. */
    sigaction(SIGCHLD, &ordinary, &before);

    bool is_done = run_crew(&crew);
    int error = errno;

    sigaction(SIGCHLD, &before, NULL);
    if (!is_done) {
        worker_results_free(results);
        errno = error;
    }
    return is_done;
}

void worker_results_free(WorkerResults *results)
{
    for (size_t i = 0; i < results->mapping_count; i++) {
        Slice mapping = results->mappings[i];

        munmap((void *)(uintptr_t)mapping.data, mapping.size);
    }
    *results = (WorkerResults){0};
}

size_t worker_processor_count(void)
{
    cpu_set_t processors;

    if (sched_getaffinity(0, sizeof processors, &processors) == 0) {
        return (size_t)CPU_COUNT(&processors);
    }

    /* More processors than the set has room for. */
    long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count > 0 ? (size_t)count : 1;
}
