/*
 * asset_parts.h - a script or style that is written in several files, and sent as one.
 *
 * Parts of a script see each other's functions and constants, and nobody else sees them: all are put into one function. What is for
 * people is left out of both: comments that have lines to themselves, blank lines and indentation. So a part must not have text that
 * goes over lines, and a comment that does ends its last line.
 */
#ifndef RENDER_ASSET_PARTS_H
#define RENDER_ASSET_PARTS_H

#include "base/buffer.h"

/* Of an asset by its name: "search.js", "style.css". */
typedef enum AssetKind {
    ASSET_WHOLE, /* a file as it is: has no parts */
    ASSET_SCRIPT,
    ASSET_STYLE,
} AssetKind;

AssetKind asset_kind(Slice name);

void asset_parts_begin(Buffer *out, AssetKind kind);
void asset_parts_add(Buffer *out, AssetKind kind, Slice part);
void asset_parts_end(Buffer *out, AssetKind kind);

#endif
