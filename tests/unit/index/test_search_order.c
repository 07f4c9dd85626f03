#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/searched_site.h"

static void a_heading_that_is_the_query_comes_before_one_that_has_more(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "# A\n\n## Error budget of the release\n\nError budget.\n");
    searched_site_add(site, "b.md", "# B\n\n## Error budget\n\nNothing else.\n");
    searched_site_open(site);
    assert_string_equal(searched_site_find(site, "error budget"), "b.md:3 a.md:3");
    assert_string_equal(searched_site_find(site, "error budget release"), "a.md:3 b.md:3");
}

static void a_heading_in_the_order_of_the_query_comes_first(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "# A\n\n## Flags of features\n\nText.\n");
    searched_site_add(site, "b.md", "# B\n\n## Of feature flags\n\nText.\n");
    searched_site_open(site);
    assert_string_equal(searched_site_find(site, "feature flags"), "b.md:3 a.md:3");
    assert_string_equal(searched_site_find(site, "flags feature"), "a.md:3 b.md:3");
}

/* The words of a name count, not those of the heading that the name is taken from. */
static void a_name_counts_by_its_own_length(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "# A\n\n## Retry budget here\n\nText.\n");
    searched_site_add(site, "b.md", "# B\n\n## Pattern 12: Retry budget\n\nText.\n");
    searched_site_open(site);
    assert_string_equal(searched_site_find(site, "retry budget"), "b.md:3 a.md:3");
}

static void small_words_count_little_beside_others(void **state)
{
    SearchedSite *site = *state;
    searched_site_add(site, "a.md", "# A\n\nHow is it to be how it is, and how to be?\n");
    searched_site_add(site, "b.md",
                      "# B\n\nA long text that has many words and says rollback once.\n");
    searched_site_open(site);
    assert_string_equal(searched_site_find(site, "how to rollback"), "b.md:1 a.md:1");
    assert_string_equal(searched_site_find(site, "how to be"), "a.md:1");
}

static void a_long_question_is_asked_whole(void **state)
{
    SearchedSite *site = *state;
    Buffer question;
    buffer_init(&question, &site->arena);
    searched_site_add(site, "a.md", "# A\n\nAn idempotency key.\n");
    searched_site_open(site);
    for (int i = 0; i < 200; i++) {
        buffer_add_format(&question, "q%d ", i);
    }
    buffer_add(&question, SLICE("idempotency"));
    assert_string_equal(
        searched_site_find(site, arena_string(&site->arena, buffer_slice(&question))), "a.md:1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(a_heading_that_is_the_query_comes_before_one_that_has_more),
        SEARCHED_TEST(a_heading_in_the_order_of_the_query_comes_first),
        SEARCHED_TEST(a_name_counts_by_its_own_length),
        SEARCHED_TEST(small_words_count_little_beside_others),
        SEARCHED_TEST(a_long_question_is_asked_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
