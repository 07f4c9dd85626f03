/*
 * script_parts.h - a script that is written in several files, and sent as one.
 *
 * The parts see each other's functions and constants, and nobody else sees them: all are put into one function. Comment lines, blank lines
 * and indentation are left out, so a part must not have text in backquotes that goes over lines, nor comments of the other kind.
 */
#ifndef RENDER_SCRIPT_PARTS_H
#define RENDER_SCRIPT_PARTS_H

#include "base/buffer.h"

void script_parts_begin(Buffer *out);
void script_parts_add(Buffer *out, Slice part);
void script_parts_end(Buffer *out);

#endif
