#include "base/worker_process.h"

#include "base/result_file.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* As send, but for interruptions, and the signal when nobody reads. */
static void send_message(int socket, const void *message, size_t size)
{
    while (send(socket, message, size, MSG_NOSIGNAL) < 0 && errno == EINTR) {
    }
}

/* As recv, but for interruptions. */
static ssize_t receive_message(int socket, void *message, size_t size)
{
    for (;;) {
        ssize_t received = recv(socket, message, size, 0);

        if (received >= 0 || errno != EINTR) {
            return received;
        }
    }
}

/* Lets SIGPROF end the process after so much more CPU time. */
static void limit_time(uint32_t seconds)
{
    struct itimerval time = {.it_value.tv_sec = (time_t)seconds};

    setitimer(ITIMER_PROF, &time, NULL);
}

static _Noreturn void do_jobs(const WorkerPlan *plan, int socket, int results)
{
    size_t jobs[WORKER_BATCH_MOST];
    uint64_t finished_count = 0;
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    for (;;) {
        ssize_t size = receive_message(socket, jobs, sizeof jobs);

        if (size <= 0) {
            _exit(EXIT_SUCCESS);
        }
        for (size_t i = 0; i < (size_t)size / sizeof *jobs; i++) {
            buffer_clear(&out);
            limit_time(plan->cpu_seconds);
            plan->run(plan->context, jobs[i], &out);
            if (!result_file_append(results, jobs[i], &out)) {
                _exit(EXIT_FAILURE);
            }
            finished_count++;
        }
        send_message(socket, &finished_count, sizeof finished_count);
    }
}

/*
 * Ctrl-C reaches all processes of the terminal. If workers died of it, a parent that lives on would take their jobs for
 * crashed; so they leave it to the parent to die, and die with it.
 */
static void set_signals(pid_t parent)
{
    sigset_t signals;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(EXIT_FAILURE);
    }
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    signal(SIGPROF, SIG_DFL);
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGPROF);
    sigprocmask(SIG_UNBLOCK, &signals, NULL);
}

bool worker_process_start(WorkerProcess *process, const WorkerPlan *plan, WorkerClose *close_others,
                          void *context)
{
    int sockets[2];
    pid_t parent = getpid();
    WorkerProcess started = {.results = result_file_open()};

    if (started.results < 0) {
        return false;
    }
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) {
        close(started.results);
        return false;
    }
    started.socket = sockets[0];
    /* What is not yet written would be written by each process. */
    fflush(NULL);
    started.pid = fork();
    if (started.pid == 0) {
        set_signals(parent);
        close_others(context);
        close(sockets[0]);
        do_jobs(plan, sockets[1], started.results);
    }
    close(sockets[1]);
    if (started.pid < 0) {
        worker_process_close(&started);
        return false;
    }
    *process = started;
    return true;
}

void worker_process_send(const WorkerProcess *process, const size_t *jobs, size_t count)
{
    assert(count > 0 && count <= WORKER_BATCH_MOST);
    send_message(process->socket, jobs, count * sizeof *jobs);
}

bool worker_process_hear(const WorkerProcess *process, uint64_t *finished_count)
{
    return receive_message(process->socket, finished_count, sizeof *finished_count) ==
           (ssize_t)sizeof *finished_count;
}

void worker_process_stop(const WorkerProcess *process)
{
    kill(process->pid, SIGKILL);
}

int worker_process_end(WorkerProcess *process)
{
    int status = 0;

    /* One that has ended keeps its status. One that only closed its socket might live for ever. */
    worker_process_stop(process);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR) {
    }
    process->pid = 0;
    return status;
}

void worker_process_close(const WorkerProcess *process)
{
    close(process->socket);
    close(process->results);
}
