#include "index/tokenizer.h"

#include "base/utf8.h"
#include "base/utf8_fold.h"
#include "index/byte_class.h"
#include "index/token_cutter.h"

#include <assert.h>
#include <limits.h>

/* Does a code point that is not ASCII belong into words with spaces between them? */
static bool is_wide_word(uint32_t code_point)
{
    Utf8Class class = utf8_class(code_point);
    return (class == UTF8_LETTER || class == UTF8_MARK || class == UTF8_NUMBER) &&
           !utf8_is_unspaced(code_point) && !utf8_is_emoji(code_point);
}

/* The size of the word character at `at`; 0 when there is none. */
static size_t word_size(Slice text, size_t at)
{
    if (at >= text.size) {
        return 0;
    }
    if ((unsigned char)text.data[at] < 0x80) {
        return byte_is_word(text.data[at]) ? 1 : 0;
    }
    size_t end = at;
    return is_wide_word(utf8_decode(text, &end)) ? end - at : 0;
}

static char byte_at(Slice text, size_t at)
{
    return at < text.size ? text.data[at] : '\0';
}

/* ---- where a chunk ends ---- */

/* The typographic apostrophe, U+2019. */
static const Slice right_quote = SLICE_INIT("\xE2\x80\x99");

/* The size of what joins the word before `at` with one behind it; 0 when nothing does. */
static size_t joiner_size(Slice text, size_t at)
{
    ByteClass class = byte_class(byte_at(text, at));
    if (class != BYTE_JOINER && class != BYTE_WIDE) {
        return 0;
    }
    if (class == BYTE_JOINER && byte_is_word(byte_at(text, at + 1))) {
        return 1;
    }
    size_t size = 1;
    switch (byte_at(text, at)) {
    case '_':
        while (byte_at(text, at + size) == '_') {
            size++;
        }
        break;
    case '/':
        /* src/.config, node_modules/@scope */
        size += byte_at(text, at + 1) == '.' || byte_at(text, at + 1) == '@';
        break;
    case ':':
        size += byte_at(text, at + 1) == ':';
        break;
    case '-':
    case '.':
    case '@':
    case '\'':
        break;
    default:
        if (!slice_starts_with(slice_from(text, at), right_quote)) {
            return 0;
        }
        size = right_quote.size;
        break;
    }
    return word_size(text, at + size) > 0 ? size : 0;
}

/* "c++" and "c#": the size of what follows a single letter. */
static size_t suffix_size(Slice text, size_t start, size_t end)
{
    if (end - start != 1 || !ascii_is_letter(text.data[start])) {
        return 0;
    }
    size_t size = byte_at(text, end) == '#'                                    ? 1
                  : byte_at(text, end) == '+' && byte_at(text, end + 1) == '+' ? 2
                                                                               : 0;
    return size > 0 && word_size(text, end + size) == 0 ? size : 0;
}

/* A table, as nobody can predict which joiner it is. */
static unsigned held_by_joiner(char c)
{
    static const uint8_t held[0x80] = {
        ['/'] = HOLDS_FOLDERS | HOLDS_COLONS | HOLDS_DOTS,
        [':'] = HOLDS_COLONS,
        ['@'] = HOLDS_COLONS,
        ['.'] = HOLDS_DOTS,
        ['-'] = HOLDS_HYPHENS,
        ['_'] = HOLDS_HYPHENS,
        ['\''] = HOLDS_APOSTROPHES,
    };
    return (unsigned char)c < sizeof held ? held[(unsigned char)c] : HOLDS_WIDE;
}

/* Passes the ASCII letters and digits at `at`, of a chunk that begins at `start`; `*window` may move along. */
static size_t pass_word(Slice text, size_t start, size_t at, WordWindow *window, unsigned *holds)
{
    for (;;) {
        if (at - window->start >= WORD_WINDOW_SIZE) {
            *window = word_window_at(text, at);
        }
        size_t size = word_window_size(window, at);
        uint64_t uppers = word_window_uppers(window, at, size);
        *holds |= uppers > (at == start) ? HOLDS_HUMPS : 0;
        at += size;
        if (at < window->start + WORD_WINDOW_SIZE || at == text.size) {
            return at;
        }
    }
}

/* The end of the chunk whose first word begins at `start`, which is in the window. */
static size_t find_end(Slice text, size_t start, WordWindow window, unsigned *holds)
{
    *holds = 0;
    size_t at = pass_word(text, start, start, &window, holds);
    for (;;) {
        size_t size = word_size(text, at);
        if (size > 0) {
            *holds |= HOLDS_WIDE;
        } else {
            size = joiner_size(text, at);
            *holds |= size > 0 ? held_by_joiner(text.data[at]) : 0;
        }
        if (size == 0) {
            return at + suffix_size(text, start, at);
        }
        at = pass_word(text, start, at + size, &window, holds);
    }
}

/* How many bytes before the word at `at` belong to it: "--flag", "-x", ".net", "@scope". */
static size_t prefix_size(Slice text, size_t from, size_t at)
{
    if (at == from || text.data[at - 1] == '/') {
        return 0;
    }
    char mark = text.data[at - 1];
    char before = at >= 2 ? text.data[at - 2] : ' ';
    if (mark == '-' && before == '-' && at >= from + 2) {
        bool is_alone = at < 3 || byte_class(text.data[at - 3]) == BYTE_NONE;
        return is_alone && ascii_is_letter(text.data[at]) ? 2 : 0;
    }
    if (byte_class(before) != BYTE_NONE || !ascii_is_letter(text.data[at])) {
        return 0;
    }
    if (mark == '-') {
        bool is_single = word_size(text, at + 1) == 0 && joiner_size(text, at + 1) == 0;
        return is_single ? 1 : 0;
    }
    return mark == '.' || mark == '@' ? 1 : 0;
}

static void read_ascii(Tokenizer *tokenizer, Slice text, size_t word, unsigned holds)
{
    for (size_t i = 0; i < text.size; i++) {
        tokenizer->folded[i] = ascii_to_lower(text.data[i]);
    }
    TokenCutter cutter = {tokenizer, text, tokenizer->folded, holds};
    token_cutter_cut(&cutter, word);
}

/* NFKC may make anything of a letter, but joiners stay where they are. */
static bool is_still_word(Slice text)
{
    return text.size > 0 && word_size(text, 0) > 0;
}

/* Writes U+2019 as ' in place; returns the new size. */
static size_t make_apostrophes_plain(char *text, size_t size)
{
    Slice rest = {text, size};
    size_t kept = 0;
    while (rest.size > 0) {
        size_t quote = slice_find(rest, right_quote, 0);
        memmove(text + kept, rest.data, quote);
        kept += quote;
        if (quote < rest.size) {
            text[kept++] = '\'';
        }
        rest = slice_from(rest, quote + right_quote.size);
    }
    return kept;
}

static void read_wide(Tokenizer *tokenizer, Slice text, size_t word)
{
    tokenizer->wide_size = 0;
    size_t size = utf8_write_nfkc(text, tokenizer->nfkc, CHUNK_SIZE_MOST);
    size = make_apostrophes_plain(tokenizer->nfkc, size);
    Slice plain = {tokenizer->nfkc, size};
    if (is_still_word(slice_from(plain, word))) {
        TokenCutter cutter = {tokenizer, plain, NULL, UINT_MAX};
        token_cutter_cut(&cutter, word);
    }
}

/* ---- chunks ---- */

Chunk tokenizer_find_chunk(Slice text, size_t from, size_t word, const WordWindow *window)
{
    Chunk chunk = {.start = word - prefix_size(text, from, word), .word = word};
    chunk.end = find_end(text, word, *window, &chunk.holds);
    return chunk;
}

void tokenizer_cut_chunk(Tokenizer *tokenizer, Slice text, const Chunk *chunk)
{
    size_t size = chunk->end - chunk->start;
    size_t word = chunk->word - chunk->start;
    Slice part = utf8_prefix_bytes(slice_part(text, chunk->start, chunk->end), CHUNK_SIZE_MOST);
    tokenizer->count = 0;
    tokenizer->start = chunk->start;
    if (chunk->holds & HOLDS_WIDE) {
        read_wide(tokenizer, part, word);
        return;
    }
    /* A cut may leave a joiner at the end. */
    while (part.size < size && byte_class(part.data[part.size - 1]) == BYTE_JOINER) {
        part.size--;
    }
    read_ascii(tokenizer, part, word, chunk->holds | (word > 0 ? held_by_joiner(part.data[0]) : 0));
}

static void read_chunk(Tokenizer *tokenizer, Slice text, size_t from, size_t at, size_t *offset)
{
    WordWindow window = word_window_at(text, at);
    Chunk chunk = tokenizer_find_chunk(text, from, at, &window);
    tokenizer_cut_chunk(tokenizer, text, &chunk);
    *offset = chunk.end;
}

/* A word of nothing but letters and digits in one case, but for the first: most of all text. */
static bool read_plain(Tokenizer *tokenizer, Slice text, size_t at, size_t *offset)
{
    size_t end = at + 1;
    tokenizer->folded[0] = ascii_to_lower(text.data[at]);
    while (end < text.size && end - at < TOKEN_SIZE_MOST) {
        ByteClass class = byte_class(text.data[end]);
        if (class != BYTE_LOWER && class != BYTE_DIGIT) {
            break;
        }
        tokenizer->folded[end - at] = text.data[end];
        end++;
    }
    if (!plain_word_ends(text, end)) {
        return false;
    }
    tokenizer->start = at;
    tokenizer->tokens[0] = (Token){
        .text = {tokenizer->folded, end - at},
        .kind = TOKEN_WORD,
        .steps = true,
    };
    tokenizer->count = 1;
    *offset = end;
    return true;
}

/* One character, or two side by side; `at` moves behind the first. */
static bool read_unspaced(Tokenizer *tokenizer, Slice text, size_t *at)
{
    size_t start = *at;
    utf8_decode(text, at);
    size_t end = *at;
    if (end < text.size && (unsigned char)text.data[end] >= 0x80 &&
        utf8_is_unspaced(utf8_decode(text, &end))) {
        tokenizer->paired_end = end;
    } else if (tokenizer->paired_end == *at) {
        return false;
    } else {
        end = *at;
    }
    tokenizer->wide_size = 0;
    TokenCutter cutter = {tokenizer, slice_part(text, start, end), NULL, UINT_MAX};
    token_cutter_add(&cutter, 0, end - start, TOKEN_WORD, true);
    tokenizer->start = start;
    return true;
}

static bool is_lone_emoji(uint32_t code_point)
{
    bool is_tone = code_point >= 0x1F3FB && code_point <= 0x1F3FF;
    return !is_tone && utf8_is_emoji(code_point) && utf8_class(code_point) == UTF8_SYMBOL;
}

/* What begins with a code point that is not ASCII; false, with `*at` behind it, when it is nothing. */
static bool read_wide_start(Tokenizer *tokenizer, Slice text, size_t from, size_t *at)
{
    size_t start = *at;
    size_t end = start;
    uint32_t code_point = utf8_decode(text, &end);
    if (utf8_is_unspaced(code_point)) {
        return read_unspaced(tokenizer, text, at);
    }
    if (is_wide_word(code_point)) {
        read_chunk(tokenizer, text, from, start, at);
        return tokenizer->count > 0;
    }
    *at = end;
    if (!is_lone_emoji(code_point)) {
        return false;
    }
    tokenizer->tokens[tokenizer->count++] = (Token){
        .text = slice_part(text, start, end),
        .kind = TOKEN_WORD,
        .steps = true,
    };
    tokenizer->start = start;
    return true;
}

void tokenizer_begin(Tokenizer *tokenizer)
{
    tokenizer->paired_end = 0;
}

bool tokenizer_next(Tokenizer *tokenizer, Slice text, size_t *offset)
{
    size_t from = *offset;
    size_t at = from;
    tokenizer->count = 0;
    while (at < text.size) {
        ByteClass class = byte_class(text.data[at]);
        if (class == BYTE_WIDE) {
            if (read_wide_start(tokenizer, text, from, &at)) {
                *offset = at;
                return true;
            }
        } else if (class == BYTE_NONE || class == BYTE_JOINER) {
            at++;
        } else {
            if (!plain_word_is_bare(text, from, at) || !read_plain(tokenizer, text, at, offset)) {
                read_chunk(tokenizer, text, from, at, offset);
            }
            return true;
        }
    }
    *offset = at;
    return false;
}
