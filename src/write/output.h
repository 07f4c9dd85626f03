/*
 * output.h - the folder that a build writes.
 *
 * A file is written only if its bytes changed, and then replaced whole: who reads it, and who kills us, sees the old file or the
 * new one. What memoc wrote in earlier builds and this one did not write again goes away. What memoc did not write is never
 * touched: not removed, not replaced (that is a failure, EEXIST), not followed if it is a symbolic link below the root. A file
 * that somebody changed since it was written is replaced when it is written again, and stays when it is not.
 *
 * What memoc wrote stands in the manifest, ".memoc-manifest" in the output, which is written last; the same input gives the same
 * manifest. A build that was killed left a journal (write/manifest.h): the next one knows from it what else was written, and which
 * temporary files (".memoc-<hash>.tmp") may lie about. A build that changes nothing writes nothing. One that begins with nothing
 * shows its files when all are made (write/output_stage.h).
 *
 * An Output may be used by workers forked from the process that made it: each records what it did, for the parent.
 *
 *     output_init(&output, arena, SLICE("site"));
 *     output_write(&output, path, bytes);               in each worker, many times, and in the parent; or output_stream.h
 *     output_write_records(&output, out);               in each worker, at the end of a job
 *     output_add_records(&output, result.bytes);        in the parent, for each job
 *     output_finish(&output, diagnostics);              in the parent
 *
 * A path is relative to the root, normalised, and written once a build. Two builds of one output wait for each other.
 */
#ifndef WRITE_OUTPUT_H
#define WRITE_OUTPUT_H

#include "base/diagnostic.h"
#include "write/manifest.h"
#include "write/output_folder.h"

typedef enum OutputState {
    OUTPUT_UNCHANGED,
    OUTPUT_WRITTEN,
    OUTPUT_FAILED,
    OUTPUT_KEPT,
} OutputState;

/* What this build did to one file. */
typedef struct OutputRecord {
    OutputEntry entry;
    OutputState state;
    int error; /* OUTPUT_FAILED: errno */
} OutputRecord;

typedef struct Output {
    Arena *arena;
    Slice root; /* as given, for messages */
    OutputFolders folders;
    OutputFolders stage; /* where files are made, in a build that begins with nothing */
    bool is_staged;
    Manifest manifest;
    HashStream *hash; /* of the file that is being written */
    /* The caller's: a worker was lost. Nothing is removed, because it is not known what would have been written. */
    bool keeps_all;
    OutputRecord *records;
    size_t record_count;
    size_t record_capacity;
    /* Files; known after output_finish. */
    size_t written_count;
    size_t unchanged_count;
    size_t removed_count;
    size_t failed_count; /* not made, not written, or not removed; the manifest counts */
} Output;

/* Makes the root if need be, and learns what earlier builds wrote. False with errno. All memory is in `arena`. */
bool output_init(Output *output, Arena *arena, Slice root);

/* Writes one file, and its folders. A failure is false, and recorded: the caller may go on. */
bool output_write(Output *output, Slice path, Slice bytes);

/*
 * Says that a file cannot be made this time: what an earlier build wrote there stays. It is counted as failed. `error` is errno, to be
 * reported, or 0 when the caller reports it.
 */
void output_keep(Output *output, Slice path, int error);

/* What a stream did (output_stream.h). */
void output_add_record(Output *output, OutputRecord record);

/* In a worker: writes what was recorded since the last time into a job's result, and forgets it. */
void output_write_records(Output *output, Buffer *out);

/* In the parent: takes what a worker recorded. False when that is damaged; what is before the damage counts. */
bool output_add_records(Output *output, Slice records);

/*
 * Removes what earlier builds wrote and this one did not, and folders that are empty then; writes the manifest; closes the
 * output. Adds an error "output/failed" for each file that could not be written or removed (`failed_count`), and an
 * "output/changed" for each that would have been removed if nobody had changed it.
 */
void output_finish(Output *output, DiagnosticList *diagnostics);

#endif
