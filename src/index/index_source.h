/*
 * index_source.h - where the files of an index are: in a folder, or in memory.
 */
#ifndef INDEX_INDEX_SOURCE_H
#define INDEX_INDEX_SOURCE_H

#include "index/index_files.h"
#include "index/index_reader.h"

/* Files are mapped when they are asked for, and stay so. */
typedef struct IndexFolder {
    Arena *arena;
    Slice path; /* the folder that has i.js */
    Slice *maps;
    size_t map_count;
    size_t map_capacity;
} IndexFolder;

/* Both must outlive the source. */
IndexSource index_source_from_folder(IndexFolder *folder);
IndexSource index_source_from_files(IndexFiles *files);

/* Gives back what was mapped: nothing that was read may be used any more. */
void index_folder_close(IndexFolder *folder);

#endif
