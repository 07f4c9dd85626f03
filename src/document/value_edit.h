/*
 * value_edit.h - a scalar of the front matter with another text, written as the old one was.
 */
#ifndef DOCUMENT_VALUE_EDIT_H
#define DOCUMENT_VALUE_EDIT_H

#include "base/arena.h"
#include "base/slice.h"

/*
 * How `text` is written in the place of `written`, the bytes of a scalar on one line: in its quotes, without quotes when it has none and
 * YAML (the core schema, and 1.1 for those who read it so) then takes the text for that text, else in single quotes. False for what is
 * not replaced: block scalars, several lines, anchors, aliases and tags.
 */
bool value_edit_write(Arena *arena, Slice written, Slice text, Slice *result);

/* How YAML writes `text` where there is nothing yet. */
Slice value_edit_new(Arena *arena, Slice text);

#endif
