/*
 * place.h - what stands at a path: a page, a folder of the site, or a file that is no document.
 */
#ifndef LINK_PLACE_H
#define LINK_PLACE_H

#include "link/catalog.h"
#include "link/disk.h"

typedef enum PlaceKind {
    PLACE_NONE,
    PLACE_PAGE,   /* a published page, perhaps as the index of a folder */
    PLACE_FOLDER, /* a folder of the site whose index is generated */
    PLACE_FILE,   /* a file that is no document */
    PLACE_HIDDEN, /* there, but not to be had on the site: a document that is left out, a folder without documents */
    PLACE_OUTPUT,  /* below the output folder: what is there depends on when one looks */
    PLACE_OUTSIDE, /* a symbolic link that leads out of the project */
} PlaceKind;

typedef struct Place {
    PlaceKind kind;
    Slice
        path; /* of the source, relative to the project; that of a page when it was found as its folder */
    Slice url; /* of page or folder; empty for the rest */
    bool is_folder;
    const Page *page;
    const DiskEntry *file;
} Place;

/* Where to look. */
typedef struct PlaceFinder {
    Catalog *catalog;
    Disk *disk;
    Slice output;  /* below the root; may be empty */
    size_t budget; /* for nearest names: see nearest.h */
} PlaceFinder;

/* A path with one of the extensions of Markdown: never a file to copy, even where it is no document of the site. */
bool place_is_document_path(Slice path);

/* What is at `path`? `is_folder` asks for a folder only. False, with PLACE_NONE, when nothing is. */
bool place_find(PlaceFinder *finder, Slice path, bool is_folder, Place *place);

/* The same when the case of letters does not count. */
bool place_find_folded(PlaceFinder *finder, Slice path, bool is_folder, Place *place);

/*
 * What most likely was meant by a path where nothing is, because it names the same thing in another way: without its extension, as
 * the page's .html, with a line number ("a.c:12", left in `*line`), as the index of a folder that has another, with '\'.
 */
bool place_find_meant(PlaceFinder *finder, Slice path, bool is_folder, Place *place, Slice *line);

/* The nearest thing by name, for a hint only. */
bool place_find_nearest(PlaceFinder *finder, Slice path, Place *place);

#endif
