/*
 * blob_reader.h - contents of a repository, by one `git cat-file --batch` for all.
 *
 * The process is started by the first question. It answers one after the other; several questions are written at once and their
 * answers read after that, so few of them that neither side can be stopped by a full pipe.
 */
#ifndef HISTORY_BLOB_READER_H
#define HISTORY_BLOB_READER_H

#include "base/buffer.h"
#include "history/git.h"
#include "history/log_parser.h"

enum {
    BLOB_BATCH_MOST = 32, /* questions of 65 bytes: less than the smallest pipe, of 4096 */
    BLOB_SIZE_MOST = 16 << 20,
};

typedef struct BlobReader {
    Slice folder;
    Arena *arena; /* for what it keeps itself, and its trouble */
    Git git;
    bool is_started;
    bool has_failed; /* git ended, or answered nonsense: nothing more comes */
    Slice trouble;
    Buffer bytes; /* read, and not yet used */
    size_t start;
} BlobReader;

typedef struct Blob {
    bool
        is_found; /* false: there is none, none is asked for, it is no content, or a greater one than BLOB_SIZE_MOST */
    Slice bytes;
} Blob;

void blob_reader_init(BlobReader *reader, Arena *arena, Slice folder);

/* Reads `count` contents, at most BLOB_BATCH_MOST, into `arena`; an id that is NULL or zero gives an empty one that is found. */
void blob_reader_read(BlobReader *reader, Arena *arena, const LogId *const *ids, size_t count,
                      Blob *blobs);

/* Ends the process. */
void blob_reader_close(BlobReader *reader);

#endif
