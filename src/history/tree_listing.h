/*
 * tree_listing.h - which files a commit holds.
 */
#ifndef HISTORY_TREE_LISTING_H
#define HISTORY_TREE_LISTING_H

#include "history/checkout.h"

typedef struct TreeFile {
    Slice path; /* below the project */
    LogId id;   /* of its content */
} TreeFile;

typedef struct TreeListing {
    Map files; /* path -> TreeFile */
} TreeListing;

/*
 * The ordinary files of `commit` that are below the project; no links, no submodules. False when git fails, with its words in
 * `*trouble`. Lives in `arena`.
 */
bool tree_listing_read(TreeListing *listing, Arena *arena, const Checkout *checkout,
                       const LogId *commit, Slice *trouble);

/* NULL when there is no such file. */
const TreeFile *tree_listing_find(const TreeListing *listing, Slice path);

/*
 * Reads one text of `git ls-tree -r -z`: "100644 blob ID TAB path". False when it is none of an ordinary file; parts of `token` are
 * borrowed.
 */
bool tree_file_read(TreeFile *file, Slice token);

#endif
