#include "base/worker.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

/* What jobs do, beside the ordinary. */
typedef enum Mischief {
    MISCHIEF_NONE,
    MISCHIEF_ABORT,
    MISCHIEF_SEGMENT,
    MISCHIEF_KILL,
    MISCHIEF_EXIT,
    MISCHIEF_LEAVE, /* _exit(0), as if all were well */
    MISCHIEF_SPIN,
    MISCHIEF_MEMORY,
    MISCHIEF_NONSENSE, /* says that more jobs are finished than there are */
    MISCHIEF_LIE,      /* says that 31 jobs are finished, and writes nothing more */
    MISCHIEF_GARBAGE,  /* writes to the memory file what is no result */
    MISCHIEF_SHRINK,   /* makes the memory file shorter */
    MISCHIEF_CLOSE,    /* closes everything, and sleeps */
    MISCHIEF_FULL,     /* cannot write its result */
    MISCHIEF_TALK,     /* leaves text in a stream's buffer */
} Mischief;

typedef struct Work {
    Mischief (*mischief_of)(size_t job);
    size_t size; /* of the greatest results */
    size_t *progress;
} Work;

/* Descriptors are given out in order: in a worker without others, the memory file and the socket are the only ones it does not share. */
static int find_descriptor(bool socket)
{
    for (int descriptor = 3; descriptor < 100; descriptor++) {
        int type;
        socklen_t size = sizeof type;
        bool is_socket = getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
                         type == SOCK_SEQPACKET;
        bool is_memory = fcntl(descriptor, F_GET_SEALS) == F_SEAL_SHRINK;

        if (socket ? is_socket : is_memory) {
            return descriptor;
        }
    }
    abort();
}

static void exhaust_memory(void)
{
    MemoryBudget budget = {.limit = 1024 * 1024};
    Arena arena;

    /* What it says about that is not for the test's reader. */
    close(STDERR_FILENO);
    arena_init(&arena, &budget);
    for (;;) {
        arena_take(&arena, 1000);
    }
}

static void send_count(uint64_t count)
{
    if (send(find_descriptor(true), &count, sizeof count, 0) < 0) {
        abort();
    }
}

static void write_garbage(void)
{
    uint64_t garbage[] = {7, UINT64_MAX - 3, 0, 0};

    if (write(find_descriptor(false), garbage, sizeof garbage) < 0) {
        abort();
    }
}

static void sleep_for_ever(void)
{
    for (;;) {
        pause();
    }
}

static void fill_memory_file(void)
{
    struct rlimit limit = {.rlim_cur = 0, .rlim_max = 0};

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void shrink_memory_file(void)
{
    /* Were it possible, the parent would die of SIGBUS. */
    if (ftruncate(find_descriptor(false), 0) == 0) {
        kill(getppid(), SIGKILL);
    }
}

static void do_mischief(Mischief mischief)
{
    switch (mischief) {
    case MISCHIEF_NONE:
        break;
    case MISCHIEF_ABORT:
        abort();
    case MISCHIEF_SEGMENT:
        /* cmocka would take it for its own. The sanitizers say much, and exit. */
        close(STDERR_FILENO);
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
        break;
    case MISCHIEF_KILL:
        raise(SIGKILL);
        break;
    case MISCHIEF_EXIT:
        _exit(7);
    case MISCHIEF_LEAVE:
        _exit(0);
    case MISCHIEF_SPIN:
        for (volatile int i = 0;; i = 1 - i) {
        }
    case MISCHIEF_MEMORY:
        exhaust_memory();
        break;
    case MISCHIEF_NONSENSE:
        send_count(UINT64_MAX);
        sleep_for_ever();
        break;
    case MISCHIEF_LIE:
        send_count(31);
        sleep_for_ever();
        break;
    case MISCHIEF_GARBAGE:
        write_garbage();
        break;
    case MISCHIEF_SHRINK:
        shrink_memory_file();
        break;
    case MISCHIEF_CLOSE:
        close_range(3, 100, 0);
        sleep_for_ever();
        break;
    case MISCHIEF_FULL:
        fill_memory_file();
        break;
    case MISCHIEF_TALK:
        printf("said by a worker");
        break;
    }
}

/* Results of many sizes, that tell their job. */
static void write_expected(const Work *work, size_t job, Buffer *out)
{
    size_t size = job * 7919 % (work->size + 1);

    if (job % 5 > 0) {
        buffer_add_format(out, "result of %zu:", job);
        buffer_add_repeated(out, (char)('a' + job % 26), size);
    }
}

static void do_job(void *context, size_t job, Buffer *out)
{
    const Work *work = context;

    assert_int_equal(out->size, 0);
    do_mischief(work->mischief_of ? work->mischief_of(job) : MISCHIEF_NONE);
    write_expected(work, job, out);
}

static int open_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int close_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static size_t count_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count;
}

static void assert_done(Arena *arena, const Work *work, const WorkerResults *results, size_t job)
{
    Buffer expected;

    buffer_init(&expected, arena);
    write_expected(work, job, &expected);
    assert_int_equal(results->jobs[job].status, JOB_DONE);
    assert_true(slice_equals(results->jobs[job].bytes, buffer_slice(&expected)));
    assert_int_equal((uintptr_t)results->jobs[job].bytes.data % 8, 0);
}

/* Runs jobs; afterwards there are no children and no new descriptors. */
static WorkerResults run(Arena *arena, const WorkerPlan *plan)
{
    WorkerResults results;
    size_t descriptor_count = count_descriptors();

    assert_true(worker_run(plan, arena, &results));
    assert_int_equal(results.job_count, plan->job_count);
    assert_int_equal(count_descriptors(), descriptor_count);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    return results;
}

static void results_are_the_same_for_any_number_of_workers(void **state)
{
    static const size_t worker_counts[] = {1, 2, 3, 8, 40};
    static const size_t job_counts[] = {1, 2, 7, 63, 64, 65, 2000};
    Work work = {.size = 3000};

    for (size_t i = 0; i < sizeof worker_counts / sizeof *worker_counts; i++) {
        for (size_t j = 0; j < sizeof job_counts / sizeof *job_counts; j++) {
            WorkerPlan plan = {.job_count = job_counts[j],
                               .worker_count = worker_counts[i],
                               .run = do_job,
                               .context = &work};
            WorkerResults results = run(*state, &plan);

            for (size_t job = 0; job < results.job_count; job++) {
                assert_done(*state, &work, &results, job);
            }
            worker_results_free(&results);
        }
    }
}

static void costs_do_not_change_results(void **state)
{
    enum { JOB_COUNT = 500 };
    uint64_t costs[JOB_COUNT];
    Work work = {.size = 100};
    WorkerPlan plan = {
        .job_count = JOB_COUNT, .worker_count = 2, .run = do_job, .context = &work, .costs = costs};

    for (int kind = 0; kind < 4; kind++) {
        for (size_t job = 0; job < JOB_COUNT; job++) {
            const uint64_t kinds[] = {0, job * 7919 % 1000, job == 77 ? 1000000 : 1, UINT64_MAX};

            costs[job] = kinds[kind];
        }

        WorkerResults results = run(*state, &plan);

        for (size_t job = 0; job < JOB_COUNT; job++) {
            assert_done(*state, &work, &results, job);
        }
        worker_results_free(&results);
    }
}

/* A worker's first job says so; all others take its number on. */
static void write_turn(void *context, size_t job, Buffer *out)
{
    size_t *turn = context;

    (void)job;
    buffer_add_format(out, "%zu", (*turn)++);
}

static void greatest_job_is_done_first(void **state)
{
    const uint64_t costs[] = {5, 1, 9, 7};
    size_t turn = 0;
    WorkerPlan plan = {
        .job_count = 4, .worker_count = 1, .run = write_turn, .context = &turn, .costs = costs};
    WorkerResults results = run(*state, &plan);

    assert_true(slice_is(results.jobs[2].bytes, "0"));
    assert_true(slice_is(results.jobs[3].bytes, "1"));
    assert_true(slice_is(results.jobs[0].bytes, "2"));
    assert_true(slice_is(results.jobs[1].bytes, "3"));
    assert_int_equal(turn, 0);
    worker_results_free(&results);
}

static void no_jobs_need_no_worker(void **state)
{
    WorkerPlan plan = {.job_count = 0, .worker_count = 2, .run = do_job};
    WorkerResults results = run(*state, &plan);

    worker_results_free(&results);
}

static void large_results_arrive_whole(void **state)
{
    Work work = {.size = 20 * 1024 * 1024};
    WorkerPlan plan = {.job_count = 20, .worker_count = 2, .run = do_job, .context = &work};
    WorkerResults results = run(*state, &plan);

    for (size_t job = 0; job < results.job_count; job++) {
        assert_done(*state, &work, &results, job);
    }
    worker_results_free(&results);
}

static Mischief of_all_kinds(size_t job)
{
    switch (job) {
    case 3:
        return MISCHIEF_ABORT;
    case 40:
        return MISCHIEF_SEGMENT;
    case 41:
        return MISCHIEF_KILL;
    case 42:
        return MISCHIEF_EXIT;
    case 100:
        return MISCHIEF_LEAVE;
    case 150:
        return MISCHIEF_MEMORY;
    case 199:
        return MISCHIEF_SPIN;
    default:
        return MISCHIEF_NONE;
    }
}

static void assert_failed(const JobResult *result, JobStatus status, int signal)
{
    assert_int_equal(result->status, status);
    assert_int_equal(result->signal, signal);
    assert_int_equal(result->bytes.size, 0);
}

static void dying_worker_loses_its_job_only(void **state)
{
    static const size_t worker_counts[] = {1, 2, 5};
    Work work = {.mischief_of = of_all_kinds, .size = 50};
    WorkerPlan plan = {.job_count = 200, .cpu_seconds = 1, .run = do_job, .context = &work};

    for (size_t i = 0; i < sizeof worker_counts / sizeof *worker_counts; i++) {
        plan.worker_count = worker_counts[i];

        WorkerResults results = run(*state, &plan);

        assert_failed(&results.jobs[3], JOB_CRASHED, SIGABRT);
        assert_failed(&results.jobs[40], JOB_CRASHED, results.jobs[40].signal > 0 ? SIGSEGV : 0);
        assert_failed(&results.jobs[41], JOB_CRASHED, SIGKILL);
        assert_failed(&results.jobs[42], JOB_CRASHED, 0);
        assert_failed(&results.jobs[100], JOB_CRASHED, 0);
        assert_failed(&results.jobs[150], JOB_OUT_OF_MEMORY, 0);
        assert_failed(&results.jobs[199], JOB_OUT_OF_TIME, 0);
        for (size_t job = 0; job < results.job_count; job++) {
            if (of_all_kinds(job) == MISCHIEF_NONE) {
                assert_done(*state, &work, &results, job);
            }
        }
        worker_results_free(&results);
    }
}

static Mischief always_abort(size_t job)
{
    (void)job;
    return MISCHIEF_LEAVE;
}

static void run_ends_when_every_job_fails(void **state)
{
    Work work = {.mischief_of = always_abort};
    WorkerPlan plan = {.job_count = 60, .worker_count = 3, .run = do_job, .context = &work};
    WorkerResults results = run(*state, &plan);

    for (size_t job = 0; job < results.job_count; job++) {
        assert_failed(&results.jobs[job], JOB_CRASHED, 0);
    }
    worker_results_free(&results);
}

static Mischief nonsense_at_30(size_t job)
{
    return job == 30 ? MISCHIEF_NONSENSE : MISCHIEF_NONE;
}

static Mischief lie_at_30(size_t job)
{
    return job == 30 ? MISCHIEF_LIE : MISCHIEF_NONE;
}

static Mischief garbage_at_30(size_t job)
{
    return job == 30 ? MISCHIEF_GARBAGE : MISCHIEF_NONE;
}

static Mischief close_at_30(size_t job)
{
    return job == 30 ? MISCHIEF_CLOSE : MISCHIEF_NONE;
}

/* One job is not done, and is known. */
static void assert_30_fails(Arena *arena, Mischief (*mischief_of)(size_t job), size_t job_count,
                            int signal)
{
    Work work = {.mischief_of = mischief_of, .size = 50};
    WorkerPlan plan = {.worker_count = 2, .job_count = job_count, .run = do_job, .context = &work};
    WorkerResults results = run(arena, &plan);

    for (size_t job = 0; job < results.job_count; job++) {
        if (job == 30) {
            assert_failed(&results.jobs[30], JOB_CRASHED, signal);
        } else {
            assert_done(arena, &work, &results, job);
        }
    }
    worker_results_free(&results);
}

static void worker_that_writes_garbage_is_not_believed(void **state)
{
    /* Whether it is dismissed at the end or ends by itself, what follows garbage is done again. */
    assert_30_fails(*state, garbage_at_30, 100, SIGKILL);
    assert_30_fails(*state, garbage_at_30, 31, SIGKILL);
}

static void worker_that_says_nonsense_is_ended(void **state)
{
    assert_30_fails(*state, nonsense_at_30, 100, SIGKILL);
    assert_30_fails(*state, close_at_30, 100, SIGKILL);
}

static void liar_is_found_out_at_the_end(void **state)
{
    Work work = {.mischief_of = lie_at_30, .size = 50};
    uint64_t costs[31];
    WorkerPlan plan = {
        .worker_count = 1, .job_count = 31, .run = do_job, .context = &work, .costs = costs};

    /* Job 30 is the last. */
    for (size_t job = 0; job < 31; job++) {
        costs[job] = 1000 - job;
    }

    WorkerResults results = run(*state, &plan);

    assert_failed(&results.jobs[30], JOB_CRASHED, SIGKILL);
    for (size_t job = 0; job < 30; job++) {
        assert_done(*state, &work, &results, job);
    }
    worker_results_free(&results);
}

static Mischief shrink_at_30(size_t job)
{
    return job == 30 ? MISCHIEF_SHRINK : MISCHIEF_NONE;
}

static void memory_file_cannot_shrink(void **state)
{
    Work work = {.mischief_of = shrink_at_30, .size = 10000};
    WorkerPlan plan = {.worker_count = 1, .job_count = 60, .run = do_job, .context = &work};
    WorkerResults results = run(*state, &plan);

    for (size_t job = 0; job < results.job_count; job++) {
        assert_done(*state, &work, &results, job);
    }
    worker_results_free(&results);
}

static Mischief full_at_30(size_t job)
{
    return job == 30 ? MISCHIEF_FULL : MISCHIEF_NONE;
}

static void result_that_cannot_be_written_is_reported(void **state)
{
    assert_30_fails(*state, full_at_30, 31, 0);
}

static Mischief always_talk(size_t job)
{
    (void)job;
    return MISCHIEF_TALK;
}

/* Runs `body` in a process of its own, whose standard output is read into `text`; its wait status. */
static int run_apart(void (*body)(void), char *text, size_t size)
{
    int pipes[2];
    int status;
    size_t read_count = 0;

    assert_int_equal(pipe(pipes), 0);
    fflush(NULL);

    pid_t child = fork();

    if (child == 0) {
        dup2(pipes[1], STDOUT_FILENO);
        close(pipes[0]);
        close(pipes[1]);
        body();
        fflush(stdout);
        _exit(0);
    }
    close(pipes[1]);
    for (ssize_t count = 1; count > 0; read_count += (size_t)count) {
        count = read(pipes[0], text + read_count, size - 1 - read_count);
        assert_true(count >= 0);
    }
    text[read_count] = '\0';
    close(pipes[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void talk_before_and_after(void)
{
    Arena arena;
    Work work = {.mischief_of = always_talk};
    WorkerPlan plan = {.worker_count = 2, .job_count = 10, .run = do_job, .context = &work};
    WorkerResults results;

    arena_init(&arena, NULL);
    printf("before, ");
    if (worker_run(&plan, &arena, &results)) {
        printf("after");
    }
    worker_results_free(&results);
    arena_free(&arena);
}

static void buffered_output_is_written_once(void **state)
{
    char text[1000];

    (void)state;
    assert_int_equal(run_apart(talk_before_and_after, text, sizeof text), 0);
    assert_string_equal(text, "before, after");
}

static void run_while_children_are_ignored(void)
{
    Arena arena;
    Work work = {.mischief_of = of_all_kinds};
    WorkerPlan plan = {.worker_count = 2, .job_count = 41, .run = do_job, .context = &work};
    WorkerResults results;

    arena_init(&arena, NULL);
    signal(SIGCHLD, SIG_IGN);
    if (worker_run(&plan, &arena, &results) && results.jobs[3].signal == SIGABRT &&
        signal(SIGCHLD, SIG_DFL) == SIG_IGN) {
        printf("right");
    }
    worker_results_free(&results);
    arena_free(&arena);
}

static void deaths_are_known_where_children_are_ignored(void **state)
{
    char text[100];

    (void)state;
    assert_int_equal(run_apart(run_while_children_are_ignored, text, sizeof text), 0);
    assert_string_equal(text, "right");
}

static void run_without_descriptors(void)
{
    Arena arena;
    Work work = {0};
    WorkerPlan plan = {.worker_count = 4, .job_count = 100, .run = do_job, .context = &work};
    WorkerResults results;
    int next = dup(STDOUT_FILENO);
    /* For two workers, while a third is started, and for none. */
    struct rlimit few = {.rlim_cur = (rlim_t)next + 6, .rlim_max = (rlim_t)next + 6};
    struct rlimit none = {.rlim_cur = (rlim_t)next, .rlim_max = (rlim_t)next};

    close(next);
    arena_init(&arena, NULL);
    setrlimit(RLIMIT_NOFILE, &few);
    if (worker_run(&plan, &arena, &results) && results.jobs[99].status == JOB_DONE) {
        printf("few ");
    }
    worker_results_free(&results);
    setrlimit(RLIMIT_NOFILE, &none);
    if (!worker_run(&plan, &arena, &results) && errno == EMFILE) {
        printf("none");
    }
    arena_free(&arena);
}

static void fewer_workers_do_when_no_more_can_be_made(void **state)
{
    char text[100];

    (void)state;
    assert_int_equal(run_apart(run_without_descriptors, text, sizeof text), 0);
    assert_string_equal(text, "few none");
}

static void count_in_worker(void *context, size_t job, Buffer *out)
{
    (void)context;
    (void)job;
    buffer_add_format(out, "%zu", count_descriptors());
}

static void worker_holds_no_descriptor_of_another(void **state)
{
    WorkerPlan plan = {.worker_count = 5, .job_count = 50, .run = count_in_worker};
    size_t count = count_descriptors();
    WorkerResults results = run(*state, &plan);

    for (size_t job = 0; job < results.job_count; job++) {
        int64_t in_worker;

        assert_true(slice_to_integer(results.jobs[job].bytes, &in_worker));
        assert_int_equal(in_worker, (int64_t)count + 2);
    }
    worker_results_free(&results);
}

static void nap(void *context, size_t job, Buffer *out)
{
    (void)context;
    (void)job;
    (void)out;
    nanosleep(&(struct timespec){.tv_nsec = 20 * 1000 * 1000}, NULL);
}

typedef struct Progress {
    size_t calls;
    size_t done;
} Progress;

static void note_progress(void *context, size_t done)
{
    Progress *progress = context;

    assert_true(done >= progress->done);
    assert_true(done <= 50);
    progress->calls++;
    progress->done = done;
}

static void progress_is_told_now_and_then(void **state)
{
    Progress progress = {0};
    WorkerPlan plan = {.worker_count = 1,
                       .job_count = 50,
                       .run = nap,
                       .context = &progress,
                       .progress = note_progress};
    WorkerResults results = run(*state, &plan);

    /* A second of work, more on a busy machine. */
    assert_true(progress.calls >= 2);
    assert_true(progress.done > 10);
    worker_results_free(&results);
}

/*
 * Of 100 jobs the second worker gets two at once, numbers 2 and 3, and dies at the first of them when the first worker has done all others
 * and is told to end: whoever gives out what comes back asks the first worker first.
 */
enum { RETURN_JOB_COUNT = 100, RETURN_JOB_DEADLY = 2 };

static void sleep_milliseconds(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000 * 1000}, NULL);
}

static void die_when_others_are_done(void *context, size_t job, Buffer *out)
{
    const volatile bool *others_are_done = context;

    (void)out;
    if (job == RETURN_JOB_DEADLY) {
        while (!*others_are_done) {
            sleep_milliseconds(1);
        }
        raise(SIGKILL);
    }
    /* Long enough that progress is told after it. */
    if (job == RETURN_JOB_COUNT - 1) {
        sleep_milliseconds(250);
    }
}

static void let_first_die(void *context, size_t done)
{
    volatile bool *others_are_done = context;

    if (done == RETURN_JOB_COUNT - 2) {
        *others_are_done = true;
        sleep_milliseconds(100);
    }
}

static void jobs_that_come_back_are_given_to_the_living(void **state)
{
    void *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    WorkerPlan plan = {.worker_count = 2,
                       .job_count = RETURN_JOB_COUNT,
                       .run = die_when_others_are_done,
                       .context = shared,
                       .progress = let_first_die};

    assert_true(shared != MAP_FAILED);

    WorkerResults results = run(*state, &plan);

    assert_failed(&results.jobs[RETURN_JOB_DEADLY], JOB_CRASHED, SIGKILL);
    for (size_t job = 0; job < RETURN_JOB_COUNT; job++) {
        assert_int_equal(results.jobs[job].status,
                         job == RETURN_JOB_DEADLY ? JOB_CRASHED : JOB_DONE);
    }
    worker_results_free(&results);
    munmap(shared, 4096);
}

/* Each worker says once that it is there. */
static void say_and_nap(void *context, size_t job, Buffer *out)
{
    bool *has_said = context;

    if (!*has_said && write(STDOUT_FILENO, "!", 1) != 1) {
        abort();
    }
    *has_said = true;
    nap(NULL, job, out);
}

static void sleep_in_workers(void)
{
    Arena arena;
    bool has_said = false;
    WorkerPlan plan = {
        .worker_count = 3, .job_count = 100000, .run = say_and_nap, .context = &has_said};
    WorkerResults results;

    setpgid(0, 0);
    arena_init(&arena, NULL);
    worker_run(&plan, &arena, &results);
}

/* Reaps all processes that come to us; how many, when all are gone within ten seconds. */
static int reap_all(void)
{
    int count = 0;

    for (int i = 0; i < 1000; i++) {
        pid_t pid = waitpid(-1, NULL, WNOHANG);

        if (pid < 0) {
            return count;
        }
        count += pid > 0;
        nanosleep(&(struct timespec){.tv_nsec = 10 * 1000 * 1000}, NULL);
    }
    return -1;
}

/* Workers die with their parent, when the signal reaches all of them and when it reaches the parent only. */
static void assert_all_die(int signal, bool whole_group)
{
    int pipes[2];
    char byte;

    assert_int_equal(pipe(pipes), 0);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    fflush(NULL);

    pid_t child = fork();

    if (child == 0) {
        dup2(pipes[1], STDOUT_FILENO);
        sleep_in_workers();
        _exit(0);
    }
    close(pipes[1]);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(read(pipes[0], &byte, 1), 1);
    }
    assert_int_equal(kill(whole_group ? -child : child, signal), 0);
    /* The end of the pipe is held by each of them. */
    assert_int_equal(read(pipes[0], &byte, 1), 0);
    close(pipes[0]);
    assert_int_equal(reap_all(), 4);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
}

static void workers_die_with_their_parent(void **state)
{
    (void)state;
    assert_all_die(SIGINT, true);
    assert_all_die(SIGINT, false);
    assert_all_die(SIGTERM, true);
    assert_all_die(SIGKILL, false);
}

static void there_is_a_processor(void **state)
{
    (void)state;
    assert_true(worker_processor_count() >= 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(results_are_the_same_for_any_number_of_workers),
        TEST(costs_do_not_change_results),
        TEST(greatest_job_is_done_first),
        TEST(no_jobs_need_no_worker),
        TEST(large_results_arrive_whole),
        TEST(dying_worker_loses_its_job_only),
        TEST(run_ends_when_every_job_fails),
        TEST(worker_that_writes_garbage_is_not_believed),
        TEST(worker_that_says_nonsense_is_ended),
        TEST(liar_is_found_out_at_the_end),
        TEST(memory_file_cannot_shrink),
        TEST(result_that_cannot_be_written_is_reported),
        TEST(buffered_output_is_written_once),
        TEST(deaths_are_known_where_children_are_ignored),
        TEST(fewer_workers_do_when_no_more_can_be_made),
        TEST(worker_holds_no_descriptor_of_another),
        TEST(progress_is_told_now_and_then),
        TEST(jobs_that_come_back_are_given_to_the_living),
        TEST(workers_die_with_their_parent),
        TEST(there_is_a_processor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
