#include "front_matter/schema_format_label.h"

#include "base/utf8.h"

/* Parameters of Punycode (RFC 3492, 5). */
enum {
    BASE = 36,
    T_MIN = 1,
    T_MAX = 26,
    SKEW = 38,
    DAMP = 700,
    INITIAL_BIAS = 72,
    INITIAL_N = 0x80,
    LABEL_MOST = 64,
};

typedef struct Label {
    uint32_t points[LABEL_MOST];
    size_t count;
} Label;

static uint32_t adapt(uint32_t delta, uint32_t count, bool is_first)
{
    uint32_t k = 0;

    delta = is_first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
        delta /= BASE - T_MIN;
    }
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static int digit_value(char c)
{
    char lower = ascii_to_lower(c);

    if (ascii_is_digit(c)) {
        return c - '0' + 26;
    }
    return ascii_is_letter(c) ? lower - 'a' : -1;
}

/* One number of variable length, added to `*sum`; false when it is malformed or too large. */
static bool read_delta(Slice *text, uint32_t bias, uint32_t *sum)
{
    uint64_t weight = 1;
    uint64_t value = *sum;

    for (uint32_t k = BASE;; k += BASE) {
        int digit = text->size > 0 ? digit_value(text->data[0]) : -1;
        uint32_t limit = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;

        if (digit < 0) {
            return false;
        }
        *text = slice_from(*text, 1);
        value += (uint64_t)digit * weight;
        if (value > UINT32_MAX || weight > UINT32_MAX) {
            return false;
        }
        if ((uint32_t)digit < limit) {
            *sum = (uint32_t)value;
            return true;
        }
        weight *= BASE - limit;
    }
}

static void insert(Label *label, size_t at, uint32_t point)
{
    memmove(label->points + at + 1, label->points + at,
            (label->count - at) * sizeof *label->points);
    label->points[at] = point;
    label->count++;
}

/* RFC 3492, 6.2. */
static bool decode(Slice text, Label *label)
{
    size_t plain = slice_find_last_byte(text, '-');
    uint32_t point = INITIAL_N;
    uint32_t bias = INITIAL_BIAS;
    uint32_t place = 0;

    for (size_t i = 0; plain < text.size && i < plain; i++) {
        label->points[label->count++] = (unsigned char)text.data[i];
    }
    text = plain < text.size ? slice_from(text, plain + 1) : text;
    while (text.size > 0) {
        uint32_t before = place;
        uint32_t count = (uint32_t)label->count + 1;

        if (count == LABEL_MOST || !read_delta(&text, bias, &place)) {
            return false;
        }
        bias = adapt(place - before, count, before == 0);
        if (place / count > 0x10FFFF - point) {
            return false;
        }
        point += place / count;
        place %= count;
        insert(label, place++, point);
    }
    return true;
}

static bool is_within(uint32_t point, uint32_t first, uint32_t last)
{
    return point >= first && point <= last;
}

static uint32_t point_at(const Label *label, size_t index)
{
    return index < label->count ? label->points[index] : 0;
}

/* As utf8proc's combining class 9, of the scripts that join letters by it. */
static bool is_virama(uint32_t point)
{
    static const uint32_t viramas[] = {
        0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D4D,
        0x0DCA, 0x0E3A, 0x0F84, 0x1039, 0x103A, 0x1714, 0x1734, 0x17D2, 0x1A60,
        0x1B44, 0x1BAA, 0xA806, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED,
    };

    for (size_t i = 0; i < sizeof viramas / sizeof *viramas; i++) {
        if (viramas[i] == point) {
            return true;
        }
    }
    return false;
}

/* Is any of Hiragana, Katakana or Han, but for the dot itself? */
static bool has_kana_or_han(const Label *label)
{
    for (size_t i = 0; i < label->count; i++) {
        uint32_t point = label->points[i];

        if (is_within(point, 0x3041, 0x309F) ||
            (is_within(point, 0x30A1, 0x30FF) && point != 0x30FB) ||
            is_within(point, 0x3400, 0x9FFF) || point == 0x3005 || point == 0x3007 ||
            is_within(point, 0x20000, 0x3FFFF)) {
            return true;
        }
    }
    return false;
}

static bool has_within(const Label *label, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < label->count; i++) {
        if (is_within(label->points[i], first, last)) {
            return true;
        }
    }
    return false;
}

static bool fits_context(const Label *label, size_t at)
{
    uint32_t before = at > 0 ? label->points[at - 1] : 0;
    uint32_t after = point_at(label, at + 1);

    switch (label->points[at]) {
    case 0x00B7: /* middle dot: between two l, as in Catalan */
        return before == 'l' && after == 'l';
    case 0x0375: /* Greek keraia */
        return is_within(after, 0x0370, 0x03FF) || is_within(after, 0x1F00, 0x1FFF);
    case 0x05F3: /* Hebrew geresh, gershayim */
    case 0x05F4:
        return is_within(before, 0x0590, 0x05FF);
    case 0x30FB: /* Katakana middle dot */
        return has_kana_or_han(label);
    case 0x200D: /* zero width joiner */
        return is_virama(before);
    case 0x0640: /* letters only in name (RFC 5892, 2.6) */
    case 0x07FA:
    case 0x302E:
    case 0x302F:
    case 0x3031:
    case 0x3032:
    case 0x3033:
    case 0x3034:
    case 0x3035:
    case 0x303B:
        return false;
    default:
        return true;
    }
}

bool schema_format_is_a_label(Slice encoded)
{
    Label label = {.count = 0};

    if (encoded.size >= LABEL_MOST || !decode(encoded, &label) || label.count == 0 ||
        !has_within(&label, INITIAL_N, 0x10FFFF) || utf8_class(label.points[0]) == UTF8_MARK ||
        (point_at(&label, 2) == '-' && point_at(&label, 3) == '-')) {
        return false;
    }
    for (size_t i = 0; i < label.count; i++) {
        if (!fits_context(&label, i)) {
            return false;
        }
    }
    /* The two kinds of Arabic digits do not mix. */
    return !has_within(&label, 0x0660, 0x0669) || !has_within(&label, 0x06F0, 0x06F9);
}
