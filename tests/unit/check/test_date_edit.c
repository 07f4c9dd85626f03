#include "check/date_edit.h"

#include "unit/linked_site.h"

/* The document once its date is that of 2026-07-01 by the edit; NULL: there is none. */
static const char *mend(void **state, const char *text)
{
    LinkedSite *linked = *state;
    Slice bytes = slice_from_string(text);
    Date day;

    linked->count = 0;
    linked_site_add(linked, "a.md", text);
    linked_site_link(linked);
    linked->findings.count = 0;
    assert_true(date_parse_iso(SLICE("2026-07-01"), &day));

    const Unit *unit = &linked->site.pages[0].unit;
    Diagnostic *finding =
        finding_add_file(&linked->findings, RULE_DATE_NOT_BUMPED, SLICE("a.md"), "x");

    date_edit_add(&linked->findings, finding, unit, &unit->header->updated, linked->settings, day);
    if (finding->edit_count == 0) {
        return NULL;
    }
    assert_int_equal(finding->edit_count, 1);

    Source source;
    Edit edit = finding->edits[0];

    source_init(&source, &linked->arena, SLICE("a.md"), bytes);

    Position start = source_position(&source, edit.span.start);
    Position end = source_position(&source, edit.span.end);

    assert_int_equal(edit.start.line, start.line);
    assert_int_equal(edit.start.column, start.column);
    assert_int_equal(edit.end.line, end.line);
    assert_int_equal(edit.end.column, end.column);
    return arena_string(&linked->arena,
                        arena_format(&linked->arena, "%.*s%.*s%.*s",
                                     SLICE_PRINT(slice_part(bytes, 0, edit.span.start)),
                                     SLICE_PRINT(edit.text),
                                     SLICE_PRINT(slice_from(bytes, edit.span.end))));
}

static void day_is_written_as_the_old_one_was(void **state)
{
    assert_string_equal(mend(state, "---\nlast_updated: 2026-01-19 # by hand\n---\n"),
                        "---\nlast_updated: 2026-07-01 # by hand\n---\n");
    assert_string_equal(mend(state, "---\nlast_updated: '2026-01-19'\n---\n"),
                        "---\nlast_updated: '2026-07-01'\n---\n");
    assert_string_equal(mend(state, "---\r\n{ \"last_updated\": \"2026-01-19\" }\r\n---\r\n"),
                        "---\r\n{ \"last_updated\": \"2026-07-01\" }\r\n---\r\n");
    assert_string_equal(mend(state, "\xEF\xBB\xBF---\nlast_updated: 2026-01-19\n---\n"),
                        "\xEF\xBB\xBF---\nlast_updated: 2026-07-01\n---\n");
    assert_string_equal(mend(state, "---\n{ä: 1, last_updated: 2026-01-19}\n---\n"),
                        "---\n{ä: 1, last_updated: 2026-07-01}\n---\n");
}

static void day_is_written_by_the_formats_of_the_settings(void **state)
{
    Slice formats[] = {SLICE("MM/DD/YYYY"), SLICE("D MMMM YYYY")};

    ((LinkedSite *)*state)->settings->freshness.formats = (SliceList){formats, 2};
    assert_string_equal(mend(state, "---\nlast_updated: 01/19/2026\n---\n"),
                        "---\nlast_updated: 07/01/2026\n---\n");
    assert_string_equal(mend(state, "---\nlast_updated: 19 January 2026\n---\n"),
                        "---\nlast_updated: 1 July 2026\n---\n");
    assert_null(mend(state, "---\nlast_updated: 2026-01-19\n---\n"));
}

static void nothing_is_written_where_it_is_not_certain_how(void **state)
{
    assert_null(mend(state, "---\nlast_updated: 2026-01-19T10:00:00Z\n---\n"));
    assert_null(mend(state, "---\nlast_updated: 2026-W04-1\n---\n"));
    assert_null(mend(state, "---\nlast_updated: \"2026\\x2d01-19\"\n---\n"));
    assert_null(mend(state, "---\nlast_updated: >\n  2026-01-19\n---\n"));
    assert_null(mend(state, "---\nlast_updated: 2026-07-01\n---\n"));
    assert_null(mend(state, "---\nlast_updated:\n---\n"));
    assert_null(mend(state, "# A\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, linked_site_begin, linked_site_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(day_is_written_as_the_old_one_was),
        TEST(day_is_written_by_the_formats_of_the_settings),
        TEST(nothing_is_written_where_it_is_not_certain_how),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
