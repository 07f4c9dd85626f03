/*
 * path_reader.h - paths of the documents of an index.
 */
#ifndef INDEX_PATH_READER_H
#define INDEX_PATH_READER_H

#include "index/index_reader.h"

/* The path of each document, by number, in `arena`; after a failure, which is in the reader's state, some are empty. */
Slice *index_paths_read(IndexReader *reader, Arena *arena);

#endif
