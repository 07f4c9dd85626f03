/*
 * pattern.h - regular expressions of configuration and schemas.
 *
 * The only user of pcre2. Text is UTF-8 (an invalid byte is read as U+001A), case counts, and `$` is never before a final
 * line end. What backtracks without end stops at a limit that counts steps; what is only quadratic, as `a.*b` on one long
 * line, is left to the limit on a worker's time.
 *
 *     Pattern *pattern = pattern_compile(arena, text, PATTERN_LINES, &problem);
 *     PatternSearch search;
 *     pattern_search_init(&search, scratch, pattern);
 *     pattern_search_start(&search, body);
 *     while (pattern_search_next(&search) == PATTERN_FOUND) {
 *         Slice date = pattern_search_group(&search, 1);
 */
#ifndef BASE_PATTERN_H
#define BASE_PATTERN_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct Pattern Pattern;

enum {
    PATTERN_LINES =
        1 << 0,            /* `^` and `$` are at each line; else at the start and end of the text */
    PATTERN_ECMA = 1 << 1, /* as ECMA-262 writes patterns (pattern_ecma.h), for JSON Schema */
};

typedef struct PatternProblem {
    size_t offset; /* bytes into the pattern */
    Slice message; /* in the arena; lower case, no full stop */
} PatternProblem;

/*
 * A pattern in `arena`; NULL when it is malformed, or longer than 4 kB. Its machine code stays until the process ends: for
 * patterns of a project, not of documents.
 */
Pattern *pattern_compile(Arena *arena, Slice text, uint32_t flags, PatternProblem *problem);

/* Would pattern_compile take it? Nothing stays but what is in the arena. */
bool pattern_is_valid(Arena *arena, Slice text, uint32_t flags);

typedef enum PatternResult {
    PATTERN_NOT_FOUND,
    PATTERN_FOUND,
    PATTERN_TOO_COSTLY, /* over a limit: nobody knows */
} PatternResult;

/* A walk over the matches of a pattern. Usable for one text after the other: most of its memory is taken once. */
typedef struct PatternSearch {
    const Pattern *pattern;
    Arena *arena;
    Slice text;
    const char *valid; /* the text as UTF-8 of the same size: itself, or a copy */
    size_t next;       /* where the next match may begin */
    bool found;
    bool was_empty;
    void *data;
    void *context;
} PatternSearch;

void pattern_search_init(PatternSearch *search, Arena *arena, const Pattern *pattern);

/* Begins at the start of `text`, which must live as long as groups are asked for. */
void pattern_search_start(PatternSearch *search, Slice text);

/* The first match, then the next one behind it: after an empty one, one that is not empty or begins later. */
PatternResult pattern_search_next(PatternSearch *search);

/* The part of the text that group `number` matched, 0 being all of the match; empty when it took no part or there is none. */
Slice pattern_search_group(const PatternSearch *search, uint32_t number);

/* The pattern as it was written; lives as long as the pattern. */
Slice pattern_text(const Pattern *pattern);

/* How many groups the pattern has, without the whole. */
uint32_t pattern_group_count(const Pattern *pattern);

#endif
