/*
 * pandoc_native.h - a view in pandoc's native notation, what `pandoc -t native` writes: Haskell
 * values.
 *
 * The layout is pandoc's, byte for byte (haskell.h).
 */
#ifndef DOCUMENT_PANDOC_NATIVE_H
#define DOCUMENT_PANDOC_NATIVE_H

#include "base/buffer.h"
#include "document/view.h"

/*
 * The list of blocks and a line end; or, as `pandoc -s` does, the whole document with its metadata.
 */
void pandoc_native_write(Buffer *out, const View *view, bool standalone);

/* One node and all below it, without a line end. */
void pandoc_native_write_node(Buffer *out, ViewNode *node);

#endif
