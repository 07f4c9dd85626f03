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
 *     p0 …   lists of entries, one behind the other: layout_list_start
 *     r0 …   of long lists what is not among the best, one behind the other, cut at every REST_FILE_SIZE characters
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
    INDEX_ENTRIES_MOST = 1 << 24, /* and documents */
    INDEX_ID_SIZE = 8,
    INDEX_CHECK_SIZE = 6,
    /* A file of words has so many characters, and so many more for each one that the root needs to tell it from the file before. */
    WORD_FILE_LEAST = 1400,
    WORD_FILE_MORE = 50,
    /* Of postings at most, and what several lists share: layout_list_start. */
    POSTING_FILE_SIZE = 3072,
    POSTING_FILE_SHARED = 1536,
    REST_FILE_SIZE = 6144,
    POSITION_FILE_SIZE = 16384,
    ENTRIES_PER_FILE = 16,
    DOCUMENTS_PER_FILE = 512,
    /*
     * A list of more entries is in two parts, so that a search for several words reads only the best of those that are everywhere
     * (champion lists: Manning, Raghavan, Schütze: Introduction to Information Retrieval, 2008, 7.1.3): all that have the word in a
     * title, heading or name, but not more or less than that.
     */
    LIST_WHOLE_MOST = 1280,
    LIST_BEST_LEAST = 256,
    LIST_BEST_MOST = 2048,
    /* Of a word in an entry: in a table of 3 MB it stands thousands of times. */
    POSITIONS_MOST = 64,
};

#define INDEX_FOLDER "search"
#define INDEX_FUNCTION "memocSearch"

/* What fills a text where nothing is, at the end of a file: it is not written. */
#define INDEX_GAP '\t'

/*
 * What a word's list is, in a file of words:
 *
 *     LIST_ONE    follows: its only posting, and its positions
 *     LIST_NEW    follows: entries, characters of postings, of positions; if it is a long one, of its rest. They begin where those of the
 *                 list before end, but for layout_list_start
 *     LIST_FAR    the same, and where they begin: the list was new in another file
 *     LIST_AGAIN  and more: the list of a word before in this file; how many LIST_ONE and LIST_NEW have stood here since
 */
enum { LIST_ONE, LIST_NEW, LIST_FAR, LIST_AGAIN };

/* What the address of a page is. */
enum { URL_OF_PATH = 0, URL_WRITTEN = 1 };

/* What an entry's anchor is. */
enum { ANCHOR_NONE, ANCHOR_SAME, ANCHOR_WRITTEN, ANCHOR_OF_TITLE };

/* What an entry's id is: kind:key#anchor, and "/n" for all others. */
enum { ID_OF_ANCHOR, ID_WRITTEN, ID_NUMBERED };

/*
 * A posting is a gap and a digit: twice the impact, and one more when it has positions; before this digit, when the word is in a
 * title, heading or name, HEADING_MARK, and behind it a digit: HEADING_LENGTH_MOST times where in it, at most HEADING_PLACE_MOST, and how
 * many words that has, less one, at most HEADING_LENGTH_MOST. What positions there are begins with a number: POSITION_SEVERAL and
 * their count, or the only one and POSITION_ONE.
 */
enum {
    POSITION_SEVERAL = 0,
    POSITION_ONE = 1,
    HEADING_MARK = 92,
    HEADING_PLACE_MOST = 8,
    HEADING_LENGTH_MOST = 10,
};

/*
 * Where a list's postings begin of which there are `size` characters, when those of the list before end `at` some character: there, if
 * they end within the first `shared` characters of that file; else with the next file. So a long list has its files for itself, no
 * file is read for a list that would fit into one less, and one that is read for a short list is short.
 */
uint32_t layout_list_start(uint32_t at, uint32_t size, uint32_t file_size, uint32_t shared);

/*
 * What a section's anchor is when it has a plain title: "A b-C (d)" is "a-b-c-d". Writes at most title.size bytes to `out`, returns how
 * many; false when the title is not all ASCII.
 */
bool layout_anchor(Slice title, char *out, size_t *size);

#endif
