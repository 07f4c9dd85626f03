/*
 * quantity.h - sizes and times with a unit, as people write limits.
 */
#ifndef BASE_QUANTITY_H
#define BASE_QUANTITY_H

#include "base/slice.h"

/*
 * Reads a whole number and a unit: B, kB, MB, GB, TB (powers of 1000), KiB, MiB, GiB, TiB (of 1024); without a unit it is
 * bytes. Case does not count; one space may stand between them.
 */
bool quantity_parse_bytes(Slice text, uint64_t *bytes);

/* The same with s, min, h; without a unit it is seconds. */
bool quantity_parse_seconds(Slice text, uint32_t *seconds);

#endif
