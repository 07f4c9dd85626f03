#include "base/utf8_fold.h"

#include "base/utf8.h"

#include <assert.h>
#include <utf8proc.h>

/* U+FDFA becomes 18 code points. */
enum { GROWTH_MOST = 18 };

static size_t write_mapped(Slice text, utf8proc_option_t options, char *out, size_t capacity)
{
    utf8proc_int32_t points[UTF8_FOLD_SIZE_MOST * GROWTH_MOST];
    const utf8proc_ssize_t most = sizeof points / sizeof *points - 1;
    assert(text.size <= UTF8_FOLD_SIZE_MOST);
    options |= UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)text.data,
                                                (utf8proc_ssize_t)text.size, points, most, options);
    assert(count >= 0 && count <= most); /* it fails only on invalid UTF-8 and on overflow */
    count = utf8proc_reencode(points, count, options);
    assert(count >= 0);
    Slice mapped = utf8_prefix_bytes((Slice){(const char *)points, (size_t)count}, capacity);
    memcpy(out, mapped.data, mapped.size);
    return mapped.size;
}

size_t utf8_write_nfkc(Slice text, char *out, size_t capacity)
{
    return write_mapped(text, 0, out, capacity);
}

size_t utf8_write_folded(Slice text, char *out, size_t capacity)
{
    return write_mapped(text, UTF8PROC_CASEFOLD, out, capacity);
}

bool utf8_is_upper(uint32_t code_point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_unspaced(uint32_t code_point)
{
    static const uint32_t ranges[][2] = {
        {0x0E01, 0x0E4E},   /* Thai */
        {0x0E81, 0x0EDF},   /* Lao */
        {0x1000, 0x103F},   /* Burmese */
        {0x1780, 0x17D3},   /* Khmer */
        {0x3005, 0x3007},   /* Han: iteration mark, closing mark, zero */
        {0x3041, 0x30FF},   /* kana */
        {0x31F0, 0x31FF},   /* small kana */
        {0x3400, 0x4DBF},   /* Han */
        {0x4E00, 0x9FFF},   /* Han */
        {0xF900, 0xFAFF},   /* Han, for compatibility */
        {0xFF66, 0xFF9F},   /* kana of half width */
        {0x20000, 0x3FFFF}, /* Han */
    };
    if (code_point < ranges[0][0] || code_point == 0x0E3F || code_point == 0x30FB) {
        return false;
    }
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (code_point >= ranges[i][0] && code_point <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}
