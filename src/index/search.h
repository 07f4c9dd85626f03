/*
 * search.h - searching an index: which entries a query finds, in which order.
 *
 * content/search-index.md tells the rules; a script in a browser follows them too, and both find the same in the same order. All
 * numbers are whole.
 */
#ifndef INDEX_SEARCH_H
#define INDEX_SEARCH_H

#include "index/entry_set.h"
#include "index/word_reader.h"
#include "index/query.h"

enum {
    SEARCH_TERMS_MOST = 250, /* one less fits into a byte */
    SEARCH_LISTS_MOST = 32,  /* of a word that only begins like the one searched for */
    SEARCH_PARTS_MOST = 3,   /* shown of a document besides its best entry */
};

typedef enum TermMatch {
    MATCH_NONE, /* no entry has it */
    MATCH_EXACT,
    MATCH_PREFIX,
    MATCH_TYPO,
    MATCH_TYPO_TWO,
    MATCH_ENDING,
} TermMatch;

/* A word that is looked for, and which of the index it is taken for. */
typedef struct SearchTerm {
    Slice text;      /* folded */
    uint32_t clause; /* of the query */
    uint32_t unit;   /* what counts as one word: words that are alternatives are one */
    uint32_t position;
    bool is_counted; /* not a compound, whose parts are */
    bool is_scored;  /* not one that must not be there */
    bool is_small;   /* says little, and there are other words */
    bool is_common;  /* so small a word in so many entries that it is not read */
    bool is_whole;   /* all entries are read, not only the best of a long list */
    TermMatch match;
    Slice words[SEARCH_LISTS_MOST]; /* of the index */
    WordList lists[SEARCH_LISTS_MOST];
    uint32_t factors[SEARCH_LISTS_MOST];
    uint32_t list_count;
    uint32_t idf;
} SearchTerm;

/* Documents, by number. */
typedef struct DocumentTable {
    uint32_t *first_entries; /* one more than there are documents */
    uint32_t *statuses;      /* number of the name + 1; 0 for none */
    uint32_t *updated;       /* day + 1, from DATE_FIRST on; 0 for none */
    uint32_t *due;
    Slice *paths; /* NULL before they are asked for */
} DocumentTable;

/* An entry that was found, while all are counted. */
typedef struct EntryScore {
    uint32_t total;         /* in 64ths, before factors; at last the score */
    uint8_t units;          /* counted words of the query that it has */
    uint8_t unit;           /* + 1: the last of them */
    uint8_t pairs;          /* words side by side in the heading, as in the query */
    uint8_t heading;        /* + 1: where the last word stands in the heading */
    uint8_t heading_units;  /* words of the query in the heading */
    uint8_t heading_unit;   /* + 1: the last of them */
    uint8_t heading_length; /* of the last one's heading */
    uint32_t position;      /* the last word's, in the query */
} EntryScore;

typedef struct SearchEngine {
    IndexReader *reader;
    Arena *arena;  /* for what stays */
    Arena scratch; /* of the last search */
    Date today;
    DocumentTable documents;
    uint32_t *documents_of; /* by entry */
    EntryScore *scores;     /* by entry; zero but during a search */
    uint32_t *touched;      /* entries with a score */
    size_t touched_count;
    EntrySet code; /* entries that are code blocks */
    /* The last search. */
    Query query;
    SearchTerm *terms;
    size_t term_count;
    uint32_t unit_count; /* words that all have to be there for the factor */
    bool has_words;
    EntrySet required;
    bool has_required;
    EntrySet excluded;
    bool has_excluded;
} SearchEngine;

/* A document that was found: its best entry, and others of it. */
typedef struct SearchResult {
    uint32_t document;
    uint32_t entry;
    uint32_t score;
    uint32_t parts[SEARCH_PARTS_MOST];
    uint32_t part_scores[SEARCH_PARTS_MOST];
    uint32_t part_count;
} SearchResult;

typedef struct SearchResults {
    SearchResult *items; /* from `offset` on, at most `limit` */
    size_t count;
    uint32_t document_count; /* found in all */
    uint32_t entry_count;
    uint32_t *entries; /* all that were found, in no order */
} SearchResults;

/* Reads what every search needs. `reader` must outlive the engine. */
void search_engine_open(SearchEngine *engine, Arena *arena, IndexReader *reader, Date today);
void search_engine_close(SearchEngine *engine);

/*
 * Results live until the next search. When the index turns out to be damaged, there are none: reader->state tells.
 */
void search_run(SearchEngine *engine, Slice query, size_t offset, size_t limit,
                SearchResults *results);

/* The path of each document; after a failure, which is in the reader's state, some are empty. */
const Slice *search_paths(SearchEngine *engine);

/* Is the document of that number stale? */
bool search_is_stale(const SearchEngine *engine, uint32_t document);

/* The factors that an entry's score has been multiplied by, in 64ths. */
typedef struct SearchApplied {
    uint32_t all_words;
    uint32_t heading;
    uint32_t stale;
} SearchApplied;

void search_applied_factors(const SearchEngine *engine, uint32_t entry, SearchApplied *applied);

#endif
