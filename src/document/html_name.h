/*
 * html_name.h - places that raw HTML names, for links to lead to: <a id="x">, <a name="x">, <div id=x>.
 */
#ifndef DOCUMENT_HTML_NAME_H
#define DOCUMENT_HTML_NAME_H

#include "base/slice.h"

/*
 * The next name in `*html`, which is cut behind it; false when there is none. `name` counts for <a> only (HTML Standard,
 * "finding the indicated part of the document"), comments do not. A name is as written: character references stay.
 *
 *     while (html_name_next(&html, &name)) {
 */
bool html_name_next(Slice *html, Slice *name);

#endif
