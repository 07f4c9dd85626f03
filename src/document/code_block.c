#include "document/code_block.h"

Slice code_block_word(const Node *code)
{
    Slice info = slice_trim(code->info);
    size_t size = 0;

    while (size < info.size && !ascii_is_space(info.data[size])) {
        size++;
    }
    Slice word = slice_part(info, 0, size);

    if (code->attributes) {
        word = slice_part(word, 0, slice_find_byte(word, '{', 0));
    }
    if (word.size == 0 && code->attributes && code->attributes->class_count > 0) {
        return code->attributes->classes[0];
    }
    return word;
}

Slice code_block_content(const Node *code)
{
    Slice content = code->text;

    if (slice_ends_with(content, SLICE("\n"))) {
        content.size--;
    }
    return content;
}

uint32_t code_block_place(Source *source, const Node *code, size_t offset)
{
    Slice content = code_block_content(code);
    Slice before = slice_part(content, 0, offset);
    size_t start = slice_find_last_byte(before, '\n');
    uint32_t line = source_line_number(source, code->span.start);

    start = start < before.size ? start + 1 : 0;
    line += code->flags & NODE_FENCED ? 1 : 0;
    for (size_t i = 0; i < start; i++) {
        line += content.data[i] == '\n';
    }

    Slice own = slice_part(content, start, slice_find_byte(content, '\n', start));
    Slice whole = source_line(source, line);
    size_t cut = whole.size > own.size ? whole.size - own.size : 0;
    size_t column = cut + (before.size - start);

    return source_line_start(source, line) + (uint32_t)(column < whole.size ? column : whole.size);
}
