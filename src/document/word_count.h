/*
 * word_count.h - the words of a document, as a reader counts them.
 *
 * A word is a run of text without white space that has a letter or a number in it: "don't", "3.14", "(see)", but no dash or
 * emoji by itself. Markup does not end a word ("**b**old" is one), line breaks do. Of scripts written without spaces each
 * character counts (Han, kana). Code in a line is read; code blocks, math and raw HTML are not.
 */
#ifndef DOCUMENT_WORD_COUNT_H
#define DOCUMENT_WORD_COUNT_H

#include "document/node.h"

/* Starts zeroed. */
typedef struct WordCount {
    uint32_t ended; /* words that have ended */
    uint32_t open;  /* 1 when the run that is being read is a word, else 0 */
} WordCount;

/* To be called with each node of a tree, in the tree's order. */
void word_count_add(WordCount *words, const Node *node);
void word_count_add_text(WordCount *words, Slice text);

uint32_t word_count_total(const WordCount *words);

#endif
