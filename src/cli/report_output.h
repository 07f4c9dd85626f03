/*
 * report_output.h - where reports go: --format, --output, --badge.
 *
 * `--format F` is printed. `--output FILE` writes that form into a file instead, and people get theirs on standard output, so that a
 * job's log is readable; `--output F=FILE`, as often as wanted, writes a form besides what is printed.
 */
#ifndef CLI_REPORT_OUTPUT_H
#define CLI_REPORT_OUTPUT_H

#include "cli/report.h"

/* Are the options right? Says what is not on stderr; EXIT_STATUS_CLEAN or EXIT_STATUS_USAGE. To be asked before any work. */
ExitStatus report_output_check(const CommandLine *line);

/* Prints and writes the report. EXIT_STATUS_CLEAN, or EXIT_STATUS_FAILED, after it was said on stderr which file cannot be written. */
ExitStatus report_output_write(const CommandLine *line, Report *report);

#endif
