#include "link/image_sizes.h"

#include "base/image_size.h"
#include "base/path.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct OpenFile {
    int descriptor;
    char bytes[IMAGE_PIECE_MOST];
} OpenFile;

static Slice read_piece(void *context, uint64_t offset)
{
    OpenFile *file = context;
    ssize_t size = pread(file->descriptor, file->bytes, sizeof file->bytes, (off_t)offset);

    return (Slice){file->bytes, size > 0 ? (size_t)size : 0};
}

static void read_size(SiteFile *file, const char *path)
{
    OpenFile open_file = {.descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat status;
    ImageSize size;

    if (open_file.descriptor < 0) {
        return;
    }
    if (fstat(open_file.descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        image_size_read(read_piece, &open_file, &size)) {
        file->width = size.width;
        file->height = size.height;
    }
    close(open_file.descriptor);
}

void image_sizes_read(Site *site)
{
    Arena scratch;

    arena_init(&scratch, NULL);
    for (uint32_t i = 0; i < site->file_count; i++) {
        SiteFile *file = &site->files[i];

        if (file->is_shown) {
            arena_reset(&scratch);
            read_size(file, arena_string(&scratch,
                                         path_join(&scratch, site->settings->root, file->path)));
        }
    }
    arena_free(&scratch);
}
