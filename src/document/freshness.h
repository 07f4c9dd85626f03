/*
 * freshness.h - is a document still fresh?
 *
 * Dates and cadence come from the front matter as memoc.yaml says (DESIGN 6). Nothing here looks at a clock: what a document
 * says is read once (freshness_read); what that means on a given day is asked later (freshness_state), so that a unit stays valid
 * when the day changes.
 *
 * Stale means that the age in calendar days (UTC) is greater than the cadence: a document of 90 days is fresh at P90D. A date
 * that it expires on goes before any cadence: it is stale from that day on. With freshness.grace it is due that much longer before it
 * is stale.
 */
#ifndef DOCUMENT_FRESHNESS_H
#define DOCUMENT_FRESHNESS_H

#include "base/date.h"
#include "document/settings.h"
#include "document/value.h"

typedef enum DateProblem {
    DATE_OK,
    DATE_MISSING, /* no field has it; `field` and `span` may be those of a key without value, or whose value `raw` is "never" */
    DATE_INVALID, /* there is no such day, or it is no date at all */
    DATE_BAD_FORMAT, /* a date, but not written in a form that is allowed; `date` is what it means when `has_date` */
} DateProblem;

enum { DATE_PROBLEM_COUNT = DATE_BAD_FORMAT + 1 };

typedef struct FoundDate {
    DateProblem problem;
    bool has_date;
    Date date;
    Slice field; /* the key it was found under; empty when it came from the text */
    Slice raw;
    Span span; /* of the value in the file; of the key when it has no value */
} FoundDate;

typedef struct Freshness {
    FoundDate updated; /* when it was last updated or reviewed */
    FoundDate expires; /* stale from that day on */
    Cadence cadence;   /* CADENCE_NONE: nothing says how often */
    Slice cadence_raw; /* what the document says; empty when the settings do */
    Span cadence_span; /* where */
    bool
        cadence_is_bad; /* it is neither a duration nor a known name: `cadence` is that of the settings */
    bool opted_out;
    bool has_due;
    Date due; /* the last day on which it is fresh */
} Freshness;

typedef enum FreshnessState {
    FRESHNESS_UNKNOWN, /* no date, no cadence, never, or opted out */
    FRESHNESS_FRESH,
    FRESHNESS_DUE_SOON,
    FRESHNESS_STALE,
    FRESHNESS_VERY_STALE,
} FreshnessState;

/* "unknown", "fresh", "due-soon", "stale", "very-stale" */
const char *freshness_state_name(FreshnessState state);

/*
 * Reads how often: an ISO 8601 duration, a name of `settings->cadences` (case does not count), "never" or "none". False when
 * it is none of them.
 */
bool cadence_parse(const FreshnessSettings *settings, Slice text, Cadence *cadence);

/*
 * Reads a date by the formats of the settings: sets problem, has_date, date and raw. Not ISO and not in a format, but with only
 * one meaning ("19.1.2026"), is DATE_BAD_FORMAT with a date; with two ("01/02/2026") without.
 */
void freshness_read_date(FoundDate *found, const FreshnessSettings *settings, Slice text);

/*
 * `front_matter` may be NULL. The first of the settings' fields that has a value is the date; "never" says that there is none yet.
 * Where the document says no cadence itself, the last override that matches `path` and `status` (one of the settings', or empty)
 * does, else the settings. Does not look into the body (freshness.body).
 */
void freshness_read(Freshness *freshness, const Settings *settings, const Value *front_matter,
                    Slice path, Slice status);

/*
 * The date that a body's text gives, for settings with freshness.body: sets `updated`, and what follows from it, when no field
 * had it. `scratch` is for the search.
 */
void freshness_read_body(Freshness *freshness, Arena *scratch, const Settings *settings, Slice body,
                         uint32_t body_offset);

/*
 * The days between two reviews. Months have no number of days but from a date on: false when there is none, and when there is no
 * cadence.
 */
bool freshness_cadence_days(const Freshness *freshness, int32_t *days);

/* What that means on `today`. */
FreshnessState freshness_state(const Settings *settings, bool has_due, Date due,
                               const Cadence *cadence, Date today);

#endif
