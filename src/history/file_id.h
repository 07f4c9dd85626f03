/*
 * file_id.h - the name that git would give to a file's content.
 *
 * So it is known whether a file is as it was committed, without git looking at it: git would run the filters that a repository's
 * configuration names.
 */
#ifndef HISTORY_FILE_ID_H
#define HISTORY_FILE_ID_H

#include "history/log_parser.h"

/*
 * Is `id` that of these bytes, as they are or with CR LF as LF, which a checkout may have changed? Never true of an id of SHA-256:
 * contents must then be compared.
 */
bool file_id_is_of(const LogId *id, Arena *scratch, Slice bytes);

/* The id of these bytes, of SHA-1. */
LogId file_id_make(Arena *scratch, Slice bytes);

#endif
