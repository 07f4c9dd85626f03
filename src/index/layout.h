/*
 * layout.h - how the index is laid out in files: what writer and reader share. content/search-index.md tells all of it.
 *
 * The index is some hundred files, each a call of one JavaScript function, because pages that are opened as files cannot fetch
 * anything else:
 *
 *     memocSearch("t3","IDIDIDID","CHECKS","…");
 *
 * the file's name, the index it belongs to (the same in all of its files, another one as soon as anything changes), a check sum of
 * the text, the text. This program reads the same files: there is no second form of the index.
 *
 *     i      the root: parameters, names, the first word of each file of words
 *     t0 …   words, sorted: which list each has
 *     p0 …   lists of entries, one behind the other, cut at every POSTING_FILE_SIZE characters
 *     q0 …   where words stand in entries, likewise
 *     d0 …   documents: their entries, status, days
 *     f0 …   documents: their paths
 *     e0 …   entries, as they are shown
 */
#ifndef INDEX_LAYOUT_H
#define INDEX_LAYOUT_H

#include "index/scoring.h"

enum {
    INDEX_VERSION = 1,
    INDEX_ID_SIZE = 8,
    INDEX_CHECK_SIZE = 6,
    WORD_FILE_SIZE = 4500, /* characters, about */
    POSTING_FILE_SIZE = 8192,
    POSITION_FILE_SIZE = 16384,
    ENTRIES_PER_FILE = 48,
    DOCUMENTS_PER_FILE = 512,
};

#define INDEX_FOLDER "search"
#define INDEX_FUNCTION "memocSearch"

/* What a word's list is, in a file of words. */
enum {
    LIST_NEW =
        0, /* follows: entries, characters of postings, of positions; it begins where the one before it ended */
    LIST_FAR = 1,   /* the same, and where both begin: it was new in another file */
    LIST_AGAIN = 2, /* and more: the number of new lists in this file since then */
};

/* What the address of a page is. */
enum { URL_OF_PATH = 0, URL_WRITTEN = 1 };

/* What an entry's anchor is. */
enum { ANCHOR_NONE, ANCHOR_SAME, ANCHOR_WRITTEN, ANCHOR_OF_TITLE };

/* What an entry's id is: kind:key#anchor, and "/n" for all others. */
enum { ID_OF_ANCHOR, ID_WRITTEN, ID_NUMBERED };

/* A list of postings or positions. */
enum { POSITION_NONE = 0, POSITION_SEVERAL = 1, POSITION_ONE = 2, HEADING_MARK = 63 };

/*
 * What a section's anchor is when it has a plain title: "A b-C (d)" is "a-b-c-d". Writes at most title.size bytes to `out`, returns how
 * many; false when the title is not all ASCII.
 */
bool layout_anchor(Slice title, char *out, size_t *size);

#endif
