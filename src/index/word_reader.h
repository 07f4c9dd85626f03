/*
 * word_reader.h - the words of an index, in the order of their bytes.
 *
 * A file of words is read when the first of its words is asked for, and stays. When it is malformed, there are no words: see the
 * reader's state.
 */
#ifndef INDEX_WORD_READER_H
#define INDEX_WORD_READER_H

#include "index/list_reader.h"

typedef struct Word {
    Slice text;
    WordList list;
} Word;

/* A file of words, read. */
struct WordFile {
    Word *words;
    uint32_t count;
    bool is_read;
};

/* A place among all words. */
typedef struct WordCursor {
    uint32_t file;
    uint32_t index;
} WordCursor;

/* The first word that is not before `text`. */
WordCursor word_seek(IndexReader *reader, Slice text);

/* The word at the cursor, which moves on; NULL at the end. */
const Word *word_next(IndexReader *reader, WordCursor *cursor);

/* NULL when there is no such word. */
const Word *word_find(IndexReader *reader, Slice text);

#endif
