/*
 * report_sarif.h - Static Analysis Results Interchange Format, 2.1.0 (OASIS).
 *
 * For code scanning on GitHub and Azure, and for viewers in editors. Rules are told with what the manual says of them, whether or not
 * they found something, so that a service can show them for findings of an earlier run.
 */
#ifndef CLI_REPORT_SARIF_H
#define CLI_REPORT_SARIF_H

#include "cli/report.h"

void report_write_sarif(Buffer *out, const Report *report);

#endif
