#include "document/html_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static void names_are_found_in_tags_only(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        const char *names; /* joined by blanks */
    } cases[] = {
        {"<a id=\"x\"></a>", "x"},
        {"<A NAME='x y'>", "x y"},
        {"<a href=\"#u\" id=v>", "v"},
        {"<div id=x/>", "x/"},
        {"<div\nclass=c\n id = \"x\" >", "x"},
        {"<p name=x><input name=y>", ""},
        {"<p id=a><p id=b> <a name=c>", "a b c"},
        {"<p id>", ""},
        {"<p id=\"\">", ""},
        {"<p data-id=x>", ""},
        {"<p title='id=x'>", ""},
        {"id=x", ""},
        {"</a id=x>", ""},
        {"1 < 2 id=x", ""},
        {"<!-- <a id=x> --><a id=y>", "y"},
        {"<!-- <a id=x>", ""},
        {"<a id=\"x", "x"},
        {"<a \"'=/ id=x>", "x"},
        {"<", ""},
        {"<a", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char found[100] = "";
        Slice html = slice_from_string(cases[i].html);
        Slice name;
        while (html_name_next(&html, &name)) {
            size_t used = strlen(found);
            (void)snprintf(found + used, sizeof found - used, "%s%.*s", used > 0 ? " " : "",
                           SLICE_PRINT(name));
        }
        assert_string_equal(found, cases[i].names);
        assert_int_equal(html.size, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_found_in_tags_only)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
