/*
 * dump.h - the stored tree as lines, for people and golden tests.
 *
 * A node a line, children indented by two spaces:
 *
 *     Document 1:1-4:1 [0,31)
 *       Header 1:1-1:9 [0,8) level=1 {#title}
 *         Str 1:3-1:8 [2,7) "Title"
 *       BulletList 3:1-4:1 [10,31) tight
 *
 * kind, then the span as line:column of its first byte and of the byte behind its last, then as
 * bytes of the file, then flags by name, then what the kind has, then its text as a JSON string of
 * at most DUMP_TEXT_LIMIT code points ("…" follows when it was cut). After the tree come its
 * footnotes, by number, and the link reference definitions, as kind Definition.
 */
#ifndef DOCUMENT_DUMP_H
#define DOCUMENT_DUMP_H

#include "base/buffer.h"
#include "document/node.h"

enum { DUMP_TEXT_LIMIT = 72 };

void dump_write(Buffer *out, Tree *tree);

#endif
