/*
 * path.h - paths as text, with '/' between their parts.
 *
 * Nothing here looks at the file system. A path is relative to the project unless it begins with '/'. Results live in
 * the given arena, or are parts of the argument.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"
#include "base/slice.h"

/* "a/b" + "c.md" = "a/b/c.md"; either may be empty; an absolute `path` wins. Does not normalise. */
Slice path_join(Arena *arena, Slice folder, Slice path);

/*
 * Removes ".", empty parts and "x/.."; the root is "" for relative paths and "/" for absolute ones. A trailing '/' is
 * dropped. False, with `*result` unset, when ".." leads above the start.
 */
bool path_normalize(Arena *arena, Slice path, Slice *result);

/* "a/b/c.md" -> "a/b"; "c.md" -> ""; "/c.md" -> "/". A part of `path`. */
Slice path_folder(Slice path);

/* "a/b/c.md" -> "c.md". */
Slice path_name(Slice path);

/* "a/b.tar.gz" -> ".gz"; "" when there is none; leading dots make no extension, nor does a final one. */
Slice path_extension(Slice path);

/* Without path_extension. */
Slice path_without_extension(Slice path);

/*
 * How to write `target` in a link on the page `from`, both relative to one root: ("a/b.html", "a/c.html") -> "c.html",
 * ("a/b.html", "index.html") -> "../index.html". `from` is a file, not a folder; so is `target`, unless it is "" or ends
 * with '/'. Never empty, and never begins like a scheme: "./c:d.html".
 */
Slice path_relative(Arena *arena, Slice from, Slice target);

/* Is `path` equal to `folder` or below it? Both normalised; "" is above everything relative. */
bool path_is_below(Slice path, Slice folder);

/*
 * Decodes %xx (RFC 3986). False when a sequence is malformed, or decodes to NUL, '/' or '\': an encoded separator must
 * not become one. "%2e%2e" becomes "..": decode first, then normalise.
 */
bool path_percent_decode(Arena *arena, Slice path, Slice *result);

/* Encodes what may not stand in a URL path segment (RFC 3986 pchar and '/' stay). Lives in `arena`. */
Slice path_percent_encode(Arena *arena, Slice path);

#endif
