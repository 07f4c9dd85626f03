/*
 * destination.h - a link's target, read: which path below the project, which anchor.
 */
#ifndef LINK_DESTINATION_H
#define LINK_DESTINATION_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct Destination {
    Slice path;     /* decoded and normalised, relative to the project; "" is the root */
    Slice anchor;   /* decoded, without '#'; may be empty */
    bool is_folder; /* written as one: "a/", "..", "." */
    bool has_path;  /* false: "#anchor", "?query": the page itself */
    bool escapes;   /* leads out of the project, or hides a separator (%2F): `path` is empty */
} Destination;

/*
 * Reads `href` as seen from `folder`; a '/' at its start means nothing. A query is dropped. A '%' that begins no escape is one ("100%.md").
 * All is in `arena` or part of `href`.
 */
void destination_read(Destination *destination, Arena *arena, Slice folder, Slice href);

/* The path that `href` would be if it were seen from the project's root, "../" at its start left out. False when it has none. */
bool destination_from_root(Arena *arena, Slice href, Slice *path);

/*
 * Does `href` lead to a page of the code host, as "../../issues" does in a file at the root of a repository? Hosts show files
 * below "/owner/name/blob/branch/".
 */
bool destination_is_host_page(Arena *arena, Slice folder, Slice href);

/* Is that anchor a line of a file, as code hosts write them: "L12", "L12-L20", "L12C3"? */
bool destination_is_line(Slice anchor);

#endif
