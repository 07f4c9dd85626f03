/*
 * reference.h - what follows a link's text, and link reference definitions (CommonMark 0.29, 4.7 and 6.5).
 *
 * cmark-gfm gives a link's URL but not where it stands, nor whether it was written inline or by reference. These scanners read the
 * source by its own rules (some stricter, some laxer than the specification), so that both see the same.
 */
#ifndef MARKDOWN_REFERENCE_H
#define MARKDOWN_REFERENCE_H

#include "base/arena.h"
#include "base/slice.h"

typedef struct LinkTail {
    size_t end;       /* offset behind the link */
    size_t url_start; /* inline links: the destination without <>, else url_start == url_end == 0 */
    size_t url_end;
    bool has_label; /* [text][label] */
    Slice label;    /* may be empty: [text][] */
} LinkTail;

/* Reads what stands behind the "]" of a link or image that cmark-gfm has found; `at` is the offset behind it. */
void link_tail_scan(Slice content, size_t at, LinkTail *tail);

typedef struct DefinitionScan {
    size_t end; /* offset of the line after it, or of the end */
    Slice label;
    Slice url;   /* raw */
    Slice title; /* raw, with its quotes; may be empty */
} DefinitionScan;

/* Reads a definition that begins at `at`; false when there is none. Every line of `content` must end with a line end. */
bool definition_scan(Slice content, size_t at, DefinitionScan *scan);

/* Raw text with entities, then backslash escapes, decoded; `title` also loses its quotes. */
Slice reference_clean_url(Arena *arena, Slice url);
Slice reference_clean_title(Arena *arena, Slice title);

#endif
