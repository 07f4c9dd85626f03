#include "render/script_parts.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static void parts_are_put_into_one_function_without_what_is_for_people(void **state)
{
    Arena arena;
    Buffer out;

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    script_parts_begin(&out);
    script_parts_add(&out, SLICE("// What it is.\n\nconst a = 1; // one\n"));
    script_parts_add(&out, SLICE("function f() {\n  // Why.\n  return \"//\";\n}"));
    script_parts_add(&out, SLICE(""));
    script_parts_end(&out);
    assert_true(slice_is(buffer_slice(&out),
                         "(() => {\n\"use strict\";\nconst a = 1; // one\nfunction f() {\n"
                         "return \"//\";\n}\n})();\n"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_put_into_one_function_without_what_is_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
