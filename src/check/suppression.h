/*
 * suppression.h - reads a document's directives: comments that say which findings are meant to be there.
 *
 *     <!-- memoc-disable RULE… -->            from here on
 *     <!-- memoc-enable RULE… -->             no more
 *     <!-- memoc-disable-line RULE… -->       on this line
 *     <!-- memoc-disable-next-line RULE… -->  on the next line that is not blank
 *     <!-- memoc-disable-file RULE… -->       in the whole document
 *
 * A RULE is an id, a family ("link/" and a star) or a star; without any, all are meant. Rules are parted by blanks or commas; what
 * stands behind "--" or a dash is the reason. In front matter the same stands in a comment of YAML.
 *
 * Only comments that the tree knows are read: not those in code. suppression/unknown-rule is told here; what would be told of a
 * directive that suppresses nothing is kept in Document.unused.
 */
#ifndef CHECK_SUPPRESSION_H
#define CHECK_SUPPRESSION_H

#include "document/document.h"

enum { SUPPRESSION_COUNT_MOST = 1000 }; /* rules named in one document; the rest is not read */

void check_suppressions(Document *document);

#endif
