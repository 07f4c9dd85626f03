/*
 * pandoc_show.h - nodes of a view as Haskell's `show` writes them: Para [Str "Hallo"].
 *
 * The same values as pandoc_native.h, on one line and without a layout: what tostring gives a filter.
 */
#ifndef DOCUMENT_PANDOC_SHOW_H
#define DOCUMENT_PANDOC_SHOW_H

#include "base/buffer.h"
#include "document/pandoc_shape.h"

typedef struct PandocShow {
    PandocSink sink; /* what is told to it is written; first: sinks are cast to this */
    Buffer *out;
    Buffer open; /* what is open: a byte each */
    bool after_key;
} PandocShow;

void pandoc_show_init(PandocShow *show, Buffer *out);

/* One node and all below it. */
void pandoc_show_write(Buffer *out, ViewNode *node);

/* Meta {unMeta = fromList [..]}: a map of metadata, as a document has it. */
void pandoc_show_write_meta(Buffer *out, ViewNode *map);

#endif
