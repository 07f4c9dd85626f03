#include "render/html_tag_filter.h"

#include <stdarg.h>
#include <stdlib.h>
#include <setjmp.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void assert_filtered(const char *html, bool all, const char *expected)
{
    Arena arena;
    Buffer out;

    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    html_tag_filter_write(&out, slice_from_string(html), all);
    if (!slice_is(buffer_slice(&out), expected)) {
        fail_msg("%s is %.*s, not %s", html, SLICE_PRINT(buffer_slice(&out)), expected);
    }
    arena_free(&arena);
}

/* As cmark-gfm 0.29.0.gfm.6 answers with --unsafe -e tagfilter. */
static void nine_tags_lose_their_less_than(void **state)
{
    static const char *const cases[][2] = {
        {"<script>a</script>", "&lt;script>a&lt;/script>"},
        {"<TITLE >", "&lt;TITLE >"},
        {"<xmp/>", "&lt;xmp/>"},
        {"<xmp/ >", "<xmp/ >"},
        {"<scripts>", "<scripts>"},
        {"<script", "<script"},
        {"<b><style>", "<b>&lt;style>"},
        {"a<", "a<"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_filtered(cases[i][0], true, cases[i][1]);
    }
}

static void inline_html_is_filtered_where_it_begins(void **state)
{
    (void)state;
    assert_filtered("<script>", false, "&lt;script>");
    assert_filtered("<a title=\"<script>\">", false, "<a title=\"<script>\">");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_tags_lose_their_less_than),
        cmocka_unit_test(inline_html_is_filtered_where_it_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
