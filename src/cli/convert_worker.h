/*
 * convert_worker.h - a conversion in a process of its own.
 *
 * A filter can get lost where no instruction is counted, in one of Lua's patterns or LPeg's, or die there. So a document with filters
 * that are not trusted is converted by a worker, as in a build, and the command is left to say so.
 */
#ifndef CLI_CONVERT_WORKER_H
#define CLI_CONVERT_WORKER_H

#include "base/arena.h"

#include <stdbool.h>

/* What a conversion comes to. */
typedef struct ConvertOutcome {
    int status;      /* an ExitStatus: there is no text unless it is EXIT_STATUS_CLEAN */
    bool has_errors; /* among the findings */
    Slice text;
    Slice findings; /* as they are printed */
} ConvertOutcome;

typedef void ConvertMaker(void *context, ConvertOutcome *outcome);

/*
 * Calls `make` in a worker. NULL, or what happened to it: "it needs more than 10 s of CPU time". The outcome's bytes live in `arena`.
 */
const char *convert_in_worker(Arena *arena, ConvertMaker *make, void *context,
                              ConvertOutcome *outcome);

#endif
