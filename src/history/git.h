/*
 * git.h - the git program, started and read.
 *
 * A repository may be hostile: its configuration names programs (pagers, hooks, signature and file system monitors, filters, transports).
 * None of them is run: only commands that read objects are started, never one that looks at the working tree's content, and each with
 * switches that keep the configuration's programs out. Nothing is fetched, also where a repository leaves objects on another host. The
 * caller's own GIT_… variables about a repository (as in a hook) are not passed on: the repository is that of the folder.
 *
 * What git prints is as untrusted as its repository.
 */
#ifndef HISTORY_GIT_H
#define HISTORY_GIT_H

#include "base/arena.h"
#include "base/slice.h"

#include <sys/types.h>

typedef struct Git {
    pid_t pid;  /* 0: none runs */
    int input;  /* what git reads, -1 unless it was asked for */
    int output; /* what it prints */
    int errors; /* a file with what it says is wrong */
} Git;

enum { GIT_ARGUMENTS_MOST = 24 };

/*
 * Starts git in `folder` with arguments that end with NULL, at most GIT_ARGUMENTS_MOST. Without `has_input` git reads nothing. False
 * with errno: ENOENT when there is no git.
 */
bool git_start(Git *git, Slice folder, const char *const *arguments, bool has_input);

/*
 * Waits for git's end: true when it ended well. `*message` is then empty, else the first line of what git said, in `arena`. What it
 * has not printed yet is lost: to be called when all was read.
 */
bool git_end(Git *git, Arena *arena, Slice *message);

/* Ends git, which was not heard to its end. */
void git_stop(Git *git);

/* Starts git, reads all that it prints, at most 64 MiB, and ends it. */
bool git_run(Arena *arena, Slice folder, const char *const *arguments, Slice *output,
             Slice *message);

#endif
