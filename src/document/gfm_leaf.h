/*
 * gfm_leaf.h - blocks that hold no others: paragraphs, headings, code, rules.
 */
#ifndef DOCUMENT_GFM_LEAF_H
#define DOCUMENT_GFM_LEAF_H

#include "document/gfm_blocks.h"

/* Is nothing written of it? */
bool gfm_leaf_is_silent(const ViewNode *block);

void gfm_leaf_write_paragraph(GfmBlocks *blocks, ViewNode *paragraph);

/* A heading that may not be underlined has spaces in place of its breaks. */
void gfm_leaf_write_header(GfmBlocks *blocks, ViewNode *header, bool may_be_underlined);
void gfm_leaf_write_code(GfmBlocks *blocks, const ViewNode *code);
void gfm_leaf_write_raw(GfmBlocks *blocks, const ViewNode *raw);
void gfm_leaf_write_line_block(GfmBlocks *blocks, ViewNode *block);

/* The term, and the first paragraph of its first definition, if it begins with one: gfm_leaf_is_defined_with_term. */
void gfm_leaf_write_term(GfmBlocks *blocks, ViewNode *term);
bool gfm_leaf_is_written_with_term(const ViewNode *paragraph);

/* A pipe table, its caption below it; or HTML. */
void gfm_leaf_write_table(GfmBlocks *blocks, ViewNode *table);
void gfm_leaf_write_html(GfmBlocks *blocks, ViewNode *block);

#endif
