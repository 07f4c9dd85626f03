/*
 * text.h - text/…: what memoc.yaml says that documents must, or must not, say.
 */
#ifndef CHECK_TEXT_H
#define CHECK_TEXT_H

#include "document/document.h"

/*
 * The patterns of `text` are looked for in the body as written, Markdown and code included, front matter not. text/must-match is told
 * at the first line of the body, text/must-not-match at each match, at most a hundred times a document and pattern. A pattern that is
 * too costly for a text is not told of: nobody knows what it would have found.
 */
void check_text(Document *document);

#endif
