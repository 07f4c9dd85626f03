#include "document/gfm.h"

#include "document/gfm_blocks.h"
#include "document/gfm_front_matter.h"

static const GfmOptions default_options;

void gfm_write(Buffer *out, const View *view, const GfmOptions *options)
{
    if (options && options->standalone) {
        gfm_front_matter_write(out, view->meta, options);
    }
    gfm_write_blocks(out, view->blocks, options);
}

void gfm_write_blocks(Buffer *out, ViewNode *parent, const GfmOptions *options)
{
    GfmBlocks blocks;

    gfm_blocks_init(&blocks, out, options ? options : &default_options);
    gfm_blocks_write(&blocks, parent);
    gfm_blocks_write_notes(&blocks);
}

void gfm_write_inlines(Buffer *out, ViewNode *parent, const GfmOptions *options)
{
    GfmBlocks blocks;

    gfm_blocks_init(&blocks, out, options ? options : &default_options);
    gfm_inlines_write(&blocks.inlines, out, parent->first, GFM_PARAGRAPH);
    if (blocks.notes.count > 0) {
        buffer_add_byte(out, '\n');
        gfm_blocks_write_notes(&blocks);
    }
}
