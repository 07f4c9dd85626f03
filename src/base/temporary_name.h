/*
 * temporary_name.h - what a file is called while it is written: ".NAME.XXXXXX.tmp".
 *
 * A process that is killed leaves such a file behind. Whoever writes a user's own files removes those of others who are gone: who
 * writes one holds a lock on it (flock).
 */
#ifndef BASE_TEMPORARY_NAME_H
#define BASE_TEMPORARY_NAME_H

#include "base/slice.h"

enum { TEMPORARY_MARK_SIZE = sizeof ".XXXXXX.tmp" };

/* Makes a mark that nobody should have, with a NUL behind it; false with errno when there is no chance to be had. */
bool temporary_name_mark(char mark[TEMPORARY_MARK_SIZE]);

/* The NAME of such a name, a part of it; empty when it is none. */
Slice temporary_name_origin(Slice name);

/*
 * Removes temporary files from a folder (a path as for open) that nobody writes any more. `is_ours` is asked whether there is a file of
 * ours at the path that the temporary one was for. Failures are none: the file stays.
 */
void temporary_name_clean(Slice folder, bool (*is_ours)(void *context, Slice path), void *context);

#endif
