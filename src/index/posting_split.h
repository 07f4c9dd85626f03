/*
 * posting_split.h - a long list in two parts: the entries where its word is worth most, and the rest.
 */
#ifndef INDEX_POSTING_SPLIT_H
#define INDEX_POSTING_SPLIT_H

#include "base/buffer.h"

/*
 * Leaves of the postings in [start, end) the best ones (layout.h says how many) and returns their new end; the rest goes to `rest`. Best
 * are those in a title, heading or name, then those of the greatest impact; of equals, the first.
 */
char *posting_split(char *start, char *end, Buffer *rest);

#endif
