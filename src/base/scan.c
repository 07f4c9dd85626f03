#include "base/scan.h"

#include <assert.h>

bool scan_byte(Slice *text, const char *one_of)
{
    if (text->size == 0 || text->data[0] == '\0' || !strchr(one_of, text->data[0])) {
        return false;
    }
    *text = slice_from(*text, 1);
    return true;
}

bool scan_number(Slice *text, size_t least, size_t most, int *number)
{
    int value = 0;
    size_t count = 0;
    assert(most <= 9);
    while (count < most && count < text->size && ascii_is_digit(text->data[count])) {
        value = value * 10 + (text->data[count++] - '0');
    }
    if (count < least) {
        return false;
    }
    *text = slice_from(*text, count);
    *number = value;
    return true;
}
