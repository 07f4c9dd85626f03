#include "front_matter/schema_format_address.h"

#include "front_matter/schema_format_label.h"

static bool is_label(Slice label)
{
    bool is_good = label.size > 0 && label.size <= 63 && label.data[0] != '-' &&
                   label.data[label.size - 1] != '-';

    for (size_t i = 0; i < label.size; i++) {
        is_good = is_good && (ascii_is_alphanumeric(label.data[i]) || label.data[i] == '-');
    }
    if (!is_good || !slice_is(slice_part(label, 2, 4), "--")) {
        return is_good;
    }
    /* "--" in the third place is for A-labels alone (RFC 5891, 4.2.3.1). */
    return slice_equals_fold(slice_part(label, 0, 4), SLICE("xn--")) &&
           schema_format_is_a_label(slice_from(label, 4));
}

bool schema_format_is_hostname(Arena *arena, Slice text)
{
    (void)arena;
    if (text.size == 0 || text.size > 253) {
        return false;
    }
    for (Slice rest = text;;) {
        bool is_last = slice_find_byte(rest, '.', 0) == rest.size;

        if (!is_label(slice_cut(rest, '.', &rest))) {
            return false;
        }
        if (is_last) {
            return true;
        }
    }
}

bool schema_format_is_ipv4(Arena *arena, Slice text)
{
    size_t parts = 0;

    (void)arena;
    for (bool is_last = false; !is_last && parts < 5; parts++) {
        int64_t number;

        is_last = slice_find_byte(text, '.', 0) == text.size;

        Slice part = slice_cut(text, '.', &text);

        if (part.size > 3 || (part.size > 1 && part.data[0] == '0') ||
            !slice_to_integer(part, &number) || number > 255) {
            return false;
        }
    }
    return parts == 4;
}

static bool is_group(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char lower = ascii_to_lower(text.data[i]);

        if (!ascii_is_digit(lower) && !(lower >= 'a' && lower <= 'f')) {
            return false;
        }
    }
    return text.size > 0 && text.size <= 4;
}

/* How many groups of 16 bits "a:b:c" has, an IPv4 address at the end counting two; -1 when it is none. */
static int count_groups(Arena *arena, Slice text, bool may_end_in_ipv4)
{
    int count = 0;

    if (text.size == 0) {
        return 0;
    }
    for (bool is_last = false; !is_last && count < 9; count++) {
        is_last = slice_find_byte(text, ':', 0) == text.size;

        Slice part = slice_cut(text, ':', &text);

        if (is_last && may_end_in_ipv4 && schema_format_is_ipv4(arena, part)) {
            return count + 2;
        }
        if (!is_group(part)) {
            return -1;
        }
    }
    return count;
}

bool schema_format_is_ipv6(Arena *arena, Slice text)
{
    size_t gap = slice_find(text, SLICE("::"), 0);

    if (gap == text.size) {
        return count_groups(arena, text, true) == 8;
    }

    int before = count_groups(arena, slice_part(text, 0, gap), false);
    int after = count_groups(arena, slice_from(text, gap + 2), true);

    return before >= 0 && after >= 0 && before + after <= 7;
}

static bool is_atom_byte(char c, bool is_international)
{
    return ascii_is_alphanumeric(c) || (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c)) ||
           (is_international && (unsigned char)c >= 0x80);
}

/* "a.b": atoms with dots between them. */
static bool is_dotted(Slice text, bool is_international)
{
    for (bool is_last = false; !is_last;) {
        is_last = slice_find_byte(text, '.', 0) == text.size;

        Slice atom = slice_cut(text, '.', &text);

        if (atom.size == 0) {
            return false;
        }
        for (size_t i = 0; i < atom.size; i++) {
            if (!is_atom_byte(atom.data[i], is_international)) {
                return false;
            }
        }
    }
    return true;
}

static bool is_quoted(Slice text, bool is_international)
{
    if (text.size < 2 || text.data[0] != '"' || text.data[text.size - 1] != '"') {
        return false;
    }
    for (size_t i = 1; i + 1 < text.size; i++) {
        char c = text.data[i];
        bool is_international_byte = (unsigned char)c >= 0x80;

        if (c == '\\' && i + 2 < text.size) {
            i++;
        } else if (c == '"' || c == '\\' || (is_international_byte && !is_international) ||
                   (!is_international_byte && (c < ' ' || c == 0x7F))) {
            return false;
        }
    }
    return true;
}

/* "[192.0.2.1]", "[IPv6:2001:db8::1]" */
static bool is_literal_host(Arena *arena, Slice text)
{
    Slice inside = slice_part(text, 1, text.size - 1);
    Slice prefix = SLICE("IPv6:");

    if (text.size < 3 || text.data[0] != '[' || text.data[text.size - 1] != ']') {
        return false;
    }
    if (slice_equals_fold(slice_part(inside, 0, prefix.size), prefix)) {
        return schema_format_is_ipv6(arena, slice_from(inside, prefix.size));
    }
    return schema_format_is_ipv4(arena, inside);
}

/* Labels of letters that are not ASCII's are taken as they are. */
static bool is_international_host(Arena *arena, Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            return slice_find_byte(text, ' ', 0) == text.size &&
                   slice_find_byte(text, '@', 0) == text.size;
        }
    }
    return schema_format_is_hostname(arena, text);
}

static bool is_address(Arena *arena, Slice text, bool is_international)
{
    size_t at = slice_find_last_byte(text, '@');
    Slice local = slice_part(text, 0, at);
    Slice host = slice_from(text, at + 1);

    if (at == text.size ||
        !(is_dotted(local, is_international) || is_quoted(local, is_international))) {
        return false;
    }
    return is_literal_host(arena, host) ||
           (is_international ? is_international_host(arena, host)
                             : schema_format_is_hostname(arena, host));
}

bool schema_format_is_email(Arena *arena, Slice text)
{
    return is_address(arena, text, false);
}

bool schema_format_is_idn_email(Arena *arena, Slice text)
{
    return is_address(arena, text, true);
}
