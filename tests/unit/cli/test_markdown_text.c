#include "cli/markdown_text.h"

#include <setjmp.h>
#include <cmocka.h>

typedef void Adder(Buffer *out, Slice text);

static void expect(Adder *add, const char *text, const char *written)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    add(&out, slice_from_string(text));
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), written);
    arena_free(&arena);
}

static void prose_stays_readable(void **state)
{
    (void)state;
    expect(markdown_add_text, "no page at \"a/b.md\": 100 %, (ü 🌍)",
           "no page at \"a/b.md\": 100 %, (ü 🌍)");
}

static void markup_is_escaped(void **state)
{
    (void)state;
    expect(markdown_add_text, "a|b *c* _d_ `e` [f](g) <h> &amp; ~i~ \\ $j$",
           "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) \\<h\\> \\&amp; \\~i\\~ \\\\ \\$j\\$");
}

static void addresses_make_no_links(void **state)
{
    (void)state;
    expect(markdown_add_text, "http://a.b www.c.d WWW.e a: b ww.f .",
           "http\\://a.b www\\.c.d WWW\\.e a: b ww.f .");
    expect(markdown_add_text, ".www", ".www");
}

static void nobody_is_told(void **state)
{
    (void)state;
    expect(markdown_add_text, "owner: @team, a@b.c, #12 #a @ #",
           "owner: @<!-- -->team, a@<!-- -->b.c, #<!-- -->12 #a @ #");
}

static void lines_do_not_end(void **state)
{
    (void)state;
    expect(markdown_add_text, "a\nb\033",
           "a\xEF\xBF\xBD"
           "b\xEF\xBF\xBD");
}

static void code_is_between_backticks(void **state)
{
    (void)state;
    expect(markdown_add_code, "", "");
    expect(markdown_add_code, "docs/a_b*<c>@d.md", "`docs/a_b*<c>@d.md`");
}

static void code_that_backticks_cannot_hold_is_an_element(void **state)
{
    (void)state;
    expect(markdown_add_code, "a`b", "<code>a\\`b</code>");
    expect(markdown_add_code, "a|b<c>", "<code>a\\|b\\<c\\></code>");
    expect(markdown_add_code, " a", "<code> a</code>");
    expect(markdown_add_code, "a ", "<code>a </code>");
}

static void code_has_no_line_end(void **state)
{
    (void)state;
    expect(markdown_add_code, "a\n|", "<code>a\xEF\xBF\xBD\\|</code>");
    expect(markdown_add_code, "a\n\nb",
           "`a\xEF\xBF\xBD\xEF\xBF\xBD"
           "b`");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_stays_readable),
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(addresses_make_no_links),
        cmocka_unit_test(nobody_is_told),
        cmocka_unit_test(lines_do_not_end),
        cmocka_unit_test(code_is_between_backticks),
        cmocka_unit_test(code_that_backticks_cannot_hold_is_an_element),
        cmocka_unit_test(code_has_no_line_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
