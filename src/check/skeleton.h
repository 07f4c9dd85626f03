/*
 * skeleton.h - the front matter that a document without any can get.
 *
 * Only what is true and stands in the document already: its title, from the first heading. Who owns it, which status it has and when it
 * was last reviewed nobody knows but people; placeholders would be findings themselves.
 */
#ifndef CHECK_SKELETON_H
#define CHECK_SKELETON_H

#include "document/document.h"

/*
 * Adds the edit to a finding about a document without front matter. Nothing is added to a document that has no heading, or that begins
 * as if it had front matter after all: with a fence or a line "key: value", after blank lines too.
 */
void skeleton_add(Document *document, Diagnostic *finding);

#endif
