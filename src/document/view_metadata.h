/*
 * view_metadata.h - metadata of a view as front matter: what filters made of it, for records and pages.
 */
#ifndef DOCUMENT_VIEW_METADATA_H
#define DOCUMENT_VIEW_METADATA_H

#include "document/value.h"
#include "document/view.h"

/*
 * The text of a node and all below it, on one line: breaks are spaces, notes and raw text are left out. As pandoc's stringify.
 */
void view_write_text(Buffer *out, ViewNode *node);

/*
 * A map of the values in `map`, a VIEW_META_MAP. Those that are what `old_map` has are the values of `old`, the front matter that it
 * was made from (NULL: there was none), with their places; all others are new: inlines and blocks become their text. Old keys come first,
 * in their order.
 */
Value *value_from_metadata(Arena *arena, const ViewNode *map, const Value *old,
                           const ViewNode *old_map);

#endif
