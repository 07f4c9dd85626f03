#include "link/nearest.h"

#include "base/edit_distance.h"

enum {
    EDITS_MAX = 8,
    OFFER_COST = 1, /* about 60 ns */
    EDIT_COST = 40, /* about 2.5 µs */
};

/* Which letters there are, one bit each. */
static uint32_t letters_in(Slice text)
{
    uint32_t letters = 0;

    for (size_t i = 0; i < text.size; i++) {
        if (ascii_is_letter(text.data[i])) {
            letters |= 1u << (ascii_to_lower(text.data[i]) - 'a');
        }
    }
    return letters;
}

static size_t count_bits(uint32_t bits)
{
    size_t count = 0;

    for (; bits != 0; bits &= bits - 1) {
        count++;
    }
    return count;
}

/* The offset of the next digit; text.size at the end. */
static size_t find_digit(Slice text, size_t from)
{
    while (from < text.size && !ascii_is_digit(text.data[from])) {
        from++;
    }
    return from;
}

static bool digits_are_same(Slice a, Slice b)
{
    size_t i = find_digit(a, 0);
    size_t j = find_digit(b, 0);

    while (i < a.size && j < b.size && a.data[i] == b.data[j]) {
        i = find_digit(a, i + 1);
        j = find_digit(b, j + 1);
    }
    return i == a.size && j == b.size;
}

void nearest_init(Nearest *nearest, Slice wanted, size_t *budget)
{
    size_t limit = wanted.size < 4 ? 1 : wanted.size / 4;

    *nearest = (Nearest){
        .wanted = wanted,
        .limit = limit < EDITS_MAX ? limit : EDITS_MAX,
        .letters = letters_in(wanted),
        .budget = budget,
    };
}

/* Takes from the budget; false when nothing is left. */
static bool spend(Nearest *nearest, size_t cost)
{
    if (*nearest->budget < cost) {
        *nearest->budget = 0;
        return false;
    }
    *nearest->budget -= cost;
    return true;
}

/* Cheap reasons against it. An edit changes at most two bits of what letters there are. */
static bool is_too_far(const Nearest *nearest, Slice name)
{
    size_t wanted = nearest->wanted.size;
    size_t difference = wanted > name.size ? wanted - name.size : name.size - wanted;

    return difference > nearest->limit ||
           count_bits(nearest->letters ^ letters_in(name)) > 2 * nearest->limit ||
           !digits_are_same(nearest->wanted, name);
}

bool nearest_offer(Nearest *nearest, Slice name)
{
    if (name.size == 0 || !spend(nearest, OFFER_COST) || is_too_far(nearest, name) ||
        !spend(nearest, EDIT_COST)) {
        return false;
    }

    size_t distance = edit_distance(nearest->wanted, name, nearest->limit);
    bool is_nearer = distance <= nearest->limit && distance < nearest->wanted.size &&
                     (nearest->name.size == 0 || distance < nearest->limit);

    if (is_nearer) {
        nearest->name = name;
        nearest->limit = distance;
    }
    return is_nearer;
}

/* The offset of the next byte that counts; text.size at the end. */
static size_t skip_punctuation(Slice text, size_t from)
{
    while (from < text.size &&
           (ascii_is_punctuation(text.data[from]) || ascii_is_space(text.data[from]))) {
        from++;
    }
    return from;
}

bool nearest_is_same(Slice a, Slice b)
{
    size_t i = skip_punctuation(a, 0);
    size_t j = skip_punctuation(b, 0);
    bool is_empty = i == a.size;

    while (i < a.size && j < b.size && ascii_to_lower(a.data[i]) == ascii_to_lower(b.data[j])) {
        i = skip_punctuation(a, i + 1);
        j = skip_punctuation(b, j + 1);
    }
    return !is_empty && i == a.size && j == b.size;
}
