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
    INDEX_MIXED, /* files are of several builds: one is just replacing them, or was interrupted */
    INDEX_CORRUPT,
} IndexState;

typedef struct WordFile WordFile; /* word_reader.h */

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

/* One text, cut into files. */
typedef struct CutText {
    char letter; /* of the files */
    uint32_t file_size;
    uint32_t size;
    Slice *files; /* data is NULL before they are read */
} CutText;

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
    uint32_t whole_most;          /* entries: a list of more has a rest */
    uint32_t posting_file_shared; /* layout_list_start */
    CutText postings;
    CutText rests;
    CutText positions;
    SearchFactors factors;
    NameTable kinds;
    NameTable statuses;
    NameTable languages;
    NameTable small_words;   /* that say little beside others */
    NameTable first_words;   /* of the files of words, shortened */
    uint32_t *first_entries; /* of the files of documents */
    uint32_t document_file_count;
    WordFile *word_files;
    Slice *entry_files; /* texts; data is NULL before they are read */
} IndexReader;

/* False with state and error. */
bool index_reader_open(IndexReader *reader, Arena *arena, IndexSource source);

/* Notes that the index is corrupt, once; `what` is a phrase: "is cut short". Returns false. */
bool index_reader_fail(IndexReader *reader, Slice name, const char *what);

/* The text of a file "<letter><number>"; empty after a failure. */
Slice index_reader_text(IndexReader *reader, char letter, uint32_t number);

#endif
