/*
 * pandoc_json.h - a view as pandoc's JSON, what `pandoc -t json` writes and filters in any language
 * read.
 *
 * One line, keys in pandoc's order. The version is that of pandoc-types 1.23.1, which pandoc 3 has;
 * older pandocs (2.17 has 1.22) refuse to read it, though a document from Markdown looks the same
 * in both.
 */
#ifndef DOCUMENT_PANDOC_JSON_H
#define DOCUMENT_PANDOC_JSON_H

#include "base/buffer.h"
#include "document/view.h"

/* {"pandoc-api-version":[1,23,1],"meta":{…},"blocks":[…]} and a line end. */
void pandoc_json_write(Buffer *out, const View *view);

/* One node and all below it, without a line end. */
void pandoc_json_write_node(Buffer *out, ViewNode *node);

#endif
