/*
 * term_match.h - which words of the index a word of a query is taken for.
 *
 * The word itself; when the index does not have it, words that begin with it; else words with one typing error, or two in a long
 * word; else words that end otherwise. The first letter is always taken for right, so that few files are looked at.
 */
#ifndef INDEX_TERM_MATCH_H
#define INDEX_TERM_MATCH_H

#include "index/search.h"

/* Fills match, lists and idf of a term with text. `is_prefix`: words that begin with it are asked for. */
void term_match(SearchEngine *engine, SearchTerm *term, bool is_prefix);

/* Only the word itself. */
void term_match_exact(SearchEngine *engine, SearchTerm *term);

#endif
