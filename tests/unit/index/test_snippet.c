#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "index/entry_reader.h"
#include "index/snippet.h"
#include "unit/searched_site.h"

static void make_snippet(SearchedSite *site, Slice text, Snippet *snippet)
{
    SnippetWords words;
    searched_site_add(site, "a.md",
                      "# A\n\nA migration; flags are migrated.\n\n\xE8\xA8\xAD\xE8\xA8\x88\n");
    searched_site_open(site);
    searched_site_find(site, "migration \xE8\xA8\xAD\xE8\xA8\x88");
    snippet_words_find(&words, &site->engine, &site->arena);
    snippet_make(snippet, &site->arena, &words, text);
}

/* Text, `word`, and text again. */
static Slice text_around(SearchedSite *site, const char *filler, const char *word)
{
    Buffer text;
    buffer_init(&text, &site->arena);
    for (int i = 0; i < 300; i++) {
        buffer_add_string(&text, i == 150 ? word : filler);
    }
    return buffer_slice(&text);
}

static void all_forms_of_a_word_are_marked(void **state)
{
    Snippet snippet;
    make_snippet(*state, SLICE("Flags \xC3\xA9 are\n migrated."), &snippet);
    assert_true(slice_is(snippet.text, "Flags \xC3\xA9 are migrated."));
    assert_int_equal(snippet.mark_count, 1);
    assert_int_equal(snippet.marks[0].start, 12);
    assert_int_equal(snippet.marks[0].end, 20);
}

/* Forms may stand far from the word that was looked for, in another file of the index. */
static void a_word_with_one_or_two_letters_more_is_marked(void **state)
{
    Snippet snippet;
    make_snippet(*state, SLICE("migrationx migrationly migrations7 migrational2 migrationist"),
                 &snippet);
    assert_int_equal(snippet.mark_count, 2);
    assert_int_equal(snippet.marks[0].end, 10);
    assert_int_equal(snippet.marks[1].start, 11);
    assert_int_equal(snippet.marks[1].end, 22);
}

static void a_text_of_nothing_has_an_empty_one(void **state)
{
    Snippet snippet;
    make_snippet(*state, SLICE(""), &snippet);
    assert_int_equal(snippet.text.size, 0);
}

static void it_begins_and_ends_with_whole_words(void **state)
{
    Snippet snippet;
    make_snippet(*state, text_around(*state, "filling ", "migrated "), &snippet);
    assert_true(slice_starts_with(snippet.text, SLICE("\xE2\x80\xA6"
                                                      "filling ")));
    assert_true(slice_ends_with(snippet.text, SLICE(" filling\xE2\x80\xA6")));
    assert_int_equal(snippet.mark_count, 1);
    assert_int_equal(snippet.marks[0].start, 1 + 5 * 8);
}

static void a_script_without_spaces_is_cut_at_characters(void **state)
{
    Snippet snippet;
    make_snippet(*state, text_around(*state, "\xE6\xA4\x9C", " x \xE8\xA8\xAD\xE8\xA8\x88"),
                 &snippet);
    assert_true(slice_starts_with(snippet.text, SLICE("\xE2\x80\xA6\xE6\xA4\x9C\xE6\xA4\x9C")));
    assert_int_equal(utf8_count(snippet.text), SNIPPET_MOST + 2);
}

/* How the document of a text begins, as the index has it. */
static Slice excerpt_of(SearchedSite *site, const char *text)
{
    EntryView view;
    searched_site_add(site, "a.md", text);
    searched_site_open(site);
    assert_true(entry_read(&site->reader, &site->arena, 0, &view));
    return view.excerpt;
}

static void what_the_index_has_of_a_text_ends_with_a_word(void **state)
{
    Slice excerpt = excerpt_of(
        *state, "One two three four five six seven eight nine ten eleven\ntwelve, thirteen.\n");
    assert_true(slice_is(
        excerpt, "One two three four five six seven eight nine ten eleven twelve,\xE2\x80\xA6"));
}

static void a_document_without_text_is_shown_by_what_follows(void **state)
{
    Slice excerpt = excerpt_of(*state, "# Title\n\n## First section\n\nIts text.\n");
    assert_true(slice_is(excerpt, "First section Its text."));
}

static void a_short_text_is_in_the_index_whole(void **state)
{
    const char *text = "One two three four five six seven eight nine ten eleven twelve-.";
    assert_true(slice_is(excerpt_of(*state, text), text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(all_forms_of_a_word_are_marked),
        SEARCHED_TEST(a_word_with_one_or_two_letters_more_is_marked),
        SEARCHED_TEST(a_text_of_nothing_has_an_empty_one),
        SEARCHED_TEST(it_begins_and_ends_with_whole_words),
        SEARCHED_TEST(a_script_without_spaces_is_cut_at_characters),
        SEARCHED_TEST(what_the_index_has_of_a_text_ends_with_a_word),
        SEARCHED_TEST(a_document_without_text_is_shown_by_what_follows),
        SEARCHED_TEST(a_short_text_is_in_the_index_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
