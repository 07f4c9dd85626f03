#include "front_matter/break_mask.h"

#include <string.h>

typedef struct Pair {
    Slice from;
    Slice to;
} Pair;

enum { PAIR_COUNT = 3 };

static const Pair pairs[PAIR_COUNT] = {
    {SLICE_INIT("\xC2\x85"), SLICE_INIT("\xCD\xB8")},         /* U+0085, U+0378 */
    {SLICE_INIT("\xE2\x80\xA8"), SLICE_INIT("\xEF\xB7\x90")}, /* U+2028, U+FDD0 */
    {SLICE_INIT("\xE2\x80\xA9"), SLICE_INIT("\xEF\xB7\x91")}, /* U+2029, U+FDD1 */
};

static bool contains(Slice text, Slice part)
{
    return slice_find(text, part, 0) < text.size;
}

static void replace(char *text, size_t size, Slice from, Slice to)
{
    Slice whole = {text, size};
    for (size_t at = 0; (at = slice_find(whole, from, at)) < size; at += to.size) {
        memcpy(text + at, to.data, to.size);
    }
}

Slice break_mask_apply(Arena *arena, Slice text)
{
    bool has_break = false;
    bool is_taken = false;
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        has_break = has_break || contains(text, pairs[i].from);
        is_taken = is_taken || contains(text, pairs[i].to);
    }
    if (!has_break || is_taken) {
        return text;
    }
    char *copy = arena_string(arena, text);
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        replace(copy, text.size, pairs[i].from, pairs[i].to);
    }
    return (Slice){copy, text.size};
}

void break_mask_undo(char *text, size_t size)
{
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        replace(text, size, pairs[i].to, pairs[i].from);
    }
}
