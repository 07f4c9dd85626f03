#include "unit/extract/sample_records.h"

static void own_lines_go_to_the_next_heading_of_any_level(void **state)
{
    const Document *document = sample_extract(*state, "# A\n\ntext\n\n## B\n# C\ntext\n\n\n");

    assert_int_equal(sample_count(document, RECORD_SECTION), 3);
    assert_lines(sample_record(document, RECORD_SECTION, 0), 1, 3);
    assert_lines(sample_record(document, RECORD_SECTION, 1), 5, 5);
    assert_lines(sample_record(document, RECORD_SECTION, 2), 6, 7);
}

static void lines_count_front_matter_and_every_line_end_once(void **state)
{
    const Document *document = sample_extract(
        *state, "\xEF\xBB\xBF---\r\na: 1\r\n---\r\n\r\n# A\r\n\r\ntext  \r\n \t\r\n\r\n## B");

    assert_lines(sample_record(document, RECORD_SECTION, 0), 5, 7);
    assert_lines(sample_record(document, RECORD_SECTION, 1), 10, 10);
    assert_lines(sample_record(document, RECORD_DOCUMENT, 0), 1, 10);
}

static void underlined_headings_and_those_in_quotes_and_lists_are_sections(void **state)
{
    const Document *document = sample_extract(
        *state, "Title\n=====\n\ntext\n\n> ## Quoted\n> text\n\n- ### Listed\n  text\n");

    assert_int_equal(sample_count(document, RECORD_SECTION), 3);
    assert_lines(sample_record(document, RECORD_SECTION, 0), 1, 4);
    assert_lines(sample_record(document, RECORD_SECTION, 1), 6, 7);
    assert_lines(sample_record(document, RECORD_SECTION, 2), 9, 10);
    assert_member(sample_record(document, RECORD_SECTION, 2), "\"level\":3");
}

static void headings_in_code_and_comments_are_none(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n```\n# B\n```\n\n<!--\n# C\n-->\n\n    # D\n");

    assert_int_equal(sample_count(document, RECORD_SECTION), 1);
}

static void what_stands_before_the_first_heading_is_the_preamble(void **state)
{
    const Document *document = sample_extract(*state, "---\na: 1\n---\n\ntext\n\n- `x`\n\n# A\n");
    const Record *preamble = sample_record(document, RECORD_SECTION, 0);

    assert_lines(preamble, 5, 7);
    assert_slice(preamble->id, "section:docs/a#preamble");
    assert_slice(preamble->title, "preamble");
    assert_slice(preamble->anchor, "");
    assert_slice(preamble->text, "text\nx");
    assert_int_equal(preamble->section_count, 0);
    assert_int_equal(preamble->members.size, 0);
}

static void a_document_without_headings_is_a_preamble(void **state)
{
    const Document *document = sample_extract(*state, "\n\ntext\n\n");

    assert_lines(sample_record(document, RECORD_SECTION, 0), 3, 3);
    document = sample_extract(*state, "");
    assert_int_equal(sample_count(document, RECORD_SECTION), 0);
    assert_int_equal(document->records.count, 1);
}

static void comments_and_rules_alone_are_no_preamble(void **state)
{
    const Document *document = sample_extract(*state, "<!-- toc -->\n\n---\n\n# A\n");

    assert_int_equal(sample_count(document, RECORD_SECTION), 1);
    assert_slice(sample_record(document, RECORD_SECTION, 0)->title, "A");
}

static void a_heading_called_preamble_keeps_its_id(void **state)
{
    const Document *document = sample_extract(*state, "text\n\n# Preamble\n");

    assert_slice(sample_record(document, RECORD_SECTION, 0)->id, "section:docs/a#preamble~2");
    assert_slice(sample_record(document, RECORD_SECTION, 1)->id, "section:docs/a#preamble");
}

static void assert_path(const Record *record, const char *const *path, size_t count)
{
    assert_int_equal(record->section_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_slice(record->section_path[i], path[i]);
    }
}

static void the_path_names_the_headings_above(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n### *B* `b`\n## C\n#### D\n### E\n# F\n## G\n");
    static const char *const b[] = {"A", "B b"};
    static const char *const d[] = {"A", "C", "D"};
    static const char *const e[] = {"A", "C", "E"};
    static const char *const g[] = {"F", "G"};

    assert_path(sample_record(document, RECORD_SECTION, 1), b, 2);
    assert_path(sample_record(document, RECORD_SECTION, 3), d, 3);
    assert_path(sample_record(document, RECORD_SECTION, 4), e, 3);
    assert_path(sample_record(document, RECORD_SECTION, 6), g, 2);
}

static void ids_hold_the_anchor_explicit_or_githubs(void **state)
{
    const Document *document = sample_extract(*state, "# A & B\n## A & B\n## C {#the-id}\n# ✅\n");

    assert_slice(sample_record(document, RECORD_SECTION, 0)->id, "section:docs/a#a--b");
    assert_slice(sample_record(document, RECORD_SECTION, 1)->id, "section:docs/a#a--b-1");
    assert_slice(sample_record(document, RECORD_SECTION, 2)->id, "section:docs/a#the-id");
    assert_slice(sample_record(document, RECORD_SECTION, 3)->id, "section:docs/a#");
}

static void text_is_plain_own_and_without_the_heading(void **state)
{
    const Document *document = sample_extract(
        *state, "# A\n\nSome **bold** and\n[a link](x.md).\n\n```js\ncode\n```\n\n## B\n\nother\n");

    assert_slice(sample_record(document, RECORD_SECTION, 0)->text, "Some bold and a link.\ncode");
    assert_slice(sample_record(document, RECORD_SECTION, 1)->text, "other");
}

static void text_has_at_most_five_hundred_characters(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, "# A\n\n");
    for (int i = 0; i < 600; i++) {
        buffer_add_string(&text, "ä");
    }
    const Document *document = sample_extract_text(sample, "a.md", buffer_slice(&text));

    assert_int_equal(sample_record(document, RECORD_SECTION, 0)->text.size, 1000);
}

static void labels_are_the_fields_of_its_own_lines(void **state)
{
    const Document *document = sample_extract(
        *state, "# A\n\n**Why:** one\n\n**Why:** two\n\n## B\n\n**Who:** \"me\"\n\n## C\n");

    assert_slice(sample_record(document, RECORD_SECTION, 0)->labels,
                 "{\"why\":\"one\",\"why-2\":\"two\"}");
    assert_slice(sample_record(document, RECORD_SECTION, 1)->labels, "{\"who\":\"\\\"me\\\"\"}");
    assert_slice(sample_record(document, RECORD_SECTION, 2)->labels, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(own_lines_go_to_the_next_heading_of_any_level),
        TEST(lines_count_front_matter_and_every_line_end_once),
        TEST(underlined_headings_and_those_in_quotes_and_lists_are_sections),
        TEST(headings_in_code_and_comments_are_none),
        TEST(what_stands_before_the_first_heading_is_the_preamble),
        TEST(a_document_without_headings_is_a_preamble),
        TEST(comments_and_rules_alone_are_no_preamble),
        TEST(a_heading_called_preamble_keeps_its_id),
        TEST(the_path_names_the_headings_above),
        TEST(ids_hold_the_anchor_explicit_or_githubs),
        TEST(text_is_plain_own_and_without_the_heading),
        TEST(text_has_at_most_five_hundred_characters),
        TEST(labels_are_the_fields_of_its_own_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
