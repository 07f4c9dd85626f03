#include "index/tokenizer.h"

#include "base/utf8.h"
#include "base/utf8_fold.h"

#include <assert.h>
#include <limits.h>

typedef enum ByteClass {
    BYTE_NONE, /* separates */
    BYTE_LOWER,
    BYTE_UPPER,
    BYTE_DIGIT,
    BYTE_JOINER, /* may stand inside a compound */
    BYTE_WIDE,   /* not ASCII */
} ByteClass;

static ByteClass class_of(char c)
{
    enum {
        N = BYTE_NONE,
        L = BYTE_LOWER,
        U = BYTE_UPPER,
        D = BYTE_DIGIT,
        J = BYTE_JOINER,
        W = BYTE_WIDE,
    };
    static const uint8_t classes[256] = {
        N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N,
        N, N, N, N, N, N, N, N, N, N, J, N, N, N, N, N, J, J, J, D, D, D, D, D, D, D, D, D, D,
        J, N, N, N, N, N, J, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
        U, U, U, U, N, N, N, N, J, N, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
        L, L, L, L, L, L, L, N, N, N, N, N, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
        W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    };
    return (ByteClass)classes[(unsigned char)c];
}

static bool is_ascii_word(char c)
{
    ByteClass class = class_of(c);
    return class >= BYTE_LOWER && class <= BYTE_DIGIT;
}

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
        return is_ascii_word(text.data[at]) ? 1 : 0;
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

/* What a chunk holds: it is cut at no others. */
enum {
    HOLDS_FOLDERS = 1 << 0, /* the first four by CutLevel */
    HOLDS_COLONS = 1 << 1,
    HOLDS_DOTS = 1 << 2,
    HOLDS_HYPHENS = 1 << 3,
    HOLDS_APOSTROPHES = 1 << 4,
    HOLDS_HUMPS = 1 << 5, /* capital letters behind the first one */
    HOLDS_WIDE = 1 << 6,  /* something that is not ASCII, where anything may be held */
};

static unsigned held_by_joiner(char c)
{
    switch (c) {
    case '/':
        return HOLDS_FOLDERS | HOLDS_COLONS | HOLDS_DOTS;
    case ':':
    case '@':
        return HOLDS_COLONS;
    case '.':
        return HOLDS_DOTS;
    case '-':
    case '_':
        return HOLDS_HYPHENS;
    default:
        return c == '\'' ? HOLDS_APOSTROPHES : HOLDS_WIDE;
    }
}

/* The end of the chunk whose first word begins at `start`. */
static size_t find_end(Slice text, size_t start, unsigned *holds)
{
    size_t at = start;
    *holds = 0;
    for (;;) {
        while (at < text.size && is_ascii_word(text.data[at])) {
            *holds |= class_of(text.data[at]) == BYTE_UPPER && at > start ? HOLDS_HUMPS : 0;
            at++;
        }
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
        at += size;
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
        bool is_alone = at < 3 || class_of(text.data[at - 3]) == BYTE_NONE;
        return is_alone && ascii_is_letter(text.data[at]) ? 2 : 0;
    }
    if (class_of(before) != BYTE_NONE || !ascii_is_letter(text.data[at])) {
        return 0;
    }
    if (mark == '-') {
        bool is_single = word_size(text, at + 1) == 0 && joiner_size(text, at + 1) == 0;
        return is_single ? 1 : 0;
    }
    return mark == '.' || mark == '@' ? 1 : 0;
}

/* ---- the tokens of a chunk ---- */

/* A chunk that is cut: its text with letter case, and folded, byte by byte the same when it is ASCII. */
typedef struct Cutter {
    Tokenizer *tokenizer;
    Slice text;
    const char *folded; /* NULL: not ASCII, each token is folded by itself */
    unsigned holds;
} Cutter;

/* Some letters become several words: what stands between these is left out. */
static size_t without_blanks(char *text, size_t size)
{
    size_t kept = 0;
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)text[i] > ' ') {
            text[kept++] = text[i];
        }
    }
    return kept;
}

static Slice fold_wide(Tokenizer *tokenizer, Slice text)
{
    char *at = tokenizer->wide + tokenizer->wide_size;
    size_t size = utf8_write_folded(text, at, CHUNK_WIDE_SIZE - tokenizer->wide_size);
    size = without_blanks(at, size);
    tokenizer->wide_size += size;
    return (Slice){at, size};
}

/* Adds the bytes [start, end) of the chunk; returns the token's number, or -1 when there is none, or no room. */
static int add_token(Cutter *cutter, size_t start, size_t end, TokenKind kind, bool steps)
{
    Tokenizer *tokenizer = cutter->tokenizer;
    if (tokenizer->count == CHUNK_TOKENS_MOST) {
        return -1;
    }
    Slice text = cutter->folded != NULL
                     ? (Slice){cutter->folded + start, end - start}
                     : fold_wide(tokenizer, slice_part(cutter->text, start, end));
    if (text.size == 0) {
        return -1;
    }
    tokenizer->tokens[tokenizer->count] = (Token){
        .text = text.size > TOKEN_SIZE_MOST ? utf8_prefix_bytes(text, TOKEN_SIZE_MOST) : text,
        .kind = (uint8_t)kind,
        .steps = steps,
    };
    return (int)tokenizer->count++;
}

static void close_compound(Cutter *cutter, int token)
{
    if (token >= 0) {
        Tokenizer *tokenizer = cutter->tokenizer;
        tokenizer->tokens[token].parts = (uint8_t)(tokenizer->count - (size_t)token - 1);
    }
}

/* From the outermost to the innermost. */
typedef enum CutLevel { CUT_FOLDERS, CUT_COLONS, CUT_DOTS, CUT_HYPHENS, CUT_LEVEL_COUNT } CutLevel;

static bool is_cut(CutLevel level, char c)
{
    switch (level) {
    case CUT_FOLDERS:
        return c == '/';
    case CUT_COLONS:
        return c == ':' || c == '@';
    case CUT_DOTS:
        return c == '.';
    default:
        return c == '-' || c == '_';
    }
}

static bool is_upper_at(const Cutter *cutter, size_t at)
{
    if ((unsigned char)cutter->text.data[at] < 0x80) {
        return class_of(cutter->text.data[at]) == BYTE_UPPER;
    }
    return utf8_is_upper(utf8_decode(cutter->text, &at));
}

static size_t next_character(const Cutter *cutter, size_t at)
{
    if ((unsigned char)cutter->text.data[at] >= 0x80) {
        utf8_decode(cutter->text, &at);
        return at;
    }
    return at + 1;
}

/* Where the next part of camelCase begins: aB|c, ABC|De, not before the "s" of "URLs". */
static size_t find_hump(const Cutter *cutter, size_t start, size_t end)
{
    bool was_upper = is_upper_at(cutter, start);
    size_t previous = start;
    size_t at = next_character(cutter, start);
    for (; at < end; at = next_character(cutter, at)) {
        bool is_upper = is_upper_at(cutter, at);
        if (is_upper && !was_upper) {
            return at;
        }
        bool is_plural = cutter->text.data[at] == 's' && at + 1 == end;
        if (!is_upper && was_upper && previous > start && !is_plural &&
            !ascii_is_digit(cutter->text.data[at])) {
            return previous;
        }
        was_upper = is_upper;
        previous = at;
    }
    return end;
}

static void cut_word(Cutter *cutter, size_t start, size_t end, bool steps)
{
    size_t hump = cutter->holds & HOLDS_HUMPS ? find_hump(cutter, start, end) : end;
    if (hump == end) {
        add_token(cutter, start, end, TOKEN_WORD, steps);
        return;
    }
    int whole = add_token(cutter, start, end, TOKEN_COMPOUND, steps);
    steps = whole < 0;
    while (start < end) {
        add_token(cutter, start, hump, TOKEN_WORD, steps);
        steps = true;
        start = hump;
        hump = start < end ? find_hump(cutter, start, end) : end;
    }
    close_compound(cutter, whole);
}

/* "user's" is "user", "don't" one word, "l'amour" two. */
static void cut_apostrophes(Cutter *cutter, size_t start, size_t end, bool steps)
{
    enum { ENDING_MOST = 2 };
    if (!(cutter->holds & HOLDS_APOSTROPHES)) {
        cut_word(cutter, start, end, steps);
        return;
    }
    Slice text = slice_part(cutter->text, 0, end);
    size_t quote = slice_find_byte(text, '\'', start);
    while (quote < end && end - quote - 1 > ENDING_MOST) {
        cut_word(cutter, start, quote, steps);
        steps = true;
        start = quote + 1;
        quote = slice_find_byte(text, '\'', start);
    }
    bool is_genitive = quote + 2 == end && ascii_to_lower(text.data[quote + 1]) == 's';
    if (quote < end && !is_genitive) {
        add_token(cutter, start, end, TOKEN_WORD, steps);
    } else {
        cut_word(cutter, start, quote, steps);
    }
}

static size_t find_cut(const Cutter *cutter, CutLevel level, size_t start, size_t end)
{
    while (start < end && !is_cut(level, cutter->text.data[start])) {
        start++;
    }
    return start;
}

/* Cuts a piece at a level, and what that gives at the levels below: as deep as there are levels. */
static void cut_level(Cutter *cutter, CutLevel level, size_t start, size_t end, bool steps)
{
    while (level < CUT_LEVEL_COUNT && !(cutter->holds >> level & 1)) {
        level++;
    }
    if (level == CUT_LEVEL_COUNT) {
        cut_apostrophes(cutter, start, end, steps);
        return;
    }
    int marked = -1;
    if (is_cut(level, cutter->text.data[start])) { /* ".net", "@scope" */
        marked = add_token(cutter, start, end, TOKEN_MARKED, steps);
        steps = marked < 0;
        start++;
    }
    size_t cut = find_cut(cutter, level, start, end);
    int whole = -1;
    if (cut < end && end - start <= COMPOUND_SIZE_MOST) {
        whole = add_token(cutter, start, end, TOKEN_COMPOUND, steps);
        steps = whole < 0;
    }
    while (start < end) {
        cut_level(cutter, level + 1, start, cut, steps);
        steps = true;
        start = cut;
        while (start < end && is_cut(level, cutter->text.data[start])) {
            /* A mark of a lower level ("/.config") is no cut of this one. */
            start++;
        }
        cut = find_cut(cutter, level, start, end);
    }
    close_compound(cutter, whole);
    close_compound(cutter, marked);
}

/* A chunk from its prefix on: `word` is where its first word begins. */
static void cut_chunk(Cutter *cutter, size_t word)
{
    size_t end = cutter->text.size;
    char last = cutter->text.data[end - 1];
    if (last == '+' || last == '#') {
        int marked = add_token(cutter, 0, end, TOKEN_MARKED, true);
        add_token(cutter, 0, 1, TOKEN_WORD, false);
        close_compound(cutter, marked);
    } else if (word > 0 && cutter->text.data[0] == '-') {
        int marked = add_token(cutter, 0, end, TOKEN_MARKED, true);
        cut_level(cutter, CUT_FOLDERS, word, end, false);
        close_compound(cutter, marked);
    } else {
        cut_level(cutter, CUT_FOLDERS, 0, end, true);
    }
}

static void read_ascii(Tokenizer *tokenizer, Slice text, size_t word, unsigned holds)
{
    for (size_t i = 0; i < text.size; i++) {
        tokenizer->folded[i] = ascii_to_lower(text.data[i]);
    }
    Cutter cutter = {tokenizer, text, tokenizer->folded, holds};
    cut_chunk(&cutter, word);
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
        Cutter cutter = {tokenizer, plain, NULL, UINT_MAX};
        cut_chunk(&cutter, word);
    }
}

/* ---- chunks ---- */

static void read_chunk(Tokenizer *tokenizer, Slice text, size_t from, size_t at, size_t *offset)
{
    unsigned holds;
    size_t end = find_end(text, at, &holds);
    size_t start = at - prefix_size(text, from, at);
    tokenizer->start = start;
    *offset = end;
    Slice chunk = utf8_prefix_bytes(slice_part(text, start, end), CHUNK_SIZE_MOST);
    if (holds & HOLDS_WIDE) {
        read_wide(tokenizer, chunk, at - start);
        return;
    }
    /* A cut may leave a joiner at the end. */
    while (chunk.size < end - start && class_of(chunk.data[chunk.size - 1]) == BYTE_JOINER) {
        chunk.size--;
    }
    holds |= start < at ? held_by_joiner(text.data[start]) : 0;
    read_ascii(tokenizer, chunk, at - start, holds);
}

/* Is what stands at `end` surely no part of the chunk before it? */
static bool ends_plainly(Slice text, size_t end)
{
    char next = byte_at(text, end);
    char after = byte_at(text, end + 1);
    if (class_of(next) == BYTE_NONE) {
        return next != '+' && next != '#';
    }
    return (next == '.' || next == '-') && class_of(after) == BYTE_NONE;
}

/* A word of nothing but letters and digits in one case, but for the first: most of all text. */
static bool read_plain(Tokenizer *tokenizer, Slice text, size_t at, size_t *offset)
{
    size_t end = at + 1;
    tokenizer->folded[0] = ascii_to_lower(text.data[at]);
    while (end < text.size && end - at < TOKEN_SIZE_MOST) {
        ByteClass class = class_of(text.data[end]);
        if (class != BYTE_LOWER && class != BYTE_DIGIT) {
            break;
        }
        tokenizer->folded[end - at] = text.data[end];
        end++;
    }
    if (!ends_plainly(text, end)) {
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
    Cutter cutter = {tokenizer, slice_part(text, start, end), NULL, UINT_MAX};
    add_token(&cutter, 0, end - start, TOKEN_WORD, true);
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
        ByteClass class = class_of(text.data[at]);
        if (class == BYTE_WIDE) {
            if (read_wide_start(tokenizer, text, from, &at)) {
                *offset = at;
                return true;
            }
        } else if (class == BYTE_NONE || class == BYTE_JOINER) {
            at++;
        } else {
            bool is_bare = at == from || class_of(text.data[at - 1]) != BYTE_JOINER;
            if (!is_bare || !read_plain(tokenizer, text, at, offset)) {
                read_chunk(tokenizer, text, from, at, offset);
            }
            return true;
        }
    }
    *offset = at;
    return false;
}
