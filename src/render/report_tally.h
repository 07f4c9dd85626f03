/*
 * report_tally.h - how many documents are fresh, due, stale …
 *
 * Finer than FreshnessState: of what cannot be stale, a report tells apart what nobody has dated from what nobody has to review.
 */
#ifndef RENDER_REPORT_TALLY_H
#define RENDER_REPORT_TALLY_H

#include "base/json.h"
#include "document/site.h"

typedef enum ReportState {
    REPORT_FRESH,
    REPORT_DUE_SOON,
    REPORT_STALE,
    REPORT_VERY_STALE,
    REPORT_UNDATED, /* it has no date, and should have one */
    REPORT_EXEMPT,  /* no review is ever due: it opted out, or nothing says how often */
    REPORT_STATE_COUNT,
} ReportState;

typedef struct ReportTally {
    uint32_t counts[REPORT_STATE_COUNT];
} ReportTally;

ReportState report_state_of_page(const Page *page);

/* "fresh", "due-soon", "stale", "very-stale", "undated", "exempt" */
const char *report_state_name(ReportState state);

uint32_t report_tally_total(const ReportTally *tally);

/* Stale and very stale. */
uint32_t report_tally_stale(const ReportTally *tally);

/* In per cent, rounded; 0 of 0 is 0. */
uint32_t report_percent(uint32_t part, uint32_t whole);

/* Members of the open object: "documents", "fresh", "due_soon" … */
void report_tally_write(JsonWriter *json, const ReportTally *tally);

#endif
