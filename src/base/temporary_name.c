#include "base/temporary_name.h"

#include "base/folder.h"
#include "base/path.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

enum { RANDOM_SIZE = 6 };

static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
static const Slice ending = SLICE_INIT(".tmp");

bool temporary_name_mark(char mark[TEMPORARY_MARK_SIZE])
{
    unsigned char random[RANDOM_SIZE];

    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
        return false;
    }
    mark[0] = '.';
    for (size_t i = 0; i < RANDOM_SIZE; i++) {
        mark[1 + i] = letters[random[i] % 32];
    }
    memcpy(mark + 1 + RANDOM_SIZE, ending.data, ending.size + 1);
    return true;
}

Slice temporary_name_origin(Slice name)
{
    size_t mark_size = TEMPORARY_MARK_SIZE - 1;
    Slice none = {0};

    if (name.size <= mark_size + 1 || name.data[0] != '.' || !slice_ends_with(name, ending)) {
        return none;
    }

    size_t mark = name.size - mark_size;

    for (size_t i = 1; i <= RANDOM_SIZE; i++) {
        if (memchr(letters, name.data[mark + i], sizeof letters - 1) == NULL) {
            return none;
        }
    }
    return name.data[mark] == '.' ? slice_part(name, 1, mark) : none;
}

/* `path` has a NUL behind it. */
static void remove_unlocked(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW);

    if (descriptor < 0) {
        return;
    }
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        unlink(path);
    }
    close(descriptor);
}

void temporary_name_clean(Slice folder, bool (*is_ours)(void *context, Slice path), void *context)
{
    Arena scratch;
    Slice names;

    arena_init(&scratch, NULL);
    if (folder_read_names(&scratch, folder, &names)) {
        while (names.size > 0) {
            Slice name = slice_cut(names, '\0', &names);
            Slice origin = temporary_name_origin(name);

            if (origin.size > 0 && is_ours(context, path_join(&scratch, folder, origin))) {
                remove_unlocked(arena_string(&scratch, path_join(&scratch, folder, name)));
            }
        }
    }
    arena_free(&scratch);
}
