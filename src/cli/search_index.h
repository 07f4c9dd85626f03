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
    bool is_own;  /* the project's site has it: it can be made in memory instead */
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

/*
 * When the index turns out to be wrong (reader.state): one of another version of memoc, or one that a build is just replacing, is made in
 * memory instead, and that is said; EXIT_STATUS_CLEAN then, and what was read before is to be read again. One that is damaged, or that
 * was given, is an error, which is said.
 */
ExitStatus search_index_recover(const CommandLine *line, SearchIndex *index);

#endif
