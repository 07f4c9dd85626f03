/*
 * What is found in whole documents, in tables, and what is found wrong: in a memory document of ours; in the reference case of the
 * specification and its corpus, where they lie beside the repository.
 */
#include "unit/extract/sample_records.h"

#include "base/file.h"
#include "base/map.h"
#include "check/check.h"
#include "unit/sample_findings.h"

#include <ftw.h>
#include <stdlib.h>

#define SEED "../shared/seed/database-expert-schema-tdd.md"
#define CORPUS "../shared/corpus/updog"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct SectionRow {
    uint32_t first;
    uint32_t last;
    const char *anchor; /* NULL: any */
} SectionRow;

typedef struct CodeRow {
    const char *lang;
    uint32_t first;
    uint32_t last;
} CodeRow;

/* False when there is no such file. */
static bool read_document(Sample *sample, const char *path)
{
    Slice bytes;

    if (!file_read(&sample->arena, slice_from_string(path), 0, &bytes)) {
        return false;
    }
    sample_extract_text(sample, path, bytes);
    return true;
}

static void assert_sections(const Document *document, const SectionRow *rows, size_t count)
{
    assert_int_equal(sample_count(document, RECORD_SECTION), count);
    for (size_t i = 0; i < count; i++) {
        const Record *section = sample_record(document, RECORD_SECTION, i);

        assert_lines(section, rows[i].first, rows[i].last);
        if (rows[i].anchor != NULL) {
            assert_slice(section->anchor, rows[i].anchor);
        }
    }
}

static void assert_code(const Document *document, const CodeRow *rows, size_t count)
{
    assert_int_equal(sample_count(document, RECORD_CODE), count);
    for (size_t i = 0; i < count; i++) {
        const Record *code = sample_record(document, RECORD_CODE, i);

        assert_lines(code, rows[i].first, rows[i].last);
        assert_slice(code->lang, rows[i].lang);
        assert_member(code, "\"closed\":true");
    }
}

/* The fields of this form begin at these lines, and at no others. */
static void assert_fields(const Document *document, const char *form, const uint32_t *lines,
                          size_t count)
{
    size_t found = 0;

    for (size_t i = 0; i < sample_count(document, RECORD_FIELD); i++) {
        const Record *field = sample_record(document, RECORD_FIELD, i);

        if (members_hold(field, form)) {
            assert_true(found < count);
            assert_int_equal(field->first_line, lines[found]);
            found++;
        }
    }
    assert_int_equal(found, count);
}

static size_t distinct_labels(const Document *document)
{
    Map labels;

    map_init(&labels, document->arena);
    for (size_t i = 0; i < sample_count(document, RECORD_FIELD); i++) {
        map_get(&labels, sample_record(document, RECORD_FIELD, i)->title);
    }
    return labels.count;
}

static void a_memory_document_of_ours(void **state)
{
    static const SectionRow sections[] = {
        {8, 12, "cache-agent-memory-keys-and-expiry"},
        {14, 14, "patterns-learned"},
        {16, 30, "1-versioned-key-deploy-safety"},
        {32, 40, "2-early-expiry-thundering-herd"},
        {42, 42, "operation-best-practices"},
        {44, 52, "sizing-0-3"},
        {54, 65, "rollout-checklist"},
        {67, 67, "git-workflow-for-key-changes"},
        {69, 75, "2-commit-strategy"},
        {77, 77, "lessons"},
        {79, 85, "the-second-region"},
        {87, 94, "key-takeaways"},
        {96, 116, "memory-storage-format"},
    };
    static const CodeRow code[] = {
        {"typescript", 19, 21}, {"sql", 24, 26}, {"bash", 57, 59}, {"json", 100, 110}};
    static const uint32_t inlines[] = {10, 11, 12, 28, 30, 52, 81, 81, 85, 114, 115, 116};
    static const uint32_t blocks[] = {18, 23, 34, 38, 56, 61, 98};
    Sample *sample = *state;
    const Document *document = &sample->document;

    assert_true(read_document(sample, "tests/fixtures/records/agent-memory/cache-keys.md"));
    assert_sections(document, sections, COUNT(sections));
    assert_code(document, code, COUNT(code));
    assert_fields(document, "\"form\":\"inline\"", inlines, COUNT(inlines));
    assert_fields(document, "\"form\":\"block\"", blocks, COUNT(blocks));
    assert_int_equal(distinct_labels(document), 17);
    assert_lines(sample_record(document, RECORD_TABLE, 0), 46, 50);
    assert_int_equal(sample_count(document, RECORD_LINK), 1);
    assert_int_equal(sample_count(document, RECORD_TASK), 2);
    assert_lines(sample_record(document, RECORD_STAMP, 0), 114, 114);
}

static void the_reference_document(void **state)
{
    static const SectionRow sections[] = {
        {6, 11, NULL},
        {13, 13, NULL},
        {15, 33, "1-idempotency-pattern-postgresql-best-practice"},
        {35, 45, NULL},
        {47, 56, NULL},
        {58, 69, NULL},
        {71, 82, NULL},
        {84, 84, NULL},
        {86, 96, "risk-assessment-framework-0-100-points"},
        {98, 114, NULL},
        {116, 133, NULL},
        {135, 135, NULL},
        {137, 152, "3-commit-strategy"},
        {154, 168, NULL},
        {170, 170, NULL},
        {172, 182, NULL},
        {184, 192, "success-metrics-this-session"},
        {194, 199, NULL},
        {201, 205, NULL},
        {207, 207, NULL},
        {209, 213, NULL},
        {215, 227, NULL},
        {229, 234, NULL},
        {236, 247, NULL},
        {249, 265, NULL},
        {267, 294, NULL},
    };
    static const CodeRow code[] = {
        {"typescript", 18, 22}, {"sql", 25, 29},    {"typescript", 38, 41}, {"typescript", 50, 52},
        {"typescript", 61, 65}, {"bash", 101, 103}, {"sql", 119, 121},      {"sql", 124, 126},
        {"sql", 131, 133},      {"bash", 157, 159}, {"bash", 164, 166},     {"bash", 210, 213},
        {"bash", 216, 227},     {"bash", 230, 234}, {"bash", 237, 247},     {"json", 271, 287}};
    static const uint32_t inlines[] = {8,  9,   10,  11,  31,  33,  43,  45,  54,  56,  67,  69,
                                       96, 128, 161, 168, 174, 176, 180, 182, 291, 292, 293, 294};
    static const uint32_t blocks[] = {17,  24,  37,  49,  60,  73,  79,  100,
                                      105, 111, 118, 123, 130, 156, 163, 269};
    Sample *sample = *state;
    const Document *document = &sample->document;

    if (!read_document(sample, SEED)) {
        skip();
    }
    assert_sections(document, sections, COUNT(sections));
    assert_code(document, code, COUNT(code));
    assert_member(sample_record(document, RECORD_CODE, 5), "\"in_list\":true");
    assert_member(sample_record(document, RECORD_CODE, 15), "\"parse\":\"ok\"");
    assert_fields(document, "\"form\":\"inline\"", inlines, COUNT(inlines));
    assert_fields(document, "\"form\":\"block\"", blocks, COUNT(blocks));
    assert_int_equal(distinct_labels(document), 35);
    assert_int_equal(sample_count(document, RECORD_TABLE), 2);
    assert_lines(sample_record(document, RECORD_TABLE, 0), 88, 94);
    assert_lines(sample_record(document, RECORD_TABLE, 1), 186, 192);
    assert_int_equal(sample_count(document, RECORD_LINK), 0);
    assert_int_equal(sample_count(document, RECORD_TASK), 0);
    assert_int_equal(sample_count(document, RECORD_STAMP), 1);
    assert_lines(sample_record(document, RECORD_STAMP, 0), 291, 291);
    assert_member(sample_record(document, RECORD_STAMP, 0), "\"date\":\"2025-11-08\"");
    assert_member(&document->records.items[0], "\"due\":\"2026-07-18\"");
}

/* --- what is wrong in them --- */

/* Rules that are off unless a project asks for them. */
static void drop_unreported(DiagnosticList *findings)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->count; i++) {
        if (findings->items[i].severity != SEVERITY_OFF) {
            findings->items[kept++] = findings->items[i];
        }
    }
    findings->count = kept;
}

/* False when there is no such file. */
static bool check_file(Sample *sample, const char *path)
{
    static Slice names[] = {SLICE_INIT("status"), SLICE_INIT("audience"),
                            SLICE_INIT("last_updated"), SLICE_INIT("owner")};
    static SchemaSettings schema = {.severity = SEVERITY_ERROR, .required = {names, COUNT(names)}};

    sample->settings.schemas = &schema;
    sample->settings.schema_count = 1;
    if (!read_document(sample, path)) {
        return false;
    }
    check_document(&sample->document);
    drop_unreported(&sample->document.findings);
    return true;
}

static void assert_findings(Sample *sample, const char *wanted)
{
    sample_assert_slice(sample_list_findings(&sample->arena, &sample->document.findings), wanted);
}

static void what_is_wrong_in_a_memory_document_of_ours(void **state)
{
    Sample *sample = *state;

    assert_true(check_file(sample, "tests/fixtures/records/agent-memory/cache-keys.md"));
    assert_findings(sample, "1:1 front-matter/required\n1:1 front-matter/required\n"
                            "10:1 record/agent-mismatch\n71:1 heading/emphasis\n"
                            "74:1 heading/emphasis\n103:14 record/agent-mismatch\n"
                            "114:19 date/body-mismatch\n115:1 record/agent-mismatch\n");
}

static void what_is_wrong_in_the_reference_document(void **state)
{
    Sample *sample = *state;

    if (!check_file(sample, SEED)) {
        skip();
    }
    assert_findings(sample, "1:1 front-matter/required\n1:1 front-matter/required\n"
                            "8:1 record/agent-mismatch\n139:1 heading/emphasis\n"
                            "144:1 heading/emphasis\n149:1 heading/emphasis\n"
                            "274:14 record/agent-mismatch\n291:19 date/body-mismatch\n"
                            "293:1 record/agent-mismatch\n");
}

/* --- the corpus --- */

/* What is counted in it: records of a kind whose JSON holds a text. */
typedef struct TotalRow {
    RecordKind kind;
    const char *json;
    const char *other; /* a second text; NULL: none */
    size_t expected;
    size_t found;
} TotalRow;

/*
 * As the specification counted them, but for one fence of docs/dev/foreach-fix.md: an indented block holds it, as only a list that
 * begins with 1 interrupts a paragraph.
 */
static TotalRow totals[] = {
    {RECORD_DOCUMENT, "", NULL, 853, 0},
    {RECORD_SECTION, "\"level\":", NULL, 17760, 0},
    {RECORD_CODE, "\"fenced\":true", NULL, 7512, 0},
    {RECORD_CODE, "\"fenced\":true", "\"in_list\":true", 558, 0},
    {RECORD_CODE, "\"lang_raw\":\"json\"", NULL, 234, 0},
    {RECORD_CODE, "\"lang_raw\":\"json\"", "\"parse\":\"ok\"", 175, 0},
    {RECORD_CODE, "\"lang_raw\":\"json\"", "\"parse\":\"jsonc\"", 17, 0},
    {RECORD_CODE, "\"lang_raw\":\"json\"", "\"parse\":\"fragment\"", 42, 0},
    {RECORD_TABLE, "", NULL, 1153, 0},
    {RECORD_TASK, "", NULL, 5752, 0},
    {RECORD_TASK, "\"done\":true", NULL, 1260, 0},
    {RECORD_LINK, "", NULL, 2910, 0},
    {RECORD_LINK, "\"type\":\"external\"", NULL, 1070, 0},
};

static Sample *corpus_sample;

static void count_record(const Record *record)
{
    for (size_t i = 0; i < COUNT(totals); i++) {
        bool counts = totals[i].kind == record->kind && members_hold(record, totals[i].json) &&
                      (!totals[i].other || members_hold(record, totals[i].other));

        totals[i].found += counts;
    }
}

static int count_file(const char *path, const struct stat *status, int type, struct FTW *place)
{
    Document *document = &corpus_sample->document;

    (void)status;
    (void)place;
    if (type != FTW_F || !slice_ends_with(slice_from_string(path), SLICE(".md"))) {
        return 0;
    }
    arena_reset(&corpus_sample->scratch);
    arena_reset(&corpus_sample->arena);
    settings_init(&corpus_sample->settings, &corpus_sample->arena, SLICE("/project"));
    assert_true(read_document(corpus_sample, path));
    for (size_t i = 0; i < document->records.count; i++) {
        count_record(&document->records.items[i]);
    }
    return 0;
}

static void the_totals_of_the_corpus(void **state)
{
    corpus_sample = *state;
    if (nftw(CORPUS, count_file, 16, FTW_PHYS) != 0) {
        skip();
    }
    for (size_t i = 0; i < COUNT(totals); i++) {
        if (totals[i].found != totals[i].expected) {
            fail_msg("%zu %s records with %s %s, not %zu", totals[i].found,
                     record_kind_name(totals[i].kind), totals[i].json,
                     totals[i].other ? totals[i].other : "", totals[i].expected);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_memory_document_of_ours),
        TEST(the_reference_document),
        TEST(what_is_wrong_in_a_memory_document_of_ours),
        TEST(what_is_wrong_in_the_reference_document),
        TEST(the_totals_of_the_corpus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
