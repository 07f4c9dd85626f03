/*
 * report_github.h - workflow commands of GitHub Actions.
 *
 * What a step prints so becomes a remark beside the line in a pull request (actions/toolkit, docs/commands.md; the reader is
 * Runner.Common/ActionCommand.cs). GitHub keeps the first ten of each kind a step.
 */
#ifndef CLI_REPORT_GITHUB_H
#define CLI_REPORT_GITHUB_H

#include "cli/report.h"

void report_write_github(Buffer *out, const Report *report);

/* The escapes of a command's message, and of a property, where : and , end it. Line ends stay, as escapes. */
void github_add_data(Buffer *out, Slice text);
void github_add_property(Buffer *out, Slice text);

#endif
