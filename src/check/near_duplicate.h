/*
 * near_duplicate.h - record/near-duplicate: the same knowledge in two documents.
 *
 * Of two copies, one will be changed and the other forgotten; agents that find both do not know which one holds.
 */
#ifndef CHECK_NEAR_DUPLICATE_H
#define CHECK_NEAR_DUPLICATE_H

#include "base/diagnostic.h"
#include "document/site.h"

/*
 * Tells of each pattern, anti-pattern, practice, decision, takeaway or lesson that says what one of its kind in an earlier document
 * says: the same title and text (RECORD_TEXT_LIMIT), but for case, blanks and punctuation. What has fewer than 20 characters left is
 * too little to tell. Costs a pass over these texts.
 */
void check_near_duplicates(const Site *site, DiagnosticList *findings);

#endif
