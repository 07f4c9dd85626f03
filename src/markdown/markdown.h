/*
 * markdown.h - Markdown to the document tree, with cmark-gfm.
 *
 * cmark-gfm says what there is, and on which line a block begins; where everything stands, we find out ourselves. Its positions
 * cannot be used: breaks and bare autolinks are at 0:0, code leaves out its backticks, columns on un-indented continuation lines
 * are wrong, a link title that spans lines shifts every line after it, `\|` in a cell shifts columns, a paragraph right
 * before a table is at 0:0, one after reference definitions starts at them, a fence closed by the end of its container ends a line
 * late. So each leaf block's content is cut out of the file as the parser cut it (content.h), and the inline nodes are found in it in one
 * forward walk (inline_reader.h): a text run decodes to its literal, emphasis begins and ends with its delimiters.
 */
#ifndef MARKDOWN_MARKDOWN_H
#define MARKDOWN_MARKDOWN_H

#include "base/arena.h"
#include "base/source.h"
#include "document/dialect.h"
#include "document/node.h"

enum { MARKDOWN_DEPTH_LIMIT = 1000 }; /* inlines inside inlines */

/*
 * Parses the bytes of `source` from `body_offset` on. The tree lives in `arena` and in the bytes of `source`; `scratch` holds
 * what cmark-gfm takes, and may be reset afterwards. The caller has asked markdown_cost (cost.h) first whether it may be
 * afforded. False, with an empty tree, when inlines are nested deeper than MARKDOWN_DEPTH_LIMIT.
 */
bool markdown_parse(Tree *tree, Arena *arena, Arena *scratch, Source *source, uint32_t body_offset,
                    Dialect dialect);

#endif
