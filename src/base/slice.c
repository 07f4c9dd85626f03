#include "base/slice.h"

bool slice_equals_fold(Slice a, Slice b)
{
    if (a.size != b.size) {
        return false;
    }
    for (size_t i = 0; i < a.size; i++) {
        if (ascii_to_lower(a.data[i]) != ascii_to_lower(b.data[i])) {
            return false;
        }
    }
    return true;
}

bool slice_has_fold(Slice text, Slice part)
{
    for (size_t i = 0; i + part.size <= text.size; i++) {
        if (slice_equals_fold(slice_part(text, i, i + part.size), part)) {
            return true;
        }
    }
    return false;
}

int slice_compare(Slice a, Slice b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common > 0 ? memcmp(a.data, b.data, common) : 0;

    if (order != 0) {
        return order;
    }
    return (a.size > b.size) - (a.size < b.size);
}

bool slice_starts_with(Slice text, Slice prefix)
{
    return text.size >= prefix.size && slice_equals(slice_part(text, 0, prefix.size), prefix);
}

bool slice_ends_with(Slice text, Slice suffix)
{
    return text.size >= suffix.size &&
           slice_equals(slice_from(text, text.size - suffix.size), suffix);
}

size_t slice_find_byte(Slice text, char byte, size_t from)
{
    if (from >= text.size) {
        return text.size;
    }

    const char *found = memchr(text.data + from, (unsigned char)byte, text.size - from);

    return found ? (size_t)(found - text.data) : text.size;
}

size_t slice_find(Slice text, Slice needle, size_t from)
{
    if (from >= text.size) {
        return text.size;
    }
    if (needle.size == 0) {
        return from;
    }

    const char *found = memmem(text.data + from, text.size - from, needle.data, needle.size);

    return found ? (size_t)(found - text.data) : text.size;
}

size_t slice_find_last_byte(Slice text, char byte)
{
    if (text.size == 0) {
        return 0;
    }

    const char *found = memrchr(text.data, (unsigned char)byte, text.size);

    return found ? (size_t)(found - text.data) : text.size;
}

Slice slice_trim_start(Slice text)
{
    size_t from = 0;

    while (from < text.size && ascii_is_space(text.data[from])) {
        from++;
    }
    return slice_from(text, from);
}

Slice slice_trim_end(Slice text)
{
    while (text.size > 0 && ascii_is_space(text.data[text.size - 1])) {
        text.size--;
    }
    return text;
}

Slice slice_trim(Slice text)
{
    return slice_trim_start(slice_trim_end(text));
}

Slice slice_cut(Slice text, char separator, Slice *rest)
{
    size_t at = slice_find_byte(text, separator, 0);

    *rest = slice_from(text, at < text.size ? at + 1 : at);
    return slice_part(text, 0, at);
}

bool slice_to_integer(Slice text, int64_t *value)
{
    int64_t number = 0;

    if (text.size == 0) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (!ascii_is_digit(text.data[i])) {
            return false;
        }

        int64_t digit = text.data[i] - '0';

        if (number > (INT64_MAX - digit) / 10) {
            return false;
        }
        number = number * 10 + digit;
    }
    *value = number;
    return true;
}
