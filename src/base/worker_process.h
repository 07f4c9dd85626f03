/*
 * worker_process.h - one forked process that does jobs, seen from its parent.
 *
 * They talk in messages: the parent sends job numbers, the process answers how many jobs it has finished since it began. When the
 * parent reads the end, the process has ended, or may as well be ended. Only worker.c should need this.
 */
#ifndef BASE_WORKER_PROCESS_H
#define BASE_WORKER_PROCESS_H

#include "base/worker.h"

#include <sys/types.h>

/* Two such messages are well below what a socket takes at once: the parent never waits for a process to read. */
enum { WORKER_BATCH_MOST = 512 };

typedef struct WorkerProcess {
    pid_t pid;   /* 0: there is none */
    int socket;  /* messages; none is ever cut */
    int results; /* a result file */
} WorkerProcess;

/* Called in the new process, in order to close what it should not hold. */
typedef void WorkerClose(void *context);

/* Forks; false with errno. */
bool worker_process_start(WorkerProcess *process, const WorkerPlan *plan, WorkerClose *close_others,
                          void *context);

/* Sends 1 to WORKER_BATCH_MOST jobs. When the process has ended, that shows when it is heard. */
void worker_process_send(const WorkerProcess *process, const size_t *jobs, size_t count);

/* Waits for the next answer; false when there is none, or nonsense. */
bool worker_process_hear(const WorkerProcess *process, uint64_t *finished_count);

/* Ends the process, without waiting for it: to take its memory apart needs some milliseconds. */
void worker_process_stop(const WorkerProcess *process);

/* Ends the process, if it has not ended, and waits for it: what waitpid says. `results` stays open. */
int worker_process_end(WorkerProcess *process);

/* Closes its descriptors. */
void worker_process_close(const WorkerProcess *process);

#endif
