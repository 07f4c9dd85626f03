/*
 * skeleton.h - the front matter that a document without any can get.
 *
 * Only what is true and known: its title, from the first heading; what schemas leave no choice about; and when git knows it, the day of
 * its last change. Who owns it and which status it has nobody knows but people; placeholders would be findings themselves.
 */
#ifndef CHECK_SKELETON_H
#define CHECK_SKELETON_H

#include "document/document.h"

/*
 * The title to write, as a value in the document's arena. NULL where nothing is to be added: the document has a block, or no heading, or
 * begins as if it had front matter after all: with a fence or a line "key: value", after blank lines too.
 */
Value *skeleton_title(const Document *document);

/* The key under which the date belongs; empty where none is asked for. */
Slice skeleton_date_field(const Document *document);

/* Can the value be written in the skeleton: no map, no list of lists? */
bool skeleton_can_hold(const Value *value);

/*
 * Adds the edit to the finding front-matter/missing: a block of `values`, a map, if there are any. With a `date_field` the document's
 * date_slot becomes the same with that key last.
 */
void skeleton_add(Document *document, const Value *values, Slice date_field);

#endif
