/*
 * line_end.h - how the lines of a file end, and how they should.
 */
#ifndef CHECK_LINE_END_H
#define CHECK_LINE_END_H

#include "document/document.h"

/* What a new line of this file ends with: LF, or CR LF or CR, as its first line does. */
Slice line_end_of(const Source *source);

/*
 * Adds the edits that end all lines with LF to a finding, in code and front matter too: to whom line ends mean something they mean it in
 * all of the file. `count` is how many there are with a CR. Many of them are one edit, from the first to the last: its text is shorter
 * than a list of all places.
 */
void line_end_mend(Document *document, Diagnostic *finding, uint32_t count);

#endif
