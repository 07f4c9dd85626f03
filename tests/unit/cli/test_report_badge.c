#include "cli/report_badge.h"

#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

static const char *draw(Arena *arena, const char *label, const char *value)
{
    Buffer out;

    buffer_init(&out, arena);
    badge_write(&out, slice_from_string(label), slice_from_string(value), "#123456");
    return arena_string(arena, buffer_slice(&out));
}

static void texts_are_escaped(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    const char *badge = draw(&arena, "<b>", "\"&\"");
    assert_null(strstr(badge, "<b>"));
    assert_non_null(strstr(badge, "aria-label=\"&lt;b&gt;: &quot;&amp;&quot;\""));
    assert_non_null(strstr(badge, "<title>&lt;b&gt;: &quot;&amp;&quot;</title>"));
    assert_non_null(strstr(badge, ">&lt;b&gt;</text>"));
    arena_free(&arena);
}

static void nothing_comes_from_elsewhere(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    const char *badge = draw(&arena, "docs", "97 % fresh");
    const char *name = "http://www.w3.org/2000/svg";
    const char *address = strstr(badge, "http");
    assert_non_null(address);
    assert_memory_equal(address, name, strlen(name));
    assert_null(strstr(address + 1, "http"));
    assert_null(strstr(badge, "<image"));
    assert_null(strstr(badge, "@font-face"));
    arena_free(&arena);
}

static void wider_text_makes_a_wider_badge(void **state)
{
    (void)state;
    assert_int_equal(badge_text_width(SLICE("")), 0);
    assert_true(badge_text_width(SLICE("iii")) < badge_text_width(SLICE("mmm")));
    assert_true(badge_text_width(SLICE("9 % fresh")) < badge_text_width(SLICE("99 % fresh")));
    /* Verdana: d o c s are 1276 + 1243 + 1067 + 1067 of 2048 parts of 11 pixels. */
    assert_int_equal(badge_text_width(SLICE("docs")), 249);
    assert_true(badge_text_width(SLICE("ü")) > 0);
}

static double luminance(const char *color)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        char digits[] = {color[1 + 2 * i], color[2 + 2 * i], '\0'};
        double part = (double)strtol(digits, NULL, 16) / 255;

        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* WCAG 2.1, 1.4.3. */
static void white_letters_can_be_read_on_every_color(void **state)
{
    (void)state;
    for (int percent = -1; percent <= 100; percent++) {
        assert_true(1.05 / (luminance(badge_color(percent)) + 0.05) >= 4.5);
    }
    assert_true(1.05 / (luminance("#444444") + 0.05) >= 4.5);
}

static void colors_follow_the_share(void **state)
{
    (void)state;
    assert_string_equal(badge_color(100), badge_color(90));
    assert_string_not_equal(badge_color(90), badge_color(89));
    assert_string_not_equal(badge_color(0), badge_color(-1));
    assert_string_equal(badge_color(24), badge_color(0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(nothing_comes_from_elsewhere),
        cmocka_unit_test(wider_text_makes_a_wider_badge),
        cmocka_unit_test(white_letters_can_be_read_on_every_color),
        cmocka_unit_test(colors_follow_the_share),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
