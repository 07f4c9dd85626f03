/*
 * search_route.h - memoc search --route: which documents to read for a task, by keyword (route_query.h).
 */
#ifndef CLI_SEARCH_ROUTE_H
#define CLI_SEARCH_ROUTE_H

#include "cli/search_index.h"

/* Prints where `query` leads, at most `limit` documents; for people, or as JSON. */
ExitStatus search_route(const CommandLine *line, SearchIndex *index, Slice query, size_t limit);

#endif
