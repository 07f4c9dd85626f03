/*
 * terminal.h - standard streams, and whether somebody looks at them.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "base/slice.h"
#include "cli/exit_status.h"

#include <stdio.h>

/* --color; the order is that of its choices. */
typedef enum TerminalColor {
    TERMINAL_COLOR_AUTO,
    TERMINAL_COLOR_ALWAYS,
    TERMINAL_COLOR_NEVER,
} TerminalColor;

/*
 * Shall `stream` be coloured? With TERMINAL_COLOR_AUTO, when it is a terminal that can (TERM is not
 * "dumb") and NO_COLOR is unset or empty (no-color.org).
 */
bool terminal_color(TerminalColor when, FILE *stream);

/*
 * To be called first. Standard streams that are closed are opened such that using them fails, or
 * the first file that is written would get their number, and our messages. A closed pipe becomes an
 * error instead of a signal; programs that we start must undo that (SIGPIPE).
 */
void terminal_open(void);

/* Writes all of `text`. Errors are not told here: the stream keeps them until terminal_close. */
void terminal_write(FILE *stream, Slice text);

/*
 * To be called last: returns `status`, or EXIT_STATUS_FAILED when not everything could be written
 * to standard output. Says so on stderr, but when the reader of a pipe went away: it wants no more.
 */
int terminal_close(int status);

#endif
