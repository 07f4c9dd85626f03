#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static Arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_slice(Slice actual, const char *expected)
{
    assert_string_equal(arena_string(&arena, actual), expected);
}

/* A copy that ends where its memory ends, so that the sanitizers see any byte read beyond it. */
static Slice exact_copy(const char *bytes, size_t size, char **memory)
{
    *memory = malloc(size > 0 ? size : 1);
    assert_non_null(*memory);
    memcpy(*memory, bytes, size);
    return (Slice){*memory, size};
}

static const char *const invalid_sequences[] = {
    "\x80",             /* a continuation byte alone */
    "\xBF",             /* the last of them */
    "\xC0\x80",         /* overlong NUL */
    "\xC1\xBF",         /* overlong DEL */
    "\xC2",             /* cut after the first byte */
    "\xE0\x80\x80",     /* overlong, three bytes */
    "\xE0\x9F\xBF",     /* overlong, the last one */
    "\xE2\x82",         /* cut in the middle of three */
    "\xED\xA0\x80",     /* U+D800, a surrogate */
    "\xED\xBF\xBF",     /* U+DFFF, a surrogate */
    "\xF0\x80\x80\x80", /* overlong, four bytes */
    "\xF0\x8F\xBF\xBF", /* overlong, the last one */
    "\xF0\x9F\x98",     /* cut in the middle of four */
    "\xF4\x90\x80\x80", /* U+110000 */
    "\xF5\x80\x80\x80", /* no first byte */
    "\xFE",
    "\xFF",
};

static void every_code_point_survives_encoding_and_decoding(void **state)
{
    (void)state;
    Buffer buffer;
    buffer_init(&buffer, &arena);
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        if (code_point == 0xD800) {
            code_point = 0xE000;
        }
        buffer_clear(&buffer);
        utf8_add(&buffer, code_point);
        size_t offset = 0;
        assert_int_equal(utf8_decode(buffer_slice(&buffer), &offset), code_point);
        assert_int_equal(offset, buffer.size);
        assert_int_equal(utf8_find_invalid(buffer_slice(&buffer)), buffer.size);
    }
}

static void what_is_no_scalar_value_is_written_as_replacement(void **state)
{
    (void)state;
    const uint32_t wrong[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        Buffer buffer;
        buffer_init(&buffer, &arena);
        utf8_add(&buffer, wrong[i]);
        assert_slice(buffer_slice(&buffer), "\xEF\xBF\xBD");
    }
}

static void each_invalid_byte_decodes_to_one_replacement(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(invalid_sequences); i++) {
        char *memory;
        Slice text = exact_copy(invalid_sequences[i], strlen(invalid_sequences[i]), &memory);
        for (size_t offset = 0; offset < text.size;) {
            size_t before = offset;
            assert_int_equal(utf8_decode(text, &offset), UTF8_REPLACEMENT);
            assert_int_equal(offset, before + 1);
        }
        assert_int_equal(utf8_count(text), text.size);
        free(memory);
    }
}

static void invalid_bytes_are_found_wherever_they_stand(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(invalid_sequences); i++) {
        for (size_t before = 0; before < 20; before++) {
            Buffer buffer;
            buffer_init(&buffer, &arena);
            buffer_add_repeated(&buffer, 'a', before);
            buffer_add_string(&buffer, "\xC3\xA9");
            buffer_add_string(&buffer, invalid_sequences[i]);
            char *memory;
            Slice text = exact_copy(buffer.data, buffer.size, &memory);
            assert_int_equal(utf8_find_invalid(text), before + 2);
            free(memory);
        }
    }
}

static void valid_text_has_no_invalid_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_find_invalid((Slice){NULL, 0}), 0);
    Slice texts[] = {SLICE("plain ASCII of more than eight bytes"),
                     SLICE("Grüße, 日本語, \U0001F600!"), SLICE("nul \0 counts"),
                     SLICE("\xEF\xBF\xBD is itself valid")};
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_int_equal(utf8_find_invalid(texts[i]), texts[i].size);
    }
}

static void code_points_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(SLICE("")), 0);
    assert_int_equal(utf8_count(SLICE("0123456789abcdef0")), 17);
    assert_int_equal(utf8_count(SLICE("Grüße, 日本語, \U0001F600!")), 14);
    assert_int_equal(utf8_count(SLICE("e\u0301")), 2);
    assert_int_equal(utf8_count(SLICE("a\xE2\x82z")), 4);
}

static void prefix_of_code_points_cuts_none(void **state)
{
    (void)state;
    Slice text = SLICE("aß日\U0001F600z");
    const char *const prefixes[] = {
        "", "a", "aß", "aß日", "aß日\U0001F600", "aß日\U0001F600z", "aß日\U0001F600z"};
    for (size_t count = 0; count < COUNT(prefixes); count++) {
        assert_slice(utf8_prefix(text, count), prefixes[count]);
    }
}

static void prefix_counts_alike_wherever_longer_code_points_stand(void **state)
{
    (void)state;
    Slice text = SLICE("abcdefghijklmnop\xC3\xA9qrstuvwxyz\xF0\x9F\x98\x80\xFFzz");

    for (size_t count = 0; count < 40; count++) {
        size_t offset = 0;

        for (size_t i = 0; i < count && offset < text.size; i++) {
            utf8_decode(text, &offset);
        }
        assert_int_equal(utf8_prefix(text, count).size, offset);
    }
}

static void prefix_of_bytes_cuts_no_code_point(void **state)
{
    (void)state;
    Slice text = SLICE("aß日\U0001F600z"); /* 1 + 2 + 3 + 4 + 1 bytes */
    const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    for (size_t size = 0; size < COUNT(expected); size++) {
        assert_int_equal(utf8_prefix_bytes(text, size).size, expected[size]);
    }
}

static void prefix_of_bytes_may_end_among_invalid_ones(void **state)
{
    (void)state;
    assert_int_equal(utf8_prefix_bytes(SLICE("\x80\x80\x80\x80\x80"), 3).size, 3);
    assert_int_equal(utf8_prefix_bytes(SLICE("a\xE2\x82z"), 2).size, 2);
}

static void width_is_in_terminal_columns(void **state)
{
    (void)state;
    const struct {
        Slice text;
        size_t width;
    } cases[] = {
        {SLICE(""), 0},         {SLICE("abc"), 3},      {SLICE("Grüße"), 5},
        {SLICE("日本語"), 6},   {SLICE("e\u0301"), 1},  {SLICE("\U0001F600"), 2},
        {SLICE("\t\n\x1b"), 0}, {SLICE("a\u200Db"), 2}, {SLICE("\u2705"), 2},
        {SLICE("\xFF\xFF"), 2}, {SLICE("│─┐"), 3},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(utf8_width(cases[i].text), cases[i].width);
    }
}

static void repair_replaces_each_invalid_byte(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *repaired;
    } cases[] = {
        {"\xFF", "\uFFFD"},
        {"a\xFFz", "a\uFFFDz"},
        {"\xE2\x82", "\uFFFD\uFFFD"},
        {"\xE2\x82\xAC\x82 rest", "€\uFFFD rest"},
        {"ü\xC3(\xC3", "ü\uFFFD(\uFFFD"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_slice(utf8_repair(&arena, slice_from_string(cases[i].text)), cases[i].repaired);
    }
}

static void repair_leaves_valid_text_where_it_is(void **state)
{
    (void)state;
    Slice text = SLICE("Grüße");
    assert_ptr_equal(utf8_repair(&arena, text).data, text.data);
    assert_int_equal(utf8_repair(&arena, (Slice){NULL, 0}).size, 0);
}

static void normalisation_composes_and_orders(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *composed;
    } cases[] = {
        {"plain", "plain"},
        {"é", "é"},
        {"e\u0301", "é"},
        {"a\u0323\u0302", "\u1EAD"},      /* two marks, in order */
        {"a\u0302\u0323", "\u1EAD"},      /* and out of order */
        {"\u212B", "\u00C5"},             /* ANGSTROM SIGN is a singleton */
        {"\u1100\u1161\u11A8", "\uAC01"}, /* Hangul */
        {"\uFB01", "\uFB01"},             /* compatibility only: NFC leaves the ligature */
        {"\u0344", "\u0308\u0301"},       /* excluded from composition */
        {"e\u0301\xFF", "é\uFFFD"},       /* repaired on the way */
        {"a\u0301b\u0301 \u0301", "áb\u0301 \u0301"}, /* several, with and without a base */
        {"é\u0323", "\u1EB9\u0301"},                  /* a composed base is taken apart again */
        {"— \u304B\u3099—", "— \u304C—"},             /* kana and its voice mark */
        {"\uAC00\u11A8\u1100\u1161", "\uAC01\uAC00"}, /* a syllable that gets its last part */
        {"\u09C7\u09BE", "\u09CB"},                   /* Bengali: the second one is no starter */
        {"日本語 — \U0001F600", "日本語 — \U0001F600"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_slice(utf8_to_nfc(&arena, slice_from_string(cases[i].text)), cases[i].composed);
    }
}

static void normalisation_leaves_what_needs_none_where_it_is(void **state)
{
    (void)state;
    Slice ascii = SLICE("ASCII");
    Slice latin = SLICE("Größe");
    Slice stable = SLICE("日本語 — │ 한국어 \U0001F600");
    assert_ptr_equal(utf8_to_nfc(&arena, ascii).data, ascii.data);
    assert_ptr_equal(utf8_to_nfc(&arena, latin).data, latin.data);
    assert_ptr_equal(utf8_to_nfc(&arena, stable).data, stable.data);
}

static void lower_case_is_unicode_and_simple(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *lower;
    } cases[] = {
        {"", ""},
        {"already lower 123", "already lower 123"},
        {"ABC xYZ", "abc xyz"},
        {"GRÖSSE", "grösse"},
        {"STRASSE ẞ", "strasse ß"},
        {"ΑΣ", "ασ"}, /* no final sigma: code point by code point */
        {"ДОМ", "дом"},
        {"日本", "日本"},
        {"A\xFF", "a\uFFFD"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_slice(utf8_lower(&arena, slice_from_string(cases[i].text)), cases[i].lower);
    }
    assert_int_equal(utf8_to_lower(0x10400), 0x10428);
    assert_int_equal(utf8_to_lower('a'), 'a');
}

static void base_is_what_carries_the_marks(void **state)
{
    static const uint32_t cases[][2] = {
        {'a', 'a'},       {0xE9, 'e'},    {0x1E69, 's'},
        {0x131, 0x131},   {0xDF, 0xDF},   {0x1F600, 0x1F600},
        {0xAC00, 0x1100}, {0x301, 0x301}, {UTF8_REPLACEMENT, UTF8_REPLACEMENT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(utf8_base(cases[i][0]), cases[i][1]);
    }
}

static void upper_case_may_be_longer(void **state)
{
    static const struct {
        uint32_t code_point;
        uint32_t upper[UTF8_UPPER_MOST];
        size_t count;
    } cases[] = {
        {'a', {'A'}, 1},
        {'1', {'1'}, 1},
        {0xE9, {0xC9}, 1},
        {0xDF, {'S', 'S'}, 2},
        {0xFB03, {'F', 'F', 'I'}, 3},
        {0x3C2, {0x3A3}, 1},
        {0x1F600, {0x1F600}, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t upper[UTF8_UPPER_MOST] = {0};

        assert_int_equal(utf8_to_upper(cases[i].code_point, upper), cases[i].count);
        assert_memory_equal(upper, cases[i].upper, cases[i].count * sizeof *upper);
    }
}

static void what_is_no_scalar_value_is_encoded_as_the_replacement(void **state)
{
    char bytes[UTF8_SIZE_MOST];

    (void)state;
    assert_int_equal(utf8_encode('a', bytes), 1);
    assert_int_equal(utf8_encode(0x1F600, bytes), 4);
    assert_memory_equal(bytes, "\xF0\x9F\x98\x80", 4);
    assert_int_equal(utf8_encode(0xD800, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

static void code_points_have_a_class(void **state)
{
    (void)state;
    const struct {
        uint32_t code_point;
        Utf8Class class;
    } cases[] = {
        {'a', UTF8_LETTER},         {0x00AA, UTF8_LETTER},      {0x01C5, UTF8_LETTER},
        {0x02B0, UTF8_LETTER},      {0x65E5, UTF8_LETTER},      {0x0301, UTF8_MARK},
        {0x0903, UTF8_MARK},        {0x20DD, UTF8_MARK},        {'7', UTF8_NUMBER},
        {0x2167, UTF8_NUMBER},      {0x00BD, UTF8_NUMBER},      {'_', UTF8_CONNECTOR},
        {0x203F, UTF8_CONNECTOR},   {'-', UTF8_PUNCTUATION},    {'(', UTF8_PUNCTUATION},
        {0x2014, UTF8_PUNCTUATION}, {0x00AB, UTF8_PUNCTUATION}, {'!', UTF8_PUNCTUATION},
        {'$', UTF8_SYMBOL},         {'+', UTF8_SYMBOL},         {'^', UTF8_SYMBOL},
        {0x1F600, UTF8_SYMBOL},     {' ', UTF8_SPACE},          {'\t', UTF8_SPACE},
        {'\n', UTF8_SPACE},         {'\v', UTF8_SPACE},         {0x00A0, UTF8_SPACE},
        {0x2028, UTF8_SPACE},       {0x3000, UTF8_SPACE},       {0, UTF8_OTHER},
        {0x7F, UTF8_OTHER},         {0x200D, UTF8_OTHER},       {0xE000, UTF8_OTHER},
        {0x0378, UTF8_OTHER},       {0x10FFFF, UTF8_OTHER},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(utf8_class(cases[i].code_point), cases[i].class);
    }
}

static void ascii_has_the_classes_of_unicode(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x80; c++) {
        Utf8Class expected = UTF8_OTHER;

        if (c != 0 && strchr("$+<=>^`|~", (int)c) != NULL) {
            expected = UTF8_SYMBOL;
        } else if (c != 0 && strchr(" \t\n\r\v\f", (int)c) != NULL) {
            expected = UTF8_SPACE;
        } else if (c == '_') {
            expected = UTF8_CONNECTOR;
        } else if (c >= '0' && c <= '9') {
            expected = UTF8_NUMBER;
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            expected = UTF8_LETTER;
        } else if (c > ' ' && c < 0x7F) {
            expected = UTF8_PUNCTUATION;
        }
        assert_int_equal(utf8_class(c), expected);
    }
}

static void words_are_made_of_letters_marks_digits_and_connectors(void **state)
{
    static const uint32_t words[] = {'a',    'Z',    '0',    '_',   0xE9,   0x4E2D, 0x301,
                                     0xFE0F, 0x2160, 0x203F, 0x660, 0x24D4, 0x1F150};
    static const uint32_t others[] = {'-',    ' ',    '.',    '$',     0xA0,   0xB2,    0xBC,
                                      0x2460, 0x2013, 0x200D, 0x1F600, 0xE000, 0x10FFFF};

    (void)state;
    for (size_t i = 0; i < COUNT(words); i++) {
        assert_true(utf8_is_word(words[i]));
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        assert_false(utf8_is_word(others[i]));
    }
}

static void emoji_are_told_from_text_symbols(void **state)
{
    (void)state;
    const uint32_t emoji[] = {0x1F600, 0x2705,  0x274C,  0x231A,  0x2728,  0x1F680,
                              0x1F1E9, 0x1F004, 0x2B50,  0x200D,  0x20E3,  0xFE0F,
                              0x1F3FB, 0x1F3FF, 0xE0067, 0x1F201, 0x1F21A, 0x1FAE0};
    const uint32_t text[] = {'a',     '#',     '1',    0xA9,   0xAE,    0x2122,
                             0x2194,  0x2714,  0x2713, 0x26A0, 0x2500,  0x3030,
                             0x303D,  0x3297,  0x3299, 0x65E5, 0x1F202, 0x1F237,
                             0x1F260, 0x1F170, 0,      0xFE0E, 0xE0001, UINT32_MAX};
    for (size_t i = 0; i < COUNT(emoji); i++) {
        assert_true(utf8_is_emoji(emoji[i]));
    }
    for (size_t i = 0; i < COUNT(text); i++) {
        assert_false(utf8_is_emoji(text[i]));
    }
}

static void spacing_marks_are_told_from_others(void **state)
{
    (void)state;
    assert_true(utf8_is_spacing_mark(0x93E));
    assert_false(utf8_is_spacing_mark(0x300));
    assert_false(utf8_is_spacing_mark('a'));
    assert_false(utf8_is_spacing_mark(0x110000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_code_point_survives_encoding_and_decoding, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_scalar_value_is_written_as_replacement, set_up,
                                        tear_down),
        cmocka_unit_test(each_invalid_byte_decodes_to_one_replacement),
        cmocka_unit_test_setup_teardown(invalid_bytes_are_found_wherever_they_stand, set_up,
                                        tear_down),
        cmocka_unit_test(valid_text_has_no_invalid_byte),
        cmocka_unit_test(code_points_are_counted),
        cmocka_unit_test_setup_teardown(prefix_of_code_points_cuts_none, set_up, tear_down),
        cmocka_unit_test(prefix_counts_alike_wherever_longer_code_points_stand),
        cmocka_unit_test(prefix_of_bytes_cuts_no_code_point),
        cmocka_unit_test(prefix_of_bytes_may_end_among_invalid_ones),
        cmocka_unit_test(width_is_in_terminal_columns),
        cmocka_unit_test_setup_teardown(repair_replaces_each_invalid_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(repair_leaves_valid_text_where_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(normalisation_composes_and_orders, set_up, tear_down),
        cmocka_unit_test_setup_teardown(normalisation_leaves_what_needs_none_where_it_is, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lower_case_is_unicode_and_simple, set_up, tear_down),
        cmocka_unit_test(base_is_what_carries_the_marks),
        cmocka_unit_test(upper_case_may_be_longer),
        cmocka_unit_test(what_is_no_scalar_value_is_encoded_as_the_replacement),
        cmocka_unit_test(code_points_have_a_class),
        cmocka_unit_test(ascii_has_the_classes_of_unicode),
        cmocka_unit_test(words_are_made_of_letters_marks_digits_and_connectors),
        cmocka_unit_test(emoji_are_told_from_text_symbols),
        cmocka_unit_test(spacing_marks_are_told_from_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
