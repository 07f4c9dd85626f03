/*
 * date_format.h - dates as people write them.
 */
#ifndef BASE_DATE_FORMAT_H
#define BASE_DATE_FORMAT_H

#include "base/date.h"
#include "base/slice.h"

/*
 * Reads `text` by a format of YYYY, YY (2000-2099), MM, M, DD, D, MMM (Jan), MMMM (January,
 * English), and literal text; M and D take one or two digits. Case does not count in names of
 * months.
 */
bool date_parse_format(Slice text, Slice format, Date *date);

/*
 * Writes a date by such a format; names of months begin with a capital. False, with nothing written, when the format is none, or what
 * it gives would not be read as the date (the year 1999 as YY).
 */
bool date_write_format(Buffer *buffer, Date date, Slice format);

/* Is `format` one that date_parse_format understands: a year, a month and a day, each once? */
bool date_format_is_valid(Slice format);

/*
 * Best guess at a date that is not ISO ("19.1.2026", "Jan 19, 2026", "Monday, 19th of January
 * 2026", "2026/1/19"). False when unclear: the year has four digits, and 01/02/2026 could be two
 * days (01.02.2026 could not: who writes dots writes the day first).
 */
bool date_guess(Slice text, Date *date);

#endif
