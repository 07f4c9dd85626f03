#include "index/list_reader.h"

static bool cut_text_has(const CutText *cut, uint32_t start, uint32_t size)
{
    return start <= cut->size && size <= cut->size - start;
}

bool word_list_is_inside(const IndexReader *reader, const WordList *list)
{
    return cut_text_has(&reader->postings, list->posting_start, list->posting_size) &&
           cut_text_has(&reader->rests, list->rest_start, list->rest_size) &&
           cut_text_has(&reader->positions, list->position_start, list->position_size) &&
           list->found <= (uint64_t)list->posting_size + list->rest_size;
}

bool word_list_fail(IndexReader *reader)
{
    return index_reader_fail(reader, SLICE("i"), "has a malformed list");
}

static Slice get_cut_file(IndexReader *reader, const CutText *cut, uint32_t number)
{
    Slice *file = &cut->files[number];
    if (file->data == NULL) {
        *file = index_reader_text(reader, cut->letter, number);
    }
    return *file;
}

/* [start, end) of a file; it is there, or else the index has failed. */
static Slice get_part(IndexReader *reader, const CutText *cut, uint32_t number, uint32_t start,
                      uint32_t end)
{
    Slice file = get_cut_file(reader, cut, number);
    if (file.size < end && reader->state == INDEX_GOOD) {
        index_reader_fail(reader, arena_format(reader->arena, "%c%u", cut->letter, number),
                          "is shorter than it should be");
    }
    return reader->state == INDEX_GOOD ? slice_part(file, start, end) : (Slice){NULL, 0};
}

static Slice get_cut_text(IndexReader *reader, const CutText *cut, uint32_t start, uint32_t size,
                          Arena *scratch)
{
    uint32_t number = start / cut->file_size;
    uint32_t offset = start % cut->file_size;
    if (size == 0 || offset + size <= cut->file_size) {
        return size > 0 ? get_part(reader, cut, number, offset, offset + size) : (Slice){NULL, 0};
    }
    char *text = arena_take(scratch, size);
    uint32_t taken = 0;
    while (taken < size) {
        uint32_t rest = size - taken;
        uint32_t end = rest < cut->file_size - offset ? offset + rest : cut->file_size;
        Slice part = get_part(reader, cut, number++, offset, end);
        if (part.size == 0) {
            return part;
        }
        memcpy(text + taken, part.data, part.size);
        taken += (uint32_t)part.size;
        offset = 0;
    }
    return (Slice){text, size};
}

Slice word_list_postings(IndexReader *reader, const WordList *list, Arena *scratch)
{
    return list->single.size > 0 ? slice_part(list->single, 0, list->posting_size)
                                 : get_cut_text(reader, &reader->postings, list->posting_start,
                                                list->posting_size, scratch);
}

Slice word_list_rest(IndexReader *reader, const WordList *list, Arena *scratch)
{
    return get_cut_text(reader, &reader->rests, list->rest_start, list->rest_size, scratch);
}

Slice word_list_positions(IndexReader *reader, const WordList *list, Arena *scratch)
{
    return list->single.size > 0 ? slice_from(list->single, list->posting_size)
                                 : get_cut_text(reader, &reader->positions, list->position_start,
                                                list->position_size, scratch);
}

/* ---- postings ---- */

static void advance(PostingReader *postings, int part)
{
    NumberReader *text = &postings->texts[part];
    Posting *next = &postings->next[part];
    postings->has[part] = posting_read(text, next);
    if (text->failed || (postings->has[part] && next->entry >= postings->reader->entry_count)) {
        postings->has[part] = word_list_fail(postings->reader);
    }
}

void posting_reader_open(PostingReader *postings, IndexReader *reader, const WordList *list,
                         bool is_whole, Arena *scratch)
{
    Slice rest = is_whole ? word_list_rest(reader, list, scratch) : (Slice){NULL, 0};
    postings->reader = reader;
    postings->texts[0] = number_reader(word_list_postings(reader, list, scratch));
    postings->texts[1] = number_reader(rest);
    for (int part = 0; part < 2; part++) {
        postings->next[part].entry = UINT32_MAX;
        advance(postings, part);
    }
}

bool posting_reader_next(PostingReader *postings, Posting *posting)
{
    const Posting *next = postings->next;
    int part = postings->has[1] && !(postings->has[0] && next[0].entry < next[1].entry);
    if (!postings->has[part]) {
        return false;
    }
    *posting = next[part];
    advance(postings, part);
    return true;
}

void filter_reader_open(FilterReader *numbers, IndexReader *reader, const WordList *list,
                        uint32_t count, Arena *scratch)
{
    *numbers = (FilterReader){
        .reader = reader,
        .text = number_reader(word_list_postings(reader, list, scratch)),
        .count = count,
        .number = UINT32_MAX,
    };
}

bool filter_reader_next(FilterReader *numbers, uint32_t *number)
{
    if (numbers->text.at == numbers->text.end) {
        return false;
    }
    numbers->number += number_read(&numbers->text) + 1;
    *number = numbers->number;
    return (!numbers->text.failed && numbers->number < numbers->count) ||
           word_list_fail(numbers->reader);
}
