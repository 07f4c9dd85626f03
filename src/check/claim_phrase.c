#include "check/claim_phrase.h"

/*
 * In the order of their first letters, of those with one beginning the longest first. "#" is a number with its sign: "PR #12 merged".
 */
static const char *const phrases[] = {
    "all tests are passing",
    "all tests are green",
    "all tests passing",
    "all tests pass",
    "all green",
    "as of this writing",
    "as of today",
    "as of now",
    "at the moment",
    "build is passing",
    "build is failing",
    "build is broken",
    "build is green",
    "ci is passing",
    "ci is failing",
    "ci is broken",
    "ci is green",
    "ci is red",
    "currently",
    "pipeline is passing",
    "pipeline is failing",
    "pipeline is broken",
    "pipeline is green",
    "pr # has been merged",
    "pr # is merged",
    "pr # merged",
    "pr is merged",
    "pr merged",
    "pull request # merged",
    "right now",
    "tests are all passing",
    "tests are passing",
    "tests are green",
    "tests passing",
    "tests pass",
};

enum { PHRASE_COUNT = sizeof phrases / sizeof *phrases };

/* A letter as a bit, in whichever case. */
#define LETTER(letter) (UINT32_C(1) << ((letter)&31))

static bool is_word_byte(char c)
{
    return ascii_is_alphanumeric(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* Reads one character of a phrase at `at`: returns the offset behind what stands for it, or `at` when something else is there. */
static size_t read_mark(Slice text, size_t at, char mark)
{
    size_t end = at;

    if (mark == ' ') {
        while (end < text.size && ascii_is_space(text.data[end])) {
            end++;
        }
        return end;
    }
    if (mark != '#') {
        return at < text.size && ascii_to_lower(text.data[at]) == mark ? at + 1 : at;
    }
    end += at < text.size && text.data[at] == '#' ? 1 : 0;
    while (end > at && end < text.size && ascii_is_digit(text.data[end])) {
        end++;
    }
    return end > at + 1 ? end : at;
}

/* The offset behind the phrase at `at`; `at` itself when it is not there as whole words. */
static size_t read_phrase(Slice text, size_t at, const char *phrase)
{
    size_t end = at;

    for (; *phrase != '\0'; phrase++) {
        size_t next = read_mark(text, end, *phrase);

        if (next == end) {
            return at;
        }
        end = next;
    }
    return end < text.size && is_word_byte(text.data[end]) ? at : end;
}

static Slice word_before(Slice text, size_t at)
{
    size_t end = slice_trim_end(slice_part(text, 0, at)).size;
    size_t start = end;

    while (start > 0 && is_word_byte(text.data[start - 1])) {
        start--;
    }
    return slice_part(text, start, end);
}

static Slice word_after(Slice text, size_t at)
{
    Slice rest = slice_trim_start(slice_from(text, at));
    size_t end = 0;

    while (end < rest.size && is_word_byte(rest.data[end])) {
        end++;
    }
    return slice_part(rest, 0, end);
}

static bool is_one_of(Slice word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (slice_equals_fold(word, slice_from_string(*words))) {
            return true;
        }
    }
    return false;
}

/* Something that is to be so, or the name of something else. */
static bool is_no_claim(Slice text, size_t start, size_t end)
{
    static const char *const before[] = {
        "if",       "when",  "once", "until", "unless",  "ensure", "ensures", "verify", "confirm",
        "validate", "check", "sure", "that",  "whether", "all",    "the",     "make",   NULL};
    static const char *const after[] = {"rate", "rates", "count", "counts", "before", NULL};
    Slice previous = word_before(text, start);

    return is_one_of(previous, before) || is_one_of(word_after(text, end), after);
}

static size_t read_any(Slice text, size_t at)
{
    char first = ascii_to_lower(text.data[at]);

    for (size_t i = 0; i < PHRASE_COUNT && phrases[i][0] <= first; i++) {
        size_t end = phrases[i][0] == first ? read_phrase(text, at, phrases[i]) : at;

        if (end > at) {
            return end;
        }
    }
    return at;
}

/* Does a phrase begin with the letter at `at` and the one behind it? */
static bool may_begin(Slice text, size_t at)
{
    /* The second letters, a bit each, by the first. */
    static const uint32_t seconds[32] = {
        ['a' & 31] = LETTER('l') | LETTER('s') | LETTER('t'),
        ['b' & 31] = LETTER('u'),
        ['c' & 31] = LETTER('i') | LETTER('u'),
        ['p' & 31] = LETTER('i') | LETTER('r') | LETTER('u'),
        ['r' & 31] = LETTER('i'),
        ['t' & 31] = LETTER('e'),
    };

    return at + 1 < text.size && (seconds[text.data[at] & 31] & LETTER(text.data[at + 1])) != 0;
}

/* The offset of the next word behind the one at `at`, or the text's end. */
static size_t next_word(Slice text, size_t at)
{
    while (at < text.size && is_word_byte(text.data[at])) {
        at++;
    }
    while (at < text.size && !is_word_byte(text.data[at])) {
        at++;
    }
    return at;
}

Slice claim_phrase_find(Slice text, size_t *at)
{
    bool is_inside = *at > 0 && is_word_byte(text.data[*at - 1]);

    for (size_t i = is_inside ? next_word(text, *at) : *at; i < text.size; i = next_word(text, i)) {
        if (may_begin(text, i)) {
            size_t end = read_any(text, i);

            if (end > i && !is_no_claim(text, i, end)) {
                *at = end;
                return slice_part(text, i, end);
            }
        }
    }
    *at = text.size;
    return (Slice){0};
}
