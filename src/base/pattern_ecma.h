/*
 * pattern_ecma.h - patterns as ECMA-262 writes them, made those of pcre2.
 *
 * JSON Schema's patterns are ECMA-262's. What differs: `\s` and `.` know Unicode's white space and line ends, `\v` is one
 * character, `\u00e9`, `\cJ`, `\p{Letter}` and `[^]` exist, `\A`, `\Z`, `\a`, `\Q` and `(*VERB)` do not. `\d` and `\w` are of ASCII
 * in both. Signs that need no backslash may have one.
 */
#ifndef BASE_PATTERN_ECMA_H
#define BASE_PATTERN_ECMA_H

#include "base/buffer.h"

/* Adds the pattern to `out`. False for what ECMA-262 does not have: `*offset` is where, `*message` says what (static). */
bool pattern_from_ecma(Buffer *out, Slice text, size_t *offset, const char **message);

#endif
