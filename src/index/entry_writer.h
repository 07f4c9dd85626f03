/*
 * entry_writer.h - documents and entries of the index, as they are shown.
 */
#ifndef INDEX_ENTRY_WRITER_H
#define INDEX_ENTRY_WRITER_H

#include "index/index_files.h"
#include "index/merge.h"
#include "index/name_list.h"

typedef struct EntryNames {
    NameList statuses;
    NameList languages;
} EntryNames;

void entry_names_init(EntryNames *names, Arena *arena);

/* Adds the files of entries, documents and paths. */
void entry_writer_add(IndexFiles *files, EntryNames *names, const Merge *merge);

#endif
