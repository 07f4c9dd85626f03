/*
 * real.h - numbers with a fraction, as text.
 *
 * Always with the fewest digits that are read as the same number again, whatever the locale.
 */
#ifndef BASE_REAL_H
#define BASE_REAL_H

#include "base/buffer.h"

/* As JSON (RFC 8259): 0.5, 5.5e-2, 12. The value must be finite. */
void real_write(Buffer *out, double value);

/* As Haskell's show: 0.5, 5.5e-2, 12.0, 1.0e7. */
void real_write_haskell(Buffer *out, double value);

/* Reads what JSON calls a number; false for anything else, and when it is too large. */
bool real_parse(Slice text, double *value);

#endif
