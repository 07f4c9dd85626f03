/*
 * word_list.h - is a word one of a fixed list?
 */
#ifndef BASE_WORD_LIST_H
#define BASE_WORD_LIST_H

#include "base/slice.h"

/* `words` are in lower case and in the order of their bytes. ASCII letters of `word` may be capitals. */
bool word_list_has(const char *const *words, size_t count, Slice word);

#endif
