/*
 * command.h - memoc's commands, and what they have in common.
 *
 * One file a command: it defines a Command, which its header declares and the table in command.c
 * names. Its `run` returns an ExitStatus. Results go to stdout, talk to stderr.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/date.h"
#include "base/option.h"
#include "cli/exit_status.h"

#include <stdio.h>

extern const Program memoc_program;

/*
 * Reads the command line and runs what it asks for; returns the exit status. `arguments` are
 * main's.
 */
int command_run(Arena *arena, char *const arguments[]);

/* Says "memoc check: MESSAGE" on stderr; returns `status`. */
int command_error(const CommandLine *line, ExitStatus status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * --today, else SOURCE_DATE_EPOCH, else the clock. False, after it was said on stderr, when
 * SOURCE_DATE_EPOCH is no number: the command then ends with EXIT_STATUS_USAGE.
 */
bool command_today(const CommandLine *line, Date *today);

/* --color: shall `stream` be coloured? */
bool command_color(const CommandLine *line, FILE *stream);

#endif
