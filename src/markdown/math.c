#define CMARK_NO_SHORT_NAMES 1
#include "markdown/math.h"

#include "markdown/cmark_memory.h"

#include <cmark-gfm.h>

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/chunk.h>

/*
 * Where a search for a closing dollar has failed, all later ones in the same block fail, too: without this memory a flood
 * of dollars would cost the square of its length. One for "$", one for "$$".
 */
typedef struct MathMemory {
    const cmark_node *block;
    size_t failed_from[2];
} MathMemory;

static bool is_closing(Slice text, size_t at, size_t start, size_t dollars)
{
    if (dollars == 2) {
        return at + 1 < text.size && text.data[at + 1] == '$';
    }
    bool digit_follows = at + 1 < text.size && ascii_is_digit(text.data[at + 1]);
    return at > start && !ascii_is_space(text.data[at - 1]) && !digit_follows;
}

static size_t find_closing(Slice text, size_t start, size_t dollars)
{
    for (size_t i = start; i < text.size; i++) {
        if (text.data[i] == '\\') {
            i++;
        } else if (text.data[i] == '$' && is_closing(text, i, start, dollars)) {
            return i;
        }
    }
    return text.size;
}

static size_t count_dollars(Slice text, size_t at)
{
    return at + 1 < text.size && text.data[at + 1] == '$' ? 2 : 1;
}

static bool can_open(Slice text, size_t start, size_t dollars)
{
    return start < text.size && (dollars == 2 || !ascii_is_space(text.data[start]));
}

size_t math_scan(Slice text, size_t at, Slice *source, bool *display)
{
    size_t dollars = count_dollars(text, at);
    size_t start = at + dollars;
    if (!can_open(text, start, dollars)) {
        return at;
    }
    size_t end = find_closing(text, start, dollars);
    if (end >= text.size || end == start) {
        return at;
    }
    *source = slice_part(text, start, end);
    *display = dollars == 2;
    return end + dollars;
}

static bool is_known_to_fail(MathMemory *memory, const cmark_node *block, Slice text, size_t at)
{
    if (memory->block != block) {
        *memory = (MathMemory){.block = block, .failed_from = {SIZE_MAX, SIZE_MAX}};
    }
    return at >= memory->failed_from[count_dollars(text, at) - 1];
}

static cmark_node *match(cmark_syntax_extension *extension, cmark_parser *parser,
                         cmark_node *parent, unsigned char character, cmark_inline_parser *inlines)
{
    (void)parser;
    if (character != '$') {
        return NULL;
    }
    const cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
    Slice text = {(const char *)chunk->data, (size_t)chunk->len};
    size_t at = (size_t)cmark_inline_parser_get_offset(inlines);
    MathMemory *memory = cmark_syntax_extension_get_private(extension);
    if (is_known_to_fail(memory, parent, text, at)) {
        return NULL;
    }
    Slice source;
    bool display;
    size_t end = math_scan(text, at, &source, &display);
    if (end == at) {
        size_t dollars = count_dollars(text, at);
        if (can_open(text, at + dollars, dollars)) {
            memory->failed_from[dollars - 1] = at;
        }
        return NULL;
    }
    cmark_inline_parser_set_offset(inlines, (int)end);
    return cmark_node_new_with_mem(CMARK_NODE_CODE, cmark_memory_current());
}

struct cmark_syntax_extension *math_extension(void)
{
    static cmark_syntax_extension *extension;
    static MathMemory memory;
    if (extension == NULL) {
        extension = cmark_syntax_extension_new("math");
        cmark_syntax_extension_set_match_inline_func(extension, match);
        cmark_syntax_extension_set_private(extension, &memory, NULL);
        cmark_syntax_extension_set_special_inline_chars(
            extension, cmark_llist_append(cmark_get_default_mem_allocator(), NULL, (void *)'$'));
    }
    memory = (MathMemory){.block = NULL};
    return extension;
}
