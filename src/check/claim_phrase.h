/*
 * claim_phrase.h - English phrases that say how things stand today.
 *
 * A list and not patterns: a document holds many words and few of these, and a look at each word's first letter is ten times faster than
 * pcre2.
 */
#ifndef CHECK_CLAIM_PHRASE_H
#define CHECK_CLAIM_PHRASE_H

#include "base/slice.h"

/*
 * The next phrase at or after `*at`, which is moved behind it; empty when there is none. Letter case and the number of blanks do not
 * count. "Ensure that all tests pass" asks for it and "tests pass rate" is a name: neither is one.
 */
Slice claim_phrase_find(Slice text, size_t *at);

#endif
