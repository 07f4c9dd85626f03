/*
 * date_slot.h - the place in front matter where the date is missing.
 */
#ifndef CHECK_DATE_SLOT_H
#define CHECK_DATE_SLOT_H

#include "document/document.h"

/*
 * The key under which a date is to be written: the first of the settings' fields that a schema asks for, else the first of all; empty
 * when the settings name none.
 */
Slice date_slot_field(const Document *document);

/*
 * Sets the date_slot of a document whose front matter has no date: behind the key without value, if there is one, else a line of its own;
 * of a field "meta.updated", in the map "meta" where there is one. None where the date is said to be "never", or where it is not certain
 * how a line is added: a map in braces, an explicit key.
 */
void date_slot_find(Document *document);

#endif
