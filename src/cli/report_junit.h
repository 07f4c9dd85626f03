/*
 * report_junit.h - JUnit's XML, for services that show tests.
 *
 * A suite is a document, a case what one rule says of it; a document without findings is a case that passed, so that the number of
 * cases is that of what was looked at. A case fails when --fail-on would make the run fail; what is below that is said in the suite's
 * output. Fits Ant's schema and that of Jenkins. GitLab shows "classname" as the suite's name and keeps one of several cases
 * of one class and name, Jenkins makes a package of what stands before the last dot of it: so it is the folder.
 */
#ifndef CLI_REPORT_JUNIT_H
#define CLI_REPORT_JUNIT_H

#include "cli/report.h"

void report_write_junit(Buffer *out, const Report *report);

#endif
