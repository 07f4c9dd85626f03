#include "timing.h"

#include <sys/mman.h>
#include <time.h>

static const char *const step_names[TIMING_STEP_COUNT] = {
    "read", "front matter", "parse", "check", "filter", "extract", "index",
    "body", "unit",         "page",  "json",  "merge",  "write",
};

static uint64_t read_clock(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

Timing *timing_new(void)
{
    void *memory =
        mmap(NULL, sizeof(Timing), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return NULL;
    }
    Timing *timing = memory;
    timing->started = read_clock(CLOCK_MONOTONIC);
    timing->phase_started = timing->started;
    return timing;
}

void timing_free(Timing *timing)
{
    if (timing != NULL) {
        munmap(timing, sizeof *timing);
    }
}

void timing_end_phase(Timing *timing, const char *name, TimingStep first_step, TimingStep step_end)
{
    if (timing == NULL || timing->phase_count == TIMING_PHASE_LIMIT) {
        return;
    }
    uint64_t now = read_clock(CLOCK_MONOTONIC);
    timing->phases[timing->phase_count++] = (TimingPhase){
        .name = name,
        .nanoseconds = now - timing->phase_started,
        .first_step = first_step,
        .step_end = step_end,
    };
    timing->phase_started = now;
}

/* Of the thread: while a CPU limit is set, the clock of the process only moves with the timer's ticks. */
uint64_t timing_cpu(const Timing *timing)
{
    return timing == NULL ? 0 : read_clock(CLOCK_THREAD_CPUTIME_ID);
}

void timing_add(Timing *timing, TimingStep step, uint64_t *from)
{
    if (timing == NULL) {
        return;
    }
    uint64_t now = timing_cpu(timing);
    atomic_fetch_add(&timing->steps[step], now - *from);
    *from = now;
}

static double milliseconds(uint64_t nanoseconds)
{
    return (double)nanoseconds / 1e6;
}

void timing_write(Buffer *out, const Timing *timing)
{
    uint64_t total = timing->phase_started - timing->started;
    buffer_add_format(out, "%-18s %10s %6s\n", "", "wall ms", "share");
    for (size_t i = 0; i < timing->phase_count; i++) {
        const TimingPhase *phase = &timing->phases[i];
        double share = total > 0 ? 100.0 * (double)phase->nanoseconds / (double)total : 0;
        buffer_add_format(out, "%-18s %10.1f %5.1f%%\n", phase->name,
                          milliseconds(phase->nanoseconds), share);
        for (int step = (int)phase->first_step; step < (int)phase->step_end; step++) {
            uint64_t cost = atomic_load(&timing->steps[step]);
            buffer_add_format(out, "  %-16s %10.1f ms of CPU\n", step_names[step],
                              milliseconds(cost));
        }
    }
    buffer_add_format(out, "%-18s %10.1f\n", "total", milliseconds(total));
}
