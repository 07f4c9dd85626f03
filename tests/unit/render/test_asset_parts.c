#include "render/asset_parts.h"

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
    asset_parts_begin(&out, ASSET_SCRIPT);
    asset_parts_add(&out, ASSET_SCRIPT, SLICE("// What it is.\n\nconst a = 1; // one\n"));
    asset_parts_add(&out, ASSET_SCRIPT, SLICE("function f() {\n  // Why.\n  return \"//\";\n}"));
    asset_parts_add(&out, ASSET_SCRIPT, SLICE(""));
    asset_parts_end(&out, ASSET_SCRIPT);
    assert_true(slice_is(buffer_slice(&out),
                         "(() => {\n\"use strict\";\nconst a = 1; // one\nfunction f() {\n"
                         "return \"//\";\n}\n})();\n"));
    arena_free(&arena);
}

static void comments_of_a_style_may_go_over_lines(void **state)
{
    Arena arena;
    Buffer out;

    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    asset_parts_begin(&out, ASSET_STYLE);
    asset_parts_add(
        &out, ASSET_STYLE,
        SLICE("/* One. */\n\na {\n  b: c; /* kept */\n}\n/*\n  d { e: f }\n*/\n/*/\n*/ g {}\n"));
    asset_parts_add(&out, ASSET_STYLE, SLICE("/* never closed\nh {}\n"));
    asset_parts_add(&out, ASSET_STYLE, SLICE("i {}"));
    asset_parts_end(&out, ASSET_STYLE);
    assert_true(slice_is(buffer_slice(&out), "a {\nb: c; /* kept */\n}\n*/ g {}\ni {}\n"));
    arena_free(&arena);
}

static void a_name_tells_what_has_parts(void **state)
{
    (void)state;
    assert_int_equal(asset_kind(SLICE("a.js")), ASSET_SCRIPT);
    assert_int_equal(asset_kind(SLICE("a.b.css")), ASSET_STYLE);
    assert_int_equal(asset_kind(SLICE("css")), ASSET_WHOLE);
    assert_int_equal(asset_kind(SLICE("a.svg")), ASSET_WHOLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_put_into_one_function_without_what_is_for_people),
        cmocka_unit_test(comments_of_a_style_may_go_over_lines),
        cmocka_unit_test(a_name_tells_what_has_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
