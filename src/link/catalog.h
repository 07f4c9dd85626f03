/*
 * catalog.h - the documents and folders of the site, by path and by what people might call them.
 */
#ifndef LINK_CATALOG_H
#define LINK_CATALOG_H

#include "base/map.h"
#include "document/site.h"

typedef struct Catalog {
    const Site *site;
    Arena *arena;
    Map pages;   /* path -> const Page *, those not published, too */
    Map folders; /* path -> const Folder * */
    /* Made when something is not found: */
    bool has_names;
    Map folded_pages; /* name_fold of the path */
    Map folded_folders;
    Map names; /* file name -> the only page of that name; NULL when there are several */
    Map stems; /* name_squeeze of the name without extension, likewise */
} Catalog;

/* From the site's pages and folders, which must not move. */
void catalog_init(Catalog *catalog, Arena *arena, const Site *site);

/* NULL when there is none. Paths are normalised; "" is the root. */
const Page *catalog_find_page(const Catalog *catalog, Slice path);
const Folder *catalog_find_folder(const Catalog *catalog, Slice path);

/* The first one, by path, whose path gives `folded` by name_fold; NULL when there is none. */
const Page *catalog_find_page_folded(Catalog *catalog, Slice folded);
const Folder *catalog_find_folder_folded(Catalog *catalog, Slice folded);

/*
 * The published page that was probably meant by a path where nothing is: the only one of that name wherever it stands, the
 * only one of nearly that name, or the nearest name in the same folder. NULL when there is none. For `budget` see nearest.h.
 */
const Page *catalog_find_nearest(Catalog *catalog, Slice path, size_t *budget);

#endif
