#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/searched_site.h"

/* As if there had been no room for its list, which is of one entry. */
static void take_list(Merge *merge, const char *word)
{
    const Form *form = form_table_find(&merge->forms, slice_from_string(word));
    assert_non_null(form);
    assert_int_equal(merge->lists[form->group].found, 1);
    merge->lists[form->group] = (PostingList){.found = 0};
}

static void words_without_a_list_are_not_in_the_index(void **state)
{
    SearchedSite *site = *state;
    Merge merge;
    searched_site_add(site, "a.md", "# A\n\nBefore the quiet town, between all others.\n");
    searched_site_add(site, "b.md", "# B\n\nZebras before others: no town.\n");
    linked_site_link(site->linked);
    merge_make(&merge, &site->arena, &site->linked->site);
    take_list(&merge, "between");
    take_list(&merge, "zebras");
    index_write_merged(&site->files, &site->arena, &merge, &site->linked->site);
    assert_true(
        index_reader_open(&site->reader, &site->arena, index_source_from_files(&site->files)));
    search_engine_open(&site->engine, &site->arena, &site->reader, site->linked->today);
    assert_null(word_find(&site->reader, SLICE("between")));
    assert_null(word_find(&site->reader, SLICE("zebras")));
    assert_string_equal(searched_site_find(site, "zebras"), "");
    assert_string_equal(searched_site_find(site, "quiet"), "a.md:1");
    assert_string_equal(searched_site_find(site, "before"), "b.md:1 a.md:1");
    assert_string_equal(searched_site_find(site, "\"quiet town\""), "a.md:1");
    for (uint32_t i = 0; i < site->reader.small_words.count; i++) {
        assert_false(slice_is(site->reader.small_words.items[i], "between"));
    }
    assert_int_equal(site->reader.state, INDEX_GOOD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(words_without_a_list_are_not_in_the_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
