#include "render/code_token.h"

/* A class takes so many bits of a number. */
enum { CLASS_BITS = 5 };

_Static_assert(TOKEN_CLASS_COUNT <= 1 << CLASS_BITS, "a class has too few bits");

const char *token_class_name(TokenClass class)
{
    static const char *const names[] = {
        "keyword",   "string",   "comment",  "number",       "function", "type",
        "constant",  "variable", "operator", "preprocessor", "label",    "tag",
        "attribute", "regex",    "inserted", "deleted",      "heading",
    };

    return names[class];
}

bool token_may_end(Slice text, size_t offset)
{
    return offset >= text.size || ((unsigned char)text.data[offset] & 0xC0) != 0x80;
}

/* Seven bits a byte, the low ones first; all bytes but the last have the eighth (LEB128). */
static void write_number(Buffer *out, uint64_t number)
{
    while (number >= 0x80) {
        buffer_add_byte(out, (char)(number | 0x80));
        number >>= 7;
    }
    buffer_add_byte(out, (char)number);
}

static bool read_number(Slice *bytes, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < bytes->size && i < 6; i++) {
        unsigned char byte = (unsigned char)bytes->data[i];

        *number |= (uint64_t)(byte & 0x7F) << (7 * i);
        if (byte < 0x80) {
            *bytes = slice_from(*bytes, i + 1);
            return true;
        }
    }
    return false;
}

void token_list_write(Buffer *out, TokenList tokens)
{
    uint32_t behind = 0;

    for (size_t i = 0; i < tokens.count; i++) {
        const Token *token = &tokens.items[i];

        write_number(out, (uint64_t)(token->start - behind) << CLASS_BITS | token->class);
        write_number(out, token->end - token->start);
        behind = token->end;
    }
}

static bool read_token(Slice *bytes, Slice text, size_t behind, Token *token)
{
    uint64_t place;
    uint64_t size;
    uint64_t start;

    if (!read_number(bytes, &place) || !read_number(bytes, &size)) {
        return false;
    }
    start = behind + (place >> CLASS_BITS);
    place &= (1 << CLASS_BITS) - 1;
    if (place >= TOKEN_CLASS_COUNT || size == 0 || start >= text.size || size > text.size - start ||
        !token_may_end(text, start) || !token_may_end(text, start + size)) {
        return false;
    }
    *token = (Token){(uint32_t)start, (uint32_t)(start + size), (TokenClass)place};
    return true;
}

/* Into a list that has room for as many as there may be. */
static bool read_tokens(Slice bytes, Slice text, TokenList *tokens)
{
    size_t behind = 0;

    while (bytes.size > 0) {
        Token *token = &tokens->items[tokens->count];

        if (!read_token(&bytes, text, behind, token)) {
            return false;
        }
        behind = token->end;
        tokens->count++;
    }
    return true;
}

bool token_list_read(Arena *arena, Slice bytes, Slice text, TokenList *tokens)
{
    bool is_right = true;

    *tokens = (TokenList){NULL, 0};
    if (bytes.size > 0) {
        /* A token has two bytes at least. One byte is none, but looked at as one. */
        tokens->items = arena_new_array(arena, Token, (bytes.size + 1) / 2);
        is_right = text.size <= UINT32_MAX && read_tokens(bytes, text, tokens);
    }
    if (!is_right) {
        *tokens = (TokenList){NULL, 0};
    }
    return is_right;
}
