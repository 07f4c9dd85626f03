#include "document/stamp.h"

#include "unit/sample_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

/* The dates of all stamps, joined by blanks. */
static void assert_stamps(void **state, const char *text, const char *wanted)
{
    const Document *document = sample_read(*state, "a.md", slice_from_string(text));
    char found[200] = "";
    for (size_t i = 0; i < document->stamp_count; i++) {
        char date[DATE_TEXT_SIZE];
        size_t used = strlen(found);
        (void)snprintf(found + used, sizeof found - used, "%s%s", used > 0 ? " " : "",
                       date_to_text(document->stamps[i].date, date));
    }
    if (strcmp(found, wanted) != 0) {
        print_message("%s\n", text);
    }
    assert_string_equal(found, wanted);
}

static void stamps_are_read_as_people_write_them(void **state)
{
    static const char *const texts[] = {
        "**Last Updated:** 2025-11-08\n",
        "**Last Updated**: 2025-11-08\n",
        "*Last updated: 2025-11-08*\n",
        "_LAST UPDATED_ : November 8, 2025\n",
        "Last updated: 2025-11-08\n",
        "Last updated on 2025-11-08.\n",
        "Last update: 2025-11-08T10:00:00Z\n",
        "last_updated: 2025-11-08\n",
        "Last-modified 8 November 2025\n",
        "Last updated date: 2025-11-08 (by Ann)\n",
        "**Last Updated:** **2025-11-08**\n",
        "\xF0\x9F\x93\x85 **Last Updated:** 2025-11-08\n",
        "\xF0\x9F\x93\x85 Last Updated: 2025-11-08\n",
        "> - **Last Updated:** 2025-11-08\n",
        "**Status:** done **Last Updated:** 2025-11-08 **Owner:** 2026-01-01\n",
        "**Status:** done **Last\nUpdated:**\nNovember\n8, 2025\n",
        "_Generated: 2025-01-01_ _Last Updated: 2025-11-08_ _Version: 1_\n",
        "[**Last Updated:** 2025-11-08](x)\n",
        "**Last Updated:** 2025\\-11\\-08\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_stamps(state, texts[i], "2025-11-08");
    }
}

static void what_only_looks_like_a_stamp_is_none(void **state)
{
    static const char *const texts[] = {
        "It was last updated 2025-11-08.\n",
        "See `x` (last updated 2025-11-08).\n",
        "**Last Updated:** soon\n",
        "**Last Updated:** 01/02/2025\n",
        "**Last Updated By:** Ann, 2025-11-08\n",
        "**Lastly updated:** 2025-11-08\n",
        "**Last Updated:** by Ann on 2025-11-08\n",
        "**Last Updated:** `2025-11-08`\n",
        "`Last Updated:` 2025-11-08\n",
        "```\nLast Updated: 2025-11-08\n```\n",
        "<!-- Last Updated: 2025-11-08 -->\n",
        "## Last Updated: 2025-11-08\n",
        "| Last Updated: 2025-11-08 |\n|---|\n| **Last Updated:** 2025-11-08 |\n",
        "**Last Updated:**\n\n2025-11-08\n",
        "---\nlast_updated: 2025-11-08\n---\n\ntext\n",
        "**Created:** 2025-11-08\n",
        "last\n",
        "**Last Updated:**",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_stamps(state, texts[i], "");
    }
}

static void several_stamps_are_found_in_order(void **state)
{
    assert_stamps(state,
                  "# A\n\nLast updated: 2025-01-01\n\n## B\n\n- Last updated: 2025-02-02\n"
                  "- Last updated: 2025-03-03\n",
                  "2025-01-01 2025-02-02 2025-03-03");
    const Document *document = &((Sample *)*state)->document;
    assert_int_equal(document->stamps[0].section, 1);
    assert_int_equal(document->stamps[2].section, 2);
}

static void assert_source(void **state, const char *text, const char *date, const char *line)
{
    const Document *document = sample_read(*state, "a.md", slice_from_string(text));
    assert_int_equal(document->stamp_count, 1);
    Slice found = source_text(&document->source, document->stamps[0].span);
    assert_int_equal(found.size, strlen(date));
    assert_memory_equal(found.data, date, found.size);
    found = source_text(&document->source, document->stamps[0].line);
    assert_int_equal(found.size, strlen(line));
    assert_memory_equal(found.data, line, found.size);
}

static void stamp_knows_where_its_date_stands(void **state)
{
    assert_source(state, "x **Last Updated:** 2025-11-08 **Y:** z\n", "2025-11-08",
                  "Last Updated:** 2025-11-08");
    assert_source(state, "\xE2\x9C\x85 Last\nUpdated: October\n4, 2025.\n", "October\n4, 2025",
                  "Last\nUpdated: October\n4, 2025");
    assert_source(state, "**Last Updated:** 2025\\-11\\-08 x\n", " 2025\\-11\\-08 x",
                  "Last Updated:** 2025\\-11\\-08 x");
    const Stamp *stamp = ((Sample *)*state)->document.stamps;
    assert_true(slice_is(stamp->raw, "2025-11-08"));
    assert_true(slice_is(stamp->label, "Last Updated"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(stamps_are_read_as_people_write_them),
        TEST(what_only_looks_like_a_stamp_is_none),
        TEST(several_stamps_are_found_in_order),
        TEST(stamp_knows_where_its_date_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
