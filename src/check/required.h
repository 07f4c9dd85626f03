/*
 * required.h - front-matter/required: that front matter has the keys which the project's schemas ask for.
 *
 * That is about presence, as `required` of JSON Schema is: a key without a value is there. Keys are found as value_find_path finds
 * them: "ms.date" may be a key, or date in ms. Of several schemas that ask for one the most severe counts, and it is told once.
 */
#ifndef CHECK_REQUIRED_H
#define CHECK_REQUIRED_H

#include "document/document.h"

/* Does a schema that applies to the document ask for the key? */
bool required_has(const Document *document, Slice name);

/* Front matter that is not there has no keys: all that are asked for are told of. */
void check_required(Document *document);

#endif
