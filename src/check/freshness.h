/*
 * freshness.h - freshness/… and date/future: is it still fresh?
 *
 * What a document says of its cadence is judged as it is read; what depends on today when it is asked, from the unit, which
 * stays as it is from day to day.
 */
#ifndef CHECK_FRESHNESS_H
#define CHECK_FRESHNESS_H

#include "document/document.h"
#include "document/unit.h"

void check_freshness(Document *document);

/* Adds what is to be said of the unit's dates on `today`, to its owner. */
void check_unit_dates(const Unit *unit, const Settings *settings, Date today, Slice owner,
                      DiagnosticList *list);

/* Is the review of the document overdue on `today`? */
bool check_unit_is_stale(const Unit *unit, const Settings *settings, Date today);

#endif
