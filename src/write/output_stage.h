/*
 * output_stage.h - where the files of a first build are made.
 *
 * As long as the output's root is empty, there is nothing that a file could replace and nobody who reads one half written. So all
 * files of a build that begins there are made by their own names in a folder of the root, the stage, ".memoc-new", and go from
 * there to the root when all are made: an entry of the root at a time, whatever is below it. That needs a third of the system calls
 * a file: no look, no rename, and no line in the journal, because all that is in a stage is memoc's, whoever put it there.
 *
 * Descriptors of folders are the caller's; what fails leaves errno.
 */
#ifndef WRITE_OUTPUT_STAGE_H
#define WRITE_OUTPUT_STAGE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"

#define OUTPUT_STAGE ".memoc-new"

/* Is nothing in this folder? */
bool output_stage_is_for(int root);

/* Removes the stage that a killed build left in the root, which is a path here, with all that is in it. */
void output_stage_remove(Arena *arena, Slice root);

/* Removes what is in the stage and is no key of `kept`: what workers were making when they died. Returns how many files that were. */
size_t output_stage_tidy(Arena *arena, Slice root, const Map *kept);

/* The entry of the root that `path` is, or is in. */
Slice output_stage_entry(Slice path);

/* Moves an entry; what the root holds by now is not replaced. */
bool output_stage_move(int stage, int root, Slice entry);

/* Is `path` the stage, or in it? Nothing that is published may be. */
bool output_stage_has(Slice path);

#endif
