/*
 * list_reader.h - the list of a word: which entries have it, and where in them.
 *
 * layout.h says how lists are written. One that is malformed is a failure of the reader, and ends there.
 */
#ifndef INDEX_LIST_READER_H
#define INDEX_LIST_READER_H

#include "index/index_reader.h"

/* Where the list of a word is. */
typedef struct WordList {
    uint32_t found; /* entries, or documents */
    uint32_t posting_start;
    uint32_t posting_size;
    uint32_t rest_start; /* of a long list: what is not among its best */
    uint32_t rest_size;
    uint32_t position_start;
    uint32_t position_size;
    Slice single; /* found in one only: its posting, and positions */
} WordList;

/* Is it inside of what the root says there is? */
bool word_list_is_inside(const IndexReader *reader, const WordList *list);

/* Texts of a list, in one piece: parts of files, or made in `scratch`. Postings are all, or the best of a long list. */
Slice word_list_postings(IndexReader *reader, const WordList *list, Arena *scratch);
Slice word_list_rest(IndexReader *reader, const WordList *list, Arena *scratch);
Slice word_list_positions(IndexReader *reader, const WordList *list, Arena *scratch);

/* One posting of a list of entries. */
typedef struct Posting {
    uint32_t entry;
    uint32_t impact;
    uint32_t heading_length; /* words of the heading that it stands in; 0 when it stands in none */
    uint32_t heading;        /* where in it, at most HEADING_PLACE_MOST */
    bool has_positions;
} Posting;

/* Reads what stands behind the gap. */
static inline void posting_read_digits(NumberReader *text, Posting *posting)
{
    uint32_t digit = number_read_digit(text);
    posting->heading_length = 0;
    if (digit == HEADING_MARK) {
        digit = number_read_digit(text);
        uint32_t place = number_read_digit(text);
        posting->heading = place / HEADING_LENGTH_MOST;
        posting->heading_length = place % HEADING_LENGTH_MOST + 1;
    }
    posting->impact = digit / 2;
    posting->has_positions = digit & 1;
}

/* Reads the next posting; `posting->entry` is at first UINT32_MAX. False at the end, and when it is no posting: then `text` has failed. */
static inline bool posting_read(NumberReader *text, Posting *posting)
{
    if (text->at == text->end) {
        return false;
    }
    posting->entry += number_read(text) + 1;
    posting_read_digits(text, posting);
    return !text->failed;
}

/* The postings of a list of entries, in the order of these: all, or the best. */
typedef struct PostingReader {
    IndexReader *reader;
    NumberReader texts[2]; /* the best, the rest */
    Posting next[2];
    bool has[2]; /* a next one */
} PostingReader;

void posting_reader_open(PostingReader *postings, IndexReader *reader, const WordList *list,
                         bool is_whole, Arena *scratch);

/* False at the end, and when one is malformed: reader->state tells. */
bool posting_reader_next(PostingReader *postings, Posting *posting);

/* The list of a filter: numbers of entries or documents, each below `count`. */
typedef struct FilterReader {
    IndexReader *reader;
    NumberReader text;
    uint32_t count;
    uint32_t number; /* the last one */
} FilterReader;

void filter_reader_open(FilterReader *numbers, IndexReader *reader, const WordList *list,
                        uint32_t count, Arena *scratch);

/* False at the end, and when one is malformed: reader->state tells. */
bool filter_reader_next(FilterReader *numbers, uint32_t *number);

/* Notes that a list is malformed; returns false. */
bool word_list_fail(IndexReader *reader);

#endif
