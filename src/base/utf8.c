#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

/* The offset of the first byte at or after `from` that is not ASCII, else text.size. */
static size_t ascii_end(Slice text, size_t from)
{
    size_t at = from;
    for (; text.size - at >= 8; at += 8) {
        uint64_t eight;
        memcpy(&eight, text.data + at, 8);
        if ((eight & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
    }
    while (at < text.size && (unsigned char)text.data[at] < 0x80) {
        at++;
    }
    return at;
}

/* Decodes one code point at `offset`; returns its size, or 0 when the byte there begins none. */
static size_t decode(Slice text, size_t offset, uint32_t *code_point)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.data + offset;
    utf8proc_int32_t value;
    utf8proc_ssize_t size = utf8proc_iterate(bytes, (utf8proc_ssize_t)(text.size - offset), &value);
    if (size <= 0) {
        return 0;
    }
    *code_point = (uint32_t)value;
    return (size_t)size;
}

uint32_t utf8_decode(Slice text, size_t *offset)
{
    assert(*offset < text.size);
    unsigned char first = (unsigned char)text.data[*offset];
    if (first < 0x80) {
        ++*offset;
        return first;
    }
    uint32_t code_point = UTF8_REPLACEMENT;
    size_t size = decode(text, *offset, &code_point);
    *offset += size > 0 ? size : 1;
    return code_point;
}

static size_t find_invalid(Slice text, size_t from)
{
    size_t offset = ascii_end(text, from);
    while (offset < text.size) {
        uint32_t code_point;
        size_t size = decode(text, offset, &code_point);
        if (size == 0) {
            return offset;
        }
        offset = ascii_end(text, offset + size);
    }
    return text.size;
}

size_t utf8_find_invalid(Slice text)
{
    return find_invalid(text, 0);
}

size_t utf8_encode(uint32_t code_point, char bytes[UTF8_SIZE_MOST])
{
    bool is_scalar = code_point < 0xD800 || (code_point > 0xDFFF && code_point <= 0x10FFFF);
    return (size_t)utf8proc_encode_char(
        (utf8proc_int32_t)(is_scalar ? code_point : UTF8_REPLACEMENT), (utf8proc_uint8_t *)bytes);
}

void utf8_add(Buffer *buffer, uint32_t code_point)
{
    if (code_point < 0x80) {
        buffer_add_byte(buffer, (char)code_point);
        return;
    }
    char bytes[UTF8_SIZE_MOST];
    buffer_add_bytes(buffer, bytes, utf8_encode(code_point, bytes));
}

size_t utf8_count(Slice text)
{
    size_t count = 0;
    size_t offset = 0;
    while (offset < text.size) {
        size_t end = ascii_end(text, offset);
        count += end - offset;
        offset = end;
        while (offset < text.size && (unsigned char)text.data[offset] >= 0x80) {
            utf8_decode(text, &offset);
            count++;
        }
    }
    return count;
}

Slice utf8_prefix(Slice text, size_t count)
{
    size_t offset = 0;
    if (text.size <= count) {
        return text;
    }
    while (count > 0 && offset < text.size) {
        size_t end = ascii_end(slice_part(text, 0, offset + count), offset);
        count -= end - offset;
        offset = end;
        if (count > 0 && offset < text.size) {
            utf8_decode(text, &offset);
            count--;
        }
    }
    return slice_part(text, 0, offset);
}

Slice utf8_prefix_bytes(Slice text, size_t size)
{
    if (size >= text.size) {
        return text;
    }
    /* A code point that is cut begins at most three bytes before the cut. */
    for (size_t back = 1; back <= 3 && back <= size; back++) {
        uint32_t code_point;
        if (decode(text, size - back, &code_point) > back) {
            return slice_part(text, 0, size - back);
        }
    }
    return slice_part(text, 0, size);
}

size_t utf8_width(Slice text)
{
    size_t width = 0;
    size_t offset = 0;
    while (offset < text.size) {
        width += (size_t)utf8proc_charwidth((utf8proc_int32_t)utf8_decode(text, &offset));
    }
    return width;
}

Slice utf8_repair(Arena *arena, Slice text)
{
    size_t valid_end = find_invalid(text, 0);
    if (valid_end == text.size) {
        return text;
    }
    Buffer repaired;
    buffer_init(&repaired, arena);
    buffer_reserve(&repaired, text.size + 2);
    size_t start = 0;
    while (valid_end < text.size) {
        buffer_add(&repaired, slice_part(text, start, valid_end));
        utf8_add(&repaired, UTF8_REPLACEMENT);
        start = valid_end + 1;
        valid_end = find_invalid(text, start);
    }
    buffer_add(&repaired, slice_from(text, start));
    return buffer_slice(&repaired);
}

/*
 * Does the code point stay what it is in Normalization Form C, and never join with the one before
 * it? All below U+0300, the first combining mark, do. Others may have a decomposition; marks and
 * the parts of Hangul syllables join.
 */
static bool is_stable(uint32_t code_point)
{
    if (code_point < 0x300) {
        return true;
    }
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
    bool is_mark =
        property->category >= UTF8PROC_CATEGORY_MN && property->category <= UTF8PROC_CATEGORY_ME;
    bool is_hangul_part = code_point >= 0x1100 && code_point <= 0x11FF;
    return !is_mark && !is_hangul_part && property->combining_class == 0 &&
           property->decomp_seqindex == UINT16_MAX;
}

/*
 * The offset of the first code point at or after `from` that is not stable, else text.size; leaves
 * in `*before` that of the code point before it, or `from`.
 */
static size_t find_unstable(Slice text, size_t from, size_t *before)
{
    size_t offset = from;
    *before = from;
    while (offset < text.size) {
        size_t end = ascii_end(text, offset);
        if (end > offset) {
            *before = end - 1;
        }
        offset = end;
        if (offset == text.size || !is_stable(utf8_decode(text, &end))) {
            break;
        }
        *before = offset;
        offset = end;
    }
    return offset;
}

/* The offset of the first code point at or after `from` that is stable, else text.size. */
static size_t find_stable(Slice text, size_t from)
{
    size_t offset = from;
    while (offset < text.size) {
        size_t start = offset;
        if (is_stable(utf8_decode(text, &offset))) {
            return start;
        }
    }
    return text.size;
}

/* `text` is valid. */
static Slice normalise(Arena *arena, Slice text)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.data;
    utf8proc_ssize_t size = (utf8proc_ssize_t)text.size;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, size, NULL, 0, options);
    assert(count >= 0); /* it fails only on invalid UTF-8 and on overflow */
    /* utf8proc_reencode writes the bytes and a NUL over the code points: room for one more. */
    utf8proc_int32_t *points = arena_take(arena, arena_size((size_t)count + 1, sizeof *points));
    count = utf8proc_decompose(bytes, size, points, count, options);
    utf8proc_ssize_t encoded = utf8proc_reencode(points, count, options);
    assert(encoded >= 0);
    return (Slice){(const char *)points, (size_t)encoded};
}

Slice utf8_to_nfc(Arena *arena, Slice text)
{
    text = utf8_repair(arena, text);
    size_t start;
    size_t offset = find_unstable(text, 0, &start);
    if (offset == text.size) {
        return text;
    }
    /*
     * utf8proc does 35 MB/s: it gets only what may change, and the code point that this may join
     * with.
     */
    Buffer out;
    buffer_init(&out, arena);
    buffer_reserve(&out, text.size);
    size_t copied = 0;
    while (offset < text.size) {
        size_t end = find_stable(text, offset);
        buffer_add(&out, slice_part(text, copied, start));
        buffer_add(&out, normalise(arena, slice_part(text, start, end)));
        copied = end;
        offset = find_unstable(text, end, &start);
    }
    buffer_add(&out, slice_from(text, copied));
    return buffer_slice(&out);
}

uint32_t utf8_to_lower(uint32_t code_point)
{
    if (code_point < 0x80) {
        return (unsigned char)ascii_to_lower((char)code_point);
    }
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

size_t utf8_to_upper(uint32_t code_point, uint32_t upper[UTF8_UPPER_MOST])
{
    static const uint32_t special[][1 + UTF8_UPPER_MOST] = {
        {0xDF, 'S', 'S', 0},     {0x149, 0x2BC, 'N', 0},  {0x1F0, 'J', 0x30C, 0},
        {0x1E96, 'H', 0x331, 0}, {0x1E97, 'T', 0x308, 0}, {0x1E98, 'W', 0x30A, 0},
        {0x1E99, 'Y', 0x30A, 0}, {0x1E9A, 'A', 0x2BE, 0}, {0xFB00, 'F', 'F', 0},
        {0xFB01, 'F', 'I', 0},   {0xFB02, 'F', 'L', 0},   {0xFB03, 'F', 'F', 'I'},
        {0xFB04, 'F', 'F', 'L'}, {0xFB05, 'S', 'T', 0},   {0xFB06, 'S', 'T', 0},
    };
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (special[i][0] == code_point) {
            memcpy(upper, &special[i][1], sizeof special[i] - sizeof special[i][0]);
            return upper[2] != 0 ? 3 : 2;
        }
    }
    upper[0] = (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
    return 1;
}

/* The offset of the first byte that is a capital ASCII letter or not ASCII, else text.size. */
static size_t lower_end(Slice text)
{
    size_t at = 0;
    while (at < text.size) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte >= 0x80 || (byte >= 'A' && byte <= 'Z')) {
            break;
        }
        at++;
    }
    return at;
}

Slice utf8_lower(Arena *arena, Slice text)
{
    size_t offset = lower_end(text);
    if (offset == text.size) {
        return text;
    }
    Buffer lower;
    buffer_init(&lower, arena);
    buffer_reserve(&lower, text.size);
    buffer_add(&lower, slice_part(text, 0, offset));
    while (offset < text.size) {
        if ((unsigned char)text.data[offset] < 0x80) {
            buffer_add_byte(&lower, ascii_to_lower(text.data[offset++]));
        } else {
            utf8_add(&lower, utf8_to_lower(utf8_decode(text, &offset)));
        }
    }
    return buffer_slice(&lower);
}

uint32_t utf8_base(uint32_t code_point)
{
    enum { PARTS_MOST = 16 };
    utf8proc_int32_t parts[PARTS_MOST];
    int last_boundary = 0;
    utf8proc_ssize_t count;
    if (code_point < 0x80) {
        return code_point;
    }
    count = utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, PARTS_MOST,
                                    UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &last_boundary);
    return count > 0 ? (uint32_t)parts[0] : code_point;
}

/* The same as below for ASCII, which is nearly all that is asked for. */
static Utf8Class ascii_class(char c)
{
    if (ascii_is_letter(c)) {
        return UTF8_LETTER;
    }
    if (ascii_is_digit(c)) {
        return UTF8_NUMBER;
    }
    if (ascii_is_space(c)) {
        return UTF8_SPACE;
    }
    if (c == '_') {
        return UTF8_CONNECTOR;
    }
    if (!ascii_is_punctuation(c)) {
        return UTF8_OTHER;
    }
    return strchr("$+<=>^`|~", c) != NULL ? UTF8_SYMBOL : UTF8_PUNCTUATION;
}

Utf8Class utf8_class(uint32_t code_point)
{
    if (code_point < 0x80) {
        return ascii_class((char)code_point);
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return UTF8_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return UTF8_MARK;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return UTF8_NUMBER;
    case UTF8PROC_CATEGORY_PC:
        return UTF8_CONNECTOR;
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return UTF8_PUNCTUATION;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return UTF8_SYMBOL;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return UTF8_SPACE;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
        break;
    }
    return UTF8_OTHER;
}

/* Circled and squared letters: symbols by category, but Alphabetic (DerivedCoreProperties.txt). */
static bool is_letter_symbol(uint32_t code_point)
{
    return (code_point >= 0x24B6 && code_point <= 0x24E9) ||
           (code_point >= 0x1F130 && code_point <= 0x1F149) ||
           (code_point >= 0x1F150 && code_point <= 0x1F169) ||
           (code_point >= 0x1F170 && code_point <= 0x1F189);
}

bool utf8_is_word(uint32_t code_point)
{
    if (code_point < 0x80) {
        char c = (char)code_point;
        return ascii_is_letter(c) || ascii_is_digit(c) || c == '_';
    }
    switch (utf8_class(code_point)) {
    case UTF8_LETTER:
    case UTF8_MARK:
    case UTF8_CONNECTOR:
        return true;
    case UTF8_NUMBER:
        return utf8proc_category((utf8proc_int32_t)code_point) != UTF8PROC_CATEGORY_NO;
    case UTF8_SYMBOL:
        return is_letter_symbol(code_point);
    default:
        return false;
    }
}

/*
 * What changes or joins emoji and is none alone: joiner, keycap, variation selector, skin tones,
 * tags of flags.
 */
static bool is_emoji_part(uint32_t code_point)
{
    return code_point == 0x200D || code_point == 0x20E3 || code_point == 0xFE0F ||
           (code_point >= 0x1F3FB && code_point <= 0x1F3FF) ||
           (code_point >= 0xE0020 && code_point <= 0xE007F);
}

/*
 * Wide pictographs that are text unless a variation selector follows (emoji-data.txt: no
 * Emoji_Presentation).
 */
static bool is_wide_text_pictograph(uint32_t code_point)
{
    return code_point == 0x3030 || code_point == 0x303D || code_point == 0x3297 ||
           code_point == 0x3299 || code_point == 0x1F202 || code_point == 0x1F237 ||
           (code_point >= 0x1F260 && code_point <= 0x1F265);
}

bool utf8_is_spacing_mark(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_MC;
}

bool utf8_is_emoji(uint32_t code_point)
{
    if (code_point < 0x200D || code_point > 0x10FFFF) {
        return false;
    }
    if (is_emoji_part(code_point)) {
        return true;
    }
    /*
     * utf8proc does not have Emoji_Presentation: it is what is wide among the pictographs, and the
     * regional indicators.
     */
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
    if (property->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR) {
        return true;
    }
    return property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC &&
           property->charwidth == 2 && !is_wide_text_pictograph(code_point);
}
