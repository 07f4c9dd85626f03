#include "index/index_source.h"

#include "base/file.h"

enum { FILE_SIZE_LIMIT = 64 << 20 };

static bool read_from_folder(void *context, Slice name, Slice *bytes)
{
    IndexFolder *folder = context;
    Slice path =
        arena_format(folder->arena, "%.*s/%.*s.js", SLICE_PRINT(folder->path), SLICE_PRINT(name));
    if (!file_map(path, FILE_SIZE_LIMIT, bytes)) {
        return false;
    }
    folder->maps = arena_array_room(folder->arena, folder->maps, folder->map_count,
                                    &folder->map_capacity, sizeof *folder->maps);
    folder->maps[folder->map_count++] = *bytes;
    return true;
}

void index_folder_close(IndexFolder *folder)
{
    for (size_t i = 0; i < folder->map_count; i++) {
        file_unmap(folder->maps[i]);
    }
    folder->map_count = 0;
}

IndexSource index_source_from_folder(IndexFolder *folder)
{
    return (IndexSource){read_from_folder, folder};
}

static bool read_from_files(void *context, Slice name, Slice *bytes)
{
    IndexFiles *files = context;
    for (size_t i = 0; i < files->count; i++) {
        if (slice_equals(files->items[i].name, name)) {
            Buffer *out = arena_new(files->arena, Buffer);
            buffer_init(out, files->arena);
            index_file_write(out, files, &files->items[i]);
            *bytes = buffer_slice(out);
            return true;
        }
    }
    return false;
}

IndexSource index_source_from_files(IndexFiles *files)
{
    return (IndexSource){read_from_files, files};
}
