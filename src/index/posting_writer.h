/*
 * posting_writer.h - the list of a word: which entries have it, what it is worth in each, where it stands in them.
 */
#ifndef INDEX_POSTING_WRITER_H
#define INDEX_POSTING_WRITER_H

#include "base/buffer.h"
#include "index/field.h"
#include "index/posting_split.h"

/* One word of a text: the entry, and in it the field and the position. */
typedef struct Place {
    uint32_t entry;
    uint32_t field_and_position;
} Place;

enum {
    PLACE_POSITION_BITS = 28,
    PLACE_POSITION_UNKNOWN = (1 << PLACE_POSITION_BITS) - 1,
    PLACE_POSITION_MOST = PLACE_POSITION_UNKNOWN - 1,
};

/* As texts of numbers (number.h, layout.h). */
typedef struct PostingList {
    /* Entries or documents; 0: there was no room for the list, and nothing is written. */
    uint32_t found;
    uint32_t posting_size;
    uint32_t rest_size; /* of a long list: what is not among the best */
    uint32_t position_size;
    uint32_t single; /* found in one only: where its posting and positions are among the singles */
    bool is_long;    /* of entries, more than LIST_WHOLE_MOST */
} PostingList;

typedef struct PostingWriter {
    uint32_t (*norms)[FIELD_COUNT];  /* by entry: what an occurrence in a field adds */
    uint8_t (*impacts)[FIELD_COUNT]; /* by entry: what a single occurrence in a field is worth */
    uint8_t *factors;                /* by entry, in 64ths */
    uint8_t (*headings)
        [FIELD_NAME +
         1];         /* by entry: words of its title, heading, name; at most HEADING_LENGTH_MOST */
    Buffer postings; /* lists, one behind the other: layout_list_start */
    Buffer rests;
    Buffer positions;
    /* Lists of one: what is in one entry only stands with its word, so that no other file is read for it. */
    Buffer singles;
    MadePosting *made; /* of the list that is being written */
    size_t made_capacity;
    size_t most; /* characters of each of these texts */
} PostingWriter;

/*
 * `norms`, `impacts`, `factors` and `headings` are the caller's to set. `most` is what the index can count, NUMBER_MOST. A list that does
 * not fit any more is left out; shorter ones behind it may still fit.
 */
void posting_writer_init(PostingWriter *writer, Arena *arena);

/* `places` are sorted: by entry, then position. */
PostingList posting_writer_add(PostingWriter *writer, const Place *places, size_t count);

/* A filter's: numbers of entries or documents, ascending. */
PostingList posting_writer_add_numbers(PostingWriter *writer, const uint32_t *numbers,
                                       size_t count);

#endif
