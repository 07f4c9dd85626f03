/*
 * link_kind.h - what sort of thing a link leads to, judged by its target alone.
 */
#ifndef DOCUMENT_LINK_KIND_H
#define DOCUMENT_LINK_KIND_H

#include "base/slice.h"

typedef enum LinkKind {
    LINK_RELATIVE, /* another file, perhaps with an anchor */
    LINK_ANCHOR,   /* only "#…" */
    LINK_ROOT,     /* begins with one "/" */
    LINK_EXTERNAL, /* http, https, ftp, "//host" */
    LINK_MAIL,
    LINK_OTHER_SCHEME,
    LINK_EMPTY, /* nothing, or only "#" */
    LINK_PLACEHOLDER, /* what a template leaves to be filled in: "url", "path/to/…", "<…>", "{{…}}", "${…}" */
    LINK_MACHINE_FILE, /* a path on somebody's machine: "/home/ann/…", "C:\…", "file:…", "~/…" */
} LinkKind;

enum { LINK_KIND_COUNT = LINK_MACHINE_FILE + 1 };

/*
 * `href` as written. A file name with a line number ("a.c:12") is no scheme; a drive ("C:/x", also "/C:/x") is a file of some
 * machine.
 */
LinkKind link_kind(Slice href);

/* The scheme, without its colon (RFC 3986 3.1, at least two letters); empty when there is none. A part of `href`. */
Slice link_scheme(Slice href);

#endif
