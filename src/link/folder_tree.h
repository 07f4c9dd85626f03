/*
 * folder_tree.h - the folders of the site, what each lists, and the order of reading.
 *
 * A list's order: entries whose front matter gives a number (order, nav_order, sidebar_position or weight, of a folder that of its
 * index page), by that number; then the others, by their names in natural order. Reading goes through a folder's index page, its
 * pages, then its sub-folders. There are only folders that hold a published page, and the root.
 */
#ifndef LINK_FOLDER_TREE_H
#define LINK_FOLDER_TREE_H

#include "document/site.h"

/*
 * Fills folders, and of each page folder, previous and next, from the pages' path and published. `scratch`
 * may be reset afterwards.
 */
void folder_tree_build(Site *site, Arena *scratch);

#endif
