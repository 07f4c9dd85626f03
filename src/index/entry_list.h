/*
 * entry_list.h - which entries a document has.
 *
 * The document's own comes first; it has the text of what the document begins with, its preamble and first heading, so that a short
 * document is one entry. Then, by line: each other section; each code block; each record of another kind that has a text of its own. A
 * record made of a whole section stands in its place. Fields, tables, links, tasks and stamps are no entries: their words are their
 * section's.
 */
#ifndef INDEX_ENTRY_LIST_H
#define INDEX_ENTRY_LIST_H

#include "document/document.h"

typedef struct Entry {
    const Record *record;
    const Record *section; /* whose own text it has; NULL: the record's */
    uint32_t order;        /* of its record: the last of what decides */
} Entry;

typedef struct EntryList {
    Entry *items;
    size_t count;
    size_t opening_end; /* sections from 1 to here belong to the document's own entry: up to two */
} EntryList;

/* Made in document->scratch; empty when the document has no record of its own. */
void entry_list_make(EntryList *list, const Document *document);

/* Does a section stand before the first heading? */
static inline bool section_is_preamble(const Record *section)
{
    return section->section_count == 0;
}

#endif
