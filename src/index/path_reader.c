#include "index/path_reader.h"

static bool read_file(IndexReader *reader, Arena *arena, uint32_t number, Slice *paths)
{
    NumberReader text = number_reader(index_reader_text(reader, 'f', number));
    uint32_t start = number * reader->documents_per_file;
    uint32_t end = start + reader->documents_per_file;
    Slice last = {NULL, 0};
    for (uint32_t i = start; i < end && i < reader->document_count; i++) {
        paths[i] = last = number_read_text_after(&text, arena, last);
    }
    return !text.failed && text.at == text.end;
}

Slice *index_paths_read(IndexReader *reader, Arena *arena)
{
    Slice *paths = arena_new_array(arena, Slice, reader->document_count);
    for (uint32_t i = 0; i < reader->document_file_count; i++) {
        if (!read_file(reader, arena, i, paths)) {
            index_reader_fail(reader, arena_format(reader->arena, "f%u", i), "is malformed");
        }
    }
    return paths;
}
