/*
 * claim.h - freshness/claim: what a document says of how things stand.
 *
 * "All tests pass", "currently": such a sentence is right on the day it is written, and nobody sees when it stops being so. In a
 * document whose review is overdue it is what most likely is wrong.
 */
#ifndef CHECK_CLAIM_H
#define CHECK_CLAIM_H

#include "document/document.h"

/*
 * Tells of what the patterns of freshness.claims, without them claim_phrase.h, find in the text (headings, paragraphs, cells; not in code, nor in an open task, which
 * says what is to be so), at most ten times a document. Whether the document is stale is not known here, where today is not: who takes
 * the unit's findings drops these when it is not (check_unit_is_stale). A document that never gets stale has none.
 */
void check_claims(Document *document);

#endif
