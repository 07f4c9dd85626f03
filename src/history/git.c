#include "history/git.h"

#include "base/file.h"
#include "base/result_file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUTPUT_SIZE_MOST = 64 << 20, MESSAGE_SIZE_MOST = 400, PIPE_SIZE = 1 << 20 };

/* Before the command. Replaced objects are seen as they were: other clones do not have the replacements. */
static const char *const global_arguments[] = {
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
    "-c",
    "diff.relative=false",
    "-c",
    "diff.renameLimit=1000",
    "-C",
};

enum { GLOBAL_COUNT = sizeof global_arguments / sizeof *global_arguments };

/* No transport has this name, so that none is allowed: a partial clone would fetch what it lacks. */
static const char *const added_variables[] = {
    "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
    "GIT_TERMINAL_PROMPT=0",   "GIT_PAGER=cat",       "LC_ALL=C",
};

enum { ADDED_COUNT = sizeof added_variables / sizeof *added_variables };

/* Of git's variables only those of configuration stay, and where it may look for repositories. */
static bool is_kept(Slice variable)
{
    return slice_starts_with(variable, SLICE("GIT_CONFIG_")) ||
           slice_starts_with(variable, SLICE("GIT_CEILING_DIRECTORIES=")) ||
           slice_starts_with(variable, SLICE("GIT_EXEC_PATH=")) ||
           !(slice_starts_with(variable, SLICE("GIT_")) ||
             slice_starts_with(variable, SLICE("LC_ALL=")));
}

static char **make_environment(Arena *arena)
{
    size_t count = 0;

    while (environ[count] != NULL) {
        count++;
    }

    char **variables = arena_new_array(arena, char *, count + ADDED_COUNT + 1);
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_kept(slice_from_string(environ[i]))) {
            variables[kept++] = environ[i];
        }
    }
    for (size_t i = 0; i < ADDED_COUNT; i++) {
        variables[kept++] = arena_string(arena, slice_from_string(added_variables[i]));
    }
    return variables;
}

static char **make_arguments(Arena *arena, Slice folder, const char *const *arguments)
{
    char **made = arena_new_array(arena, char *, GLOBAL_COUNT + 1 + GIT_ARGUMENTS_MOST + 1);
    size_t count = 0;

    for (size_t i = 0; i < GLOBAL_COUNT; i++) {
        made[count++] = arena_string(arena, slice_from_string(global_arguments[i]));
    }
    made[count++] = arena_string(arena, folder);
    for (size_t i = 0; arguments[i] != NULL; i++) {
        assert(i < GIT_ARGUMENTS_MOST);
        made[count++] = arena_string(arena, slice_from_string(arguments[i]));
    }
    return made;
}

/* The ends of git's standard streams: [0] is read, [1] written; -1 where there is none. */
typedef struct Streams {
    int input[2];
    int output[2];
    int errors;
} Streams;

static void close_descriptor(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
    }
    *descriptor = -1;
}

static void close_streams(Streams *streams)
{
    close_descriptor(&streams->input[0]);
    close_descriptor(&streams->input[1]);
    close_descriptor(&streams->output[0]);
    close_descriptor(&streams->output[1]);
    close_descriptor(&streams->errors);
}

static bool open_streams(Streams *streams, bool has_input)
{
    *streams = (Streams){{-1, -1}, {-1, -1}, -1};
    streams->errors = result_file_open();
    if (streams->errors < 0 || pipe2(streams->output, O_CLOEXEC) != 0) {
        return false;
    }
    /* So that git need not wait for us; where that is not allowed, it waits. */
    (void)fcntl(streams->output[0], F_SETPIPE_SZ, PIPE_SIZE);
    if (has_input) {
        return pipe2(streams->input, O_CLOEXEC) == 0;
    }
    streams->input[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
    return streams->input[0] >= 0;
}

/* The process gets the streams, and signals as they are by default: we do not die of a closed pipe, git should. */
static int spawn(pid_t *pid, const Streams *streams, char *const *arguments,
                 char *const *environment)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t signals;
    sigset_t none;

    sigemptyset(&none);
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, streams->input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, streams->output[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, streams->errors, STDERR_FILENO);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    int error = posix_spawnp(pid, "git", &actions, &attributes, arguments, environment);

    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

bool git_start(Git *git, Slice folder, const char *const *arguments, bool has_input)
{
    Streams streams;
    Arena scratch;
    pid_t pid = 0;

    *git = (Git){.input = -1, .output = -1, .errors = -1};
    if (!open_streams(&streams, has_input)) {
        int error = errno;

        close_streams(&streams);
        errno = error;
        return false;
    }
    arena_init(&scratch, NULL);

    int error = spawn(&pid, &streams, make_arguments(&scratch, folder, arguments),
                      make_environment(&scratch));

    arena_free(&scratch);
    close_descriptor(&streams.input[0]);
    close_descriptor(&streams.output[1]);
    if (error != 0) {
        close_streams(&streams);
        errno = error;
        return false;
    }
    *git = (Git){pid, streams.input[1], streams.output[0], streams.errors};
    return true;
}

static bool wait_for_end(const Git *git)
{
    int status = 0;

    while (waitpid(git->pid, &status, 0) < 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void close_git(Git *git)
{
    close_descriptor(&git->input);
    close_descriptor(&git->output);
    close_descriptor(&git->errors);
    git->pid = 0;
}

/* The first line of what git said, without "fatal: "; a warning only when it said nothing else. */
static Slice read_message(const Git *git, Arena *arena)
{
    char text[MESSAGE_SIZE_MOST];
    ssize_t size = pread(git->errors, text, sizeof text, 0);
    Slice rest = {text, size > 0 ? (size_t)size : 0};
    Slice line = slice_trim(slice_cut(rest, '\n', &rest));

    while (slice_starts_with(line, SLICE("warning: ")) && slice_trim(rest).size > 0) {
        line = slice_trim(slice_cut(rest, '\n', &rest));
    }
    if (slice_starts_with(line, SLICE("fatal: "))) {
        line = slice_from(line, strlen("fatal: "));
    }
    return line.size > 0 ? arena_copy(arena, line) : SLICE("it ended early");
}

bool git_end(Git *git, Arena *arena, Slice *message)
{
    close_descriptor(&git->input);
    close_descriptor(&git->output);

    bool ended_well = wait_for_end(git);

    *message = ended_well ? SLICE("") : read_message(git, arena);
    close_git(git);
    return ended_well;
}

void git_stop(Git *git)
{
    if (git->pid > 0) {
        kill(git->pid, SIGKILL);
        (void)wait_for_end(git);
    }
    close_git(git);
}

bool git_run(Arena *arena, Slice folder, const char *const *arguments, Slice *output,
             Slice *message)
{
    Git git;

    *output = SLICE("");
    if (!git_start(&git, folder, arguments, false)) {
        *message = arena_format(arena, "cannot start git: %s", strerror(errno));
        return false;
    }
    if (!file_read_descriptor(arena, git.output, OUTPUT_SIZE_MOST, output)) {
        *message = arena_format(arena, "cannot read what git prints: %s", strerror(errno));
        git_stop(&git);
        return false;
    }
    return git_end(&git, arena, message);
}
