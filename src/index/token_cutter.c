#include "index/token_cutter.h"

#include "base/utf8.h"
#include "base/utf8_fold.h"
#include "index/byte_class.h"

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

int token_cutter_add(TokenCutter *cutter, size_t start, size_t end, TokenKind kind, bool steps)
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

static void close_compound(TokenCutter *cutter, int token)
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
    static const char cuts[CUT_LEVEL_COUNT][2] = {
        [CUT_FOLDERS] = {'/', '/'},
        [CUT_COLONS] = {':', '@'},
        [CUT_DOTS] = {'.', '.'},
        [CUT_HYPHENS] = {'-', '_'},
    };
    return c == cuts[level][0] || c == cuts[level][1];
}

static bool is_upper_at(const TokenCutter *cutter, size_t at)
{
    if ((unsigned char)cutter->text.data[at] < 0x80) {
        return byte_class(cutter->text.data[at]) == BYTE_UPPER;
    }
    return utf8_is_upper(utf8_decode(cutter->text, &at));
}

static size_t next_character(const TokenCutter *cutter, size_t at)
{
    if ((unsigned char)cutter->text.data[at] >= 0x80) {
        utf8_decode(cutter->text, &at);
        return at;
    }
    return at + 1;
}

/* Where the next part of camelCase begins: aB|c, ABC|De, not before the "s" of "URLs". */
static size_t find_hump(const TokenCutter *cutter, size_t start, size_t end)
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

static void cut_word(TokenCutter *cutter, size_t start, size_t end, bool steps)
{
    size_t hump = cutter->holds & HOLDS_HUMPS ? find_hump(cutter, start, end) : end;
    if (hump == end) {
        token_cutter_add(cutter, start, end, TOKEN_WORD, steps);
        return;
    }
    int whole = token_cutter_add(cutter, start, end, TOKEN_COMPOUND, steps);
    steps = whole < 0;
    while (start < end) {
        token_cutter_add(cutter, start, hump, TOKEN_WORD, steps);
        steps = true;
        start = hump;
        hump = start < end ? find_hump(cutter, start, end) : end;
    }
    close_compound(cutter, whole);
}

/* "user's" is "user", "don't" one word, "l'amour" two. */
static void cut_apostrophes(TokenCutter *cutter, size_t start, size_t end, bool steps)
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
        token_cutter_add(cutter, start, end, TOKEN_WORD, steps);
    } else {
        cut_word(cutter, start, quote, steps);
    }
}

static size_t find_cut(const TokenCutter *cutter, CutLevel level, size_t start, size_t end)
{
    while (start < end && !is_cut(level, cutter->text.data[start])) {
        start++;
    }
    return start;
}

/* Cuts a piece at a level, and what that gives at the levels below: as deep as there are levels. */
static void cut_level(TokenCutter *cutter, CutLevel level, size_t start, size_t end, bool steps)
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
        marked = token_cutter_add(cutter, start, end, TOKEN_MARKED, steps);
        steps = marked < 0;
        start++;
    }
    size_t cut = find_cut(cutter, level, start, end);
    int whole = -1;
    if (cut < end && end - start <= COMPOUND_SIZE_MOST) {
        whole = token_cutter_add(cutter, start, end, TOKEN_COMPOUND, steps);
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

/* "c++", "c#": what stands behind marks only a single letter. */
static bool has_suffix(const TokenCutter *cutter)
{
    char last = cutter->text.data[cutter->text.size - 1];
    return last == '+' || last == '#';
}

/* What stands from `start` on: there is no "-" before it. */
static void cut_from(TokenCutter *cutter, size_t start, bool steps)
{
    size_t end = cutter->text.size;
    if (!has_suffix(cutter)) {
        cut_level(cutter, CUT_FOLDERS, start, end, steps);
        return;
    }
    int marked = token_cutter_add(cutter, start, end, TOKEN_MARKED, steps);
    token_cutter_add(cutter, start, start + 1, TOKEN_WORD, false);
    close_compound(cutter, marked);
}

void token_cutter_cut(TokenCutter *cutter, size_t word)
{
    /* "@scope/pkg" is marked at a level below its own. */
    if (word == 0 || (cutter->text.data[0] != '-' && !has_suffix(cutter))) {
        cut_from(cutter, 0, true);
        return;
    }
    int marked = token_cutter_add(cutter, 0, cutter->text.size, TOKEN_MARKED, true);
    cut_from(cutter, word, false);
    close_compound(cutter, marked);
}
