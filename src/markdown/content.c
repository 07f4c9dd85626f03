#include "markdown/content.h"

#include <assert.h>

void content_init(Content *content, Arena *arena, Slice clean, uint32_t start)
{
    *content = (Content){.clean = clean, .contiguous = true};
    content->text = slice_part(clean, start, start);
    content->text.data = clean.data + start;
    buffer_init(&content->buffer, arena);
    content->pieces = arena_array_room(arena, NULL, 0, &content->capacity, sizeof *content->pieces);
    content->pieces[content->count++] = (ContentPiece){.content = 0, .clean = start};
}

static uint32_t clean_end(const Content *content)
{
    const ContentPiece *last = &content->pieces[content->count - 1];
    return last->clean + (uint32_t)content->text.size - last->content;
}

static void add_piece(Content *content, uint32_t clean)
{
    if (content->text.size == 0) {
        content->pieces[0].clean = clean;
        return;
    }
    content->pieces = arena_array_room(content->buffer.arena, content->pieces, content->count,
                                       &content->capacity, sizeof *content->pieces);
    content->pieces[content->count++] =
        (ContentPiece){.content = (uint32_t)content->text.size, .clean = clean};
}

static void stop_sharing(Content *content)
{
    if (content->contiguous) {
        content->contiguous = false;
        buffer_add(&content->buffer, content->text);
    }
}

void content_add(Content *content, uint32_t from, uint32_t to)
{
    if (to <= from) {
        return;
    }
    if (content->text.size == 0) {
        content->text.data = content->clean.data + from;
        content->pieces[0].clean = from;
    } else if (clean_end(content) != from) {
        stop_sharing(content);
        add_piece(content, from);
    }
    if (content->contiguous) {
        content->text.size += to - from;
        return;
    }
    buffer_add(&content->buffer, slice_part(content->clean, from, to));
    content->text = buffer_slice(&content->buffer);
}

void content_add_unpiped(Content *content, uint32_t from, uint32_t to)
{
    const char *data = content->clean.data;
    for (uint32_t i = from; i + 1 < to; i++) {
        if (data[i] == '\\' && data[i + 1] == '|') {
            content_add(content, from, i);
            from = i + 1;
        }
    }
    content_add(content, from, to);
}

void content_add_byte(Content *content, char byte, uint32_t from)
{
    bool same = from < content->clean.size && content->clean.data[from] == byte;
    if (same) {
        content_add(content, from, from + 1);
        return;
    }
    stop_sharing(content);
    add_piece(content, from);
    buffer_add_byte(&content->buffer, byte);
    content->text = buffer_slice(&content->buffer);
}

void content_finish(Content *content)
{
    content->text = slice_trim_end(content->text);
}

void content_drop(Content *content, size_t offset)
{
    uint32_t clean = content_to_clean(content, offset);
    size_t kept = 0;
    for (size_t i = 0; i < content->count; i++) {
        if (content->pieces[i].content > offset) {
            content->pieces[kept + 1] = content->pieces[i];
            content->pieces[kept + 1].content -= (uint32_t)offset;
            kept++;
        }
    }
    content->pieces[0] = (ContentPiece){.content = 0, .clean = clean};
    content->count = kept + 1;
    content->hint = 0;
    content->text = slice_from(content->text, offset);
}

uint32_t content_to_clean(Content *content, size_t offset)
{
    size_t hint = content->hint;
    while (hint > 0 && content->pieces[hint].content > offset) {
        hint--;
    }
    while (hint + 1 < content->count && content->pieces[hint + 1].content <= offset) {
        hint++;
    }
    content->hint = hint;
    return content->pieces[hint].clean + (uint32_t)offset - content->pieces[hint].content;
}

uint32_t content_end_to_clean(Content *content, size_t offset)
{
    return offset == 0 ? content_to_clean(content, 0) : content_to_clean(content, offset - 1) + 1;
}
