/*
 * route_table.h - which keyword leads where, and why.
 *
 * Whoever knows of a keyword mentions it: of a page, of a record, by what says so. When all is mentioned, those that mean the same are
 * one keyword, and each page of it has a score: what its mentions are worth, times what its document is worth.
 */
#ifndef ROUTE_TABLE_H
#define ROUTE_TABLE_H

#include "route_phrase.h"

typedef enum RouteSource {
    ROUTE_KEYWORD,     /* front matter keywords */
    ROUTE_USE_CASE,    /* front matter agent_routing.use_cases */
    ROUTE_TAG,         /* front matter tags, categories */
    ROUTE_TITLE,       /* the document's */
    ROUTE_RECORD,      /* a record's name */
    ROUTE_TITLE_WORD,  /* a word of the title */
    ROUTE_RECORD_WORD, /* a word of a record's name */
    ROUTE_SOURCE_COUNT,
} RouteSource;

/* "use_case" */
const char *route_source_name(RouteSource source);

#define ROUTE_NO_RECORD UINT32_MAX

typedef struct RouteMention {
    uint32_t page;
    uint32_t record; /* index among the page's, or ROUTE_NO_RECORD */
    uint8_t source;
    uint8_t points;
    uint8_t word_count;
    uint32_t first_word; /* in the table's words */
    Slice key;           /* as written there: route_phrase_key */
} RouteMention;

typedef struct RouteTable {
    Arena *arena;
    RoutePhrases phrases;
    uint32_t *words; /* of mentions; at last stems */
    size_t word_count;
    size_t word_capacity;
    RouteMention *mentions;
    size_t mention_count;
    size_t mention_capacity;
    size_t page_count;
} RouteTable;

/* `page_count`: how many pages there may be mentions of. */
void route_table_init(RouteTable *table, Arena *arena, Slice language, size_t page_count);

/* A keyword that somebody wrote down as one; no keyword when it has more than ROUTE_WORDS_MOST words. */
void route_table_add(RouteTable *table, RouteSource source, uint32_t page, Slice text);

/*
 * A title (ROUTE_TITLE) or a record's name (ROUTE_RECORD): a keyword when it is short, and each of its words is one, unless too many
 * pages have it.
 */
void route_table_add_name(RouteTable *table, RouteSource source, uint32_t page, uint32_t record,
                          Slice text);

enum {
    ROUTE_PAGES_MOST = 20,  /* of a keyword */
    ROUTE_RECORDS_MOST = 5, /* of a keyword in a page */
};

/* A page that a keyword leads to. */
typedef struct RoutePage {
    uint32_t page;
    uint32_t score;
    uint32_t sources; /* bits 1 << RouteSource */
    uint32_t records[ROUTE_RECORDS_MOST];
    size_t record_count;
} RoutePage;

typedef struct RouteKeyword {
    Slice key; /* the spelling that most mentions have */
    Slice *aliases;
    size_t alias_count;
    RoutePage *pages; /* best first, then in order */
    size_t page_count;
} RouteKeyword;

typedef struct RouteKeywords {
    RouteKeyword *items; /* by key */
    size_t count;
} RouteKeywords;

/* All keywords; `worth` is what each page's score is multiplied by, in percent. Nothing can be mentioned afterwards. */
void route_table_make(RouteTable *table, const uint32_t *worth, RouteKeywords *keywords);

#endif
