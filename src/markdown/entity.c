#define CMARK_NO_SHORT_NAMES 1
#include "markdown/entity.h"

#include <cmark-gfm.h>

#include <cmark-gfm/houdini.h>

#include <string.h>

bool entity_decode(Slice text, Entity *entity)
{
    if (text.size < 3 || text.data[0] != '&') {
        return false;
    }
    cmark_mem *memory = cmark_get_default_mem_allocator();
    cmark_strbuf decoded;
    cmark_strbuf_init(memory, &decoded, 0);
    /* The longest name has 31 letters; numbers have at most 8 digits. */
    size_t room = text.size - 1 < 40 ? text.size - 1 : 40;
    bufsize_t used =
        houdini_unescape_ent(&decoded, (const uint8_t *)text.data + 1, (bufsize_t)room);
    bool found = used > 0 && decoded.size > 0 && decoded.size <= ENTITY_DECODED_SIZE;
    if (found) {
        entity->source_size = (size_t)used + 1;
        entity->size = (size_t)decoded.size;
        memcpy(entity->text, decoded.ptr, entity->size);
    }
    cmark_strbuf_free(&decoded);
    return found;
}

void entity_add_decoded(Buffer *out, Slice text)
{
    size_t at = 0;
    while (at < text.size) {
        size_t next = slice_find_byte(text, '&', at);
        buffer_add(out, slice_part(text, at, next));
        Entity entity;
        if (next < text.size && entity_decode(slice_from(text, next), &entity)) {
            buffer_add_bytes(out, entity.text, entity.size);
            at = next + entity.source_size;
        } else {
            buffer_add(out, slice_part(text, next, next + 1));
            at = next + 1;
        }
    }
}
