#include "history/file_id.h"

#include "base/buffer.h"
#include "base/sha1.h"

LogId file_id_make(Arena *scratch, Slice bytes)
{
    char text[SHA1_TEXT_SIZE];
    Buffer object;
    LogId id;

    buffer_init(&object, scratch);
    buffer_reserve(&object, bytes.size + 32);
    buffer_add_format(&object, "blob %zu", bytes.size);
    buffer_add_byte(&object, '\0');
    buffer_add(&object, bytes);
    (void)log_id_read(&id, slice_from_string(sha1_to_text(buffer_slice(&object), text)));
    return id;
}

static Slice without_returns(Arena *scratch, Slice bytes)
{
    Buffer text;

    buffer_init(&text, scratch);
    for (size_t i = 0; i < bytes.size; i++) {
        if (bytes.data[i] != '\r' || i + 1 == bytes.size || bytes.data[i + 1] != '\n') {
            buffer_add_byte(&text, bytes.data[i]);
        }
    }
    return buffer_slice(&text);
}

static bool is_exactly(const LogId *id, Arena *scratch, Slice bytes)
{
    LogId own = file_id_make(scratch, bytes);

    return slice_equals(log_id_text(id), log_id_text(&own));
}

bool file_id_is_of(const LogId *id, Arena *scratch, Slice bytes)
{
    return is_exactly(id, scratch, bytes) ||
           (slice_find_byte(bytes, '\r', 0) < bytes.size &&
            is_exactly(id, scratch, without_returns(scratch, bytes)));
}
