/*
 * manifest.h - which files of an output memoc wrote.
 *
 * The manifest, ".memoc-manifest" in the output's root, is a line a file (write/output_entry.h), sorted by path. The journal,
 * ".memoc-journal", has the same lines, of files that are about to be written: it is there from the first change until the
 * manifest is replaced, so after a build that was killed. Lines that cannot be read are skipped: a merge of two branches may
 * have left anything between them, a full disk the half of one.
 */
#ifndef WRITE_MANIFEST_H
#define WRITE_MANIFEST_H

#include "base/buffer.h"
#include "base/map.h"
#include "write/output_entry.h"

/* What a file that memoc wrote looks like, if nobody changed it since. */
typedef struct KnownFile {
    OutputEntry entry;
    struct KnownFile *next; /* of the same path: what else it may look like */
} KnownFile;

typedef struct Manifest {
    Arena *arena;
    int root;            /* descriptor of the output's root, borrowed */
    int journal;         /* descriptor; -1 until the first line */
    Map known;           /* path -> KnownFile */
    bool is_interrupted; /* there was a journal */
    Buffer line;
} Manifest;

/* Reads manifest and journal, where there are any; false with errno. */
bool manifest_init(Manifest *manifest, Arena *arena, int root);

/* Reads what was added to the journal since, by workers too. */
bool manifest_read_journal(Manifest *manifest);

/* What is known of a path, or NULL. */
const KnownFile *manifest_find(const Manifest *manifest, Slice path);

/* Adds a line to the journal; in any process. False with errno. */
bool manifest_announce(Manifest *manifest, const OutputEntry *entry);

/* Sorts the entries, writes them if they changed, and removes the journal. False with errno: the journal then stays. */
bool manifest_replace(Manifest *manifest, OutputEntry *entries, size_t count);

void manifest_close(Manifest *manifest);

/* Is this the path of the manifest or of the journal? */
bool manifest_is_own_path(Slice path);

#endif
