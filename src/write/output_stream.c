#include "write/output_stream.h"

#include "base/file.h"
#include "base/path.h"
#include "write/output_file.h"
#include "write/output_stage.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

enum { PIECE_SIZE = 64 * 1024 };

/* Reads as much as fits, or to the end; less than nothing with errno. */
static ssize_t read_piece(int descriptor, char *bytes, size_t size)
{
    size_t filled = 0;

    while (filled < size) {
        ssize_t count = read(descriptor, bytes + filled, size - filled);

        if (count < 0 && errno != EINTR) {
            return -1;
        }
        if (count == 0) {
            break;
        }
        filled += count > 0 ? (size_t)count : 0;
    }
    return (ssize_t)filled;
}

static void close_old(OutputStream *stream)
{
    if (stream->old >= 0) {
        close(stream->old);
    }
    stream->old = -1;
}

static bool open_place(OutputStream *stream)
{
    Output *output = stream->output;
    Slice path = stream->entry.path;

    if (!output_path_is_inside(path) || manifest_is_own_path(path) || output_stage_has(path)) {
        errno = EINVAL;
        return false;
    }
    if (output->is_staged) {
        stream->folder = output_folders_get(&output->stage, path_folder(path), true);
        return stream->folder >= 0;
    }
    stream->folder = output_folders_get(&output->folders, path_folder(path), true);
    return stream->folder >= 0 &&
           output_file_open(stream->folder, path_name(path), &stream->old, &stream->is_taken);
}

static FileNaming naming(const OutputStream *stream)
{
    return stream->output->is_staged ? NAMING_FINAL : NAMING_TEMPORARY;
}

void output_stream_begin(OutputStream *stream, Output *output, Slice path)
{
    *stream = (OutputStream){
        .output = output,
        .entry.path = arena_copy(output->arena, path),
        .old = -1,
        .new = -1,
    };
    hash_stream_reset(output->hash);
    stream->error = open_place(stream) ? 0 : errno;
}

/* Copies the first `size` bytes of the old file. */
static bool copy_old(OutputStream *stream, uint64_t size)
{
    char piece[PIECE_SIZE];

    if (size > 0 && lseek(stream->old, 0, SEEK_SET) != 0) {
        return false;
    }
    while (size > 0) {
        size_t wanted = size < sizeof piece ? (size_t)size : sizeof piece;
        ssize_t count = read_piece(stream->old, piece, wanted);

        if (count != (ssize_t)wanted) {
            errno = count < 0 ? errno : EIO; /* somebody cuts it while we read */
            return false;
        }
        if (!file_write_descriptor(stream->new, (Slice){piece, wanted})) {
            return false;
        }
        size -= wanted;
    }
    return true;
}

static bool announce(OutputStream *stream)
{
    stream->entry.hash = hash_stream_value(stream->output->hash);
    return manifest_announce(&stream->output->manifest, &stream->entry);
}

/* The old file is not, or no longer, what is wanted: a new one begins with the first `size` bytes of it. */
static bool begin_new(OutputStream *stream, uint64_t size)
{
    Slice path = stream->entry.path;

    if (stream->is_taken && !manifest_find(&stream->output->manifest, path)) {
        errno = EEXIST;
        return false;
    }
    if (!stream->output->is_staged && !announce(stream)) {
        return false;
    }
    stream->new = output_file_begin(stream->folder, path_name(path), naming(stream));
    if (stream->new < 0 || !copy_old(stream, size)) {
        return false;
    }
    close_old(stream);
    return true;
}

/* Does the old file go on with these bytes? */
static bool old_holds(const OutputStream *stream, Slice bytes)
{
    char piece[PIECE_SIZE];

    while (stream->old >= 0 && bytes.size > 0) {
        size_t wanted = bytes.size < sizeof piece ? bytes.size : sizeof piece;
        ssize_t count = read_piece(stream->old, piece, wanted);

        if (count != (ssize_t)wanted || !slice_starts_with(bytes, (Slice){piece, wanted})) {
            return false;
        }
        bytes = slice_from(bytes, wanted);
    }
    return stream->old >= 0;
}

static bool add(OutputStream *stream, Slice bytes)
{
    uint64_t before = stream->entry.size;

    hash_stream_add(stream->output->hash, bytes);
    stream->entry.size += bytes.size;
    if (stream->new < 0) {
        if (old_holds(stream, bytes)) {
            return true;
        }
        if (!begin_new(stream, before)) {
            return false;
        }
    }
    return file_write_descriptor(stream->new, bytes);
}

void output_stream_add(OutputStream *stream, Slice bytes)
{
    if (stream->error == 0 && bytes.size > 0 && !add(stream, bytes)) {
        stream->error = errno;
    }
}

static bool old_is_at_end(const OutputStream *stream)
{
    char byte;

    return stream->old >= 0 && read_piece(stream->old, &byte, 1) == 0;
}

/* What was announced with its first piece is announced again, if there were more. */
static bool finish_new(OutputStream *stream)
{
    Hash128 hash = hash_stream_value(stream->output->hash);
    bool is_announced = hash.high == stream->entry.hash.high && hash.low == stream->entry.hash.low;

    stream->entry.hash = hash;
    if (!stream->output->is_staged && !is_announced && !announce(stream)) {
        return false;
    }

    int descriptor = stream->new;

    stream->new = -1;
    return output_file_commit(stream->folder, path_name(stream->entry.path), naming(stream),
                              descriptor);
}

static bool finish(OutputStream *stream, OutputState *state)
{
    if (stream->error != 0) {
        errno = stream->error;
        return false;
    }
    if (stream->new < 0 && old_is_at_end(stream)) {
        stream->entry.hash = hash_stream_value(stream->output->hash);
        *state = OUTPUT_UNCHANGED;
        return true;
    }
    *state = OUTPUT_WRITTEN;
    return (stream->new >= 0 || begin_new(stream, stream->entry.size)) && finish_new(stream);
}

bool output_stream_end(OutputStream *stream)
{
    OutputRecord record = {0};

    if (!finish(stream, &record.state)) {
        record.state = OUTPUT_FAILED;
        record.error = errno;
    }
    if (stream->new >= 0) {
        output_file_abandon(stream->folder, path_name(stream->entry.path), naming(stream),
                            stream->new);
    }
    close_old(stream);
    record.entry = stream->entry;
    output_add_record(stream->output, record);
    return record.state != OUTPUT_FAILED;
}
