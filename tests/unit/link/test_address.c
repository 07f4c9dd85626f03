#include "link/address.h"

#include "unit/sample_findings.h"

static void pages_are_at_their_paths(void **state)
{
    static const char *const cases[][2] = {
        {"a.md", "a.html"},
        {"docs/a.b.md", "docs/a.b.html"},
        {"docs/README.md", "docs/index.html"},
        {"readme.md", "index.html"},
        {"ReadMe.mdx", "index.html"},
        {"docs/index.md", "docs/index.html"},
        {"INDEX.md", "index.html"},
        {"docs/index.de.md", "docs/index.de.html"},
        {"docs/.hidden", "docs/.hidden.html"},
        {"index.html.md", "index.html.html"},
        {"a b#.md", "a b#.html"},
    };
    Arena *arena = &((Sample *)*state)->arena;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample_assert_slice(address_from_path(arena, slice_from_string(cases[i][0])), cases[i][1]);
    }
}

static void only_what_memoc_writes_nowhere_else_is_reserved(void **state)
{
    (void)state;
    static const Slice reserved[] = {
        SLICE_INIT("404.html"),          SLICE_INIT("Favicon.SVG"),
        SLICE_INIT("sitemap.xml"),       SLICE_INIT("reports/freshness.json"),
        SLICE_INIT("memory/index.json"), SLICE_INIT("Memory/doc/a/b.JSON"),
        SLICE_INIT("search/t1.js"),
    };
    static const Slice others[] = {
        SLICE_INIT("docs/404.html"),          SLICE_INIT("reports/2026-q1.html"),
        SLICE_INIT("memory/index.html"),      SLICE_INIT("assets/logo.png"),
        SLICE_INIT("searches/a.js"),          SLICE_INIT("memory.json"),
        SLICE_INIT("docs/memory/index.json"), SLICE_INIT("records/patterns.html"),
        SLICE_INIT("reports/index.html"),     SLICE_INIT("search/index.html"),
    };
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        assert_true(address_is_reserved(reserved[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(address_is_reserved(others[i]));
    }
}

static void an_address_is_taken_once_whatever_its_case(void **state)
{
    AddressBook book;
    Slice holder;
    address_book_init(&book, &((Sample *)*state)->arena);
    assert_true(address_book_claim(&book, SLICE("a/B.html"), SLICE("a/B.md"), &holder));
    assert_false(address_book_claim(&book, SLICE("a/b.html"), SLICE("a/b.md"), &holder));
    sample_assert_slice(holder, "a/B.md");
    assert_true(address_book_claim(&book, SLICE("b.html"), SLICE("b.md"), &holder));
    assert_true(address_book_claim(&book, SLICE("\xC3\x9C.html"), SLICE("x"), &holder));
    assert_false(address_book_claim(&book, SLICE("u\xCC\x88.html"), SLICE("y"), &holder));
    assert_false(address_book_claim(&book, SLICE("404.html"), SLICE("404.md"), &holder));
    assert_int_equal(holder.size, 0);
}

static void a_file_and_a_folder_are_not_at_one_place(void **state)
{
    AddressBook book;
    Slice holder;
    address_book_init(&book, &((Sample *)*state)->arena);
    address_book_add_folder(&book, SLICE("docs/A.html"));
    address_book_add_folder(&book, SLICE("docs/c.html.md"));
    assert_false(address_book_claim(&book, SLICE("docs/a.html"), SLICE("docs/a.md"), &holder));
    sample_assert_slice(holder, "docs/a.html");
    assert_false(address_book_claim(&book, SLICE("docs/c.html"), SLICE("docs/c.md"), &holder));
    assert_true(address_book_claim(&book, SLICE("docs/b.html"), SLICE("docs/b.md"), &holder));
    assert_false(address_book_claim(&book, SLICE("docs/B.html/x/y.png"), SLICE("z"), &holder));
    sample_assert_slice(holder, "docs/b.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(pages_are_at_their_paths),
        SAMPLE_TEST(only_what_memoc_writes_nowhere_else_is_reserved),
        SAMPLE_TEST(an_address_is_taken_once_whatever_its_case),
        SAMPLE_TEST(a_file_and_a_folder_are_not_at_one_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
