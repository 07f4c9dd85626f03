/*
 * index_writer.h - from all units to the files of the search index.
 *
 * The same documents give the same files: nothing in them depends on workers, machine or day.
 */
#ifndef INDEX_INDEX_WRITER_H
#define INDEX_INDEX_WRITER_H

#include "document/site.h"
#include "index/index_files.h"

/* Makes all files, in `arena`. */
void index_write(IndexFiles *files, Arena *arena, const Site *site);

#endif
