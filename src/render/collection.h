/*
 * collection.h - the records of a site in lists: one of each kind, and of code one of each language, up to a number of them.
 *
 * Made once from the linked site, in the parent, before workers are forked; never changed afterwards. Only where records stand is
 * noted, not what they say. A collection holds either others (all records; all code) or records, by the path of their document and
 * their place in it. Its pages are its parts, numbered from 1; one that holds others has one part, without records.
 *
 * A part has at most PART_RECORDS_MOST records, and as many bytes of text as PART_BYTES_MOST, or one record: a page weighs
 * 15 kB then as it travels, the largest 34 kB. (Gzipped; measured on a site of 11,700 records that are listed.)
 */
#ifndef RENDER_COLLECTION_H
#define RENDER_COLLECTION_H

#include "document/generated_address.h"

enum {
    PART_RECORDS_MOST = 100,
    PART_BYTES_MOST = 96 << 10,
    /* That have a list of their own: those that there is most code in, of equals the first by name. All others share one. */
    COLLECTION_LANGUAGES_MOST = 100,
};

/* A record of the site. */
typedef struct RecordPlace {
    uint32_t page;
    uint32_t row;    /* of the page's unit */
    bool is_derived; /* the memory that is made of this record, not the record itself */
} RecordPlace;

typedef struct Collection {
    RecordKind kind; /* RECORD_KIND_COUNT for all records */
    Slice name;      /* "patterns", "typescript": as in its address */
    Slice title;     /* "Patterns", "typescript"; that of a language is cut */
    Slice
        language; /* of code in one language; empty for code in none, and in others than have a list */
    /* Of its first part, below the site's root; only ASCII, so it is the url, too. */
    Slice address;
    uint32_t parent;   /* SITE_NONE for that of all records, which is number 0 */
    uint32_t children; /* number of the first; they follow each other */
    uint32_t child_count;
    uint32_t first; /* of its records, in `places` */
    uint32_t count; /* with those of its children */
    uint32_t parts; /* number of the first, likewise */
    uint32_t part_count;
    uint32_t
        last_number; /* in the address of its last part: it is greater than part_count where a document was in the way */
} Collection;

/* One page. */
typedef struct CollectionPart {
    uint32_t collection;
    uint32_t number; /* from 1 */
    uint32_t first;
    uint32_t count;
    uint32_t weight; /* bytes of text, about */
    Slice address;
} CollectionPart;

typedef struct CollectionSet {
    Collection *items;
    uint32_t count; /* 0: the site has no record that is listed */
    CollectionPart *parts;
    uint32_t part_count;
    RecordPlace *places;
    uint32_t kind_counts[RECORD_KIND_COUNT]; /* of all records, listed or not */
} CollectionSet;

void collection_set_init(CollectionSet *set, Arena *arena, const GeneratedAddresses *addresses);

/* Is a page of it at this address? */
bool collection_set_has_address(const CollectionSet *set, Slice address);

#endif
