/*
 * index_writer.h - from all units to the files of the search index.
 *
 * The same documents give the same files: nothing in them depends on workers, machine or day.
 */
#ifndef INDEX_INDEX_WRITER_H
#define INDEX_INDEX_WRITER_H

#include "document/site.h"
#include "index/index_files.h"
#include "index/merge.h"

/* Makes all files, in `arena`. */
void index_write(IndexFiles *files, Arena *arena, const Site *site);

/* The same of what is merged already. Words whose list is empty, because there was no room for it, are left out. */
void index_write_merged(IndexFiles *files, Arena *arena, const Merge *merge, const Site *site);

#endif
