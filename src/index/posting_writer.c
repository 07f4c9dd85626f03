#include "index/posting_writer.h"

#include "index/layout.h"
#include "index/number.h"

void posting_writer_init(PostingWriter *writer, Arena *arena)
{
    *writer = (PostingWriter){.norms = NULL};
    buffer_init(&writer->postings, arena);
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

/* At most as many as are written. */
static size_t count_known(const Place *places, size_t count)
{
    size_t known = 0;
    for (size_t i = 0; i < count && known < POSITIONS_MOST; i++) {
        known += position_of(&places[i]) != PLACE_POSITION_UNKNOWN;
    }
    return known;
}

static char *put_positions(char *at, const Place *places, size_t count, size_t known)
{
    uint32_t shift = known > 1 ? 0 : POSITION_ONE;
    if (known > 1) {
        at = number_put(at, POSITION_SEVERAL);
        at = number_put(at, (uint32_t)known);
    }
    uint32_t last = 0;
    for (size_t i = 0; i < count && known > 0; i++) {
        uint32_t position = position_of(&places[i]);
        if (position != PLACE_POSITION_UNKNOWN) {
            at = number_put(at, position - last + shift);
            last = position;
            known--;
        }
    }
    return at;
}

static char *put_impact(char *at, uint32_t impact, const Place *first, bool has_positions)
{
    uint32_t position = position_of(first);
    char digit = number_digit(2 * impact + has_positions);
    if (field_of(first) > FIELD_NAME || position > HEADING_POSITION_MOST) {
        *at++ = digit;
        return at;
    }
    *at++ = number_digit(HEADING_MARK);
    *at++ = digit;
    *at++ = number_digit(position);
    return at;
}

static uint32_t impact_of(const PostingWriter *writer, const Place *places, size_t count)
{
    const uint32_t *norms = writer->norms[places->entry];
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += norms[field_of(&places[i])];
    }
    return scoring_impact(sum, writer->factors[places->entry]);
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
        postings->size += list->posting_size;
        positions->size += list->position_size;
    }
}

static size_t find_entry_end(const Place *places, size_t start, size_t count)
{
    size_t end = start + 1;
    while (end < count && places[end].entry == places[start].entry) {
        end++;
    }
    return end;
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
        size_t end = find_entry_end(places, start, count);
        size_t known = count_known(places + start, end - start);
        uint32_t impact = impact_of(writer, places + start, end - start);
        posting = number_put(posting, places[start].entry - next);
        posting = put_impact(posting, impact, &places[start], known > 0);
        if (known > 0) {
            position = put_positions(position, places + start, end - start, known);
        }
        next = places[start].entry + 1;
        list.found++;
        start = end;
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
