/*
 * check_owner.h - `memoc check --owner`: only what somebody answers for.
 */
#ifndef CLI_CHECK_OWNER_H
#define CLI_CHECK_OWNER_H

#include "cli/project.h"

/*
 * Is `name` among `owners`, which are parted by commas, or begin with "@" and are parted by blanks? Case does not count, nor does "@"
 * at the beginning.
 */
bool check_owner_is_among(Slice owners, Slice name);

/* From now on the project's paths are those of the owners that the command line names. Says when one of them owns nothing. */
void check_owner_take(const CommandLine *line, Project *project);

#endif
