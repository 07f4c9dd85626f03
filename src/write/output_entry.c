#include "write/output_entry.h"

bool output_path_is_inside(Slice path)
{
    bool is_last = false;

    if (slice_find_byte(path, '\0', 0) < path.size) {
        return false;
    }
    while (!is_last) {
        is_last = slice_find_byte(path, '/', 0) == path.size;

        Slice name = slice_cut(path, '/', &path);

        if (name.size == 0 || slice_is(name, ".") || slice_is(name, "..")) {
            return false;
        }
    }
    return true;
}

OutputEntry output_entry_of(Slice path, Slice bytes)
{
    return (OutputEntry){.path = path, .hash = hash_128(bytes), .size = bytes.size};
}

static void write_path(Buffer *out, Slice path)
{
    if (slice_find_byte(path, '\n', 0) == path.size &&
        slice_find_byte(path, '\\', 0) == path.size) {
        buffer_add(out, path);
        return;
    }
    for (size_t i = 0; i < path.size; i++) {
        if (path.data[i] == '\n') {
            buffer_add_string(out, "\\n");
        } else if (path.data[i] == '\\') {
            buffer_add_string(out, "\\\\");
        } else {
            buffer_add_byte(out, path.data[i]);
        }
    }
}

void output_entry_write(Buffer *out, const OutputEntry *entry)
{
    char hash[HASH_TEXT_SIZE];

    buffer_add_string(out, hash_to_text(entry->hash, hash));
    buffer_add_byte(out, ' ');
    buffer_add_integer(out, (int64_t)entry->size);
    buffer_add_byte(out, ' ');
    write_path(out, entry->path);
    buffer_add_byte(out, '\n');
}

/* Reads 16 lower-case hex digits. */
static bool read_hash_part(Slice text, uint64_t *value)
{
    *value = 0;
    for (size_t i = 0; i < text.size; i++) {
        char digit = text.data[i];

        if (!ascii_is_digit(digit) && (digit < 'a' || digit > 'f')) {
            return false;
        }
        *value = *value << 4 | (uint64_t)(ascii_is_digit(digit) ? digit - '0' : digit - 'a' + 10);
    }
    return text.size == 16;
}

static bool read_path(Arena *arena, Slice text, Slice *path)
{
    if (slice_find_byte(text, '\\', 0) == text.size) {
        *path = text;
        return true;
    }

    Buffer plain;

    buffer_init(&plain, arena);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\\') {
            buffer_add_byte(&plain, text.data[i]);
            continue;
        }
        i++;
        if (i == text.size || (text.data[i] != '\\' && text.data[i] != 'n')) {
            return false;
        }
        buffer_add_byte(&plain, text.data[i] == 'n' ? '\n' : '\\');
    }
    *path = buffer_slice(&plain);
    return true;
}

bool output_entry_read(Arena *arena, Slice line, OutputEntry *entry)
{
    Slice hash = slice_cut(line, ' ', &line);
    Slice size_text = slice_cut(line, ' ', &line);
    int64_t size;

    if (hash.size != HASH_TEXT_SIZE - 1 ||
        !read_hash_part(slice_part(hash, 0, 16), &entry->hash.high) ||
        !read_hash_part(slice_from(hash, 16), &entry->hash.low) ||
        !slice_to_integer(size_text, &size)) {
        return false;
    }
    entry->size = (uint64_t)size;
    return read_path(arena, line, &entry->path) && output_path_is_inside(entry->path);
}
