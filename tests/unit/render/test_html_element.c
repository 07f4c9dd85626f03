#include "render/html_element.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

static void every_element_is_found_by_its_name(void **state)
{
    (void)state;
    for (unsigned i = ELEMENT_NONE + 1; i < ELEMENT_COUNT; i++) {
        const char *name = html_element_facts((HtmlElement)i)->name;

        assert_non_null(name);
        assert_int_equal(html_element_find(slice_from_string(name)), i);
    }
}

static void every_attribute_is_found_by_its_name(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++) {
        const char *name = html_attribute_name((HtmlAttribute)i);

        assert_int_equal(html_attribute_find(slice_from_string(name)), i);
    }
    assert_int_equal(html_attribute_find(SLICE("HREF")), ATTRIBUTE_HREF);
    assert_int_equal(html_attribute_find(SLICE("onclick")), ATTRIBUTE_COUNT);
    assert_int_equal(html_attribute_find(SLICE("")), ATTRIBUTE_COUNT);
    assert_int_equal(html_attribute_find(SLICE("an-attribute-with-a-long-name")), ATTRIBUTE_COUNT);
}

static void names_are_small_or_capital_but_not_mixed(void **state)
{
    (void)state;
    assert_int_equal(html_element_find(SLICE("DIV")), ELEMENT_DIV);
    assert_int_equal(html_element_find(SLICE("H1")), ELEMENT_H1);
    assert_int_equal(html_element_find(SLICE("Div")), ELEMENT_NONE);
    assert_int_equal(html_element_find(SLICE("")), ELEMENT_NONE);
    assert_int_equal(html_element_find(SLICE("div:a")), ELEMENT_NONE);
    assert_int_equal(html_element_find(SLICE("T")), ELEMENT_NONE);
    assert_int_equal(html_element_find(SLICE("your-key-or-something-long")), ELEMENT_NONE);
}

/* What stands for an element, and what is added around one, must be something that may be written. */
static void replacements_and_wrappers_are_allowed_elements(void **state)
{
    (void)state;
    for (unsigned i = ELEMENT_NONE + 1; i < ELEMENT_COUNT; i++) {
        const HtmlElementFacts *facts = html_element_facts((HtmlElement)i);
        const HtmlElementFacts *written = html_element_facts(facts->written);
        const HtmlElementFacts *wrapper = html_element_facts(facts->wrapper);

        assert_true(!facts->written || (written->treatment == TREAT_ALLOW && !written->written));
        assert_true(!facts->wrapper || wrapper->categories & facts->accepts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_element_is_found_by_its_name),
        cmocka_unit_test(every_attribute_is_found_by_its_name),
        cmocka_unit_test(names_are_small_or_capital_but_not_mixed),
        cmocka_unit_test(replacements_and_wrappers_are_allowed_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
