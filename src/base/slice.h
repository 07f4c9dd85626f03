/*
 * slice.h - borrowed, immutable bytes.
 *
 * A Slice is a view: a pointer and a length, never NUL-terminated, never owned. It lives as long as the bytes
 * behind it, in practice an Arena or a Source; a function that returns one says which. Pass it by value.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Slice {
    const char *data; /* may be NULL only when size is 0 */
    size_t size;      /* bytes */
} Slice;

/* For printf: printf("%.*s", SLICE_PRINT(name)). */
#define SLICE_PRINT(slice) (int)(slice).size, (slice).data ? (slice).data : ""

/* A Slice of a string literal, usable in static tables. */
#define SLICE(literal) ((Slice){"" literal, sizeof(literal) - 1})
/* The same as an initialiser, for static tables. */
#define SLICE_INIT(literal)                                                                        \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/* A view of a NUL-terminated string; NULL gives the empty slice. */
static inline Slice slice_from_string(const char *string)
{
    return string ? (Slice){string, strlen(string)} : (Slice){"", 0};
}

static inline bool slice_equals(Slice a, Slice b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool slice_is(Slice a, const char *string)
{
    return slice_equals(a, slice_from_string(string));
}

/* Equal when ASCII letters are compared without case. */
bool slice_equals_fold(Slice a, Slice b);

/* Does `part` stand in `text`, compared like that? */
bool slice_has_fold(Slice text, Slice part);

/* Byte order, as memcmp; a prefix comes first. */
int slice_compare(Slice a, Slice b);

bool slice_starts_with(Slice text, Slice prefix);
bool slice_ends_with(Slice text, Slice suffix);

/* What stands from `from` on; empty, at the end of `text`, when that is beyond it. */
static inline Slice slice_from(Slice text, size_t from)
{
    size_t skipped = from < text.size ? from : text.size;

    /* NULL + 0 is undefined in C. */
    return (Slice){skipped > 0 ? text.data + skipped : text.data, text.size - skipped};
}

/* The part [from, to) of `text`; both are cut to its size, and the result is empty when to <= from. */
static inline Slice slice_part(Slice text, size_t from, size_t to)
{
    Slice part = slice_from(text, from);
    size_t size = to > from ? to - from : 0;

    return (Slice){part.data, size < part.size ? size : part.size};
}

/* The offset of the first `byte` / `needle` at or after `from`, else text.size. An empty needle is at `from`. */
size_t slice_find_byte(Slice text, char byte, size_t from);
size_t slice_find(Slice text, Slice needle, size_t from);

/* The offset of the last `byte`, else text.size. */
size_t slice_find_last_byte(Slice text, char byte);

/* Without space, tab, CR, LF, VT and FF at the start, at the end, at both. */
Slice slice_trim_start(Slice text);
Slice slice_trim_end(Slice text);
Slice slice_trim(Slice text);

/*
 * Cuts `text` at the first `separator`: returns what stands before it, leaves in `*rest` what stands after.
 * Without a separator, returns all of `text` and leaves `*rest` empty. `rest` may point at `text` itself:
 *
 *     while (lines.size > 0) {
 *         Slice line = slice_cut(lines, '\n', &lines);
 */
Slice slice_cut(Slice text, char separator, Slice *rest);

/* Reads a whole slice of decimal digits. False when it is empty, holds anything else, or exceeds INT64_MAX. */
bool slice_to_integer(Slice text, int64_t *value);

/* ASCII classes and case: the same in every locale. */

/* Space, tab, CR, LF, VT, FF. */
static inline bool ascii_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_is_alphanumeric(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c);
}

/* CommonMark 0.29, "ASCII punctuation character". */
static inline bool ascii_is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !ascii_is_alphanumeric(c);
}

static inline char ascii_to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

#endif
