#include "front_matter/core_schema.h"

/* Is `text` one of the spellings, a list that ends with NULL? */
static bool is_one_of(Slice text, const char *const *spellings)
{
    for (; *spellings != NULL; spellings++) {
        if (slice_is(text, *spellings)) {
            return true;
        }
    }
    return false;
}

static bool is_null(Slice text)
{
    static const char *const spellings[] = {"", "~", "null", "Null", "NULL", NULL};
    return is_one_of(text, spellings);
}

static bool is_boolean(Slice text)
{
    static const char *const spellings[] = {"true",  "True",  "TRUE", "false",
                                            "False", "FALSE", NULL};
    return is_one_of(text, spellings);
}

static bool is_octal_digit(char c)
{
    return c >= '0' && c <= '7';
}

static bool is_hexadecimal_digit(char c)
{
    char lower = ascii_to_lower(c);
    return ascii_is_digit(c) || (lower >= 'a' && lower <= 'f');
}

/* How many bytes of `text` from `start` on are such digits. */
static size_t digits(Slice text, size_t start, bool (*is_digit)(char))
{
    size_t end = start;
    while (end < text.size && is_digit(text.data[end])) {
        end++;
    }
    return end - start;
}

static size_t sign(Slice text)
{
    return text.size > 0 && (text.data[0] == '-' || text.data[0] == '+') ? 1 : 0;
}

static bool is_prefixed(Slice text, const char *prefix, bool (*is_digit)(char))
{
    return text.size > 2 && slice_starts_with(text, slice_from_string(prefix)) &&
           digits(text, 2, is_digit) == text.size - 2;
}

/* [-+]? [0-9]+ | 0o [0-7]+ | 0x [0-9a-fA-F]+ */
static bool is_integer(Slice text)
{
    size_t count = digits(text, sign(text), ascii_is_digit);
    return (count > 0 && sign(text) + count == text.size) ||
           is_prefixed(text, "0o", is_octal_digit) || is_prefixed(text, "0x", is_hexadecimal_digit);
}

static bool is_special_float(Slice text)
{
    static const char *const infinities[] = {".inf", ".Inf", ".INF", NULL};
    static const char *const no_numbers[] = {".nan", ".NaN", ".NAN", NULL};
    return is_one_of(slice_from(text, sign(text)), infinities) || is_one_of(text, no_numbers);
}

/* Is `text` an exponent from `start` to its end, or nothing? */
static bool is_exponent(Slice text, size_t start)
{
    if (start == text.size) {
        return true;
    }
    if (ascii_to_lower(text.data[start]) != 'e') {
        return false;
    }
    start += 1 + sign(slice_from(text, start + 1));
    size_t count = digits(text, start, ascii_is_digit);
    return count > 0 && start + count == text.size;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_float(Slice text)
{
    size_t at = sign(text);
    size_t whole = digits(text, at, ascii_is_digit);
    at += whole;
    size_t fraction = 0;
    if (at < text.size && text.data[at] == '.') {
        fraction = digits(text, at + 1, ascii_is_digit);
        at += 1 + fraction;
    }
    return (whole + fraction > 0 && is_exponent(text, at)) || is_special_float(text);
}

ValueKind core_schema_kind(Slice text)
{
    if (is_null(text)) {
        return VALUE_NULL;
    }
    if (is_boolean(text)) {
        return VALUE_BOOLEAN;
    }
    if (is_integer(text)) {
        return VALUE_INTEGER;
    }
    return is_float(text) ? VALUE_FLOAT : VALUE_STRING;
}

bool core_schema_tag_kind(Slice tag, ValueKind *kind)
{
    static const struct {
        const char *tag;
        ValueKind kind;
    } tags[] = {
        {"!", VALUE_STRING},
        {"tag:yaml.org,2002:str", VALUE_STRING},
        {"tag:yaml.org,2002:int", VALUE_INTEGER},
        {"tag:yaml.org,2002:float", VALUE_FLOAT},
        {"tag:yaml.org,2002:bool", VALUE_BOOLEAN},
        {"tag:yaml.org,2002:null", VALUE_NULL},
    };
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (slice_is(tag, tags[i].tag)) {
            *kind = tags[i].kind;
            return true;
        }
    }
    return false;
}

bool core_schema_allows(ValueKind kind, Slice text)
{
    ValueKind found = core_schema_kind(text);
    return kind == VALUE_STRING || kind == found ||
           (kind == VALUE_FLOAT && found == VALUE_INTEGER && is_float(text));
}
