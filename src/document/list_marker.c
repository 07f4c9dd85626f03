#include "document/list_marker.h"

bool list_marker_add_roman(Buffer *out, int64_t number, bool upper)
{
    static const struct {
        int64_t value;
        const char *lower;
        const char *upper;
    } numerals[] = {
        {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
        {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
        {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
    };

    if (number < 1 || number > 3999) {
        return false;
    }
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        for (; number >= numerals[i].value; number -= numerals[i].value) {
            buffer_add_string(out, upper ? numerals[i].upper : numerals[i].lower);
        }
    }
    return true;
}

/* a, b, ... z, aa, ab: there is no zero among these digits. */
static bool add_letters(Buffer *out, int64_t number, char first)
{
    char letters[16];
    size_t at = sizeof letters;

    for (; number > 0; number = (number - 1) / 26) {
        letters[--at] = (char)(first + (number - 1) % 26);
    }
    buffer_add_bytes(out, letters + at, sizeof letters - at);
    return at < sizeof letters;
}

static bool add_styled(Buffer *out, int64_t number, ListStyle style)
{
    switch (style) {
    case LIST_LOWER_ROMAN:
    case LIST_UPPER_ROMAN:
        return list_marker_add_roman(out, number, style == LIST_UPPER_ROMAN);
    case LIST_LOWER_ALPHA:
    case LIST_UPPER_ALPHA:
        return add_letters(out, number, style == LIST_UPPER_ALPHA ? 'A' : 'a');
    default:
        return false;
    }
}

void list_marker_add(Buffer *out, int64_t number, ListStyle style, ListDelimiter delimiter)
{
    if (delimiter == LIST_TWO_PARENTHESES) {
        buffer_add_byte(out, '(');
    }
    if (!add_styled(out, number, style)) {
        buffer_add_integer(out, number);
    }
    buffer_add_byte(
        out, delimiter == LIST_ONE_PARENTHESIS || delimiter == LIST_TWO_PARENTHESES ? ')' : '.');
}
