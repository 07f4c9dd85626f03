#include "check/placeholder.h"

#include "unit/sample_findings.h"

static void texts_of_templates_are_placeholders(void **state)
{
    (void)state;
    static const char *const placeholders[] = {
        "YYYY-MM-DD", " yyyy-mm-dd ", "DD.MM.YYYY", "MM/DD/YY",   "{{title}}",
        "{{ a b }}",  "ADR-{{n}}: x", "{a | b}",    "{ACTIVE|x}",
    };
    static const char *const others[] = {
        "",     "2026-01-19", "{{ }}",  "{{",      "{{a",       "{{a}",
        "{}",   "{a}",        "a | b",  "my day",  "ym",        "{a|b",
        "YYYY", "YYYY-MM",    "{{a:b}", "{ {x} }", "MM/DD/YY2", "x {a|b}",
    };
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
        assert_true(placeholder_is_text(slice_from_string(placeholders[i])));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(placeholder_is_text(slice_from_string(others[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(texts_of_templates_are_placeholders)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
