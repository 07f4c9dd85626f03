/*
 * gfm_blocks.h - blocks as Markdown.
 */
#ifndef DOCUMENT_GFM_BLOCKS_H
#define DOCUMENT_GFM_BLOCKS_H

#include "document/gfm.h"
#include "document/gfm_inlines.h"
#include "document/margin.h"

typedef struct GfmLevel GfmLevel;

typedef struct GfmBlocks {
    const GfmOptions *options;
    Margin margin;
    GfmNotes notes;
    GfmInlines inlines;
    GfmLevel *levels; /* lists, items, quotes that are open */
    size_t depth;
    size_t capacity;
} GfmBlocks;

void gfm_blocks_init(GfmBlocks *blocks, Buffer *out, const GfmOptions *options);

/* The children of `parent`. */
void gfm_blocks_write(GfmBlocks *blocks, ViewNode *parent);

/* The notes that were met, and those met in them. */
void gfm_blocks_write_notes(GfmBlocks *blocks);

#endif
