/*
 * What holds for the records of every document.
 */
#include "unit/extract/sample_records.h"

#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"

static const char *const fixtures[] = {
    "tests/fixtures/records/agent-memory/cache-keys.md",
    "tests/fixtures/records/links.md",
    "tests/fixtures/records/unusual.md",
};

enum { FIXTURE_COUNT = sizeof fixtures / sizeof *fixtures };

static Slice read_fixture(Sample *sample, size_t number)
{
    Slice bytes;

    assert_true(file_read(&sample->arena, slice_from_string(fixtures[number]), 0, &bytes));
    return bytes;
}

static Document *extract_fixture(Sample *sample, size_t number)
{
    return sample_extract_text(sample, fixtures[number], read_fixture(sample, number));
}

static void records_are_json_and_keep_to_their_limits(void **state)
{
    for (size_t i = 0; i < FIXTURE_COUNT; i++) {
        Document *document = extract_fixture(*state, i);

        for (size_t k = 0; k < document->records.count; k++) {
            const Record *record = &document->records.items[k];
            Slice json = slice_from_string(sample_json(document, record));
            JsonProblem problem;

            if (!json_is_valid(document->arena, json, &problem)) {
                fail_msg("%.*s in %.*s", SLICE_PRINT(problem.message), SLICE_PRINT(json));
            }
            assert_true(utf8_count(record->text) <= RECORD_TEXT_LIMIT);
            assert_in_range(record->first_line, 1, record->last_line);
            assert_in_range(record->last_line, 1, source_line_count(&document->source));
        }
    }
}

static void records_are_in_the_order_of_the_text(void **state)
{
    static const RecordKind expected[] = {RECORD_DOCUMENT, RECORD_SECTION, RECORD_FIELD,
                                          RECORD_CODE,     RECORD_TASK,    RECORD_LINK,
                                          RECORD_SECTION,  RECORD_TABLE};
    const Document *document = sample_extract(
        *state, "# A\n**B:**\n```\nx\n```\n\n- [ ] [c](d.md)\n\n## E\n\n| f |\n|---|\n");

    assert_int_equal(document->records.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < document->records.count; i++) {
        assert_int_equal(document->records.items[i].kind, expected[i]);
    }
}

static void no_two_ids_of_a_document_are_equal(void **state)
{
    for (size_t i = 0; i < FIXTURE_COUNT; i++) {
        Document *document = extract_fixture(*state, i);
        Map ids;

        map_init(&ids, document->arena);
        for (size_t k = 0; k < document->records.count; k++) {
            map_get(&ids, document->records.items[k].id);
        }
        assert_int_equal(ids.count, document->records.count);
    }
}

static void ids_begin_with_the_key_of_the_path(void **state)
{
    Document *document = sample_extract_text(*state,
                                             "Docs/u\xCC\x88"
                                             "ber.v1.md",
                                             SLICE("# A\n\n```\nx\n```\n"));

    assert_slice(sample_record(document, RECORD_CODE, 0)->id, "code:Docs/\xC3\xBC"
                                                              "ber.v1#a/1");
}

static void the_same_text_makes_the_same_records(void **state)
{
    for (size_t i = 0; i < FIXTURE_COUNT; i++) {
        const char *first = sample_lines(extract_fixture(*state, i));

        assert_string_equal(sample_lines(extract_fixture(*state, i)), first);
    }
}

static Slice with_line_ends(Arena *arena, Slice text, const char *line_end)
{
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n') {
            buffer_add_string(&out, line_end);
        } else {
            buffer_add_byte(&out, text.data[i]);
        }
    }
    return buffer_slice(&out);
}

static void line_ends_make_no_difference(void **state)
{
    Sample *sample = *state;

    for (size_t i = 0; i < FIXTURE_COUNT; i++) {
        const char *expected = sample_lines(extract_fixture(sample, i));
        Slice text = with_line_ends(&sample->arena, read_fixture(sample, i), "\r\n");
        const char *found = sample_lines(sample_extract_text(sample, fixtures[i], text));

        assert_string_equal(found, expected);
    }
}

/* --- an edit in one section --- */

/* `text` with `insertion` put at the end of the section that has this number. */
static Slice edit_section(Sample *sample, Slice text, size_t number, const char *insertion)
{
    const Document *document = sample_extract_text(sample, "a.md", text);
    uint32_t line = sample_record(document, RECORD_SECTION, number)->last_line;
    uint32_t end = source_line_start(&sample->document.source, line + 1);
    Buffer out;

    buffer_init(&out, &sample->arena);
    buffer_add(&out, slice_part(text, 0, end));
    buffer_add_string(&out, insertion);
    buffer_add(&out, slice_from(text, end));
    return buffer_slice(&out);
}

/* "id hash", one a line, of the records of all sections but one. */
static const char *ids_elsewhere(Sample *sample, Slice text, Slice anchor)
{
    const Document *document = sample_extract_text(sample, "a.md", text);
    Buffer out;

    buffer_init(&out, &sample->arena);
    for (size_t i = 0; i < document->records.count; i++) {
        const Record *record = &document->records.items[i];
        char hash[HASH_TEXT_SIZE];

        if (record->kind != RECORD_DOCUMENT && !slice_equals(record->anchor, anchor)) {
            buffer_add(&out, record->id);
            buffer_add_format(&out, " %s\n", hash_to_text(record->hash, hash));
        }
    }
    return arena_string(&sample->arena, buffer_slice(&out));
}

static void an_edit_changes_no_id_and_no_hash_in_other_sections(void **state)
{
    static const char *const insertion =
        "\n**Agent:** new **Why:** edited\n\n```js\nnew\n```\n\n- [ ] new [link](x.md)\n\n"
        "| new |\n|---|\n\n*Last Updated: 2026-03-03*\n\n";
    Sample *sample = *state;
    Slice text = read_fixture(sample, 0);
    size_t count = sample_count(sample_extract_text(sample, "a.md", text), RECORD_SECTION);

    for (size_t i = 0; i < count; i++) {
        const Document *document = sample_extract_text(sample, "a.md", text);
        Slice anchor = sample_record(document, RECORD_SECTION, i)->anchor;
        const char *before = ids_elsewhere(sample, text, anchor);
        Slice edited = edit_section(sample, text, i, insertion);

        assert_string_equal(ids_elsewhere(sample, edited, anchor), before);
    }
}

/* --- growth --- */

static Slice repeat(Arena *arena, const char *text, size_t count)
{
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&out, text);
    }
    return buffer_slice(&out);
}

/* Bytes of all that the records hold. */
static size_t record_bytes(const Document *document)
{
    size_t size = 0;

    for (size_t i = 0; i < document->records.count; i++) {
        const Record *record = &document->records.items[i];

        size += record->id.size + record->text.size + record->labels.size + record->members.size;
    }
    return size;
}

static void records_grow_with_the_text_and_no_faster(void **state)
{
    static const char *const shapes[] = {
        "**A:** x **B:** y ",       "**A:**\n\n- b\n\n", "text\n**A:**\n\n",    "```\n```\n",
        "- [ ] **A:** [b](c.md)\n", "> **A:**\n>\n",     "# A\n\n**B:** c\n\n", "| a |\n|---|\n\n",
    };
    Sample *sample = *state;

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        Slice once = repeat(&sample->arena, shapes[i], 1000);
        Slice twice = repeat(&sample->arena, shapes[i], 2000);
        size_t size = record_bytes(sample_extract_text(sample, "a.md", once));

        assert_true(record_bytes(sample_extract_text(sample, "a.md", twice)) <= size * 5 / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(records_are_json_and_keep_to_their_limits),
        TEST(records_are_in_the_order_of_the_text),
        TEST(no_two_ids_of_a_document_are_equal),
        TEST(ids_begin_with_the_key_of_the_path),
        TEST(the_same_text_makes_the_same_records),
        TEST(line_ends_make_no_difference),
        TEST(an_edit_changes_no_id_and_no_hash_in_other_sections),
        TEST(records_grow_with_the_text_and_no_faster),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
