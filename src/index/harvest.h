/*
 * harvest.h - what of one document can be found: its entries, and their tokens.
 *
 * An entry is what a search finds: the document itself, merged with its first section so that a short document is one entry; each
 * other section, its own text without code blocks; each code block; each record of another kind that has a text of its own. A record
 * made of a whole section stands in its place. Fields, tables, links, tasks and stamps are no entries: their words are their section's.
 */
#ifndef INDEX_HARVEST_H
#define INDEX_HARVEST_H

#include "document/document.h"

enum {
    HARVEST_EXCERPT_MOST = 64,      /* characters */
    HARVEST_CODE_EXCERPT_MOST = 40, /* the same, of code */
};

/*
 * Makes document->search, a HarvestBlock, from tree, records and metadata, as all steps before it have left them. Uses
 * document->scratch.
 */
void index_harvest(Document *document);

#endif
