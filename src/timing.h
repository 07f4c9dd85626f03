/*
 * timing.h - what each part of a build costs, for --timings.
 *
 * Phases follow each other in the parent and are measured in wall time; together they are the build. Steps are done by workers within a
 * phase, several at once, and are measured in CPU time, in memory that parent and workers share. No output depends on either.
 */
#ifndef TIMING_H
#define TIMING_H

#include "base/buffer.h"

#include <stdatomic.h>
#include <stdint.h>

typedef enum TimingStep {
    TIMING_READ,
    TIMING_FRONT_MATTER,
    TIMING_PARSE,
    TIMING_CHECK,
    TIMING_FILTER,
    TIMING_EXTRACT,
    TIMING_INDEX,
    TIMING_BODY,
    TIMING_UNIT,
    TIMING_PAGE,
    TIMING_JSON,
    TIMING_MERGE,
    TIMING_WRITE,
    TIMING_STEP_COUNT,
} TimingStep;

enum { TIMING_PHASE_LIMIT = 12 };

typedef struct TimingPhase {
    const char *name;
    uint64_t nanoseconds;
    TimingStep first_step; /* the steps that workers do in it: [first_step, step_end) */
    TimingStep step_end;
} TimingPhase;

typedef struct Timing {
    _Atomic uint64_t steps[TIMING_STEP_COUNT]; /* nanoseconds of CPU time */
    TimingPhase phases[TIMING_PHASE_LIMIT];
    size_t phase_count;
    uint64_t started;
    uint64_t phase_started;
} Timing;

/* In memory that forked processes share; NULL when there is none. Given back by timing_free. */
Timing *timing_new(void);
void timing_free(Timing *timing);

/* Ends the phase that runs, and gives it its name and the steps done in it. `timing` may be NULL in all that follows. */
void timing_end_phase(Timing *timing, const char *name, TimingStep first_step, TimingStep step_end);

/* CPU time of this process so far; 0 without timing. */
uint64_t timing_cpu(const Timing *timing);

/* Adds the CPU time since `*from` to a step, and moves `*from` to now. */
void timing_add(Timing *timing, TimingStep step, uint64_t *from);

/* A table for people. */
void timing_write(Buffer *out, const Timing *timing);

#endif
