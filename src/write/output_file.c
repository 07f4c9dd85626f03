#include "write/output_file.h"

#include "base/file.h"
#include "write/output_folder.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Closes after a failure, whose errno stays. */
static void close_failed(int descriptor)
{
    int error = errno;

    close(descriptor);
    errno = error;
}

static int open_to_read(int folder, Slice name)
{
    OutputName text;

    if (!output_name_init(&text, name)) {
        return -1;
    }
    /* O_NONBLOCK: a fifo must not stop us. */
    return openat(folder, text.text, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
}

static FilePlace look_at_open(int descriptor, Slice bytes)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0) {
        return PLACE_FAILED;
    }
    if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return PLACE_FAILED;
    }
    return file_descriptor_holds(descriptor, bytes) ? PLACE_SAME : PLACE_TAKEN;
}

FilePlace output_file_look(int folder, Slice name, Slice bytes)
{
    int descriptor = open_to_read(folder, name);

    if (descriptor < 0) {
        /* A link, a socket, a file that we may not read: all these can be replaced. */
        bool is_taken = errno == ELOOP || errno == ENXIO || errno == EACCES;

        return is_taken ? PLACE_TAKEN : errno == ENOENT ? PLACE_FREE : PLACE_FAILED;
    }

    FilePlace place = look_at_open(descriptor, bytes);

    close_failed(descriptor);
    return place;
}

static void make_temporary_name(Slice name, OutputName *temporary)
{
    snprintf(temporary->text, sizeof temporary->text, ".memoc-%016" PRIx64 ".tmp", hash_64(name));
}

static int open_temporary(int folder, const char *name)
{
    enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC };
    int descriptor = openat(folder, name, FLAGS, 0666);

    if (descriptor < 0 && errno == EEXIST && unlinkat(folder, name, 0) == 0) {
        descriptor = openat(folder, name, FLAGS, 0666);
    }
    return descriptor;
}

static bool fill_and_close(int descriptor, Slice bytes)
{
    if (!file_write_descriptor(descriptor, bytes)) {
        close_failed(descriptor);
        return false;
    }
    return close(descriptor) == 0;
}

bool output_file_replace(int folder, Slice name, Slice bytes)
{
    OutputName final;
    OutputName temporary;

    if (!output_name_init(&final, name)) {
        return false;
    }
    make_temporary_name(name, &temporary);

    int descriptor = open_temporary(folder, temporary.text);

    if (descriptor < 0) {
        return false;
    }
    if (!fill_and_close(descriptor, bytes) ||
        renameat(folder, temporary.text, folder, final.text) != 0) {
        int error = errno;

        unlinkat(folder, temporary.text, 0);
        errno = error;
        return false;
    }
    return true;
}

void output_file_clean(int folder, Slice name)
{
    OutputName temporary;

    make_temporary_name(name, &temporary);
    unlinkat(folder, temporary.text, 0);
}

bool output_file_read(int folder, Slice name, Arena *arena, Slice *bytes)
{
    int descriptor = open_to_read(folder, name);

    if (descriptor < 0) {
        return false;
    }

    bool is_read = file_read_descriptor(arena, descriptor, 0, bytes);

    close_failed(descriptor);
    return is_read;
}

static bool open_matches(int descriptor, const OutputEntry *entry)
{
    struct stat status;
    Arena arena;
    Slice bytes;

    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        (uint64_t)status.st_size != entry->size) {
        return false;
    }
    arena_init(&arena, NULL);

    bool is_read = file_read_descriptor(&arena, descriptor, 0, &bytes);
    OutputEntry found = {0};

    if (is_read) {
        found = output_entry_of(entry->path, bytes);
    }
    arena_free(&arena);
    return is_read && found.size == entry->size && found.hash.high == entry->hash.high &&
           found.hash.low == entry->hash.low;
}

bool output_file_matches(int folder, Slice name, const OutputEntry *entry)
{
    int descriptor = open_to_read(folder, name);

    if (descriptor < 0) {
        return false;
    }

    bool matches = open_matches(descriptor, entry);

    close(descriptor);
    errno = 0;
    return matches;
}
