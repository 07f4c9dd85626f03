/*
 * graph_folders.h - which folders of a site are drawn, when not all can be.
 */
#ifndef RENDER_GRAPH_FOLDERS_H
#define RENDER_GRAPH_FOLDERS_H

#include "document/site.h"

typedef struct GraphFolders {
    uint32_t *items; /* folders, in their order; each has pages, its own or of folders below it */
    uint32_t count;
    uint32_t *group_of; /* by folder: the place in `items` of the folder that it is drawn with */
} GraphFolders;

/*
 * At most `most` folders that hold published pages: all, or those that remain when all of fewer pages than some number are
 * counted to the one above; where that leaves almost nothing (a thousand folders of one size), the largest.
 */
void graph_folders_choose(GraphFolders *folders, Arena *arena, const Site *site, uint32_t most);

#endif
