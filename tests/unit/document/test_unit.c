#include "document/unit.h"

#include "unit/sample_unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void assert_text(const Unit *unit, UnitText found, const char *wanted)
{
    Slice text = unit_text(unit, found);
    assert_int_equal(text.size, strlen(wanted));
    assert_memory_equal(text.data, wanted, text.size);
}

/* The full sample as a block, which may be changed. */
static Slice write_sample(Sample *sample)
{
    Buffer out;
    buffer_init(&out, &sample->arena);
    assert_int_equal(unit_write(&out, sample_full_document(sample)), 0);
    return buffer_slice(&out);
}

static Unit open(Slice block)
{
    Unit unit;
    const char *error = "";
    if (!unit_open(block, &unit, &error)) {
        print_message("%s\n", error);
    }
    assert_true(unit_open(block, &unit, &error));
    return unit;
}

static void metadata_is_read_as_it_was_written(void **state)
{
    Unit unit = open(write_sample(*state));
    const UnitHeader *header = unit.header;
    assert_text(&unit, header->path, "docs/a.md");
    assert_text(&unit, header->title, "A page");
    assert_text(&unit, header->description, "About it");
    assert_text(&unit, header->doc_type, "doc");
    assert_text(&unit, header->status_raw, "draft (v2)");
    assert_text(&unit, header->status_base, "DRAFT");
    assert_text(&unit, header->status_qualifier, "v2");
    assert_text(&unit, header->owner, "Ann, Bob");
    assert_text(&unit, header->audience, "humans");
    assert_text(&unit, header->agent, "db");
    assert_int_equal(header->tags.count, 2);
    assert_text(&unit, unit_texts(&unit, header->tags)[1], "y");
    assert_int_equal(header->flags, UNIT_DRAFT | UNIT_HAS_TITLE | UNIT_HAS_FRONT_MATTER |
                                        UNIT_HAS_DUE | UNIT_STATUS_KNOWN | UNIT_HAS_MATH);
    Slice json = unit_text(&unit, header->front_matter);
    JsonProblem problem;
    assert_true(json_is_valid(&((Sample *)*state)->arena, json, &problem));
    assert_true(slice_starts_with(json, SLICE("{\"title\":\"A page\",\"status\":")));
}

static void dates_carry_their_place(void **state)
{
    Unit unit = open(write_sample(*state));
    const UnitDate *updated = &unit.header->updated;
    Date date;
    assert_true(date_parse_iso(SLICE("2026-01-19"), &date));
    assert_int_equal(updated->date, date);
    assert_int_equal(updated->has_date, 1);
    assert_int_equal(updated->problem, DATE_OK);
    assert_text(&unit, updated->field, "last_updated");
    assert_text(&unit, updated->raw, "2026-01-19");
    assert_text(&unit, updated->place.excerpt, "last_updated: 2026-01-19");
    assert_int_equal(updated->place.line, 4);
    assert_int_equal(updated->place.column, 15);
    assert_int_equal(updated->place.end_column, 25);
    assert_int_equal(updated->place.excerpt_column, 1);
    assert_text(&unit, unit.header->expires.field, "stale_after");
    assert_true(date_parse_iso(SLICE("2026-12-31"), &date));
    assert_int_equal(unit.header->due, date);
    Cadence cadence = unit_cadence(&unit);
    assert_int_equal(cadence.kind, CADENCE_DURATION);
    assert_int_equal(cadence.duration.months, 3);
    assert_true(slice_is(cadence.raw, "P3M"));
}

static void source_is_counted_and_hashed(void **state)
{
    Unit unit = open(write_sample(*state));
    Slice text = {sample_unit_text, sizeof sample_unit_text - 1};
    Hash128 hash = hash_128(text);
    assert_int_equal(unit.header->line_count, 23);
    assert_int_equal(unit.header->words, 11);
    assert_true(unit.header->source_hash_high == hash.high);
    assert_true(unit.header->source_hash_low == hash.low);
    assert_true(slice_starts_with(unit_text(&unit, unit.header->body), SLICE("\n# A *page*\n")));
    assert_text(&unit, unit.header->html, "<a href=\"\">x</a><img src=\"\"><a href=\"\">y</a>");
    assert_text(&unit, unit.header->highlights, "blocks");
}

static void outline_and_anchors_are_kept(void **state)
{
    Unit unit = open(write_sample(*state));
    assert_int_equal(unit.header->outline.count, 2);
    assert_text(&unit, unit_headings(&unit)[0].text, "A page");
    assert_text(&unit, unit_headings(&unit)[0].anchor, "a-page");
    assert_int_equal(unit_headings(&unit)[1].level, 2);
    assert_int_equal(unit_headings(&unit)[1].line, 21);
    assert_int_equal(unit.header->anchors.count, 1);
    assert_text(&unit, unit_anchors(&unit)[0].name, "spot");
    assert_text(&unit, unit_anchors(&unit)[0].identifier, "spot");
}

static void links_know_where_their_target_stands(void **state)
{
    Unit unit = open(write_sample(*state));
    assert_int_equal(unit.header->links.count, 3);
    const UnitLink *link = &unit_links(&unit)[0];
    Slice body = unit_text(&unit, unit.header->body);
    assert_text(&unit, link->href, "b.md#c");
    assert_text(&unit, link->text, "link");
    assert_true(slice_is(slice_part(body, link->url_start, link->url_end), "b.md#c"));
    assert_int_equal(link->kind, LINK_RELATIVE);
    assert_int_equal(link->section, 1);
    assert_int_equal(link->place.line, 17);
    assert_int_equal(link->place.column, 25);
    assert_text(&unit, link->place.excerpt, "Some words, $a^2$ and a [link](b.md#c \"t\").");
    assert_int_equal(unit_links(&unit)[1].image, 1);
    assert_int_equal(unit_links(&unit)[2].section, 2);
    assert_int_equal(unit.header->holes.count, 3);
    assert_int_equal(unit_holes(&unit)[1].offset, 20);
    assert_int_equal(unit_holes(&unit)[1].kind, HOLE_SRC);
    assert_int_equal(unit_holes(&unit)[2].number, 2);
}

static void records_are_read_as_they_were(void **state)
{
    Sample *sample = *state;
    Unit unit = open(write_sample(sample));
    const RecordList *records = &sample->document.records;
    assert_int_equal(unit.header->records.count, records->count);
    for (size_t i = 0; i < records->count; i++) {
        const Record *wanted = &records->items[i];
        Record found;
        unit_read_record(&unit, &unit_records(&unit)[i], &sample->scratch, &found);
        assert_int_equal(found.kind, wanted->kind);
        assert_true(slice_equals(found.id, wanted->id));
        assert_true(slice_equals(found.title, wanted->title));
        assert_int_equal(found.section_count, wanted->section_count);
        for (size_t j = 0; j < found.section_count; j++) {
            assert_true(slice_equals(found.section_path[j], wanted->section_path[j]));
        }
        assert_true(slice_equals(found.anchor, wanted->anchor));
        assert_int_equal(found.first_line, wanted->first_line);
        assert_int_equal(found.last_line, wanted->last_line);
        assert_true(slice_equals(found.text, wanted->text));
        assert_true(slice_equals(found.lang, wanted->lang));
        assert_true(slice_equals(found.labels, wanted->labels));
        assert_true(slice_equals(found.members, wanted->members));
        assert_true(found.hash.high == wanted->hash.high && found.hash.low == wanted->hash.low);
    }
}

static void findings_are_read_as_they_were(void **state)
{
    Sample *sample = *state;
    Unit unit = open(write_sample(sample));
    const DiagnosticList *findings = &sample->document.findings;
    assert_int_equal(unit.header->findings.count, findings->count);
    for (size_t i = 0; i < findings->count; i++) {
        const Diagnostic *wanted = &findings->items[i];
        Diagnostic found;
        unit_read_finding(&unit, &unit_findings(&unit)[i], sample->document.arena, &found);
        assert_true(slice_equals(found.rule, wanted->rule));
        assert_true(slice_equals(found.path, wanted->path));
        assert_true(slice_equals(found.message, wanted->message));
        assert_true(slice_equals(found.help, wanted->help));
        assert_true(slice_equals(found.excerpt, wanted->excerpt));
        assert_int_equal(found.excerpt_column, wanted->excerpt_column);
        assert_int_equal(found.severity, wanted->severity);
        assert_int_equal(found.line, wanted->line);
        assert_int_equal(found.column, wanted->column);
        assert_int_equal(found.end_line, wanted->end_line);
        assert_int_equal(found.end_column, wanted->end_column);
        assert_int_equal(found.span.start, wanted->span.start);
        assert_int_equal(found.span.end, wanted->span.end);
        assert_true(found.text_hash == wanted->text_hash);
        assert_int_equal(found.edit_count, wanted->edit_count);
        for (size_t j = 0; j < found.edit_count; j++) {
            const Edit *edit = &found.edits[j];
            assert_int_equal(edit->span.start, wanted->edits[j].span.start);
            assert_int_equal(edit->span.end, wanted->edits[j].span.end);
            assert_int_equal(edit->start.line, wanted->edits[j].start.line);
            assert_int_equal(edit->start.column, wanted->edits[j].start.column);
            assert_int_equal(edit->end.line, wanted->edits[j].end.line);
            assert_int_equal(edit->end.column, wanted->edits[j].end.column);
            assert_true(slice_equals(edit->text, wanted->edits[j].text));
        }
    }
}

static void same_document_gives_the_same_bytes_anywhere(void **state)
{
    Sample *sample = *state;
    Slice first = write_sample(sample);
    Buffer out;
    buffer_init(&out, &sample->arena);
    buffer_add_string(&out, "abc");
    size_t start = unit_write(&out, sample_full_document(sample));
    assert_int_equal(start, 8);
    assert_true(slice_equals(slice_from(buffer_slice(&out), start), first));
    assert_int_equal(first.size % 8, 0);
}

static void text_of_the_body_is_not_written_twice(void **state)
{
    Sample *sample = *state;
    Buffer long_heading;
    buffer_init(&long_heading, &sample->arena);
    buffer_add_string(&long_heading, "# ");
    buffer_add_repeated(&long_heading, 'x', 100000);
    Document *document = sample_read(sample, "a.md", buffer_slice(&long_heading));
    document->metadata.title = SLICE("short");
    document->outline[0].anchor = (Slice){0};
    Buffer out;
    buffer_init(&out, &sample->arena);
    unit_write(&out, document);
    assert_true(out.size < 101000);
}

static void document_without_anything_has_a_unit(void **state)
{
    Sample *sample = *state;
    Document document = {.arena = &sample->arena, .path = SLICE("a.md"), .is_unreadable = true};
    Buffer out;
    buffer_init(&out, &sample->arena);
    diagnostic_list_init(&document.findings, &sample->arena);
    unit_write(&out, &document);
    Unit unit = open(buffer_slice(&out));
    assert_int_equal(unit.header->flags, UNIT_UNREADABLE);
    assert_int_equal(unit.header->line_count, 0);
    assert_int_equal(unit.header->body.size, 0);
}

static Slice copy_block(Sample *sample, Slice block)
{
    return arena_copy(&sample->arena, block);
}

static void block_that_is_cut_short_is_refused(void **state)
{
    Sample *sample = *state;
    Slice block = write_sample(sample);
    const char *error;
    Unit unit;
    for (size_t size = 0; size < block.size; size++) {
        assert_false(unit_open(slice_part(block, 0, size), &unit, &error));
        assert_non_null(error);
    }
    Buffer longer;
    buffer_init(&longer, &sample->arena);
    buffer_add(&longer, block);
    buffer_add_repeated(&longer, '\0', 8);
    assert_false(unit_open(buffer_slice(&longer), &unit, &error));
}

static void block_out_of_line_is_refused(void **state)
{
    Sample *sample = *state;
    Slice block = write_sample(sample);
    char *moved = arena_take(&sample->arena, block.size + 8);
    const char *error;
    Unit unit;
    memcpy(moved + 4, block.data, block.size);
    assert_false(unit_open((Slice){moved + 4, block.size}, &unit, &error));
    assert_string_equal(error, "it is not aligned");
}

/* One number in the block, set to what it must not be. */
typedef struct Damage {
    size_t offset;
    uint32_t value;
    const char *error;
} Damage;

#define AT(field) offsetof(UnitHeader, field)

static void header_with_a_wrong_number_is_refused(void **state)
{
    static const Damage damages[] = {
        {AT(magic), 0, "it is no unit"},
        {AT(version), UNIT_VERSION + 1, "it is of another version"},
        {AT(size), 8, "its size is not what it says"},
        {AT(flags), UINT32_C(1) << 31, "its header is malformed"},
        {AT(title.offset), UINT32_MAX, "its header is malformed"},
        {AT(title.size), UINT32_MAX, "its header is malformed"},
        {AT(body.offset), UINT32_MAX - 1, "its header is malformed"},
        {AT(tags.offset), 4, "its header is malformed"},
        {AT(tags.count), UINT32_MAX / 8 + 2, "its header is malformed"},
        {AT(updated.date), (uint32_t)INT32_MAX, "its dates are malformed"},
        {AT(updated.has_date), 2, "its dates are malformed"},
        {AT(updated.has_date), DATE_PROBLEM_COUNT << 8, "its dates are malformed"},
        {AT(expires.place.excerpt.size), UINT32_MAX, "its dates are malformed"},
        {AT(updated.place.start), UINT32_MAX, "its dates are malformed"},
        {AT(cadence_kind), 3, "its dates are malformed"},
        {AT(cadence_days), (uint32_t)INT32_MIN, "its dates are malformed"},
        {AT(cadence_months), (uint32_t)INT32_MIN, "its dates are malformed"},
        {AT(due), (uint32_t)INT32_MIN, "its dates are malformed"},
        {AT(outline.count), 1 << 20, "its outline is malformed"},
        {AT(anchors.offset), 1, "its anchors are malformed"},
        {AT(links.count), UINT32_MAX, "its links are malformed"},
        {AT(links.count), 2, "its holes are malformed"},
        {AT(records.count), UINT32_MAX, "its records are malformed"},
        {AT(findings.offset), UINT32_MAX - 7, "its findings are malformed"},
        {AT(holes.count), UINT32_MAX, "its holes are malformed"},
        {AT(html.size), 29, "its holes are malformed"},
        {AT(unused.count), UINT32_MAX, "its findings are malformed"},
        {AT(suppressions.count), UINT32_MAX, "its suppressions are malformed"},
    };
    Sample *sample = *state;
    Slice block = write_sample(sample);
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        Slice damaged = copy_block(sample, block);
        const char *error;
        Unit unit;
        memcpy((char *)(uintptr_t)damaged.data + damages[i].offset, &damages[i].value, 4);
        assert_false(unit_open(damaged, &unit, &error));
        assert_string_equal(error, damages[i].error);
    }
}

static void assert_row_damage(Sample *sample, UnitTable table, size_t offset, uint32_t value)
{
    Slice damaged = copy_block(sample, write_sample(sample));
    const char *error;
    Unit unit;
    memcpy((char *)(uintptr_t)damaged.data + table.offset + offset, &value, 4);
    assert_false(unit_open(damaged, &unit, &error));
}

static void row_with_a_wrong_number_is_refused(void **state)
{
    Sample *sample = *state;
    Unit unit = open(write_sample(sample));
    const UnitHeader *header = unit.header;
    assert_row_damage(sample, header->tags, sizeof(UnitText) + 4, UINT32_MAX);
    assert_row_damage(sample, header->outline, offsetof(UnitHeading, level), 0);
    assert_row_damage(sample, header->outline, offsetof(UnitHeading, level), 7);
    assert_row_damage(sample, header->outline, offsetof(UnitHeading, anchor), UINT32_MAX);
    assert_row_damage(sample, header->anchors, offsetof(UnitAnchor, identifier), UINT32_MAX);
    assert_row_damage(sample, header->links, offsetof(UnitLink, kind), LINK_KIND_COUNT);
    assert_row_damage(sample, header->links, offsetof(UnitLink, image), 2);
    assert_row_damage(sample, header->links, offsetof(UnitLink, section), 3);
    assert_row_damage(sample, header->links, offsetof(UnitLink, url_end), UINT32_MAX);
    assert_row_damage(sample, header->links, offsetof(UnitLink, url_end), 0);
    assert_row_damage(sample, header->links, offsetof(UnitLink, place.excerpt), UINT32_MAX);
    assert_row_damage(sample, header->links, offsetof(UnitLink, place.end), 0);
    assert_row_damage(sample, header->records, offsetof(UnitRecord, kind), RECORD_KIND_COUNT);
    assert_row_damage(sample, header->records, offsetof(UnitRecord, members) + 4, UINT32_MAX);
    assert_row_damage(sample, header->records, offsetof(UnitRecord, section_path), 4);
    assert_row_damage(sample, header->records, offsetof(UnitRecord, section_path) + 4,
                      UNIT_SECTIONS_MOST + 1);
    assert_row_damage(sample, header->findings, offsetof(UnitFinding, severity), 4);
    assert_row_damage(sample, header->findings, offsetof(UnitFinding, message), UINT32_MAX);
    assert_row_damage(sample, header->findings, offsetof(UnitFinding, place.start), UINT32_MAX);
    assert_row_damage(sample, header->findings, offsetof(UnitFinding, edits) + 4, UINT32_MAX);
    assert_row_damage(sample, header->findings, offsetof(UnitFinding, edits) + 4, 1 << 16);
    UnitTable edits = unit_findings(&unit)[header->findings.count - 2].edits;
    assert_int_equal(edits.count, 2);
    assert_row_damage(sample, edits, offsetof(UnitEdit, text), UINT32_MAX);
    assert_row_damage(sample, edits, offsetof(UnitEdit, end), UINT32_MAX);
    assert_row_damage(sample, edits, sizeof(UnitEdit), 0);
    assert_row_damage(sample, header->unused, offsetof(UnitFinding, message), UINT32_MAX);
    assert_row_damage(sample, header->suppressions, offsetof(UnitSuppression, pattern), UINT32_MAX);
    assert_row_damage(sample, header->suppressions, offsetof(UnitSuppression, kind),
                      SUPPRESSION_KIND_COUNT);
    assert_row_damage(sample, header->suppressions, offsetof(UnitSuppression, directive), 5);
    assert_row_damage(sample, header->suppressions, offsetof(UnitSuppression, alone), 1);
    assert_row_damage(sample, header->suppressions, offsetof(UnitSuppression, whole), 1);
    assert_row_damage(sample, header->holes, offsetof(UnitHole, kind), HOLE_SRC + 1);
    assert_row_damage(sample, header->holes, offsetof(UnitHole, number), 3);
    assert_row_damage(sample, header->holes, offsetof(UnitHole, offset), 20);
    assert_row_damage(sample, header->holes, offsetof(UnitHole, offset), 21);
    assert_row_damage(sample, header->holes, 2 * sizeof(UnitHole), UINT32_MAX);
}

/* Every number of the block, set to hostile values: either the block is refused, or all of it can be read. */
static void whatever_is_accepted_can_be_read(void **state)
{
    static const uint32_t values[] = {0, 1, 7, 8, UINT32_MAX, UINT32_MAX - 7, INT32_MAX, 1 << 16};
    Sample *sample = *state;
    Slice block = write_sample(sample);
    /* In a block of its own, so that a sanitizer sees what lies outside of it. */
    char *copy = malloc(block.size);
    assert_non_null(copy);
    size_t accepted = 0;
    for (size_t at = 0; at + 4 <= block.size; at += 4) {
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            const char *error;
            Unit unit;
            memcpy(copy, block.data, block.size);
            memcpy(copy + at, &values[i], 4);
            if (unit_open((Slice){copy, block.size}, &unit, &error)) {
                sample_touch_unit(&unit, &sample->scratch);
                arena_reset(&sample->scratch);
                accepted++;
            }
        }
    }
    free(copy);
    assert_true(accepted > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(metadata_is_read_as_it_was_written),
        TEST(dates_carry_their_place),
        TEST(source_is_counted_and_hashed),
        TEST(outline_and_anchors_are_kept),
        TEST(links_know_where_their_target_stands),
        TEST(records_are_read_as_they_were),
        TEST(findings_are_read_as_they_were),
        TEST(same_document_gives_the_same_bytes_anywhere),
        TEST(text_of_the_body_is_not_written_twice),
        TEST(document_without_anything_has_a_unit),
        TEST(block_that_is_cut_short_is_refused),
        TEST(block_out_of_line_is_refused),
        TEST(header_with_a_wrong_number_is_refused),
        TEST(row_with_a_wrong_number_is_refused),
        TEST(whatever_is_accepted_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
