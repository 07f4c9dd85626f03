/*
 * report_gitlab.h - GitLab's Code Quality report, a part of Code Climate's.
 *
 * GitLab compares two runs by fingerprints, which it wants to be unique.
 */
#ifndef CLI_REPORT_GITLAB_H
#define CLI_REPORT_GITLAB_H

#include "cli/report.h"

void report_write_gitlab(Buffer *out, const Report *report);

#endif
