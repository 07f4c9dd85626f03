/*
 * link_results_file.h - the saved list of a link checker, as `memoc check` is given it.
 */
#ifndef CLI_LINK_RESULTS_FILE_H
#define CLI_LINK_RESULTS_FILE_H

#include "base/option.h"
#include "check/link_results.h"
#include "cli/exit_status.h"
#include "document/settings.h"

/*
 * Reads the list that --link-results, else link.results of memoc.yaml names; `*results` is NULL when neither does, or when the one in
 * memoc.yaml is not there, as nobody has looked yet. EXIT_STATUS_USAGE when it cannot be read, or is none: that was said on stderr.
 */
ExitStatus link_results_open(const CommandLine *line, const Settings *settings,
                             const LinkResults **results);

#endif
