/*
 * result_file.h - where a worker leaves its results: a file in memory that only grows.
 *
 * One process appends, another maps the file when the first has ended, and cuts off one result after the other. What was
 * appended whole is there, however the process ended; the bytes may be anything, and are checked when they are read.
 */
#ifndef BASE_RESULT_FILE_H
#define BASE_RESULT_FILE_H

#include "base/buffer.h"
#include "base/slice.h"

/* A descriptor; -1 with errno. The file cannot shrink: reading a mapping beyond the end of its file would kill the reader. */
int result_file_open(void);

/* Appends the result of `job`: what is in `bytes`, which grows by some zeros. */
bool result_file_append(int file, size_t job, Buffer *bytes);

/* All bytes of the file, for munmap when there are any; false with errno. */
bool result_file_map(int file, Slice *bytes);

/* Cuts the result of `job` off the front of the file's bytes; aligned to 8. False when it is not there, whole. */
bool result_file_take(Slice *bytes, size_t job, Slice *result);

#endif
