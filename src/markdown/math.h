/*
 * math.h - $…$ and $$…$$ as a syntax extension of cmark-gfm.
 *
 * The source between the dollars reaches the tree whole: no emphasis, escapes or entities are looked for in it. The rules are
 * pandoc's (tex_math_dollars): an opening $ has no white space to its right, a closing $ none to its left and no digit to its
 * right; a backslash takes the next character with it. The extension makes a code node, the one inline kind without children that
 * cmark-gfm lets stand everywhere; the reader sees by the source's "$" what it is.
 */
#ifndef MARKDOWN_MATH_H
#define MARKDOWN_MATH_H

#include "base/slice.h"

struct cmark_syntax_extension;

/* The extension, made on first use and kept for the life of the process, as cmark-gfm keeps its own. */
struct cmark_syntax_extension *math_extension(void);

/*
 * Reads math that begins at `text`'s dollar at `at`: the offset behind the closing dollars, or `at`. `*source` is what stands
 * between them.
 */
size_t math_scan(Slice text, size_t at, Slice *source, bool *display);

#endif
