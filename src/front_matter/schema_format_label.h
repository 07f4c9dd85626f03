/*
 * schema_format_label.h - parts of the names of hosts that stand for letters of other alphabets: A-labels (RFC 5890).
 *
 * What they stand for is read (RFC 3492) and judged by the rules of context (RFC 5892, A) and order (RFC 5891, 4.2.3). That all of its
 * characters are allowed is not: the tables of Unicode for that are not here.
 */
#ifndef FRONT_MATTER_SCHEMA_FORMAT_LABEL_H
#define FRONT_MATTER_SCHEMA_FORMAT_LABEL_H

#include "base/slice.h"

/* `encoded` is what stands behind "xn--", at most 59 bytes of letters, digits and hyphens. */
bool schema_format_is_a_label(Slice encoded);

#endif
