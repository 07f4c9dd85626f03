/*
 * harmless.h - text of documents where it could do something to who shows it.
 *
 * Control characters move a terminal's cursor, and those of Unicode's bidirectional algorithm (UAX #9) change the order of what stands
 * around them, so that a message does not say what it seems to (Unicode TR 36, 2.10). They become U+FFFD. What else a place
 * gives a meaning to, its own writer escapes.
 */
#ifndef BASE_HARMLESS_H
#define BASE_HARMLESS_H

#include "base/buffer.h"
#include "base/slice.h"

/* U+FFFD for a code point that does something, a space for a tab; else itself. */
uint32_t harmless_code_point(uint32_t code_point);

/* Adds `text` so, on one line: a line end is a control character, too. */
void harmless_add(Buffer *out, Slice text);

#endif
