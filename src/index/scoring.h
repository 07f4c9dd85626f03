/*
 * scoring.h - what a word in an entry is worth (BM25F), and all numbers that searching can be tuned by.
 *
 * Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009: the occurrences of a word in all fields of an entry are added up,
 * each by the weight of its field and the length that the field has in the entry; only the sum is saturated. All of that depends on
 * the index only, so a posting holds its result as one digit, the impact; a search multiplies it by what the word is worth (idf).
 *
 * Numbers here are whole or quotients of whole ones, and computed with as such: every machine makes the same index.
 */
#ifndef INDEX_SCORING_H
#define INDEX_SCORING_H

#include "base/slice.h"
#include "index/field.h"

typedef struct FieldScoring {
    uint32_t weight; /* in tenths */
    uint32_t length; /* BM25's b in hundredths: how much a longer field counts less */
} FieldScoring;

enum {
    IMPACT_MOST = 45,
    FACTOR_ONE = 64, /* factors are in 64ths */
};

typedef struct Scoring {
    FieldScoring fields[FIELD_COUNT];
    uint32_t saturation; /* BM25's k1 in tenths */
    /* Factors of an entry that are in its impacts already. */
    uint32_t code;
    uint32_t draft;
    uint32_t historical;
    uint32_t deprecated;
    /* Factors of a search; they stand in the index for who reads it. */
    uint32_t all_words; /* all words of the query are there */
    uint32_t heading;  /* added when the heading is the query, a part of it when they share words */
    uint32_t adjacent; /* added when its words are in the query's order */
    uint32_t small;    /* of a word that says little, beside others */
    uint32_t stale;
    uint32_t prefix; /* of a word that only begins like the one searched for */
    uint32_t typo;   /* that is one edit away */
    uint32_t typo_two;
    uint32_t ending; /* that has another ending */
} Scoring;

extern const Scoring search_scoring;

/* What an occurrence in a field adds, for a field of `length` words where all `count` entries that have it have `total`. */
uint32_t scoring_norm(SearchField field, uint32_t length, uint64_t total, uint32_t count);

/* 1 to IMPACT_MOST: of the sum of norms, and a factor. */
uint32_t scoring_impact(uint64_t sum, uint32_t factor);

/* What a word is worth that is in `found` of `count` entries, in 32nds: ln(1 + (count - found + 1/2) / (found + 1/2)). */
uint32_t scoring_idf(uint32_t count, uint32_t found);

/* Of the status of a document, FACTOR_ONE for most. */
uint32_t scoring_status_factor(Slice status);

#endif
