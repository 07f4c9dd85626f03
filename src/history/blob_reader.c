#include "history/blob_reader.h"

#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

enum { READ_SIZE = 64 << 10, HEADER_SIZE_MOST = 256 };

void blob_reader_init(BlobReader *reader, Arena *arena, Slice folder)
{
    *reader = (BlobReader){.folder = folder, .arena = arena, .trouble = SLICE("")};
    buffer_init(&reader->bytes, arena);
}

static bool start(BlobReader *reader)
{
    static const char *const arguments[] = {"cat-file", "--batch", NULL};

    if (!reader->is_started && !reader->has_failed) {
        reader->is_started = git_start(&reader->git, reader->folder, arguments, true);
        reader->has_failed = !reader->is_started;
        if (reader->has_failed) {
            reader->trouble = arena_format(reader->arena, "cannot start git: %s", strerror(errno));
        }
    }
    return reader->is_started && !reader->has_failed;
}

static bool fail(BlobReader *reader)
{
    reader->has_failed = true;
    return false;
}

/* Makes the bytes that are at hand more; false at the end. */
static bool read_more(BlobReader *reader)
{
    Buffer *bytes = &reader->bytes;
    ssize_t size;

    if (reader->start > 0) {
        bytes->size -= reader->start;
        memmove(bytes->data, bytes->data + reader->start, bytes->size);
        reader->start = 0;
    }
    buffer_reserve(bytes, READ_SIZE);
    do {
        size = read(reader->git.output, bytes->data + bytes->size, READ_SIZE);
    } while (size < 0 && errno == EINTR);
    bytes->size += size > 0 ? (size_t)size : 0;
    return size > 0 || fail(reader);
}

static Slice at_hand(const BlobReader *reader)
{
    return slice_from(buffer_slice(&reader->bytes), reader->start);
}

/* "ID blob SIZE", "ID missing" */
static bool read_header(BlobReader *reader, Slice *header)
{
    size_t end = slice_find_byte(at_hand(reader), '\n', 0);

    while (end == at_hand(reader).size) {
        if (end > HEADER_SIZE_MOST) {
            return fail(reader);
        }
        if (!read_more(reader)) {
            return false;
        }
        end = slice_find_byte(at_hand(reader), '\n', 0);
    }
    *header = slice_part(at_hand(reader), 0, end);
    reader->start += end + 1;
    return true;
}

/* Takes `size` bytes; keeps them when `kept` is not NULL. */
static bool take_bytes(BlobReader *reader, uint64_t size, Buffer *kept)
{
    while (size > 0) {
        Slice part = slice_part(at_hand(reader), 0, size < SIZE_MAX ? (size_t)size : SIZE_MAX);

        if (part.size == 0) {
            if (!read_more(reader)) {
                return false;
            }
            continue;
        }
        if (kept != NULL) {
            buffer_add(kept, part);
        }
        reader->start += part.size;
        size -= part.size;
    }
    return true;
}

static void read_blob(BlobReader *reader, Arena *arena, Blob *blob)
{
    Slice header;
    int64_t size;
    Buffer bytes;

    if (reader->has_failed || !read_header(reader, &header)) {
        return;
    }
    (void)slice_cut(header, ' ', &header);

    Slice kind = slice_cut(header, ' ', &header);

    if (slice_is(kind, "missing")) {
        return;
    }
    if (!slice_to_integer(header, &size)) {
        fail(reader);
        return;
    }

    bool is_kept = slice_is(kind, "blob") && size <= BLOB_SIZE_MOST;

    buffer_init(&bytes, arena);
    if (take_bytes(reader, (uint64_t)size, is_kept ? &bytes : NULL) &&
        take_bytes(reader, 1, NULL)) {
        *blob = (Blob){is_kept, buffer_slice(&bytes)};
    }
}

static bool is_asked_for(const LogId *id)
{
    return id != NULL && !log_id_is_zero(id);
}

static bool write_questions(BlobReader *reader, const LogId *const *ids, size_t count)
{
    char questions[BLOB_BATCH_MOST * (LOG_ID_SIZE_MOST + 1)];
    size_t size = 0;

    for (size_t i = 0; i < count; i++) {
        if (is_asked_for(ids[i])) {
            memcpy(questions + size, ids[i]->text, ids[i]->size);
            size += ids[i]->size;
            questions[size++] = '\n';
        }
    }
    if (size == 0) {
        return true;
    }
    return start(reader) &&
           (file_write_descriptor(reader->git.input, (Slice){questions, size}) || fail(reader));
}

void blob_reader_read(BlobReader *reader, Arena *arena, const LogId *const *ids, size_t count,
                      Blob *blobs)
{
    assert(count <= BLOB_BATCH_MOST);

    bool is_written = write_questions(reader, ids, count);

    for (size_t i = 0; i < count; i++) {
        blobs[i] = (Blob){.is_found = !is_asked_for(ids[i]), .bytes = SLICE("")};
        if (is_asked_for(ids[i]) && is_written) {
            read_blob(reader, arena, &blobs[i]);
        }
    }
}

void blob_reader_close(BlobReader *reader)
{
    if (!reader->is_started) {
        return;
    }
    if (!reader->has_failed) {
        Slice message;

        (void)git_end(&reader->git, reader->arena, &message);
    } else {
        if (reader->trouble.size == 0) {
            reader->trouble = SLICE("it did not give what was asked for");
        }
        git_stop(&reader->git);
    }
    reader->is_started = false;
}
