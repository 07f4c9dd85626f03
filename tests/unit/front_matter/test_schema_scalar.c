#include "front_matter/schema_scalar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void another_text_is_written_as_the_first_was(void **state)
{
    static const struct {
        const char *written;
        const char *text;
        const char *wanted;
    } examples[] = {
        {"active", "ACTIVE", "ACTIVE"},
        {"'active'", "ACTIVE", "'ACTIVE'"},
        {"'a'", "it's", "'it''s'"},
        {"\"active\"", "ACTIVE", "\"ACTIVE\""},
        {"\"a\"", "say \"b\"", "\"say \\\"b\\\"\""},
        {"a", "in review", "in review"},
        {"a", "true", "\"true\""},
        {"a", "7", "\"7\""},
        {"a", "b: c", "\"b: c\""},
        {"a", "- b", "\"- b\""},
        {"a", "#b", "\"#b\""},
        {"a", "acc\xc3\xa9pt\xc3\xa9", "acc\xc3\xa9pt\xc3\xa9"},
        {"!!str a", "b", ""},
        {"&x a", "b", ""},
        {"*x", "b", ""},
        {"|\n  a", "b", ""},
        {"a\n  b", "c", ""},
        {"a", "b\nc", ""},
        {"", "b", ""},
    };
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        Slice found = schema_scalar_write(&arena, slice_from_string(examples[i].written),
                                          slice_from_string(examples[i].text));

        if (!slice_is(found, examples[i].wanted)) {
            fail_msg("%s as %s: %.*s", examples[i].text, examples[i].written, SLICE_PRINT(found));
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_text_is_written_as_the_first_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
