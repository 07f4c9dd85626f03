#include "check/bump.h"

#include "unit/linked_site.h"

static Edition *read_edition(LinkedSite *linked, const char *text)
{
    Edition *edition = arena_new(&linked->arena, Edition);
    Document *document = sample_read(linked->sample, "a.md", slice_from_string(text));
    edition_init(edition, &linked->arena, linked->settings, SLICE("a.md"), document->source.bytes,
                 document->front_matter, document->body_offset);
    return edition;
}

/* What is told on 2026-07-01 of a document that was `before` and is `now`. */
static void assert_told(void **state, const char *before, const char *now, const char *wanted)
{
    LinkedSite *linked = *state;
    linked->count = 0;
    linked_site_add(linked, "a.md", now);
    assert_true(date_parse_iso(SLICE("2026-07-01"), &linked->today));
    linked_site_link(linked);
    linked->site.pages[0].edition = read_edition(linked, now);
    linked->site.pages[0].base_edition = read_edition(linked, before);
    linked->findings.count = 0;
    check_bumps(&linked->site, &linked->findings);
    sample_assert_slice(sample_list_findings(&linked->arena, &linked->findings), wanted);
}

#define DOCUMENT(date, body) "---\nlast_updated: " date "\n---\n" body "\n"
#define UNDATED(body) "---\ntitle: a\n---\n" body "\n"

static void changed_text_needs_a_later_date(void **state)
{
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("2026-03-01", "two"),
                "2:15 date/not-bumped\n");
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("2026-02-01", "two"),
                "2:15 date/went-back\n");
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("2026-03-02", "two"), "");
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("2026-03-01", "one"), "");
}

static void date_of_today_is_late_enough(void **state)
{
    assert_told(state, DOCUMENT("2026-07-01", "one"), DOCUMENT("2026-07-01", "two"), "");
    assert_told(state, DOCUMENT("2026-07-02", "one"), DOCUMENT("2026-07-01", "two"), "");
    assert_told(state, DOCUMENT("2026-07-02", "one"), DOCUMENT("2026-06-30", "two"),
                "2:15 date/went-back\n");
    assert_told(state, DOCUMENT("2026-06-30", "one"), DOCUMENT("2026-06-30", "two"),
                "2:15 date/not-bumped\n");
}

static void date_alone_is_a_note(void **state)
{
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("2026-06-01", "one"),
                "2:15 date/bump-only\n");
    assert_told(state, DOCUMENT("2026-03-01\nowner: a", "one"),
                DOCUMENT("2026-06-01\nowner: b", "one"), "");
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("'2026-03-01'", "one"), "");
}

static void date_must_not_go(void **state)
{
    assert_told(state, DOCUMENT("2026-03-01", "one"), UNDATED("one"), "0:0 date/removed\n");
    assert_told(state, DOCUMENT("2026-03-01", "one"), "---\nlast_updated:\n---\none\n",
                "2:1 date/removed\n");
    assert_told(state, DOCUMENT("soon", "one"), UNDATED("one"), "0:0 date/removed\n");
    assert_told(state, DOCUMENT("2026-03-01", "one"), "one\n", "0:0 date/removed\n");
    assert_told(state, UNDATED("one"), UNDATED("two"), "");
}

static void nothing_is_told_of_what_cannot_be_compared(void **state)
{
    assert_told(state, UNDATED("one"), DOCUMENT("2020-01-01", "two"), "");
    assert_told(state, DOCUMENT("soon", "one"), DOCUMENT("2020-01-01", "two"), "");
    assert_told(state, DOCUMENT("2026-03-01", "one"), DOCUMENT("soon", "two"), "");
    assert_told(state, DOCUMENT("2026-03-01", "one"), "---\nlast_updated: [\n---\ntwo\n", "");
    assert_told(state, DOCUMENT("2026-03-01", "one"),
                DOCUMENT("2026-03-01\nskipFreshness: true", "two"), "");
}

static void any_change_asks_for_a_date_where_it_is_set_so(void **state)
{
    const char *before = DOCUMENT("2026-03-01\nowner: a", "one");
    const char *after = DOCUMENT("2026-03-01\nowner: b", "one");
    assert_told(state, before, after, "");
    ((LinkedSite *)*state)->settings->freshness.bump = BUMP_ANY;
    assert_told(state, before, after, "2:15 date/not-bumped\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, linked_site_begin, linked_site_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(changed_text_needs_a_later_date),
        TEST(date_of_today_is_late_enough),
        TEST(date_alone_is_a_note),
        TEST(date_must_not_go),
        TEST(nothing_is_told_of_what_cannot_be_compared),
        TEST(any_change_asks_for_a_date_where_it_is_set_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
