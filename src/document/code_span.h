/*
 * code_span.h - is what stands in backticks the path of a file?
 *
 * Most of what does is none: `and/or`, `text/html`, `origin/main`, `npm/cli@9`, `src/<name>.ts`. Told apart by how it is written, and so
 * strictly that a path is rather missed: whether the file is there is for others to find out.
 */
#ifndef DOCUMENT_CODE_SPAN_H
#define DOCUMENT_CODE_SPAN_H

#include "document/line_range.h"

typedef struct CodeSpan {
    Slice path;       /* as written, without the lines */
    bool is_folder;   /* ends with '/' */
    bool is_relative; /* to the document: begins with "./" or "../" */
    bool has_lines;
    LineRange lines;
} CodeSpan;

/*
 * `text` is that of a code span. A path has two parts or more, and a name with an extension (1 to 10 letters and digits, a letter among
 * them) or a '/' at its end; what has blanks, signs, placeholders (XX, YYYY, "...") or a scheme, begins with '/', '~' or '@', or has a
 * part that begins with a dot (but for .github) is none.
 */
bool code_span_read(Slice text, CodeSpan *span);

#endif
