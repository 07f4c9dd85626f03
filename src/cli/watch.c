#include "cli/watch.h"

#include "cli/command.h"
#include "cli/terminal.h"

#ifdef __linux__

#include "base/file.h"
#include "base/folder.h"
#include "base/path.h"
#include "document/settings.h"
#include "project/content_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    QUIET_MILLISECONDS = 100, /* an editor writes several files when it saves one */
    QUIET_ROUNDS_MOST = 20,   /* something may write all the time */
};

static const uint32_t changes = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/* Folders that are to be watched. */
typedef struct FolderStack {
    Arena *arena;
    Slice *items;
    size_t count;
    size_t capacity;
} FolderStack;

static void push(FolderStack *stack, Slice path)
{
    stack->items = arena_array_room(stack->arena, stack->items, stack->count, &stack->capacity,
                                    sizeof *stack->items);
    stack->items[stack->count++] = path;
}

/* Watches a folder, then reads which others are in it: one that comes later is a change. What vanishes meanwhile is one, too. */
static bool watch_folder(int watch, FolderStack *stack, Slice path)
{
    FolderEntryList entries = {0};

    if (file_exists(path_join(stack->arena, path, SLICE(OUTPUT_MANIFEST)))) {
        return true;
    }
    if (inotify_add_watch(watch, arena_string(stack->arena, path), changes) < 0) {
        return errno != ENOSPC && errno != ENOMEM;
    }

    int folder = open(arena_string(stack->arena, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (folder < 0) {
        return true;
    }
    if (folder_read(stack->arena, folder, &entries)) {
        for (size_t i = 0; i < entries.count; i++) {
            if (entries.items[i].kind == FOLDER_ENTRY_FOLDER &&
                !content_skips_folder(entries.items[i].name)) {
                push(stack, path_join(stack->arena, path, entries.items[i].name));
            }
        }
    }
    close(folder);
    return true;
}

static bool watch_folders(int watch, Slice root)
{
    Arena arena;
    FolderStack stack = {.arena = &arena};
    bool done = true;

    arena_init(&arena, NULL);
    push(&stack, root);
    while (done && stack.count > 0) {
        done = watch_folder(watch, &stack, stack.items[--stack.count]);
    }

    int error = errno;

    arena_free(&arena);
    errno = error;
    return done;
}

/* Reads away what is told: that there was something is enough. */
static void drain(int watch)
{
    char events[4096];

    while (read(watch, events, sizeof events) > 0) {
    }
}

static bool wait_for(int watch, int milliseconds)
{
    struct pollfd events = {.fd = watch, .events = POLLIN};

    return poll(&events, 1, milliseconds) > 0;
}

static void wait_for_change(int watch)
{
    while (!wait_for(watch, -1)) {
    }
    drain(watch);
    for (int i = 0; i < QUIET_ROUNDS_MOST && wait_for(watch, QUIET_MILLISECONDS); i++) {
        drain(watch);
    }
}

/* False when no process can be made. */
static bool run_once(const CommandLine *line, int watch, int (*once)(const CommandLine *line))
{
    pid_t child = fork();

    if (child < 0) {
        return false;
    }
    if (child == 0) {
        close(watch);
        _exit(terminal_close(once(line)));
    }
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
    return true;
}

static ExitStatus fail(const CommandLine *line)
{
    return (ExitStatus)command_error(
        line, EXIT_STATUS_FAILED, "cannot watch the project: %s%s", strerror(errno),
        errno == ENOSPC ? "; /proc/sys/fs/inotify/max_user_watches says how many "
                          "folders may be watched"
                        : "");
}

/* One round. False when it was the last. */
static bool run_round(const CommandLine *line, Slice root, int watch,
                      int (*once)(const CommandLine *line))
{
    if (!watch_folders(watch, root) || !run_once(line, watch, once)) {
        fail(line);
        return false;
    }
    wait_for_change(watch);
    terminal_write(stdout, SLICE("----\n"));
    return fflush(stdout) == 0;
}

ExitStatus watch_run(const CommandLine *line, Slice root, int (*once)(const CommandLine *line))
{
    for (bool more = true; more;) {
        int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

        if (watch < 0) {
            return fail(line);
        }
        more = run_round(line, root, watch, once);
        close(watch);
    }
    return EXIT_STATUS_FAILED;
}

#else

ExitStatus watch_run(const CommandLine *line, Slice root, int (*once)(const CommandLine *line))
{
    (void)root;
    (void)once;
    return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "--watch needs Linux");
}

#endif
