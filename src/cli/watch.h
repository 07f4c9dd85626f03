/*
 * watch.h - runs a command again whenever a file of the project has changed.
 *
 * Each round all folders are watched anew, before the command looks at them: so folders that come are watched, and no change between
 * two rounds is lost, whatever the kernel had to drop. The command runs in a process of its own, and begins as if it was called anew.
 */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "base/option.h"
#include "cli/exit_status.h"

/*
 * Does not come back before something fails, or nobody reads standard output any more; a signal ends it as any program. Below `root`,
 * .git, node_modules and what memoc wrote is not watched. Needs inotify (Linux): EXIT_STATUS_USAGE elsewhere.
 */
ExitStatus watch_run(const CommandLine *line, Slice root, int (*once)(const CommandLine *line));

#endif
