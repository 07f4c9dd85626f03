/*
 * search_index.h - the index that a command searches: the one given, the project's, or one made in memory.
 */
#ifndef CLI_SEARCH_INDEX_H
#define CLI_SEARCH_INDEX_H

#include "cli/project.h"
#include "index/index_source.h"
#include "index/search.h"

typedef struct SearchIndex {
    Project project;
    bool has_project;
    Slice folder; /* that has the index; empty: it is in memory */
    IndexFolder source;
    IndexFiles files;
    IndexReader reader;
    SearchEngine engine;
} SearchIndex;

/*
 * Finds or makes the index, and says on stderr what it had to do. EXIT_STATUS_CLEAN, or how the command ends. To be closed in either
 * case.
 */
ExitStatus search_index_open(const CommandLine *line, SearchIndex *index);
void search_index_close(SearchIndex *index);

/* Says what is wrong with the index: EXIT_STATUS_FAILED. */
ExitStatus search_index_say_error(const CommandLine *line, const SearchIndex *index);

#endif
