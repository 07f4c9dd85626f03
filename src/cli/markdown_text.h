/*
 * markdown_text.h - text of documents inside of GitHub's Markdown that we write.
 *
 * It stays what it is: no markup, tag or end of a table's cell, no link where it looks like an address, and no mention of a
 * person, team or issue, which would tell them. Line ends and what harmless.h names become U+FFFD. Neither is for the start of
 * a line, where other characters count.
 */
#ifndef CLI_MARKDOWN_TEXT_H
#define CLI_MARKDOWN_TEXT_H

#include "base/buffer.h"
#include "base/slice.h"

void markdown_add_text(Buffer *out, Slice text);

/* As code; nothing when it is empty. */
void markdown_add_code(Buffer *out, Slice text);

#endif
