/*
 * stop_words.h - words that say nothing of what a text is about: "the", "how", "with".
 *
 * English only: a text in another language has none.
 */
#ifndef INDEX_STOP_WORDS_H
#define INDEX_STOP_WORDS_H

#include "base/slice.h"

/* `word` is folded. */
bool stop_words_have(Slice word);

/* All of them, sorted. */
size_t stop_words_count(void);
Slice stop_words_get(size_t number);

#endif
