/*
 * link_edit.h - a link's destination, written so that it leads where it should.
 */
#ifndef CHECK_LINK_EDIT_H
#define CHECK_LINK_EDIT_H

#include "document/site.h"

/*
 * Adds the edit that writes the answer's suggestion in the place of the link's destination, when it is certain. Query, and a fragment
 * that is right, stay as they are written; so do pointed brackets. Nothing is added when the destination does not stand in the text as
 * it was read: in raw HTML, written with entities, made by a filter, or in a definition that another link by reference mends.
 */
void link_edit_add(DiagnosticList *findings, Diagnostic *finding, const Page *page,
                   const UnitLink *link, const LinkAnswer *answer);

/*
 * The destination that is written for `href`, of which `suggestion` is what would work (LinkAnswer); `in_brackets` when it stands in <>.
 * Lives in `arena`.
 */
Slice link_edit_destination(Arena *arena, Slice href, Slice suggestion, bool in_brackets);

#endif
