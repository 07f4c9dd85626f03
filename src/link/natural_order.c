#include "link/natural_order.h"

/* The run of digits at `*at`, without leading zeros; `*at` moves behind it. */
static Slice read_digits(Slice text, size_t *at)
{
    size_t start = *at;

    while (*at < text.size && ascii_is_digit(text.data[*at])) {
        (*at)++;
    }
    while (start < *at && text.data[start] == '0') {
        start++;
    }
    return slice_part(text, start, *at);
}

/* Numbers of any size. */
static int compare_numbers(Slice a, Slice b)
{
    if (a.size != b.size) {
        return a.size < b.size ? -1 : 1;
    }
    return slice_compare(a, b);
}

int natural_order_compare(Slice a, Slice b)
{
    size_t i = 0;
    size_t j = 0;

    while (i < a.size && j < b.size) {
        int order;

        if (ascii_is_digit(a.data[i]) && ascii_is_digit(b.data[j])) {
            Slice number = read_digits(a, &i);

            order = compare_numbers(number, read_digits(b, &j));
        } else {
            order = (unsigned char)ascii_to_lower(a.data[i++]) -
                    (unsigned char)ascii_to_lower(b.data[j++]);
        }
        if (order != 0) {
            return order;
        }
    }
    if (i < a.size || j < b.size) {
        return i < a.size ? 1 : -1;
    }
    return slice_compare(a, b);
}
