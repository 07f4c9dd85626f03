#include "base/file.h"

#include "base/buffer.h"
#include "base/path.h"
#include "base/temporary_name.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_PIECE_SIZE = 64 * 1024 };

/* A path as system calls want it. */
typedef struct SystemPath {
    char text[PATH_MAX];
} SystemPath;

static bool make_system_path(Slice path, SystemPath *result)
{
    if (path.size >= sizeof result->text) {
        errno = ENAMETOOLONG;
        return false;
    }
    /* Cut at a NUL, it would be the path of another file. */
    if (slice_find_byte(path, '\0', 0) < path.size) {
        errno = EINVAL;
        return false;
    }
    if (path.size > 0) {
        memcpy(result->text, path.data, path.size);
    }
    result->text[path.size] = '\0';
    return true;
}

/* Closes after a failure, whose errno stays; false. */
static bool close_failed(int descriptor)
{
    int error = errno;

    close(descriptor);
    errno = error;
    return false;
}

/* Reads once what fits before the last byte of `buffer`, which is kept for a NUL: a count, 0 at the end, -1. */
static ssize_t read_piece(int descriptor, Buffer *buffer)
{
    for (;;) {
        ssize_t count =
            read(descriptor, buffer->data + buffer->size, buffer->capacity - buffer->size - 1);

        if (count >= 0) {
            return count;
        }
        if (errno == EAGAIN) {
            /* Standard input that somebody else made non-blocking. */
            poll(&(struct pollfd){.fd = descriptor, .events = POLLIN}, 1, -1);
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

/* Reads to the end, wherever that turns out to be: a file may grow or shrink while it is read. */
static bool read_to_end(int descriptor, Buffer *buffer, size_t limit)
{
    for (;;) {
        if (buffer->capacity - buffer->size < 2) {
            buffer_reserve(buffer, FILE_PIECE_SIZE);
        }

        ssize_t count = read_piece(descriptor, buffer);

        if (count < 0) {
            return false;
        }
        if (count == 0) {
            buffer->data[buffer->size] = '\0';
            return true;
        }
        buffer->size += (size_t)count;
        if (limit > 0 && buffer->size > limit) {
            errno = EFBIG;
            return false;
        }
    }
}

bool file_read_descriptor(Arena *arena, int descriptor, size_t limit, Slice *bytes)
{
    Buffer buffer;

    buffer_init(&buffer, arena);
    if (!read_to_end(descriptor, &buffer, limit)) {
        return false;
    }
    *bytes = buffer_slice(&buffer);
    return true;
}

/* Is it a regular file of at most `limit` bytes? */
static bool check_regular(int descriptor, size_t limit, size_t *size)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0) {
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        return false;
    }
    if (limit > 0 && (uint64_t)status.st_size > limit) {
        errno = EFBIG;
        return false;
    }
    *size = (size_t)status.st_size;
    return true;
}

static int open_to_read(Slice path)
{
    SystemPath system_path;

    return make_system_path(path, &system_path)
               ? open(system_path.text, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
               : -1;
}

static bool read_regular(Arena *arena, int descriptor, size_t limit, Slice *bytes)
{
    size_t size;
    Buffer buffer;

    if (!check_regular(descriptor, limit, &size)) {
        return false;
    }
    buffer_init(&buffer, arena);
    /* Room for a byte more than there should be, so that the end is seen without growing. */
    buffer_reserve(&buffer, size + 2);
    if (!read_to_end(descriptor, &buffer, limit)) {
        return false;
    }
    *bytes = buffer_slice(&buffer);
    return true;
}

bool file_read(Arena *arena, Slice path, size_t limit, Slice *bytes)
{
    int descriptor = open_to_read(path);

    if (descriptor < 0) {
        return false;
    }
    if (!read_regular(arena, descriptor, limit, bytes)) {
        return close_failed(descriptor);
    }
    close(descriptor);
    return true;
}

static bool map_regular(int descriptor, size_t limit, Slice *bytes)
{
    size_t size;

    if (!check_regular(descriptor, limit, &size)) {
        return false;
    }
    if (size == 0) { /* which cannot be mapped */
        *bytes = (Slice){"", 0};
        return true;
    }

    void *map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);

    *bytes = (Slice){map, size};
    return map != MAP_FAILED;
}

bool file_map(Slice path, size_t limit, Slice *bytes)
{
    int descriptor = open_to_read(path);

    if (descriptor < 0) {
        return false;
    }
    if (!map_regular(descriptor, limit, bytes)) {
        return close_failed(descriptor);
    }
    close(descriptor);
    return true;
}

void file_unmap(Slice bytes)
{
    if (bytes.size > 0) {
        munmap((void *)(uintptr_t)bytes.data, bytes.size);
    }
}

/* Makes the folders above a path. Failures show when what is below cannot be made. */
static void make_folders_above(SystemPath *path)
{
    for (char *slash = path->text; (slash = strchr(slash + 1, '/')) != NULL;) {
        *slash = '\0';
        mkdir(path->text, 0777);
        *slash = '/';
    }
}

static bool is_folder(const SystemPath *path)
{
    struct stat status;

    return stat(path->text, &status) == 0 && S_ISDIR(status.st_mode);
}

bool file_make_folder(Slice path)
{
    SystemPath system_path;

    if (path.size == 0) {
        return true;
    }
    if (!make_system_path(path, &system_path)) {
        return false;
    }
    if (mkdir(system_path.text, 0777) == 0) {
        return true;
    }
    if (errno == ENOENT) {
        make_folders_above(&system_path);
        if (mkdir(system_path.text, 0777) == 0) {
            return true;
        }
    }
    if (errno != EEXIST) {
        return false;
    }
    errno = ENOTDIR;
    return is_folder(&system_path);
}

bool file_descriptor_holds(int descriptor, Slice bytes)
{
    char piece[FILE_PIECE_SIZE];
    struct stat status;

    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        (uint64_t)status.st_size != bytes.size) {
        return false;
    }
    while (bytes.size > 0) {
        ssize_t count = read(descriptor, piece, sizeof piece);

        if (count <= 0 || !slice_starts_with(bytes, (Slice){piece, (size_t)count})) {
            return false;
        }
        bytes = slice_from(bytes, (size_t)count);
    }
    return true;
}

bool file_write_descriptor(int descriptor, Slice bytes)
{
    while (bytes.size > 0) {
        ssize_t count = write(descriptor, bytes.data, bytes.size);

        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes = slice_from(bytes, count > 0 ? (size_t)count : 0);
    }
    return true;
}

/* No link is followed: one that should be was resolved before. */
static bool file_holds(const SystemPath *path, Slice bytes)
{
    int descriptor = open(path->text, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW);

    if (descriptor < 0) {
        return false;
    }

    bool is_same = file_descriptor_holds(descriptor, bytes);

    close(descriptor);
    return is_same;
}

/* A name beside `path` that nobody should have. A long name is cut, so that it still fits. */
static bool make_temporary_path(const SystemPath *path, SystemPath *temporary)
{
    Slice whole = slice_from_string(path->text);
    Slice name = path_name(whole);
    Slice folder = slice_part(whole, 0, whole.size - name.size);
    char text[TEMPORARY_MARK_SIZE];

    if (!temporary_name_mark(text)) {
        return false;
    }
    name = slice_part(name, 0, NAME_MAX - sizeof text);

    int size = snprintf(temporary->text, sizeof temporary->text, "%.*s.%.*s%s", SLICE_PRINT(folder),
                        SLICE_PRINT(name), text);

    if ((size_t)size >= sizeof temporary->text) {
        errno = ENAMETOOLONG;
        return false;
    }
    return true;
}

static int open_temporary(const SystemPath *path, SystemPath *temporary)
{
    enum { ATTEMPT_COUNT = 100 };

    for (int i = 0; i < ATTEMPT_COUNT; i++) {
        if (!make_temporary_path(path, temporary)) {
            return -1;
        }

        int descriptor = open(temporary->text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
    return -1;
}

/* A file that is to be written, and what is at its place now. */
typedef struct Target {
    SystemPath path;
    FileWriteMode mode;
    bool exists;
    struct stat status; /* all 0 when it does not exist */
} Target;

/* Finds what is at the path, behind a link when that is to stay. */
static bool find_target(Slice path, FileWriteMode mode, Target *target)
{
    SystemPath resolved;

    target->mode = mode;
    target->status = (struct stat){0};
    if (!make_system_path(path, &target->path)) {
        return false;
    }
    target->exists = lstat(target->path.text, &target->status) == 0;
    if (mode == FILE_REPRODUCIBLE || !target->exists) {
        return true;
    }
    if (mode == FILE_NEW) {
        errno = EEXIST;
        return false;
    }
    if (S_ISLNK(target->status.st_mode)) {
        if (!realpath(target->path.text, resolved.text) ||
            stat(resolved.text, &target->status) != 0) {
            return false;
        }
        target->path = resolved;
    }
    errno = S_ISDIR(target->status.st_mode) ? EISDIR : EINVAL;
    return S_ISREG(target->status.st_mode) && access(target->path.text, W_OK) == 0;
}

static bool copy_owner_and_mode(int descriptor, const struct stat *status)
{
    /* Only root may give a file away; with others it becomes theirs, and that is no failure. */
    int ignored = fchown(descriptor, status->st_uid, status->st_gid);

    (void)ignored;
    return fchmod(descriptor, status->st_mode & 0777) == 0;
}

static bool fill_temporary(int descriptor, Slice bytes, const Target *target)
{
    if (!file_write_descriptor(descriptor, bytes)) {
        return false;
    }
    if (target->mode == FILE_PRECIOUS && target->exists &&
        !copy_owner_and_mode(descriptor, &target->status)) {
        return false;
    }
    return target->mode == FILE_REPRODUCIBLE || fsync(descriptor) == 0;
}

static bool move_temporary(const SystemPath *temporary, const Target *target)
{
    if (target->mode != FILE_NEW) {
        return rename(temporary->text, target->path.text) == 0;
    }
    /* rename would replace what came into being since we looked. */
    if (link(temporary->text, target->path.text) != 0) {
        return false;
    }
    unlink(temporary->text);
    return true;
}

/* Makes the new name last. Where that cannot be done, the old file comes back after a crash, and is whole. */
static void sync_folder(const SystemPath *path)
{
    Slice folder = path_folder(slice_from_string(path->text));
    SystemPath system_path;

    if (!make_system_path(folder.size > 0 ? folder : SLICE("."), &system_path)) {
        return;
    }

    int descriptor = open(system_path.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

static bool write_target(Target *target, Slice bytes)
{
    SystemPath temporary;
    int descriptor = open_temporary(&target->path, &temporary);

    if (descriptor < 0 && errno == ENOENT) {
        make_folders_above(&target->path);
        descriptor = open_temporary(&target->path, &temporary);
    }
    if (descriptor < 0) {
        return false;
    }
    if (target->mode != FILE_REPRODUCIBLE) {
        flock(descriptor,
              LOCK_EX | LOCK_NB); /* so that nobody takes it for one of a process that is gone */
    }

    bool is_filled = fill_temporary(descriptor, bytes, target);
    bool is_closed = is_filled ? close(descriptor) == 0 : close_failed(descriptor);

    if (!is_closed || !move_temporary(&temporary, target)) {
        int error = errno;

        unlink(temporary.text);
        errno = error;
        return false;
    }
    if (target->mode != FILE_REPRODUCIBLE) {
        sync_folder(&target->path);
    }
    return true;
}

bool file_write(Slice path, Slice bytes, FileWriteMode mode, bool *changed)
{
    Target target;

    if (changed) {
        *changed = false;
    }
    if (!find_target(path, mode, &target)) {
        return false;
    }
    if (mode != FILE_NEW && target.exists && file_holds(&target.path, bytes)) {
        return true;
    }
    if (!write_target(&target, bytes)) {
        return false;
    }
    if (changed) {
        *changed = true;
    }
    return true;
}

bool file_exists(Slice path)
{
    SystemPath system_path;
    struct stat status;

    return make_system_path(path, &system_path) && stat(system_path.text, &status) == 0;
}

bool file_is_folder(Slice path)
{
    SystemPath system_path;

    return make_system_path(path, &system_path) && is_folder(&system_path);
}

bool file_remove(Slice path)
{
    SystemPath system_path;

    if (!make_system_path(path, &system_path)) {
        return false;
    }
    return unlink(system_path.text) == 0 || errno == ENOENT || errno == ENOTDIR;
}

bool file_real_path(Arena *arena, Slice path, Slice *result)
{
    SystemPath system_path;
    SystemPath resolved;

    if (!make_system_path(path, &system_path) || !realpath(system_path.text, resolved.text)) {
        return false;
    }
    *result = arena_copy(arena, slice_from_string(resolved.text));
    return true;
}
