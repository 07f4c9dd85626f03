#include "document/haskell.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

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

/*
 * A value from a sketch: [ ] a list, ( ) a tuple, { } a record, <name … > an application, |name … > a field; any other
 * word is an atom.
 */
static const char *laid_out(const char *sketch)
{
    HaskellValue value;
    Slice rest = slice_from_string(sketch);
    Buffer out;

    haskell_init(&value, &arena);
    while (rest.size > 0) {
        Slice word = slice_cut(rest, ' ', &rest);

        if (slice_is(word, "]") || slice_is(word, ")") || slice_is(word, "}") ||
            slice_is(word, ">")) {
            haskell_end(&value);
        } else if (word.data[0] == '<') {
            haskell_begin(&value, HASKELL_APPLICATION, arena_string(&arena, slice_from(word, 1)));
        } else if (word.data[0] == '|') {
            haskell_begin(&value, HASKELL_FIELD, arena_string(&arena, slice_from(word, 1)));
        } else if (slice_is(word, "[")) {
            haskell_begin(&value, HASKELL_LIST, "");
        } else if (slice_is(word, "(")) {
            haskell_begin(&value, HASKELL_TUPLE, "");
        } else if (slice_is(word, "{")) {
            haskell_begin(&value, HASKELL_RECORD, "");
        } else {
            haskell_add_atom(&value, word);
        }
    }
    buffer_init(&out, &arena);
    haskell_write(&out, &value);
    return arena_string(&arena, buffer_slice(&out));
}

static void what_fits_is_one_line(void **state)
{
    static const struct {
        const char *sketch;
        const char *text;
    } cases[] = {
        {"1", "1"},
        {"[ ]", "[]"},
        {"( )", "()"},
        {"[ a b ]", "[ a , b ]"},
        {"( a [ ] )", "( a , [] )"},
        {"<Space >", "Space"},
        {"<Str a >", "Str a"},
        {"<Raw <Format a > b >", "Raw (Format a) b"},
        {"<Raw <Html > b >", "Raw Html b"},
        {"<Para [ <Str a > <Space > ] >", "Para [ Str a , Space ]"},
        {"<P |Meta { |a <fromList [ ] > > } > [ ] >", "P Meta { a fromList [] } []"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(laid_out(cases[i].sketch), cases[i].text);
    }
}

/* The columns of text that an atom of so many x needs. */
static const char *atom(size_t size)
{
    Buffer text;

    buffer_init(&text, &arena);
    buffer_add_repeated(&text, 'x', size);
    return arena_string(&arena, buffer_slice(&text));
}

static const char *with_atom(const char *format_before, size_t size, const char *after)
{
    return arena_string(&arena, arena_format(&arena, "%s%s%s", format_before, atom(size), after));
}

static void line_has_at_most_sixty_columns_of_text(void **state)
{
    (void)state;
    assert_string_equal(laid_out(with_atom("[ ", 56, " ]")), with_atom("[ ", 56, " ]"));
    assert_string_equal(laid_out(with_atom("[ ", 57, " ]")), with_atom("[ ", 57, "\n]"));
    assert_string_equal(laid_out(with_atom("<A ", 58, " >")), with_atom("A ", 58, ""));
    assert_string_equal(laid_out(with_atom("<A ", 59, " >")), with_atom("A\n  ", 59, ""));
}

/* At an indentation of 14 a line has 72 - 14 columns: for "(F ", the atom and five parentheses. */
static void indented_lines_end_at_column_seventy_two(void **state)
{
    const char *before = "A\n  (B\n     (C\n        (D\n           (E\n              (F";

    (void)state;
    assert_string_equal(laid_out(with_atom("<A <B <C <D <E <F ", 50, " > > > > > >")),
                        with_atom(with_atom(before, 0, " "), 50, ")))))"));
    assert_string_equal(laid_out(with_atom("<A <B <C <D <E <F ", 51, " > > > > > >")),
                        with_atom(with_atom(before, 0, "\n                 "), 51, ")))))"));
}

static void arguments_go_below_their_constructor(void **state)
{
    (void)state;
    assert_string_equal(laid_out(with_atom("<Header 1 ( ", 50, " ) >")),
                        with_atom("Header\n  1 ( ", 50, " )"));
    assert_string_equal(laid_out(with_atom("<Header 1 [ ", 57, " ] >")),
                        with_atom("Header\n  1\n  [ ", 57, "\n  ]"));
}

static void items_each_begin_a_line(void **state)
{
    (void)state;
    assert_string_equal(laid_out(with_atom("[ a <Para [ b ", 53, " ] > ( ) ]")),
                        with_atom("[ a\n, Para\n    [ b\n    , ", 53, "\n    ]\n, ()\n]"));
}

static void closing_parenthesis_counts(void **state)
{
    (void)state;
    assert_string_equal(laid_out(with_atom("<A <B ", 54, " > >")), with_atom("A (B ", 54, ")"));
    assert_string_equal(laid_out(with_atom("<A <B ", 57, " > >")),
                        with_atom("A\n  (B\n     ", 57, ")"));
    assert_string_equal(laid_out(with_atom("<A <B ", 56, " > >")), with_atom("A\n  (B ", 56, ")"));
}

static const char *shown(Slice text)
{
    HaskellValue value;
    Buffer out;

    haskell_init(&value, &arena);
    haskell_add_string(&value, text);
    buffer_init(&out, &arena);
    haskell_write(&out, &value);
    return arena_string(&arena, buffer_slice(&out));
}

static void strings_are_escaped_as_haskell_shows_them(void **state)
{
    static const struct {
        Slice text;
        const char *shown;
    } cases[] = {
        {SLICE_INIT(""), "\"\""},
        {SLICE_INIT("a b"), "\"a b\""},
        {SLICE_INIT("\"\\'"), "\"\\\"\\\\'\""},
        {SLICE_INIT("\a\b\t\n\v\f\r"), "\"\\a\\b\\t\\n\\v\\f\\r\""},
        {SLICE_INIT("\0\x01\x1B\x1F\x7F"), "\"\\NUL\\SOH\\ESC\\US\\DEL\""},
        {SLICE_INIT("\x0EH\x0Eh\x0E\x0F"), "\"\\SO\\&H\\SOh\\SO\\SI\""},
        {SLICE_INIT("\x7F\x31"), "\"\\DEL1\""},
        {SLICE_INIT("é1é a😀2"), "\"\\233\\&1\\233 a\\128512\\&2\""},
        {SLICE_INIT("\xC2\x80"), "\"\\128\""},
        {SLICE_INIT("é\xFF"), "\"\\233\\65533\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(shown(cases[i].text), cases[i].shown);
    }
}

static void deep_values_need_no_stack(void **state)
{
    enum { DEPTH = 3000 };
    HaskellValue value;
    Buffer out;

    (void)state;
    haskell_init(&value, &arena);
    for (size_t i = 0; i < DEPTH; i++) {
        haskell_begin(&value, HASKELL_LIST, "");
    }
    for (size_t i = 0; i < DEPTH; i++) {
        haskell_end(&value);
    }
    buffer_init(&out, &arena);
    haskell_write(&out, &value);
    assert_true(slice_starts_with(buffer_slice(&out), SLICE("[ [ [ [")));
    assert_true(slice_ends_with(buffer_slice(&out), SLICE("\n  ]\n]")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_fits_is_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line_has_at_most_sixty_columns_of_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(indented_lines_end_at_column_seventy_two, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(arguments_go_below_their_constructor, set_up, tear_down),
        cmocka_unit_test_setup_teardown(items_each_begin_a_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(closing_parenthesis_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(strings_are_escaped_as_haskell_shows_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(deep_values_need_no_stack, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
