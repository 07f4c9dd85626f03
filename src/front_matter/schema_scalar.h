/*
 * schema_scalar.h - another text in the place of one, written as that is.
 */
#ifndef FRONT_MATTER_SCHEMA_SCALAR_H
#define FRONT_MATTER_SCHEMA_SCALAR_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * `text` as YAML, in the quotes of `written`, or without any where that has none and YAML reads it as the same text. Empty when
 * nobody should write there: `written` is a block, an alias, or has a tag or an anchor, or more than a line.
 */
Slice schema_scalar_write(Arena *arena, Slice written, Slice text);

#endif
