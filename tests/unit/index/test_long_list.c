#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "index/posting_split.h"
#include "index/search_explain.h"
#include "unit/searched_site.h"

enum { SECTIONS = LIST_WHOLE_MOST + 100 };

/* In every section: "common" in the text, in the text of each tenth one many times, in the heading of each hundredth one. */
static void add_sections(SearchedSite *site)
{
    Buffer text;
    buffer_init(&text, &site->arena);
    buffer_add_string(&text, "# All\n");
    for (int i = 1; i <= SECTIONS; i++) {
        buffer_add_format(&text, "\n## Part %c%s\n\n", 'a' + i % 26, i % 100 == 0 ? " common" : "");
        buffer_add_format(&text, "%s",
                          i % 10 == 0 ? "The common, common, common one.\n"
                                      : "A common thing among a few words that say nothing.\n");
        if (i == 7) {
            buffer_add_string(&text, "\nA rare sight, of another kind.\n");
        }
    }
    searched_site_add_slice(site, "a.md", buffer_slice(&text));
    searched_site_add(site, "b.md", "# Other\n\nAnother text, with a rare sight.\n");
    searched_site_open(site);
    assert_int_equal(word_find(&site->reader, SLICE("common"))->list.found, SECTIONS);
}

static uint32_t count_found(SearchedSite *site, const char *query)
{
    searched_site_find(site, query);
    assert_int_equal(site->reader.state, INDEX_GOOD);
    return site->results.entry_count;
}

static void a_word_alone_is_found_everywhere(void **state)
{
    SearchedSite *site = *state;
    add_sections(site);
    assert_int_equal(count_found(site, "common"), SECTIONS);
    assert_int_equal(count_found(site, "common OR nowhere"), SECTIONS);
}

static void beside_a_rarer_one_a_word_is_found_where_it_is_worth_most(void **state)
{
    SearchedSite *site = *state;
    add_sections(site);
    assert_int_equal(count_found(site, "rare"), 2);
    assert_int_equal(count_found(site, "sight common"), LIST_BEST_LEAST + 2);
    /* Headings are among the best. */
    assert_int_equal(count_found(site, "part common"), SECTIONS);
    assert_int_equal(count_found(site, "common sight -part"), 1);
}

static void what_must_or_must_not_be_there_is_looked_for_everywhere(void **state)
{
    SearchedSite *site = *state;
    add_sections(site);
    assert_int_equal(count_found(site, "\"common thing\""), SECTIONS - SECTIONS / 10);
    assert_int_equal(count_found(site, "\"common thing\" rare"), SECTIONS - SECTIONS / 10);
    assert_int_equal(count_found(site, "sight -common"), 1);
    assert_int_equal(count_found(site, "kind:section -common"), 0);
}

static void both_parts_together_are_the_list(void **state)
{
    SearchedSite *site = *state;
    add_sections(site);
    const WordList *list = &word_find(&site->reader, SLICE("common"))->list;
    PostingReader best;
    PostingReader whole;
    Posting posting = {.entry = 0};
    Posting other = {.entry = UINT32_MAX};
    uint32_t counts[2] = {0};
    uint32_t least_of_best = IMPACT_MOST;
    uint32_t most_of_rest = 0;
    posting_reader_open(&best, &site->reader, list, false, &site->arena);
    posting_reader_open(&whole, &site->reader, list, true, &site->arena);
    posting_reader_next(&best, &other);
    for (uint32_t last = 0; posting_reader_next(&whole, &posting); last = posting.entry) {
        bool is_best = posting.entry == other.entry;
        assert_true(posting.entry > last);
        counts[is_best]++;
        if (!is_best) {
            assert_int_equal(posting.heading_length, 0);
            most_of_rest = posting.impact > most_of_rest ? posting.impact : most_of_rest;
            continue;
        }
        if (posting.heading_length == 0 && posting.impact < least_of_best) {
            least_of_best = posting.impact;
        }
        posting_reader_next(&best, &other);
    }
    assert_int_equal(counts[true], LIST_BEST_LEAST);
    assert_int_equal(counts[false], SECTIONS - LIST_BEST_LEAST);
    assert_true(least_of_best >= most_of_rest);
}

static void a_word_that_was_not_looked_for_is_explained(void **state)
{
    SearchedSite *site = *state;
    add_sections(site);
    searched_site_find(site, "sight common path:a.md");
    uint32_t entry = site->results.items[0].entry;
    bool is_told = false;
    Slice told =
        arena_format(&site->arena, "common: not looked for here, it is in %d places\n", SECTIONS);
    for (uint32_t i = 0; i < site->results.entry_count && !is_told; i++) {
        Slice text = search_explain_text(&site->engine, &site->arena, site->results.entries[i]);
        is_told = slice_find(text, told, 0) < text.size;
    }
    assert_true(is_told);
    Slice text = search_explain_text(&site->engine, &site->arena, entry);
    assert_true(slice_starts_with(text, SLICE("common: ")) ||
                slice_starts_with(text, SLICE("sight: ")));
}

/* Lists of all sizes: no file is read for a list that would fit into one less, and the files of short ones are short. */
static void a_list_begins_where_it_is_in_the_fewest_files(void **state)
{
    (void)state;
    uint32_t at = 0;
    for (uint32_t size = 1; size < 400; size++) {
        uint32_t start = layout_list_start(at, size, 100, 60);
        uint32_t files = (start + size - 1) / 100 - start / 100 + 1;
        assert_int_equal(files, (size + 99) / 100);
        assert_true(start == at || (start % 100 == 0 && start - at < 100));
        assert_true(start % 100 == 0 || start % 100 + size <= 60);
        at = start + size;
    }
}

static void lists_share_a_file_as_far_as_they_fit(void **state)
{
    (void)state;
    assert_int_equal(layout_list_start(0, 250, 100, 60), 0);
    assert_int_equal(layout_list_start(30, 30, 100, 60), 30);
    assert_int_equal(layout_list_start(30, 31, 100, 60), 100);
    assert_int_equal(layout_list_start(250, 10, 100, 60), 250);
    assert_int_equal(layout_list_start(260, 1, 100, 60), 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(a_word_alone_is_found_everywhere),
        SEARCHED_TEST(beside_a_rarer_one_a_word_is_found_where_it_is_worth_most),
        SEARCHED_TEST(what_must_or_must_not_be_there_is_looked_for_everywhere),
        SEARCHED_TEST(both_parts_together_are_the_list),
        SEARCHED_TEST(a_word_that_was_not_looked_for_is_explained),
        cmocka_unit_test(a_list_begins_where_it_is_in_the_fewest_files),
        cmocka_unit_test(lists_share_a_file_as_far_as_they_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
