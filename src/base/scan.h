/*
 * scan.h - reading a text from its front.
 *
 * What was read is cut off the text. A function that returns false has read nothing.
 */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/slice.h"

/* Reads one byte that is in `one_of`; NUL is in none. */
bool scan_byte(Slice *text, const char *one_of);

/* Reads as many decimal digits as there are, `least` to `most` (at most 9) of them. */
bool scan_number(Slice *text, size_t least, size_t most, int *number);

#endif
