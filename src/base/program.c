#include "base/program.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PIECE = 16 * 1024 };

/* A program that runs. */
typedef struct Program {
    pid_t pid;
    int input;   /* what it reads; -1 when all is written */
    int output;  /* what it prints; -1 at its end */
    Slice rest;  /* of what it is to read */
    int64_t end; /* when it is stopped; milliseconds */
    size_t output_most;
    Buffer *out;
} Program;

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void close_descriptor(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

/* The process gets a group of its own, so that what it starts ends with it, and signals as they are by default. */
static int spawn(pid_t *pid, int input, int output, const ProgramRequest *request)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t signals;
    sigset_t none;
    /* posix_spawnp does not write to its arguments; its type says so to nobody. */
    union {
        const char *const *given;
        char *const *wanted;
    } list = {request->arguments};

    sigemptyset(&none);
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    if (request->folder != NULL) {
        posix_spawn_file_actions_addchdir_np(&actions, request->folder);
    }
    posix_spawnattr_setsigdefault(&attributes, &signals);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETPGROUP);

    int error = posix_spawnp(pid, list.given[0], &actions, &attributes, list.wanted, environ);

    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

static bool start(Program *program, const ProgramRequest *request)
{
    int input[2] = {-1, -1};
    int output[2] = {-1, -1};
    int error = 0;

    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) {
        error = errno;
    } else {
        error = spawn(&program->pid, input[0], output[1], request);
    }
    close_descriptor(&input[0]);
    close_descriptor(&output[1]);
    program->input = input[1];
    program->output = output[0];
    if (error == 0) {
        /* Neither side may wait for the other. */
        (void)fcntl(program->input, F_SETFL, O_NONBLOCK);
        return true;
    }
    close_descriptor(&program->input);
    close_descriptor(&program->output);
    errno = error;
    return false;
}

static void write_some(Program *program)
{
    ssize_t size = write(program->input, program->rest.data, program->rest.size);

    if (size >= 0) {
        program->rest = slice_from(program->rest, (size_t)size);
    } else if (errno != EAGAIN && errno != EINTR) {
        program->rest = SLICE(""); /* it does not want to know */
    }
    if (program->rest.size == 0) {
        close_descriptor(&program->input);
    }
}

static void read_some(Program *program)
{
    char piece[PIECE];
    ssize_t size = read(program->output, piece, sizeof piece);

    if (size > 0) {
        buffer_add_bytes(program->out, piece, (size_t)size);
    } else if (size == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_descriptor(&program->output);
    }
}

/* Until it closes its output, or has to be stopped. */
static ProgramEnd hear(Program *program)
{
    if (program->rest.size == 0) {
        close_descriptor(&program->input);
    }
    while (program->output >= 0) {
        struct pollfd streams[] = {{program->output, POLLIN, 0}, {program->input, POLLOUT, 0}};
        int64_t left = program->end - now();

        if (left <= 0) {
            return PROGRAM_TOO_LONG;
        }
        if (poll(streams, 2, (int)left) <= 0) {
            continue;
        }
        if (streams[1].revents != 0) {
            write_some(program);
        }
        if (streams[0].revents != 0) {
            read_some(program);
        }
        if (program->out->size > program->output_most) {
            return PROGRAM_TOO_MUCH;
        }
    }
    return PROGRAM_ENDED;
}

/* A program that has closed its output mostly ends at once. */
static ProgramEnd wait_for_end(const Program *program)
{
    int status = 0;

    for (;;) {
        pid_t pid = waitpid(program->pid, &status, WNOHANG);

        if (pid == program->pid) {
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROGRAM_ENDED : PROGRAM_FAILED;
        }
        if ((pid < 0 && errno != EINTR) || now() >= program->end) {
            return PROGRAM_TOO_LONG;
        }
        (void)poll(NULL, 0, 1);
    }
}

static void stop(const Program *program)
{
    kill(-program->pid, SIGKILL);
    while (waitpid(program->pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

ProgramEnd program_run(Arena *arena, const ProgramRequest *request, Slice *output)
{
    Buffer out;
    Program program = {
        .input = -1,
        .output = -1,
        .rest = request->input,
        .end = now() + (int64_t)request->seconds * 1000,
        .output_most = request->output_most,
        .out = &out,
    };

    *output = SLICE("");
    if (!start(&program, request)) {
        return PROGRAM_NOT_STARTED;
    }
    buffer_init(&out, arena);

    ProgramEnd end = hear(&program);

    close_descriptor(&program.input);
    close_descriptor(&program.output);
    if (end == PROGRAM_ENDED) {
        end = wait_for_end(&program);
    }
    if (end == PROGRAM_TOO_LONG || end == PROGRAM_TOO_MUCH) {
        stop(&program);
    }
    *output = buffer_slice(&out);
    return end;
}
