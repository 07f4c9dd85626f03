/*
 * check.h - from a document to findings: the rules that one document, as written, decides.
 *
 * Rules are rows of document/rule.h; the code that finds them stands here, a file a family, each with one function that adds to
 * the document's findings. What depends on today is asked of the unit (freshness.h in this folder), what depends on other
 * documents by link/. Findings are added whatever the settings say of their severity: that is applied when they are reported.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "document/document.h"

/* Needs all that stands above `findings` in Document. A document whose front matter is malformed gets no findings about its values. */
void check_document(Document *document);

#endif
