#include "index/posting_writer.h"

#include "index/layout.h"
#include "index/number.h"
#include "index/posting_split.h"

void posting_writer_init(PostingWriter *writer, Arena *arena)
{
    *writer = (PostingWriter){.norms = NULL};
    buffer_init(&writer->postings, arena);
    buffer_init(&writer->rests, arena);
    buffer_init(&writer->positions, arena);
    buffer_init(&writer->singles, arena);
}

static uint32_t position_of(const Place *place)
{
    return place->field_and_position & PLACE_POSITION_UNKNOWN;
}

static SearchField field_of(const Place *place)
{
    return (SearchField)(place->field_and_position >> PLACE_POSITION_BITS);
}

/* All places of one entry. */
typedef struct EntryPlaces {
    const Place *places;
    size_t count;
    size_t known; /* that have a position: at most as many as are written */
    uint64_t sum; /* of what they add */
} EntryPlaces;

static EntryPlaces read_entry(const PostingWriter *writer, const Place *places, size_t count)
{
    EntryPlaces own = {.places = places};
    const uint32_t *norms = writer->norms[places->entry];
    do {
        const Place *place = &places[own.count++];
        own.sum += norms[field_of(place)];
        own.known += position_of(place) != PLACE_POSITION_UNKNOWN;
    } while (own.count < count && places[own.count].entry == places->entry);
    own.known = own.known < POSITIONS_MOST ? own.known : POSITIONS_MOST;
    return own;
}

static char *put_positions(char *at, const EntryPlaces *own)
{
    size_t left = own->known;
    uint32_t shift = left > 1 ? 0 : POSITION_ONE;
    uint32_t last = 0;
    if (left > 1) {
        at = number_put(at, POSITION_SEVERAL);
        at = number_put(at, (uint32_t)left);
    }
    for (size_t i = 0; left > 0; i++) {
        uint32_t position = position_of(&own->places[i]);
        if (position != PLACE_POSITION_UNKNOWN) {
            at = number_put(at, position - last + shift);
            last = position;
            left--;
        }
    }
    return at;
}

/* What a posting says of the heading that the word is in first. */
static uint32_t heading_of(const PostingWriter *writer, const Place *first)
{
    uint32_t position = position_of(first);
    uint32_t length = writer->headings[first->entry][field_of(first)];
    uint32_t place = position < HEADING_PLACE_MOST ? position : HEADING_PLACE_MOST;
    return place * HEADING_LENGTH_MOST + (length > 0 ? length - 1 : 0);
}

static char *put_impact(const PostingWriter *writer, char *at, const EntryPlaces *own)
{
    const Place *first = own->places;
    uint32_t impact = scoring_impact(own->sum, writer->factors[first->entry]);
    char digit = number_digit(2 * impact + (own->known > 0));
    if (field_of(first) > FIELD_NAME || position_of(first) == PLACE_POSITION_UNKNOWN) {
        *at++ = digit;
        return at;
    }
    *at++ = number_digit(HEADING_MARK);
    *at++ = digit;
    *at++ = number_digit(heading_of(writer, first));
    return at;
}

/* Takes `size` characters that were written behind all lists; what they leave of a file stays empty. */
static void keep_postings(Buffer *postings, size_t size)
{
    size_t start = layout_list_start((uint32_t)postings->size, (uint32_t)size, POSTING_FILE_SIZE);
    size_t gap = start - postings->size;
    if (gap > 0) {
        buffer_reserve(postings, gap + size);
        memmove(postings->data + start, postings->data + postings->size, size);
        memset(postings->data + postings->size, INDEX_GAP, gap);
    }
    postings->size = start + size;
}

/* Takes what was written behind the texts into them, or to the singles. */
static void keep_list(PostingWriter *writer, PostingList *list, const char *posting_end,
                      const char *position_end)
{
    Buffer *postings = &writer->postings;
    Buffer *positions = &writer->positions;
    const char *posting = postings->data + postings->size;
    const char *position = positions->data + positions->size;
    list->posting_size = (uint32_t)(posting_end - posting);
    list->position_size = (uint32_t)(position_end - position);
    if (list->found == 1) {
        list->single = (uint32_t)writer->singles.size;
        buffer_add_bytes(&writer->singles, posting, list->posting_size);
        buffer_add_bytes(&writer->singles, position, list->position_size);
    } else {
        keep_postings(postings, list->posting_size);
        positions->size += list->position_size;
    }
}

PostingList posting_writer_add(PostingWriter *writer, const Place *places, size_t count)
{
    PostingList list = {.found = 0};
    buffer_reserve(&writer->postings, count * (NUMBER_SIZE_MOST + 3) + 1);
    buffer_reserve(&writer->positions, count * (NUMBER_SIZE_MOST + 2) + NUMBER_SIZE_MOST);
    char *posting = writer->postings.data + writer->postings.size;
    char *position = writer->positions.data + writer->positions.size;
    uint32_t next = 0;
    for (size_t start = 0; start < count;) {
        EntryPlaces own = read_entry(writer, places + start, count - start);
        uint32_t entry = own.places->entry;
        posting = number_put(posting, entry - next);
        posting = put_impact(writer, posting, &own);
        position = put_positions(position, &own);
        next = entry + 1;
        list.found++;
        start += own.count;
    }
    list.is_long = list.found > LIST_WHOLE_MOST;
    if (list.is_long) {
        size_t rests = writer->rests.size;
        char *start = writer->postings.data + writer->postings.size;
        posting = posting_split(start, posting, &writer->rests);
        list.rest_size = (uint32_t)(writer->rests.size - rests);
    }
    keep_list(writer, &list, posting, position);
    return list;
}

PostingList posting_writer_add_numbers(PostingWriter *writer, const uint32_t *numbers, size_t count)
{
    PostingList list = {.found = (uint32_t)count};
    buffer_reserve(&writer->postings, count * NUMBER_SIZE_MOST + 1);
    buffer_reserve(&writer->positions, 1);
    char *posting = writer->postings.data + writer->postings.size;
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++) {
        posting = number_put(posting, numbers[i] - next);
        next = numbers[i] + 1;
    }
    keep_list(writer, &list, posting, writer->positions.data + writer->positions.size);
    return list;
}
