/*
 * sample_findings.h - what is found in a text, as lines that a test can write down.
 */
#ifndef UNIT_SAMPLE_FINDINGS_H
#define UNIT_SAMPLE_FINDINGS_H

#include "base/edit_plan.h"
#include "unit/sample_document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef void SampleCheck(Document *document);

/* "2:9 status/unknown", a line each, in the order of the file. */
static inline Slice sample_list_findings(Arena *arena, DiagnosticList *findings)
{
    Buffer list;

    buffer_init(&list, arena);
    diagnostic_list_sort(findings);
    for (size_t i = 0; i < findings->count; i++) {
        const Diagnostic *finding = &findings->items[i];

        buffer_add_format(&list, "%u:%u %.*s\n", finding->line, finding->column,
                          SLICE_PRINT(finding->rule));
    }
    return buffer_slice(&list);
}

static inline void sample_assert_slice(Slice found, const char *wanted)
{
    if (!slice_is(found, wanted)) {
        print_message("found:  %.*s\nwanted: %s\n", SLICE_PRINT(found), wanted);
    }
    assert_true(slice_is(found, wanted));
}

/* What `check` finds in the file `text`. */
static inline void sample_assert_findings(void **state, SampleCheck *check, Slice text,
                                          const char *wanted)
{
    Sample *sample = *state;
    Document *document = sample_read(sample, "docs/a.md", text);

    check(document);

    Slice found = sample_list_findings(&sample->arena, &document->findings);

    if (!slice_is(found, wanted)) {
        print_message("in:\n%.*s\n", SLICE_PRINT(text));
    }
    sample_assert_slice(found, wanted);
}

/* The text with the edits of all findings, as far as they can be made at once. */
static inline Slice sample_mend(Arena *arena, Slice text, const DiagnosticList *findings)
{
    EditPlan plan;

    edit_plan_init(&plan, arena, text);
    for (size_t i = 0; i < findings->count; i++) {
        edit_plan_add(&plan, &findings->items[i]);
    }
    return edit_plan_apply(&plan);
}

/* What becomes of the file `text` when all that `check` can mend is mended; and that there is nothing more to mend in it. */
static inline void sample_assert_mended(void **state, SampleCheck *check, Slice text,
                                        const char *wanted)
{
    Sample *sample = *state;

    for (int round = 0; round < 2; round++) {
        Document *document = sample_read(sample, "docs/a.md", text);

        check(document);
        text = sample_mend(&sample->arena, text, &document->findings);
        sample_assert_slice(text, wanted);
    }
}

/* The one finding of the document read last. */
static inline const Diagnostic *sample_finding(void **state)
{
    const Document *document = &((Sample *)*state)->document;

    assert_int_equal(document->findings.count, 1);
    return &document->findings.items[0];
}

/* The text of the document read last, once `finding` is mended. */
static inline Slice sample_mended(void **state, const Diagnostic *finding)
{
    Sample *sample = *state;
    Slice bytes = sample->document.source.bytes;
    uint32_t at = 0;
    Buffer text;

    buffer_init(&text, &sample->arena);
    for (size_t i = 0; i < finding->edit_count; i++) {
        const Edit *edit = &finding->edits[i];

        buffer_add(&text, slice_part(bytes, at, edit->span.start));
        buffer_add(&text, edit->text);
        at = edit->span.end;
    }
    buffer_add(&text, slice_from(bytes, at));
    return buffer_slice(&text);
}

/* The one finding of `text` is mended by what makes `wanted` of it, in which nothing is found; NULL: by nothing. */
static inline void sample_assert_one_mended(void **state, SampleCheck *check, const char *text,
                                            const char *wanted)
{
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));

    check(document);

    const Diagnostic *finding = sample_finding(state);

    if (wanted == NULL) {
        assert_int_equal(finding->edit_count, 0);
        return;
    }
    assert_true(finding->edit_count > 0);

    Slice mended = sample_mended(state, finding);

    sample_assert_slice(mended, wanted);
    sample_assert_findings(state, check, mended, "");
}

#define SAMPLE_TEST(name) cmocka_unit_test_setup_teardown(name, sample_begin, sample_end)

#endif
