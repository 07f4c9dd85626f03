/*
 * first_words.h - how a line begins, in whole words.
 */
#ifndef INDEX_FIRST_WORDS_H
#define INDEX_FIRST_WORDS_H

#include "base/slice.h"

/*
 * At most the first `most` characters of a line that has one space between words: without the word that is cut there, if that is not
 * half of it. Where scripts have no spaces, a character may be the last one.
 */
Slice first_words(Slice line, size_t most);

#endif
