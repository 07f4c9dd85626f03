/*
 * manual.h - the manual page, from the tables of option.h.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "base/buffer.h"
#include "base/option.h"

/*
 * Writes the page in roff (man(7), as both groff and mandoc read it). `date` is its date of
 * publication; it may be empty.
 */
void manual_write(Buffer *out, const Program *program, Slice date);

#endif
