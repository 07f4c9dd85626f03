/*
 * output_stream.h - one file of the output, written in pieces.
 *
 * A file may be larger than anybody wants to hold. As long as what is added is what an earlier build wrote, nothing is written; from
 * the first difference on, all goes to a temporary file, which takes the place of the old one at the end.
 *
 *     output_stream_begin(&stream, &output, SLICE("memory/records.jsonl"));
 *     output_stream_add(&stream, piece);                many times; pieces of a megabyte or so are best
 *     output_stream_end(&stream);
 *
 * A failure is kept, and recorded at the end: in between nothing needs to be asked. An output writes one file at a time.
 */
#ifndef WRITE_OUTPUT_STREAM_H
#define WRITE_OUTPUT_STREAM_H

#include "write/output.h"

typedef struct OutputStream {
    Output *output;
    OutputEntry entry; /* path; hash as it was announced; size of what was added */
    int folder;
    int old;       /* descriptor: a file that begins with what was added; -1 when there is none */
    int new;       /* descriptor: the temporary file; -1 as long as all is in the old one */
    int error;     /* errno; 0 when there is none */
    bool is_taken; /* there is something at the path */
} OutputStream;

void output_stream_begin(OutputStream *stream, Output *output, Slice path);
void output_stream_add(OutputStream *stream, Slice bytes);

/* False for a failure, which is recorded like any of output_write's. */
bool output_stream_end(OutputStream *stream);

#endif
