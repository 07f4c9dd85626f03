/*
 * query.h - what somebody searches for.
 *
 *     query      = { clause | clause "OR" clause }
 *     clause     = ["-"] ( word | word "*" | '"' words '"' | field ":" value | field ':"' value '"' )
 *     field      = kind status lang owner tag path doc_type updated stale fm.KEY
 *     value      = for updated: ["<" "<=" ">" ">="] YYYY[-MM[-DD]]
 *
 * Every text is a query: what is no field, no date, no closed quote is words. A dash before one letter is a flag ("-z"), as two dashes
 * are ("--force"); a colon in a word that begins like no field is a part of it ("std::vector"). What was probably meant otherwise is
 * said in hints.
 */
#ifndef INDEX_QUERY_H
#define INDEX_QUERY_H

#include "base/arena.h"
#include "base/date.h"
#include "base/slice.h"

enum {
    QUERY_CLAUSES_MOST = 250, /* further ones are passed over, with a hint */
};

typedef enum QueryField {
    QUERY_KIND,
    QUERY_STATUS,
    QUERY_LANG,
    QUERY_OWNER,
    QUERY_TAG,
    QUERY_PATH,
    QUERY_DOC_TYPE,
    QUERY_UPDATED,
    QUERY_STALE,
    QUERY_FRONT_MATTER, /* "fm.KEY"; the others have one name each */
} QueryField;

typedef enum ClauseKind { CLAUSE_WORD, CLAUSE_PHRASE, CLAUSE_FILTER } ClauseKind;

typedef struct Clause {
    ClauseKind kind;
    bool is_negated;
    bool is_prefix;   /* word */
    bool is_or;       /* another way to say the clause before it */
    Slice text;       /* word, phrase: a part of the query; filter: its value */
    QueryField field; /* filter */
    Slice key;        /* filter: the field's name as written, "fm.severity" */
    Date first;       /* QUERY_UPDATED: from that day to that day */
    Date last;
    bool is_true; /* QUERY_STALE */
} Clause;

typedef struct Query {
    Slice text;
    Clause clauses[QUERY_CLAUSES_MOST];
    size_t count;
    Slice *hints; /* whole lines, lower case, no full stop */
    size_t hint_count;
    size_t hint_capacity;
    Arena *arena;
} Query;

/* `text` must live as long as the query; what is no UTF-8 in it finds nothing. */
void query_parse(Query *query, Arena *arena, Slice text);

void query_add_hint(Query *query, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
