#include "base/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define ENTRY(path, text)                                                                          \
    {                                                                                              \
        path, (const unsigned char *)(text), sizeof(text) - 1                                      \
    }

/* This table stands in for the program's own. */
const EmbeddedFile embedded_files[] = {
    ENTRY("filters/a.lua", "a"),
    ENTRY("src/filter/pandoc.lua", "pandoc"),
    ENTRY("themes/default-dark/page.html", "dark"),
    ENTRY("themes/default/assets/main.css", "css"),
    ENTRY("themes/default/page.html", "page\0with a NUL"),
    ENTRY("themes/default/page.html.md", ""),
    ENTRY("themes/default0", "0"),
    ENTRY("themes/\xC3\xA4", "umlaut"),
    {0, 0, 0},
};
const size_t embedded_file_count = sizeof embedded_files / sizeof *embedded_files - 1;

static void find_gets_every_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < embedded_file_count; i++) {
        assert_ptr_equal(embedded_find(slice_from_string(embedded_files[i].path)),
                         &embedded_files[i]);
    }
}

static void find_knows_what_is_not_there(void **state)
{
    static const char *const paths[] = {
        "", "a", "filters", "filters/a.lu", "filters/a.lua2", "themes/default", "zzz", "\xFF"};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_null(embedded_find(slice_from_string(paths[i])));
    }
    assert_null(embedded_find(SLICE("filters/a.lua\0")));
}

static void bytes_hold_nul(void **state)
{
    (void)state;

    Slice bytes = embedded_bytes(embedded_find(SLICE("themes/default/page.html")));

    assert_true(slice_equals(bytes, SLICE("page\0with a NUL")));
}

static void below_gives_one_folder(void **state)
{
    static const struct {
        const char *prefix;
        size_t first;
        size_t count;
    } cases[] = {
        {"", 0, 8},
        {"filters/", 0, 1},
        {"themes/", 2, 6},
        {"themes/default/", 3, 3},
        {"themes/default/page.html", 4, 2},
        {"themes/default", 2, 5},
        {"themes/\xC3", 7, 1},
        {"a", 0, 0},
        {"themes/default/b", 4, 0},
        {"zzz", 8, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        EmbeddedList list = embedded_below(slice_from_string(cases[i].prefix));

        assert_int_equal(list.count, cases[i].count);
        assert_ptr_equal(list.items, &embedded_files[cases[i].first]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_gets_every_file),
        cmocka_unit_test(find_knows_what_is_not_there),
        cmocka_unit_test(bytes_hold_nul),
        cmocka_unit_test(below_gives_one_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
