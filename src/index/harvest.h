/*
 * harvest.h - what of one document can be found: its entries, and their tokens.
 *
 * An entry is what a search finds (entry_list.h). Its fields weigh differently (field.h).
 */
#ifndef INDEX_HARVEST_H
#define INDEX_HARVEST_H

#include "document/document.h"

enum {
    /* Characters; fewer than SNIPPET_MOST: the search of the browser shows them whole. */
    HARVEST_EXCERPT_MOST = 64,
    /* The same, of code. */
    HARVEST_CODE_EXCERPT_MOST = 40,
};

/*
 * Makes document->search, a HarvestBlock, from tree, records and metadata, as all steps before it have left them. Uses
 * document->scratch.
 */
void index_harvest(Document *document);

#endif
