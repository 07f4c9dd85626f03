/*
 * html_url.h - where a URL leads, as a browser would read it.
 *
 * Schemes are compared after the URL parser's clean-up (URL Standard, "basic URL parser": leading controls and spaces
 * are dropped, tabs and line ends anywhere), so that "java\nscript:" is what it is.
 */
#ifndef RENDER_HTML_URL_H
#define RENDER_HTML_URL_H

#include "base/slice.h"

typedef enum UrlKind {
    URL_RELATIVE,  /* no scheme and no host: leads into the site */
    URL_KNOWN,     /* a scheme of the web, mail, telephone, chat or files; or "//host" */
    URL_UNKNOWN,   /* another scheme: an editor's, an application's */
    URL_DANGEROUS, /* runs a script, holds a document, or reads the visitor's disk */
} UrlKind;

/* `image`: the URL is loaded as an image, for which data: of a picture is known and not dangerous. */
UrlKind url_kind(Slice url, bool image);

#endif
