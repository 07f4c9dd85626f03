#include "unit/extract/sample_records.h"

static const char *const sample =
    "---\n"
    "title: The title\n"
    "description: What it is\n"
    "status: draft (hardened)\n"
    "owner: Ann\n"
    "audience: [dev, ops]\n"
    "last_updated: 2026-01-19\n"
    "review_cadence: P6M\n"
    "n: 1.10\n"
    "---\n"
    "\n"
    "# Heading\n"
    "\n"
    "**Agent:** me\n"
    "\n"
    "Some text. [a](b.md) [c](#heading) ![d](e.png) [f](https://x.org) [g](/h.md)\n"
    "\n"
    "- [x] one\n"
    "- [ ] two\n"
    "\n"
    "---\n"
    "\n"
    "**Agent:** you **Last Updated:** 2025-11-08\n"
    "\n";

static void a_document_says_what_its_front_matter_does(void **state)
{
    const Document *document = sample_extract(*state, sample);
    const Record *record = &document->records.items[0];

    assert_int_equal(record->kind, RECORD_DOCUMENT);
    assert_slice(record->id, "document:docs/a#");
    assert_slice(record->title, "The title");
    assert_lines(record, 1, 23);
    assert_member(record, "\"description\":\"What it is\",\"doc_type\":\"doc\","
                          "\"status\":{\"raw\":\"draft (hardened)\",\"base\":\"DRAFT\","
                          "\"qualifier\":\"hardened\",\"known\":true},"
                          "\"owner\":\"Ann\",\"audience\":\"dev, ops\"");
    assert_member(record, "\"front_matter\":{\"title\":\"The title\"");
    assert_member(record, "\"n\":1.10}");
}

static void dates_and_cadence_are_as_written_and_as_meant(void **state)
{
    const Document *document = sample_extract(*state, sample);

    assert_member(&document->records.items[0],
                  "\"dates\":{\"last_updated\":{\"raw\":\"2026-01-19\",\"iso\":\"2026-01-19\","
                  "\"from\":\"last_updated\"}},\"cadence\":{\"raw\":\"P6M\",\"days\":181},"
                  "\"due\":\"2026-07-19\"");
    document = sample_extract(*state, "---\ndate: soon\nstale_after: 2026-05-01\n---\n");
    assert_member(&document->records.items[0],
                  "\"dates\":{\"last_updated\":{\"raw\":\"soon\",\"from\":\"date\"},"
                  "\"expires\":{\"raw\":\"2026-05-01\",\"iso\":\"2026-05-01\","
                  "\"from\":\"stale_after\"}}");
}

static void it_counts_what_there_is(void **state)
{
    const Document *document = sample_extract(*state, sample);

    assert_member(&document->records.items[0],
                  "\"counts\":{\"section\":1,\"code\":0,\"field\":3,\"table\":0,\"link\":5,"
                  "\"task\":2,\"stamp\":1,\"task_done\":1},\"links_out\":2");
}

static void labels_are_those_of_its_first_and_last_paragraph(void **state)
{
    const Document *document = sample_extract(*state, sample);

    assert_slice(document->records.items[0].labels,
                 "{\"agent\":\"me\",\"agent-2\":\"you\",\"last_updated\":\"2025-11-08\"}");
}

static void text_begins_behind_the_title(void **state)
{
    const Document *document = sample_extract(*state, "# A\n\nb\n\n## C\n\nd\n");

    assert_slice(document->records.items[0].text, "b\nC\nd");
    document = sample_extract(*state, sample);
    assert_true(slice_starts_with(document->records.items[0].text, SLICE("Heading\nAgent: me")));
}

static void a_document_without_anything_has_a_record(void **state)
{
    const Document *document = sample_extract(*state, "");
    const Record *record = &document->records.items[0];

    assert_slice(record->title, "a");
    assert_lines(record, 1, 1);
    assert_member(record, "\"dates\":{}");
    assert_no_member(record, "front_matter");
    assert_no_member(record, "status");
}

static void a_stamp_is_a_date_in_the_text(void **state)
{
    Document *document = sample_extract(*state, sample);
    const Record *stamp = sample_record(document, RECORD_STAMP, 0);

    assert_slice(stamp->id, "stamp:docs/a#heading");
    assert_slice(stamp->title, "Last Updated");
    assert_lines(stamp, 23, 23);
    assert_slice(stamp->members, "\"date\":\"2025-11-08\",\"raw\":\"2025-11-08\"");
}

static void a_second_stamp_of_a_section_is_told_of(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n\n*Last updated: 2026-01-01*\n\n*Last updated: 2026-01-02*\n");

    assert_slice(sample_record(document, RECORD_STAMP, 1)->id, "stamp:docs/a#a~2");
    assert_int_equal(document->findings.count, 1);
    assert_slice(document->findings.items[0].rule, "record/duplicate-id");
    assert_int_equal(document->findings.items[0].line, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_document_says_what_its_front_matter_does),
        TEST(dates_and_cadence_are_as_written_and_as_meant),
        TEST(it_counts_what_there_is),
        TEST(labels_are_those_of_its_first_and_last_paragraph),
        TEST(text_begins_behind_the_title),
        TEST(a_document_without_anything_has_a_record),
        TEST(a_stamp_is_a_date_in_the_text),
        TEST(a_second_stamp_of_a_section_is_told_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
