/*
 * exit_status.h - what the program says to who called it.
 */
#ifndef CLI_EXIT_STATUS_H
#define CLI_EXIT_STATUS_H

typedef enum ExitStatus {
    EXIT_STATUS_CLEAN = 0,
    EXIT_STATUS_FINDINGS = 1, /* at or above the threshold */
    EXIT_STATUS_USAGE = 2, /* wrong usage or configuration; a filter or template does not compile */
    EXIT_STATUS_FAILED = 3, /* an output, the configuration or memory failed */
} ExitStatus;

#endif
