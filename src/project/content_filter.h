/*
 * content_filter.h - which names below a content path count, going by the names alone.
 */
#ifndef PROJECT_CONTENT_FILTER_H
#define PROJECT_CONTENT_FILTER_H

#include "document/settings.h"

/* Is it a document? `below` is the path from the content path on. */
bool content_includes(const ContentRoot *content, Slice below);

/*
 * Is all that is in the folder `below` excluded? So it is when a pattern matches the folder itself ("archive"), or everything in
 * it ("archive" and two stars).
 */
bool content_excludes_folder(const ContentRoot *content, Slice below);

/* Is a folder of that name never walked, whatever the settings say? */
bool content_skips_folder(Slice name);

/* A name that is not UTF-8 or has a control character: it can be part of no address and no JSON. */
bool content_name_is_bad(Slice name);

#endif
