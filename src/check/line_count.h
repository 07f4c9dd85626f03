/*
 * line_count.h - how many lines the files of the project have.
 *
 * A file is read when somebody asks for it, and once, whoever asks. What is not text (it holds a NUL byte), is larger than 8 MiB, or leads
 * out of the project has no lines to be counted, and neither has what is asked for after 256 MiB were read.
 */
#ifndef CHECK_LINE_COUNT_H
#define CHECK_LINE_COUNT_H

#include "base/map.h"

typedef struct LineCounter {
    Slice root; /* absolute, without symbolic links; empty when it cannot be read */
    Map counts; /* path -> uint32_t *, NULL when they cannot be counted */
    uint64_t read_size;
    Arena *arena;
} LineCounter;

/* `root` is the project's folder, absolute; `arena` keeps what was found. */
void line_counter_init(LineCounter *counter, Arena *arena, Slice root);

/*
 * `path` is from the project's folder, and lives as long. True with the number of its lines, 0 for an empty file; a line may end with
 * CR, LF or both, and the last one need not end.
 */
bool line_counter_find(LineCounter *counter, Slice path, uint32_t *count);

#endif
