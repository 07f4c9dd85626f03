/*
 * record_summary.h - what a record's text says before its members say the rest.
 *
 * A record's text is all of it as plain text, cut to 500 characters; most of it is there a second time, in the record's name and members:
 * a pattern's code, a practice's statement. A page that shows these needs what is left: what stands before the first of them.
 */
#ifndef RENDER_RECORD_SUMMARY_H
#define RENDER_RECORD_SUMMARY_H

#include "document/record.h"

/*
 * A part of `text`, or a text in `arena`; empty when nothing is left. `members` is a JSON object. A text that was cut ends at a word,
 * and with "…".
 */
Slice record_summary(Arena *arena, Slice text, Slice title, Slice members);

/* At most `count` characters of a text; where it is longer, it is cut at a word, and ends with "…", which counts. */
Slice record_text_cut(Arena *arena, Slice text, size_t count);

#endif
