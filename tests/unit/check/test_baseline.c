#include "check/baseline.h"

#include "unit/sample_findings.h"

typedef struct Files {
    const char *paths[4]; /* that are there */
} Files;

static bool has_path(const void *context, Slice path)
{
    const Files *tree = context;
    for (size_t i = 0; i < 4; i++) {
        if (tree->paths[i] != NULL && slice_is(path, tree->paths[i])) {
            return true;
        }
    }
    return false;
}

static bool has_judged(const void *context, Slice rule, Slice path)
{
    (void)context;
    (void)path;
    return !slice_is(rule, "rule/unjudged");
}

static BaselineRun run_of(const Files *tree)
{
    return (BaselineRun){has_path, has_judged, tree};
}

/* "path rule text", a finding each. */
static void add(DiagnosticList *list, const char *path, const char *rule, uint64_t text)
{
    diagnostic_add_file(list, slice_from_string(rule), SEVERITY_ERROR, slice_from_string(path),
                        "message")
        ->text_hash = text;
    list->items[list->count - 1].line = (uint32_t)list->count;
}

/* The text of a baseline of these. */
static Slice write(Arena *arena, DiagnosticList *findings)
{
    Baseline baseline;
    DiagnosticList known;
    Buffer out;
    baseline_init(&baseline, arena);
    diagnostic_list_init(&known, arena);
    baseline_add(&baseline, findings, &known);
    buffer_init(&out, arena);
    baseline_write(&out, &baseline);
    return buffer_slice(&out);
}

static Baseline read(Arena *arena, Slice text)
{
    Baseline baseline;
    BaselineFault fault;
    baseline_init(&baseline, arena);
    assert_true(baseline_read(&baseline, text, &fault));
    return baseline;
}

static void what_was_written_is_met(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    Files tree = {{"a.md"}};
    BaselineRun run = run_of(&tree);
    DiagnosticList findings;
    DiagnosticList known;
    diagnostic_list_init(&findings, arena);
    diagnostic_list_init(&known, arena);
    add(&findings, "a.md", "rule/x", 7);
    add(&findings, "a.md", "rule/x", 7);
    add(&findings, "a.md", "rule/unjudged", 7);
    Slice text = write(arena, &findings);
    Baseline baseline = read(arena, text);
    assert_int_equal(baseline.count, 3);

    findings.count = 0;
    add(&findings, "a.md", "rule/y", 7);
    add(&findings, "a.md", "rule/x", 7);
    baseline_meet(&baseline, &findings, &known, &run);
    assert_int_equal(known.count, 1);
    assert_int_equal(findings.count, 1);
    assert_true(slice_is(findings.items[0].rule, "rule/y"));
    assert_int_equal(baseline_count_gone(&baseline, &run), 1);
    const BaselineEntry *gone = baseline_list_gone(&baseline, &run);
    assert_true(slice_is(gone[0].rule, "rule/x"));
    assert_false(gone[0].is_met);
    baseline_remove_gone(&baseline, &run);
    assert_int_equal(baseline.count, 2);
}

static void fingerprints_are_those_of_a_run_without_a_baseline(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    Files tree = {{"a.md"}};
    BaselineRun run = run_of(&tree);
    DiagnosticList findings;
    DiagnosticList known;
    diagnostic_list_init(&findings, arena);
    diagnostic_list_init(&known, arena);
    add(&findings, "a.md", "rule/x", 7);
    Baseline baseline = read(arena, write(arena, &findings));

    findings.count = 0;
    for (int i = 0; i < 3; i++) {
        add(&findings, "a.md", "rule/x", 7);
    }
    const Fingerprint *all = fingerprint_list(arena, &findings);
    baseline_meet(&baseline, &findings, &known, &run);
    assert_int_equal(findings.count, 2);
    assert_true(slice_equals(baseline.known_fingerprints[0].whole, all[0].whole));
    assert_true(slice_equals(baseline.new_fingerprints[0].whole, all[1].whole));
    assert_true(slice_equals(baseline.new_fingerprints[1].whole, all[2].whole));
    baseline_add(&baseline, &findings, &known);
    assert_true(slice_equals(baseline.known_fingerprints[2].whole, all[2].whole));
}

static void writing_what_was_read_changes_nothing(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    DiagnosticList findings;
    Buffer out;
    diagnostic_list_init(&findings, arena);
    add(&findings, "a.md", "rule/x", 7);
    add(&findings, "b \"\xC3\xA9\n.md", "rule/x", 0);
    Slice text = write(arena, &findings);
    Baseline baseline = read(arena, text);
    buffer_init(&out, arena);
    baseline_write(&out, &baseline);
    assert_true(slice_equals(buffer_slice(&out), text));
}

/* Meets findings of `paths` with a baseline of old.md, old.md, other.md; how many are new. */
static size_t count_new(Arena *arena, const Files *tree, const char *const *paths, size_t count)
{
    BaselineRun run = run_of(tree);
    DiagnosticList findings;
    DiagnosticList known;
    diagnostic_list_init(&findings, arena);
    diagnostic_list_init(&known, arena);
    add(&findings, "old.md", "rule/x", 7);
    add(&findings, "old.md", "rule/x", 8);
    add(&findings, "other.md", "rule/x", 7);
    Baseline baseline = read(arena, write(arena, &findings));
    findings.count = 0;
    for (size_t i = 0; i < count; i++) {
        add(&findings, paths[i], "rule/x", 7 + i % 2);
    }
    baseline_meet(&baseline, &findings, &known, &run);
    return findings.count;
}

static void entries_follow_a_document_that_is_renamed(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    static const char *const renamed[] = {"new.md", "new.md", "other.md"};
    static const char *const two[] = {"new.md", "newer.md"};
    Files gone = {{"new.md", "other.md", "newer.md"}};
    Files there = {{"new.md", "other.md", "old.md", "newer.md"}};
    assert_int_equal(count_new(arena, &gone, renamed, 3), 0);
    /* The old document is still there: the new one is a copy. */
    assert_int_equal(count_new(arena, &there, renamed, 3), 2);
    /* One document does not become two. */
    assert_int_equal(count_new(arena, &gone, two, 2), 1);
}

static void many_that_are_alike_cost_no_more_than_others(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    enum { COUNT = 20000 };
    Files none = {{NULL}};
    BaselineRun run = run_of(&none);
    DiagnosticList findings;
    DiagnosticList known;
    diagnostic_list_init(&findings, arena);
    diagnostic_list_init(&known, arena);
    for (int i = 0; i < COUNT; i++) {
        add(&findings, arena_string(arena, arena_format(arena, "old%05d.md", i)), "rule/x", 7);
    }
    Baseline baseline = read(arena, write(arena, &findings));
    findings.count = 0;
    for (int i = 0; i < COUNT; i++) {
        add(&findings, arena_string(arena, arena_format(arena, "new%05d.md", i)), "rule/x", 7);
    }
    baseline_meet(&baseline, &findings, &known, &run);
    assert_int_equal(findings.count, 0);
}

static void what_is_no_baseline_is_told_with_its_place(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    static const struct {
        const char *text;
        size_t offset;
    } texts[] = {
        {"", 0},
        {"[]", 0},
        {"{\"version\":2,\"findings\":[]}", 11},
        {"{\"version\":1}", 0},
        {"{\"version\":1,\"findings\":{}}", 0},
        {"{\"version\":1,\"findings\":[3]}", 25},
        {"{\"version\":1,\"findings\":[{\"rule\":3}]}", 25},
        {"{\"version\":1,\n<<<<<<<", 14},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Baseline baseline;
        BaselineFault fault;
        baseline_init(&baseline, arena);
        assert_false(baseline_read(&baseline, slice_from_string(texts[i].text), &fault));
        assert_int_equal(fault.offset, texts[i].offset);
        assert_true(fault.message.size > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(what_was_written_is_met),
        SAMPLE_TEST(fingerprints_are_those_of_a_run_without_a_baseline),
        SAMPLE_TEST(writing_what_was_read_changes_nothing),
        SAMPLE_TEST(entries_follow_a_document_that_is_renamed),
        SAMPLE_TEST(many_that_are_alike_cost_no_more_than_others),
        SAMPLE_TEST(what_is_no_baseline_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
