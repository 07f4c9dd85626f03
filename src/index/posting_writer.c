#include "index/posting_writer.h"

#include "index/layout.h"
#include "index/number.h"
#include "index/posting_split.h"

void posting_writer_init(PostingWriter *writer, Arena *arena)
{
    *writer = (PostingWriter){.most = NUMBER_MOST};
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
    uint32_t impact;
} EntryPlaces;

static EntryPlaces read_several(const PostingWriter *writer, const Place *places, size_t count)
{
    EntryPlaces own = {.places = places};
    const uint32_t *norms = writer->norms[places->entry];
    uint64_t sum = 0;
    do {
        const Place *place = &places[own.count++];
        sum += norms[field_of(place)];
        own.known += position_of(place) != PLACE_POSITION_UNKNOWN;
    } while (own.count < count && places[own.count].entry == places->entry);
    own.known = own.known < POSITIONS_MOST ? own.known : POSITIONS_MOST;
    own.impact = scoring_impact(sum, writer->factors[places->entry]);
    return own;
}

/* Most words stand in most entries once. */
static EntryPlaces read_entry(const PostingWriter *writer, const Place *places, size_t count)
{
    if (count > 1 && places[1].entry == places->entry) {
        return read_several(writer, places, count);
    }
    return (EntryPlaces){
        .places = places,
        .count = 1,
        .known = position_of(places) != PLACE_POSITION_UNKNOWN,
        .impact = writer->impacts[places->entry][field_of(places)],
    };
}

static const Place *next_known(const Place *place)
{
    while (position_of(place) == PLACE_POSITION_UNKNOWN) {
        place++;
    }
    return place;
}

static char *put_positions(char *at, const EntryPlaces *own)
{
    if (own->known == 0) {
        return at;
    }
    const Place *place = next_known(own->places);
    if (own->known == 1) {
        return number_put(at, position_of(place) + POSITION_ONE);
    }
    at = number_put(at, POSITION_SEVERAL);
    at = number_put(at, (uint32_t)own->known);
    at = number_put(at, position_of(place));
    for (size_t i = 1; i < own->known; i++) {
        uint32_t last = position_of(place);
        place = next_known(place + 1);
        at = number_put(at, position_of(place) - last);
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

static void make_posting(const PostingWriter *writer, const EntryPlaces *own, MadePosting *posting)
{
    const Place *first = own->places;
    uint32_t impact = own->impact;
    bool is_in_heading =
        field_of(first) <= FIELD_NAME && position_of(first) != PLACE_POSITION_UNKNOWN;
    posting->entry = first->entry;
    posting->worth = (uint8_t)(impact + (is_in_heading ? IMPACT_MOST + 1 : 0));
    posting->size = 0;
    if (is_in_heading) {
        posting->digits[posting->size++] = number_digit(HEADING_MARK);
    }
    posting->digits[posting->size++] = number_digit(2 * impact + (own->known > 0));
    if (is_in_heading) {
        posting->digits[posting->size++] = number_digit(heading_of(writer, first));
    }
}

/* Where the postings begin that were written behind all lists. */
static size_t start_of_postings(const PostingWriter *writer, const PostingList *list)
{
    return layout_list_start((uint32_t)writer->postings.size, list->posting_size, POSTING_FILE_SIZE,
                             POSTING_FILE_SHARED);
}

/* Takes postings that were written behind all lists; what they leave of a file stays empty. */
static void keep_postings(PostingWriter *writer, const PostingList *list)
{
    Buffer *postings = &writer->postings;
    size_t start = start_of_postings(writer, list);
    size_t size = list->posting_size;
    size_t gap = start - postings->size;
    if (gap > 0) {
        buffer_reserve(postings, gap + size);
        memmove(postings->data + start, postings->data + postings->size, size);
        memset(postings->data + postings->size, INDEX_GAP, gap);
    }
    postings->size = start + size;
}

/* Do all texts stay within what the index can count? */
static bool has_room(const PostingWriter *writer, const PostingList *list)
{
    if (list->found == 1) {
        return writer->singles.size + list->posting_size + list->position_size <= writer->most;
    }
    return start_of_postings(writer, list) + list->posting_size <= writer->most &&
           writer->rests.size + list->rest_size <= writer->most &&
           writer->positions.size + list->position_size <= writer->most;
}

/* Takes what was written behind the texts into them, or to the singles; returns the list, an empty one if there is no room for it. */
static PostingList keep_list(PostingWriter *writer, PostingList list, const char *posting_end,
                             const char *position_end)
{
    const char *posting = writer->postings.data + writer->postings.size;
    const char *position = writer->positions.data + writer->positions.size;
    size_t position_size = (size_t)(position_end - position);
    list.posting_size = (uint32_t)(posting_end - posting);
    list.position_size = (uint32_t)(position_size < UINT32_MAX ? position_size : UINT32_MAX);
    if (!has_room(writer, &list)) {
        return (PostingList){.found = 0};
    }
    if (list.found == 1) {
        list.single = (uint32_t)writer->singles.size;
        buffer_add_bytes(&writer->singles, posting, list.posting_size);
        buffer_add_bytes(&writer->singles, position, list.position_size);
    } else {
        keep_postings(writer, &list);
        writer->rests.size += list.rest_size;
        writer->positions.size += list.position_size;
    }
    return list;
}

/* A list, or a part of one, while it is written. */
typedef struct ListPart {
    char *at;
    uint32_t next; /* entry behind the last one */
} ListPart;

static void put_posting(ListPart *part, const MadePosting *posting)
{
    part->at = number_put(part->at, posting->entry - part->next);
    for (uint32_t i = 0; i < posting->size; i++) {
        *part->at++ = posting->digits[i];
    }
    part->next = posting->entry + 1;
}

/* Writes postings behind all lists, the rest of a long one behind all rests; returns the end of the first. */
static char *put_postings(PostingWriter *writer, PostingList *list)
{
    size_t size = (size_t)list->found * (NUMBER_SIZE_MOST + sizeof writer->made->digits);
    buffer_reserve(&writer->postings, size + 1);
    ListPart part = {writer->postings.data + writer->postings.size, 0};
    list->is_long = list->found > LIST_WHOLE_MOST;
    if (!list->is_long) {
        for (uint32_t i = 0; i < list->found; i++) {
            put_posting(&part, &writer->made[i]);
        }
        return part.at;
    }
    buffer_reserve(&writer->rests, size);
    const char *start = writer->rests.data + writer->rests.size;
    ListPart rest = {writer->rests.data + writer->rests.size, 0};
    PostingBorder border = posting_border(writer->made, list->found);
    for (uint32_t i = 0; i < list->found; i++) {
        bool is_best = posting_is_best(&border, &writer->made[i]);
        put_posting(is_best ? &part : &rest, &writer->made[i]);
    }
    list->rest_size = (uint32_t)(rest.at - start);
    return part.at;
}

/* Room for `count` postings; those that are there are no longer needed. */
static void reserve_made(PostingWriter *writer, size_t count)
{
    if (count > writer->made_capacity) {
        writer->made_capacity = 2 * count;
        writer->made =
            arena_take(writer->postings.arena, arena_size(2 * count, sizeof *writer->made));
    }
}

PostingList posting_writer_add(PostingWriter *writer, const Place *places, size_t count)
{
    PostingList list = {.found = 0};
    reserve_made(writer, count);
    buffer_reserve(&writer->positions, count * (NUMBER_SIZE_MOST + 2) + NUMBER_SIZE_MOST);
    char *position = writer->positions.data + writer->positions.size;
    for (size_t start = 0; start < count;) {
        EntryPlaces own = read_entry(writer, places + start, count - start);
        make_posting(writer, &own, &writer->made[list.found++]);
        position = put_positions(position, &own);
        start += own.count;
    }
    const char *posting = put_postings(writer, &list);
    return keep_list(writer, list, posting, position);
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
    return keep_list(writer, list, posting, writer->positions.data + writer->positions.size);
}
