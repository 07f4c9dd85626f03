/*
 * build_compile.h - files of the walk to units, in workers: the part of build.c that runs them.
 *
 * Every document gets a unit, whatever becomes of its worker: one that was lost is its source as text. The units live as long as the
 * build.
 */
#ifndef BUILD_COMPILE_H
#define BUILD_COMPILE_H

#include "build.h"

/* Puts the units of the files with these numbers into build->file_units. False with errno when no worker can be made. */
bool build_compile_files(Build *build, const size_t *files, size_t count);

/* The same for files that nobody needs to know more of than their path: stubs, which no worker makes. */
void build_stub_files(Build *build, const size_t *files, size_t count);

#endif
