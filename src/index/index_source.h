/*
 * index_source.h - where the files of an index are: in a folder, or in memory.
 *
 * They are read, not mapped: most have a few kilobytes, where two system calls cost less than a mapping's page faults.
 */
#ifndef INDEX_INDEX_SOURCE_H
#define INDEX_INDEX_SOURCE_H

#include "index/index_files.h"
#include "index/index_reader.h"

typedef struct IndexFolder {
    Arena *arena;
    Slice path; /* the folder that has i.js */
} IndexFolder;

/* Both must outlive the source. */
IndexSource index_source_from_folder(IndexFolder *folder);
IndexSource index_source_from_files(IndexFiles *files);

#endif
