/*
 * dialect.h - which Markdown, and which HTML.
 */
#ifndef DOCUMENT_DIALECT_H
#define DOCUMENT_DIALECT_H

#include "base/arena.h"
#include "base/slice.h"

/* Extensions beyond CommonMark 0.29. */
enum {
    DIALECT_TABLES = 1 << 0,
    DIALECT_STRIKETHROUGH = 1 << 1,
    DIALECT_AUTOLINKS = 1 << 2,
    DIALECT_TASK_LISTS = 1 << 3,
    DIALECT_FOOTNOTES = 1 << 4,
    DIALECT_ALERTS = 1 << 5,
    DIALECT_MATH = 1 << 6,
    DIALECT_ATTRIBUTES = 1 << 7, /* {#id .class key=value} on headings and fences */
    DIALECT_FRONT_MATTER = 1 << 8,
};

typedef uint32_t Dialect;

enum {
    DIALECT_COMMONMARK = 0,
    DIALECT_GFM = DIALECT_TABLES | DIALECT_STRIKETHROUGH | DIALECT_AUTOLINKS | DIALECT_TASK_LISTS |
                  DIALECT_FOOTNOTES | DIALECT_ALERTS | DIALECT_MATH | DIALECT_FRONT_MATTER,
    DIALECT_MEMOC = DIALECT_GFM | DIALECT_ATTRIBUTES,
};

/*
 * Reads "gfm-alerts-math", "commonmark+tables": a name, then extensions added or removed.
 * Extensions have our names and pandoc's (pipe_tables, strikeout, autolink_bare_uris, task_lists,
 * footnotes, alerts, tex_math_dollars, attributes, yaml_metadata_block). On failure `*error` says what is wrong, with a
 * "did you mean".
 */
bool dialect_parse(Arena *arena, Slice text, Dialect *dialect, Slice *error);

#endif
