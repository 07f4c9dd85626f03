#include "link/suggestion.h"

#include "unit/sample_findings.h"

static void paths_are_written_as_people_write_them(void **state)
{
    static const struct {
        const char *from;
        const char *target;
        bool is_folder;
        const char *anchor;
        const char *written;
    } cases[] = {
        {"docs/a.md", "docs/b.md", false, "", "b.md"},
        {"docs/a.md", "b.md", false, "x", "../b.md#x"},
        {"a.md", "docs/b.md", false, "", "docs/b.md"},
        {"a/b/c.md", "a/d", true, "", "../d/"},
        {"docs/a.md", "", true, "", "../"},
        {"a.md", "", true, "", "./"},
        {"a.md", "c:d.md", false, "", "./c:d.md"},
        {"a.md", "a b (c).md", false, "", "a%20b%20%28c%29.md"},
        {"a.md", "50%#?.md", false, "", "50%25%23%3F.md"},
        {"a.md", "\xC3\xBC.md", false, "\xC3\xBC", "\xC3\xBC.md#\xC3\xBC"},
    };
    Arena *arena = &((Sample *)*state)->arena;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Slice written = suggestion_from_path(arena, slice_from_string(cases[i].from),
                                             slice_from_string(cases[i].target), cases[i].is_folder,
                                             slice_from_string(cases[i].anchor));
        sample_assert_slice(written, cases[i].written);
    }
}

static void the_path_stays_where_only_the_anchor_is_wrong(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    sample_assert_slice(suggestion_with_anchor(arena, SLICE("./b%20c.md"), SLICE("x y")),
                        "./b%20c.md#x%20y");
    sample_assert_slice(suggestion_with_anchor(arena, SLICE(""), SLICE("x")), "#x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(paths_are_written_as_people_write_them),
        SAMPLE_TEST(the_path_stays_where_only_the_anchor_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
