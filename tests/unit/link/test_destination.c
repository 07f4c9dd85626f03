#include "link/destination.h"

#include "unit/sample_findings.h"

static void paths_are_seen_from_the_folder(void **state)
{
    static const struct {
        const char *href;
        const char *path;
        const char *anchor;
    } cases[] = {
        {"b.md", "docs/guide/b.md", ""},
        {"./b.md#x", "docs/guide/b.md", "x"},
        {"../b.md", "docs/b.md", ""},
        {"../../b.md", "b.md", ""},
        {"../..", "", ""},
        {"/b.md", "docs/guide/b.md", ""},
        {"//b.md", "docs/guide/b.md", ""},
        {"a//b/./c.md", "docs/guide/a/b/c.md", ""},
        {"b.md?plain=1#x", "docs/guide/b.md", "x"},
        {"b%20c.md", "docs/guide/b c.md", ""},
        {"b c.md", "docs/guide/b c.md", ""},
        {"b%23%3f.md#a%20b", "docs/guide/b#?.md", "a b"},
        {"%C3%BC.md#%C3%BC", "docs/guide/\xC3\xBC.md", "\xC3\xBC"},
        {"100%.md#50%", "docs/guide/100%.md", "50%"},
        {"%2e%2e/b.md", "docs/b.md", ""},
        {"b.md#a:~:text=x", "docs/guide/b.md", "a"},
        {"b.md#:~:text=x", "docs/guide/b.md", ""},
        {" b.md ", "docs/guide/b.md", ""},
        {"b.md#x#y", "docs/guide/b.md", "x#y"},
    };
    Arena *arena = &((Sample *)*state)->arena;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Destination destination;
        destination_read(&destination, arena, SLICE("docs/guide"),
                         slice_from_string(cases[i].href));
        assert_false(destination.escapes);
        assert_true(destination.has_path);
        sample_assert_slice(destination.path, cases[i].path);
        sample_assert_slice(destination.anchor, cases[i].anchor);
    }
}

static void what_leaves_the_root_or_hides_a_separator_escapes(void **state)
{
    static const char *const cases[] = {
        "../../../b.md", "../../../docs/guide/b.md",  "%2e%2e/../../b.md", "a%2Fb.md",
        "a%5cb.md",      "..%2f..%2f..%2fetc/passwd", "a%00.md",
    };
    Arena *arena = &((Sample *)*state)->arena;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Destination destination;
        destination_read(&destination, arena, SLICE("docs/guide"), slice_from_string(cases[i]));
        assert_true(destination.escapes);
        assert_int_equal(destination.path.size, 0);
    }
}

static void folders_are_told_by_how_they_end(void **state)
{
    static const struct {
        const char *href;
        bool is_folder;
        bool has_path;
    } cases[] = {
        {"a/", true, true},     {"..", true, true},   {".", true, true},    {"../a", false, true},
        {"a/..", true, true},   {"a/#x", true, true}, {"#x", false, false}, {"?x", false, false},
        {"?x#y", false, false}, {"a..", false, true}, {"/", true, true},
    };
    Arena *arena = &((Sample *)*state)->arena;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Destination destination;
        destination_read(&destination, arena, SLICE("d"), slice_from_string(cases[i].href));
        assert_int_equal(destination.is_folder, cases[i].is_folder);
        assert_int_equal(destination.has_path, cases[i].has_path);
    }
}

static void from_root_leaves_out_what_climbs(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    Slice path;
    assert_true(destination_from_root(arena, SLICE("../../docs/a%20b.md?x#y"), &path));
    sample_assert_slice(path, "docs/a b.md");
    assert_true(destination_from_root(arena, SLICE("./docs/a.md"), &path));
    sample_assert_slice(path, "docs/a.md");
    assert_false(destination_from_root(arena, SLICE("../.."), &path));
    assert_false(destination_from_root(arena, SLICE("#x"), &path));
    assert_false(destination_from_root(arena, SLICE("docs/../../a.md"), &path));
    assert_false(destination_from_root(arena, SLICE("docs%2fa.md"), &path));
}

static void pages_of_a_host_are_two_above_the_root(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    assert_true(destination_is_host_page(arena, SLICE(""), SLICE("../../issues/12")));
    assert_true(destination_is_host_page(arena, SLICE("docs"), SLICE("../../../wiki#x")));
    assert_false(destination_is_host_page(arena, SLICE("docs"), SLICE("../../issues")));
    assert_false(destination_is_host_page(arena, SLICE(""), SLICE("../../../issues")));
    assert_false(destination_is_host_page(arena, SLICE(""), SLICE("../../other.md")));
    assert_false(destination_is_host_page(arena, SLICE(""), SLICE("issues")));
}

static void lines_are_written_as_code_hosts_do(void **state)
{
    (void)state;
    static const Slice lines[] = {SLICE_INIT("L1"), SLICE_INIT("L12-L20"), SLICE_INIT("L12-20"),
                                  SLICE_INIT("L12C3-L20C4")};
    static const Slice others[] = {SLICE_INIT(""),    SLICE_INIT("L"),    SLICE_INIT("l1"),
                                   SLICE_INIT("12"),  SLICE_INIT("L1-"),  SLICE_INIT("L1x"),
                                   SLICE_INIT("L-1"), SLICE_INIT("list"), SLICE_INIT("L1C")};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(destination_is_line(lines[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(destination_is_line(others[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(paths_are_seen_from_the_folder),
        SAMPLE_TEST(what_leaves_the_root_or_hides_a_separator_escapes),
        SAMPLE_TEST(folders_are_told_by_how_they_end),
        SAMPLE_TEST(from_root_leaves_out_what_climbs),
        SAMPLE_TEST(pages_of_a_host_are_two_above_the_root),
        SAMPLE_TEST(lines_are_written_as_code_hosts_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
