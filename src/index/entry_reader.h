/*
 * entry_reader.h - an entry of the index, as it is shown.
 */
#ifndef INDEX_ENTRY_READER_H
#define INDEX_ENTRY_READER_H

#include "base/date.h"
#include "index/index_reader.h"

typedef struct EntryView {
    /* Of its document. */
    Slice path;
    Slice document_title;
    Slice page_url; /* from the site's root */
    Slice status;   /* may be empty */
    bool has_updated;
    Date updated;
    /* index_put_hash of the low half of the file's hash, INDEX_CHECK_SIZE of it. */
    Slice source_hash;
    /* Its own. */
    Slice kind;
    Slice id;
    Slice title;
    Slice anchor; /* may be empty */
    uint32_t first_line;
    uint32_t last_line;
    Slice language; /* of code */
    Slice excerpt;
} EntryView;

/* Texts are in the index, or in `arena`. False when the index is damaged. */
bool entry_read(IndexReader *reader, Arena *arena, uint32_t entry, EntryView *view);

#endif
