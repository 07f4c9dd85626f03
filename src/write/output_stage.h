/*
 * output_stage.h - where the files of a first build are made.
 *
 * As long as the output's root is empty, there is nothing that a file could replace and nobody who reads one half written. So all
 * files of a build that begins there are made by their own names in a folder of the root, the stage, ".memoc-new", and go from
 * there to the root when all are made: an entry of the root at a time, whatever is below it. That needs half the system calls a file.
 *
 * Descriptors of folders are the caller's; what fails leaves errno.
 */
#ifndef WRITE_OUTPUT_STAGE_H
#define WRITE_OUTPUT_STAGE_H

#include "base/slice.h"

#define OUTPUT_STAGE ".memoc-new"

/* Is nothing in this folder? */
bool output_stage_is_for(int root);

/* The entry of the root that `path` is, or is in. */
Slice output_stage_entry(Slice path);

/* Moves an entry; what the root holds by now is not replaced. */
bool output_stage_move(int stage, int root, Slice entry);

/* Is `path` the stage, or in it? Nothing that is published may be. */
bool output_stage_has(Slice path);

#endif
