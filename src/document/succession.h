/*
 * succession.h - which documents replace others: superseded_by in front matter.
 *
 * Its value is a text or a list of texts, each a path from the document's folder or the project's root, with or without extension.
 * What does not look like a path ("ADR 12", a URL) may be there, and leads to no page.
 */
#ifndef DOCUMENT_SUCCESSION_H
#define DOCUMENT_SUCCESSION_H

#include "base/map.h"
#include "document/site.h"

typedef struct Succession {
    Arena *arena;
    Map keys; /* path without extension -> const Page * */
} Succession;

/* The value of superseded_by as JSON, by any of its spellings; empty when there is none. A part of the unit. */
Slice succession_value(const Page *page);

/* "[the new one](b.md#x)" -> "b.md". A part of `text`. */
Slice succession_name(Slice text);

void succession_init(Succession *succession, Arena *arena, const Site *site);

/* The page that `name` (succession_name) means on `page`; NULL when it means none. */
const Page *succession_find(const Succession *succession, const Page *page, Slice name);

/* Of each page the first one that replaces it, or SITE_NONE; NULL when no document says so of itself. Lives in `arena`. */
uint32_t *succession_pages(Arena *arena, const Site *site);

#endif
