/*
 * index_reader.h - an index, read file by file as it is needed.
 *
 * Files may be damaged, or of another index than the root because a build is just replacing them: each is checked when it is read, by
 * its check sum and the id of its index, and every number in it when it is used. What is wrong is kept in `state` and `error`; from
 * then on everything is empty, so that it needs to be asked for only at the end.
 */
#ifndef INDEX_INDEX_READER_H
#define INDEX_INDEX_READER_H

#include "index/layout.h"
#include "index/number.h"

/* Where files come from. `name` is "t3"; false when there is none. The bytes must stay as long as the reader. */
typedef struct IndexSource {
    bool (*read)(void *context, Slice name, Slice *bytes);
    void *context;
} IndexSource;

typedef enum IndexState {
    INDEX_GOOD,
    INDEX_MISSING,       /* there is no root */
    INDEX_OTHER_VERSION, /* of memoc */
    INDEX_CORRUPT,
} IndexState;

/* The list of a word. */
typedef struct WordList {
    uint32_t found; /* entries, or documents */
    uint32_t posting_start;
    uint32_t posting_size;
    uint32_t position_start;
    uint32_t position_size;
    Slice single; /* found in one only: its posting, and positions */
} WordList;

typedef struct Word {
    Slice text;
    WordList list;
} Word;

/* A file of words, read. */
typedef struct WordFile {
    Word *words;
    uint32_t count;
    bool is_read;
} WordFile;

typedef struct NameTable {
    Slice *items;
    uint32_t count;
} NameTable;

/* As in Scoring. */
typedef struct SearchFactors {
    uint32_t all_words;
    uint32_t heading;
    uint32_t adjacent;
    uint32_t small;
    uint32_t stale;
    uint32_t prefix;
    uint32_t typo;
    uint32_t typo_two;
    uint32_t ending;
} SearchFactors;

typedef struct IndexReader {
    Arena *arena;
    IndexSource source;
    IndexState state;
    /* Lower case, no full stop: "d0.js is cut short", a file of the folder that has i.js. */
    Slice error;
    Slice id;
    uint32_t source_count; /* documents of the project, published or not */
    uint32_t document_count;
    uint32_t entry_count;
    uint32_t documents_per_file;
    uint32_t entries_per_file;
    uint32_t posting_file_size;
    uint32_t position_file_size;
    uint32_t posting_size;
    uint32_t position_size;
    SearchFactors factors;
    NameTable kinds;
    NameTable statuses;
    NameTable languages;
    NameTable small_words;   /* that say little beside others */
    NameTable first_words;   /* of the files of words */
    uint32_t *first_entries; /* of the files of documents */
    uint32_t document_file_count;
    WordFile *word_files;
    Slice *posting_files; /* data is NULL before they are read */
    uint32_t posting_file_count;
    Slice *position_files;
    uint32_t position_file_count;
} IndexReader;

/* False with state and error. */
bool index_reader_open(IndexReader *reader, Arena *arena, IndexSource source);

/* Notes what is wrong, once; `what` is a phrase: "is cut short". Returns false. */
bool index_reader_fail(IndexReader *reader, Slice name, const char *what);

/* The text of a file "<letter><number>"; empty after a failure. */
Slice index_reader_text(IndexReader *reader, char letter, uint32_t number);

/* A place among all words. */
typedef struct WordCursor {
    uint32_t file;
    uint32_t index;
} WordCursor;

/* The first word that is not before `text`. */
WordCursor index_reader_seek(IndexReader *reader, Slice text);

/* The word at the cursor, which moves on; NULL at the end. */
const Word *index_reader_next(IndexReader *reader, WordCursor *cursor);

/* NULL when there is no such word. */
const Word *index_reader_find(IndexReader *reader, Slice text);

/* Texts of a list, in one piece: parts of files, or made in `scratch`. */
Slice index_reader_postings(IndexReader *reader, const WordList *list, Arena *scratch);
Slice index_reader_positions(IndexReader *reader, const WordList *list, Arena *scratch);

/* One posting of a list of entries. */
typedef struct Posting {
    uint32_t entry;
    uint32_t impact;
    uint32_t heading_length; /* words of the heading that it stands in; 0 when it stands in none */
    uint32_t heading;        /* where in it, at most HEADING_PLACE_MOST */
    bool has_positions;
} Posting;

/* Reads the next posting; `posting->entry` is at first -1. False at the end, or when the index is damaged. */
static inline bool posting_read(NumberReader *reader, Posting *posting)
{
    if (reader->at == reader->end) {
        return false;
    }
    posting->entry += number_read(reader) + 1;
    uint32_t digit = number_read_digit(reader);
    posting->heading_length = 0;
    if (digit == HEADING_MARK) {
        digit = number_read_digit(reader);
        uint32_t place = number_read_digit(reader);
        posting->heading = place / HEADING_LENGTH_MOST;
        posting->heading_length = place % HEADING_LENGTH_MOST + 1;
    }
    posting->impact = digit / 2;
    posting->has_positions = digit & 1;
    return !reader->failed;
}

#endif
