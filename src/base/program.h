/*
 * program.h - a program that is given a text and prints another.
 *
 * Started without a shell, heard to its end, and stopped, with all that it has started, when it takes too long or prints too much. Who asks
 * for it has made sure that it may be run. SIGPIPE must be ignored: a program need not read what it is given.
 */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct ProgramRequest {
    const char *const *arguments; /* the program's name or path, then its own; ends with NULL */
    const char *folder;           /* where it runs; a path is seen from there. NULL: where we do */
    Slice input;
    size_t output_most; /* bytes */
    int seconds;        /* by the clock */
} ProgramRequest;

typedef enum ProgramEnd {
    PROGRAM_ENDED,      /* with status 0 */
    PROGRAM_FAILED,     /* with another, or by a signal */
    PROGRAM_TOO_LONG,   /* it was stopped */
    PROGRAM_TOO_MUCH,   /* likewise */
    PROGRAM_NOT_STARTED /* errno */
} ProgramEnd;

/* What it has printed, on both of its outputs, is left in `*output`, in `arena`, however it ended. */
ProgramEnd program_run(Arena *arena, const ProgramRequest *request, Slice *output);

#endif
