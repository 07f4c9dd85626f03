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

static bool is_regular(int descriptor, bool *is_regular_file)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0) {
        return false;
    }
    *is_regular_file = S_ISREG(status.st_mode);
    errno = EISDIR;
    return !S_ISDIR(status.st_mode);
}

bool output_file_open(int folder, Slice name, int *descriptor, bool *is_taken)
{
    bool is_regular_file = false;

    *descriptor = open_to_read(folder, name);
    *is_taken = *descriptor >= 0;
    if (*descriptor < 0) {
        /* A link, a socket, a file that we may not read: all these can be replaced. */
        *is_taken = errno == ELOOP || errno == ENXIO || errno == EACCES;
        return *is_taken || errno == ENOENT;
    }

    bool is_right = is_regular(*descriptor, &is_regular_file);

    if (!is_regular_file) {
        close_failed(*descriptor);
        *descriptor = -1;
    }
    return is_right;
}

FilePlace output_file_look(int folder, Slice name, Slice bytes)
{
    int descriptor;
    bool is_taken;

    if (!output_file_open(folder, name, &descriptor, &is_taken)) {
        return PLACE_FAILED;
    }

    bool is_same = descriptor >= 0 && file_descriptor_holds(descriptor, bytes);

    if (descriptor >= 0) {
        close(descriptor);
    }
    return is_same ? PLACE_SAME : is_taken ? PLACE_TAKEN : PLACE_FREE;
}

static bool make_first_name(Slice name, FileNaming naming, OutputName *first)
{
    if (naming == NAMING_FINAL) {
        return output_name_init(first, name);
    }
    snprintf(first->text, sizeof first->text, ".memoc-%016" PRIx64 ".tmp", hash_64(name));
    return true;
}

static int open_new(int folder, const char *name)
{
    enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC };
    int descriptor = openat(folder, name, FLAGS, 0666);

    if (descriptor < 0 && errno == EEXIST && unlinkat(folder, name, 0) == 0) {
        descriptor = openat(folder, name, FLAGS, 0666);
    }
    return descriptor;
}

int output_file_begin(int folder, Slice name, FileNaming naming)
{
    OutputName first;

    return make_first_name(name, naming, &first) ? open_new(folder, first.text) : -1;
}

void output_file_abandon(int folder, Slice name, FileNaming naming, int descriptor)
{
    int error = errno;

    close(descriptor);
    output_file_clean(folder, name, naming);
    errno = error;
}

static bool give_final_name(int folder, Slice name)
{
    OutputName first;
    OutputName final;

    return make_first_name(name, NAMING_TEMPORARY, &first) && output_name_init(&final, name) &&
           renameat(folder, first.text, folder, final.text) == 0;
}

bool output_file_commit(int folder, Slice name, FileNaming naming, int descriptor)
{
    bool is_closed = close(descriptor) == 0;

    if (is_closed && (naming == NAMING_FINAL || give_final_name(folder, name))) {
        return true;
    }

    int error = errno;

    output_file_clean(folder, name, naming);
    errno = error;
    return false;
}

bool output_file_replace(int folder, Slice name, Slice bytes)
{
    int descriptor = output_file_begin(folder, name, NAMING_TEMPORARY);

    if (descriptor < 0) {
        return false;
    }
    if (!file_write_descriptor(descriptor, bytes)) {
        output_file_abandon(folder, name, NAMING_TEMPORARY, descriptor);
        return false;
    }
    return output_file_commit(folder, name, NAMING_TEMPORARY, descriptor);
}

bool output_file_clean(int folder, Slice name, FileNaming naming)
{
    OutputName first;

    return make_first_name(name, naming, &first) && unlinkat(folder, first.text, 0) == 0;
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
