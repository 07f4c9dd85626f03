#include "check/link_edit.h"

#include "check/site_links.h"
#include "unit/linked_site.h"

static void assert_destination(const char *href, const char *suggestion, bool in_brackets,
                               const char *wanted)
{
    Arena arena;

    arena_init(&arena, NULL);
    sample_assert_slice(link_edit_destination(&arena, slice_from_string(href),
                                              slice_from_string(suggestion), in_brackets),
                        wanted);
    arena_free(&arena);
}

static void query_and_a_right_fragment_stay_as_written(void **state)
{
    (void)state;
    assert_destination("A.md", "a.md", false, "a.md");
    assert_destination("A.md?x=1", "a.md", false, "a.md?x=1");
    assert_destination("A.md?x=1#p", "a.md#p", false, "a.md?x=1#p");
    assert_destination("A.md#caf%C3%A9", "a.md#caf\xC3\xA9", false, "a.md#caf%C3%A9");
    assert_destination("%61.md?x#Part", "%61.md?x#part", false, "%61.md?x#part");
    assert_destination("#Part", "#part", false, "#part");
    assert_destination("a.c:12", "a.c#L12", false, "a.c#L12");
}

static void characters_with_a_meaning_are_encoded(void **state)
{
    (void)state;
    assert_destination("A b.md", "a%20b.md", false, "a%20b.md");
    assert_destination("A b.md", "a%20b.md", true, "a b.md");
    assert_destination("A%20b.md", "a%20b.md", true, "a%20b.md");
    assert_destination("x", "a&amp;b.md", false, "a%26amp;b.md");
    assert_destination("x", "a&b;c d.md", true, "a%26b;c d.md");
    assert_destination("x", "R&D/a.md", false, "R&D/a.md");
}

/* What becomes of the document docs/a.md with the links `text`. */
static void assert_mended(const char *text, const char *wanted)
{
    LinkedSite *linked = NULL;

    assert_int_equal(linked_site_begin((void **)&linked), 0);
    linked_site_add(linked, "docs/setup.md", "# Setup\n\n## Part one\n");
    linked_site_add(linked, "docs/my file (1).md", "# File\n");
    linked_site_add(linked, "docs/sub/b.md", "# B\n");
    linked_site_add(linked, "docs/a.md", text);
    linked_site_link(linked);
    linked->findings.count = 0;
    check_page_links(linked_site_page(linked, "docs/a.md"), &linked->findings);
    sample_assert_slice(sample_mend(&linked->arena, slice_from_string(text), &linked->findings),
                        wanted);
    linked_site_end((void **)&linked);
}

static void what_is_certain_is_mended(void **state)
{
    (void)state;
    assert_mended("[a](setup)\n", "[a](setup.md)\n");
    assert_mended("[a]( Setup.md  'title' )\n", "[a]( setup.md  'title' )\n");
    assert_mended("[a](/docs/sub/b.md)\n", "[a](sub/b.md)\n");
    assert_mended("[a](docs/sub/b.md)\n", "[a](sub/b.md)\n");
    assert_mended("[a](setup.md#Part-One)\n", "[a](setup.md#part-one)\n");
    assert_mended("---\nx: y\n---\n\xC3\xA4 ![a](<My File (1).md>) [b](Setup.md)\n",
                  "---\nx: y\n---\n\xC3\xA4 ![a](<my file (1).md>) [b](setup.md)\n");
    assert_mended("> | a | b |\n> |---|---|\n> | [x](Setup.md) | y |\n",
                  "> | a | b |\n> |---|---|\n> | [x](setup.md) | y |\n");
    assert_mended("[a](my%20File%20\\(1\\).md)\n", "[a](my%20file%20%281%29.md)\n");
}

static void a_definition_is_mended_once(void **state)
{
    (void)state;
    assert_mended("[a][r] [b][r] ![c][s]\n\n[r]: Setup.md\n[s]: <Setup.md> 't'\n",
                  "[a][r] [b][r] ![c][s]\n\n[r]: setup.md\n[s]: <setup.md> 't'\n");
}

static void what_is_not_certain_stays(void **state)
{
    static const char *const texts[] = {
        "[a](setpu.md)\n",
        "[a](no.md)\n",
        "[a](setup.md#part)\n",
        "[a](Setup.md#no)\n",
        "<a href=\"Setup.md\">a</a>\n",
        "[a](&#83;etup.md)\n",
        "[a](Setup.md#:~:text=x)\n",
        "`[a](Setup.md)`\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_mended(texts[i], texts[i]);
    }
}

static void an_edit_knows_its_place(void **state)
{
    LinkedSite *linked = *state;

    linked_site_add(linked, "a.md", "---\nx: y\n---\n\n\xC3\xA4 [\xC3\xA4](B.md#x)\n");
    linked_site_add(linked, "b.md", "# X\n");
    linked_site_link(linked);
    linked->findings.count = 0;
    check_page_links(linked_site_page(linked, "a.md"), &linked->findings);
    assert_int_equal(linked->findings.count, 1);
    assert_int_equal(linked->findings.items[0].edit_count, 1);

    const Edit *edit = &linked->findings.items[0].edits[0];

    assert_int_equal(edit->span.start, 22);
    assert_int_equal(edit->span.end, 28);
    assert_int_equal(edit->start.line, 5);
    assert_int_equal(edit->start.column, 7);
    assert_int_equal(edit->end.column, 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(query_and_a_right_fragment_stay_as_written),
        cmocka_unit_test(characters_with_a_meaning_are_encoded),
        cmocka_unit_test(what_is_certain_is_mended),
        cmocka_unit_test(a_definition_is_mended_once),
        cmocka_unit_test(what_is_not_certain_stays),
        LINKED_TEST(an_edit_knows_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
