#include "index/scoring.h"

#include <math.h>

const Scoring search_scoring = {
    .fields =
        {
            [FIELD_TITLE] = {50, 80},
            [FIELD_HEADING] = {45, 80},
            [FIELD_NAME] = {50, 80},
            [FIELD_KEYWORD] = {40, 30},
            [FIELD_DESCRIPTION] = {25, 50},
            [FIELD_BODY] = {10, 60},
            [FIELD_LABEL] = {15, 60},
            [FIELD_CODE] = {8, 60},
            [FIELD_SECTION] = {10, 60},
            [FIELD_PATH] = {20, 50},
        },
    .saturation = 20,
    .code = 54,
    .draft = 58,
    .historical = 45,
    .deprecated = 38,
    .all_words = 80,
    .heading = 32,
    .adjacent = 32,
    .small = 13,
    .stale = 60,
    .prefix = 48,
    .typo = 40,
    .typo_two = 28,
    .ending = 44,
};

/* A weight of one is this much. */
enum { NORM_ONE = 2560 };

_Static_assert((uint64_t)IMPACT_MOST *(1 << 20) * FACTOR_ONE < UINT32_MAX,
               "an impact is computed in 32 bits");

uint32_t scoring_norm(SearchField field, uint32_t length, uint64_t total, uint32_t count)
{
    const FieldScoring *scoring = &search_scoring.fields[field];
    /* 1 - b + b * length / average, in hundredths of `total` */
    uint64_t divisor = (100 - scoring->length) * total + (uint64_t)scoring->length * length * count;
    uint64_t value = (uint64_t)scoring->weight * (NORM_ONE / 10) * 100 * total;
    return divisor > 0 ? (uint32_t)(value / divisor) : 0;
}

uint32_t scoring_impact(uint64_t sum, uint32_t factor)
{
    /* Beyond 400 times the weight of one nothing changes any more; so all fits into 32 bits, which are divided in half the time. */
    enum { SUM_MOST = 1 << 20 };
    uint32_t own = sum < SUM_MOST ? (uint32_t)sum : SUM_MOST;
    uint32_t divisor = own + search_scoring.saturation * (NORM_ONE / 10);
    uint32_t impact = (IMPACT_MOST * own * factor / FACTOR_ONE + divisor / 2) / divisor;
    return impact < 1 ? 1 : impact > IMPACT_MOST ? IMPACT_MOST : impact;
}

uint32_t scoring_idf(uint32_t count, uint32_t found)
{
    /* For counts below 2^30 no quotient is as near to a half as the last bits of two libraries' logarithms are apart. */
    double missing = found < count ? (double)(count - found) : 0;
    double idf = floor(32 * log(1 + (missing + 0.5) / ((double)found + 0.5)) + 0.5);
    return idf < 1 ? 1 : (uint32_t)idf;
}

uint32_t scoring_status_factor(Slice status)
{
    if (slice_equals_fold(status, SLICE("DRAFT"))) {
        return search_scoring.draft;
    }
    if (slice_equals_fold(status, SLICE("HISTORICAL"))) {
        return search_scoring.historical;
    }
    return slice_equals_fold(status, SLICE("DEPRECATED")) ? search_scoring.deprecated : FACTOR_ONE;
}
