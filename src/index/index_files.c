#include "index/index_files.h"

#include "base/hash.h"
#include "index/layout.h"
#include "index/number.h"

void index_files_init(IndexFiles *files, Arena *arena)
{
    *files = (IndexFiles){.arena = arena};
}

static void add_file(IndexFiles *files, Slice name, Slice text)
{
    files->items = arena_array_room(files->arena, files->items, files->count, &files->capacity,
                                    sizeof *files->items);
    files->items[files->count++] = (IndexFile){name, text};
}

void index_files_add(IndexFiles *files, char letter, uint32_t number, Slice text)
{
    add_file(files, arena_format(files->arena, "%c%u", letter, number), text);
}

void index_files_add_root(IndexFiles *files, Slice text)
{
    add_file(files, SLICE("i"), text);
}

void index_files_add_cut(IndexFiles *files, char letter, Slice text, size_t size)
{
    for (uint32_t number = 0; text.size > 0; number++) {
        Slice part = slice_part(text, 0, size);
        while (part.size > 0 && part.data[part.size - 1] == INDEX_GAP) {
            part.size--;
        }
        index_files_add(files, letter, number, part);
        text = slice_from(text, size);
    }
}

void index_put_hash(char *out, uint64_t hash, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (size_t i = 0; i < size; i++) {
        out[i] = digits[hash & 63];
        hash >>= 6;
    }
}

void index_files_seal(IndexFiles *files, Slice others)
{
    HashStream *stream = hash_stream_new(files->arena);
    hash_stream_add(stream, others);
    for (size_t i = 0; i < files->count; i++) {
        hash_stream_add(stream, files->items[i].name);
        hash_stream_add(stream, files->items[i].text);
    }
    index_put_hash(files->id, hash_stream_value(stream).low, INDEX_ID_SIZE);
    files->id[INDEX_ID_SIZE] = '\0';
}

void index_file_write(Buffer *out, const IndexFiles *files, const IndexFile *file)
{
    char check[INDEX_CHECK_SIZE];
    index_put_hash(check, hash_64(file->text), sizeof check);
    buffer_reserve(out, file->text.size + 64);
    buffer_add_string(out, INDEX_FUNCTION "(\"");
    buffer_add(out, file->name);
    buffer_add_string(out, "\",\"");
    buffer_add_string(out, files->id);
    buffer_add_string(out, "\",\"");
    buffer_add_bytes(out, check, sizeof check);
    buffer_add_string(out, "\",\"");
    buffer_add(out, file->text);
    buffer_add_string(out, "\");\n");
}

Slice index_file_path(Arena *arena, const IndexFile *file)
{
    return arena_format(arena, INDEX_FOLDER "/%.*s.js", SLICE_PRINT(file->name));
}
