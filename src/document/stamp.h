/*
 * stamp.h - a date in the text that says when the document was last updated.
 *
 * "**Last Updated:** 2025-11-08", "_Last updated: October 4, 2025_", "Last modified on 2025-11-08": a label at the start of a line,
 * of emphasis or of a paragraph (of a list item, a quote), then a date. Formatters run such lines together and break them, so that
 * a label may follow the value of another, and a line end may stand anywhere.
 */
#ifndef DOCUMENT_STAMP_H
#define DOCUMENT_STAMP_H

#include "base/date.h"
#include "document/node.h"

typedef struct Stamp {
    Date date;
    Slice label; /* "Last Updated" */
    Slice raw;   /* the date as written, on one line */
    Span span;   /* of the date; of the text it stands in, where that is written with escapes */
    Span line;   /* from the label to the end of the date */
    uint32_t section; /* set by document_collect, as in DocumentLink */
} Stamp;

/* Does a stamp begin with `text`, a Str? Its texts live in `arena`. Costs next to nothing when none does. */
bool stamp_read(Stamp *stamp, Arena *arena, const Node *text);

/* Is a line of Markdown, without its indent, a label and a date and no more? Does not read Markdown: emphasis is skipped as signs are. */
bool stamp_is_line(Slice line);

#endif
