#include "index/list_reader.h"

bool word_list_is_inside(const IndexReader *reader, const WordList *list)
{
    return list->posting_start <= reader->posting_size &&
           list->posting_size <= reader->posting_size - list->posting_start &&
           list->position_start <= reader->position_size &&
           list->position_size <= reader->position_size - list->position_start &&
           list->found <= list->posting_size;
}

bool word_list_fail(IndexReader *reader)
{
    return index_reader_fail(reader, SLICE("i"), "has a malformed list");
}

typedef struct CutText {
    char letter;
    Slice *files;
    uint32_t file_size;
    uint32_t size; /* of all */
} CutText;

static Slice get_cut_file(IndexReader *reader, const CutText *cut, uint32_t number)
{
    Slice *file = &cut->files[number];
    if (file->data == NULL) {
        Slice text = index_reader_text(reader, cut->letter, number);
        uint32_t rest = cut->size - number * cut->file_size;
        uint32_t size = rest < cut->file_size ? rest : cut->file_size;
        if (reader->state != INDEX_GOOD) {
            return (Slice){NULL, 0};
        }
        if (text.size != size) {
            index_reader_fail(reader, arena_format(reader->arena, "%c%u", cut->letter, number),
                              "has another size than it should");
            return (Slice){NULL, 0};
        }
        *file = text;
    }
    return *file;
}

static Slice get_cut_text(IndexReader *reader, const CutText *cut, uint32_t start, uint32_t size,
                          Arena *scratch)
{
    if (size == 0) {
        return (Slice){NULL, 0};
    }
    uint32_t number = start / cut->file_size;
    uint32_t offset = start % cut->file_size;
    if (offset + size <= cut->file_size) {
        return slice_part(get_cut_file(reader, cut, number), offset, offset + size);
    }
    char *text = arena_take(scratch, size);
    uint32_t taken = 0;
    while (taken < size && reader->state == INDEX_GOOD) {
        Slice part = slice_from(get_cut_file(reader, cut, number++), offset);
        uint32_t more = size - taken < part.size ? size - taken : (uint32_t)part.size;
        if (more > 0) {
            memcpy(text + taken, part.data, more);
        }
        taken += more;
        offset = 0;
    }
    return reader->state == INDEX_GOOD ? (Slice){text, size} : (Slice){NULL, 0};
}

Slice word_list_postings(IndexReader *reader, const WordList *list, Arena *scratch)
{
    const CutText cut = {'p', reader->posting_files, reader->posting_file_size,
                         reader->posting_size};
    return list->single.size > 0
               ? slice_part(list->single, 0, list->posting_size)
               : get_cut_text(reader, &cut, list->posting_start, list->posting_size, scratch);
}

Slice word_list_positions(IndexReader *reader, const WordList *list, Arena *scratch)
{
    const CutText cut = {'q', reader->position_files, reader->position_file_size,
                         reader->position_size};
    return list->single.size > 0
               ? slice_from(list->single, list->posting_size)
               : get_cut_text(reader, &cut, list->position_start, list->position_size, scratch);
}
