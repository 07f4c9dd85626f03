/* Records that a filter gave: test_given.c is about trees that filters made. */
#include "unit/extract/sample_records.h"

/* The node of the tree that begins on a line; the outermost one, or the innermost. */
static const Node *node_at(Document *document, uint32_t line, bool is_outermost)
{
    const Node *found = NULL;

    for (const Node *node = document->tree.root->first; node; node = node_next(node, NULL)) {
        if (source_line_number(&document->source, node->span.start) == line &&
            (!found || !is_outermost)) {
            found = node;
        }
    }
    assert_non_null(found);
    return found;
}

static void give(Document *document, RecordKind kind, const char *title, const Node *source)
{
    GivenRecord record = {.kind = kind, .title = slice_from_string(title), .source = source};

    given_record_add(&document->given, &record);
}

static void extract_again(Document *document)
{
    document->records.count = 0;
    extract_records(document);
}

static const char text[] = "# A\n\nfirst\n\n## B\n\n- one\n- two *x*\n\n### C\n\nlast\n\n## D\n";

static void one_at_a_heading_is_about_the_section_to_its_end(void **state)
{
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));

    give(document, RECORD_LESSON, "L", node_at(document, 5, true));
    extract_again(document);

    const Record *lesson = sample_record(document, RECORD_LESSON, 0);

    assert_slice(lesson->id, "lesson:docs/a#b");
    assert_slice(lesson->title, "L");
    assert_slice(lesson->text, "one\ntwo x\nC\nlast");
    assert_lines(lesson, 5, 12);
    assert_int_equal(lesson->section_count, 2);
    assert_slice(lesson->anchor, "b");
}

static void others_have_numbers_in_the_order_of_the_text(void **state)
{
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));

    give(document, RECORD_TAKEAWAY, "inline", node_at(document, 8, false));
    give(document, RECORD_TAKEAWAY, "first", node_at(document, 3, true));
    give(document, RECORD_TAKEAWAY, "list", node_at(document, 7, true));
    give(document, RECORD_TAKEAWAY, "again", node_at(document, 3, true));
    extract_again(document);
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 0)->id, "takeaway:docs/a#a/1");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 0)->title, "first");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 1)->id, "takeaway:docs/a#a/2");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 1)->title, "again");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 2)->id, "takeaway:docs/a#b/1");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 2)->text, "one\ntwo x");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 3)->id, "takeaway:docs/a#b/2");
    assert_slice(sample_record(document, RECORD_TAKEAWAY, 3)->text, "x");
    assert_lines(sample_record(document, RECORD_TAKEAWAY, 3), 8, 8);
}

static void a_second_one_of_a_section_is_told_of(void **state)
{
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));

    give(document, RECORD_PATTERN, "item", node_at(document, 7, true));
    give(document, RECORD_PATTERN, "P", node_at(document, 5, true));
    give(document, RECORD_PATTERN, "Q", node_at(document, 5, true));
    extract_again(document);
    assert_slice(sample_record(document, RECORD_PATTERN, 0)->id, "pattern:docs/a#b");
    assert_slice(sample_record(document, RECORD_PATTERN, 1)->id, "pattern:docs/a#b~2");
    assert_slice(sample_record(document, RECORD_PATTERN, 2)->id, "pattern:docs/a#b/3");
    assert_int_equal(document->findings.count, 1);
    assert_slice(document->findings.items[0].rule, "record/duplicate-id");
}

static void one_without_a_place_is_about_the_document(void **state)
{
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));

    give(document, RECORD_LESSON, "L", NULL);
    extract_again(document);
    assert_slice(sample_record(document, RECORD_LESSON, 0)->id, "lesson:docs/a#a");
    assert_lines(sample_record(document, RECORD_LESSON, 0), 1, 14);

    document = sample_read(*state, "docs/a.md", SLICE("only\n\n## B\n\ntext\n"));
    give(document, RECORD_LESSON, "L", NULL);
    extract_again(document);
    assert_slice(sample_record(document, RECORD_LESSON, 0)->id, "lesson:docs/a#preamble");
    assert_slice(sample_record(document, RECORD_LESSON, 0)->text, "only\nB\ntext");
    assert_lines(sample_record(document, RECORD_LESSON, 0), 1, 5);

    document = sample_read(*state, "docs/a.md", SLICE(""));
    give(document, RECORD_LESSON, "L", NULL);
    extract_again(document);
    assert_slice(sample_record(document, RECORD_LESSON, 0)->text, "");
}

static void what_was_said_goes_before_what_stands_there(void **state)
{
    Document *document = sample_read(*state, "docs/a.md",
                                     SLICE("---\nstatus: DRAFT\n---\n# A\n\nfirst\n\nsecond\n"));
    GivenRecord record = {
        .kind = RECORD_DECISION,
        .title = SLICE("D"),
        .text = SLICE("  said "),
        .status = SLICE("accepted"),
        .members = SLICE("\"n\":1"),
        .source = node_at(document, 6, true),
    };

    given_record_add(&document->given, &record);
    give(document, RECORD_DECISION, "E", node_at(document, 8, true));
    extract_again(document);
    assert_slice(sample_record(document, RECORD_DECISION, 0)->text, "said");
    assert_slice(sample_record(document, RECORD_DECISION, 0)->members,
                 "\"status\":\"accepted\",\"n\":1");
    assert_slice(sample_record(document, RECORD_DECISION, 1)->text, "second");
    assert_slice(sample_record(document, RECORD_DECISION, 1)->members, "\"status\":\"DRAFT\"");
}

static void they_are_counted_where_there_are_some(void **state)
{
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));

    extract_again(document);
    assert_no_member(sample_record(document, RECORD_DOCUMENT, 0), "\"lesson\"");
    give(document, RECORD_LESSON, "L", node_at(document, 3, true));
    extract_again(document);
    assert_member(sample_record(document, RECORD_DOCUMENT, 0), "\"lesson\":1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_at_a_heading_is_about_the_section_to_its_end),
        TEST(others_have_numbers_in_the_order_of_the_text),
        TEST(a_second_one_of_a_section_is_told_of),
        TEST(one_without_a_place_is_about_the_document),
        TEST(what_was_said_goes_before_what_stands_there),
        TEST(they_are_counted_where_there_are_some),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
