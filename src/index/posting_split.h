/*
 * posting_split.h - a long list in two parts: the entries where its word is worth most, and the rest.
 */
#ifndef INDEX_POSTING_SPLIT_H
#define INDEX_POSTING_SPLIT_H

#include "index/layout.h"

/* What is told of a word in an entry, as it is written behind the gap. */
typedef struct MadePosting {
    uint32_t entry;
    uint8_t worth; /* the impact; in a title, heading or name IMPACT_MOST + 1 more */
    uint8_t size;  /* of digits */
    char digits[3];
} MadePosting;

enum { WORTH_END = 2 * (IMPACT_MOST + 1) };

/* What is still among the best of a list, and how many of those that are worth just that. */
typedef struct PostingBorder {
    uint32_t worth;
    uint32_t count;
} PostingBorder;

/* layout.h says how many are the best. */
PostingBorder posting_border(const MadePosting *postings, size_t count);

/* To be asked of all postings of the list, in their order: of equals, the first are the best. */
static inline bool posting_is_best(PostingBorder *border, const MadePosting *posting)
{
    bool is_at_border = posting->worth == border->worth && border->count > 0;
    border->count -= is_at_border;
    return is_at_border || posting->worth > border->worth;
}

#endif
