#include "document/code_reference.h"

#include "unit/sample_findings.h"

/* Each mark's day, then "path", with the lines and the number of its mark behind it when it has them. */
static void assert_code(void **state, const char *text, const char *wanted)
{
    Sample *sample = *state;
    const Document *document = sample_read(sample, "docs/a.md", slice_from_string(text));
    const CodeReferenceList *list = &document->code;
    Buffer found;
    buffer_init(&found, &sample->arena);
    for (size_t i = 0; i < list->mark_count; i++) {
        const FoundDate *verified = &list->marks[i].verified;
        char date[DATE_TEXT_SIZE];
        buffer_add_format(&found, "%s;",
                          verified->has_date ? date_to_text(verified->date, date) : "none");
    }
    for (size_t i = 0; i < list->count; i++) {
        const CodeReference *reference = &list->items[i];
        buffer_add_format(&found, "%s%.*s", i > 0 ? " " : "", SLICE_PRINT(reference->path));
        if ((reference->flags & CODE_HAS_LINES) != 0) {
            buffer_add_format(&found, "@%u-%u", reference->lines.first, reference->lines.last);
        }
        if (reference->mark > 0) {
            buffer_add_format(&found, "(%u)", reference->mark);
        }
        assert_true(reference->span.end <= document->source.bytes.size);
        assert_true(reference->span.start < reference->span.end);
    }
    sample_assert_slice(buffer_slice(&found), wanted);
}

static void front_matter_names_one_path_or_several(void **state)
{
    assert_code(state, "---\nrelated_code: src/a.ts\n---\n", "src/a.ts");
    assert_code(state, "---\nrelated_code: [src/a.ts, 'src/**']\n---\n", "src/a.ts src/**");
    assert_code(state, "---\nrelated_code:\n  - path: src/a.ts\n  - 12\n  -\n---\n", "src/a.ts");
    assert_code(state, "---\nrelated_code:\n---\n", "");
    assert_code(state, "---\nother: src/a.ts\n---\n", "");
    ((Sample *)*state)->settings.code_field = SLICE("describes");
    assert_code(state, "---\ndescribes: src/a.ts\nrelated_code: b\n---\n", "src/a.ts");
    ((Sample *)*state)->settings.code_field = SLICE("");
    assert_code(state, "---\ndescribes: src/a.ts\n---\n", "");
}

static void paths_are_made_those_of_the_project(void **state)
{
    assert_code(state,
                "---\nrelated_code: [./src/a.ts, /src/b.ts, src//c/../d.ts, src/, '`e.ts`']\n---\n",
                "src/a.ts src/b.ts src/d.ts src e.ts");
    assert_code(state,
                "---\nrelated_code: ['a.ts:12', 'b.ts:12-20', 'c.ts#L1-L2', 'd.ts:3:4', 'e:f', "
                "'g#h']\n---\n",
                "a.ts@12-12 b.ts@12-20 c.ts@1-2 d.ts@3-3 e:f g#h");
    assert_code(state, "---\nrelated_code: [../a.ts, 'src/../../b.ts']\n---\n", "../a.ts ../b.ts");
    assert_code(state, "---\nrelated_code: [https://example.org/a.ts, '']\n---\n", "");
}

static void lines_of_the_text_name_code_by_a_pattern(void **state)
{
    Sample *sample = *state;
    PatternProblem problem;
    sample->settings.code_sources =
        pattern_compile(&sample->arena, SLICE("^Source: (.+)$"), PATTERN_LINES, &problem);
    assert_code(state, "# A\n\nSource: `a.ts`, b/{c,d}.ts  e.ts\n\nSource: f\nno Source: g\n",
                "a.ts b/{c,d}.ts e.ts f");
}

static void mark_has_a_day_and_code(void **state)
{
    assert_code(state, "<!-- freshness: last-verified: 2026-03-05, maps-to: src/a.ts -->\n",
                "2026-03-05;src/a.ts(1)");
    assert_code(state, "Text <!--freshness:last_verified:2026-03-05 maps_to:a.ts,b.ts--> on.\n",
                "2026-03-05;a.ts(1) b.ts(1)");
    assert_code(state,
                "<!-- Freshness: verified: 2026-03-05\n  by: Ann Lee\n  maps-to: {a,b}.ts\n-->\n",
                "2026-03-05;{a,b}.ts(1)");
    assert_code(
        state,
        "<!-- freshness: last-verified: 2026-03-05 -->\n\n> <!-- other -->\n> <!-- freshness: "
        "last-verified: 2026-03-06, maps-to: a -->\n",
        "2026-03-05;2026-03-06;a(2)");
    assert_code(state, "<!-- freshness: last-verified: 2026-03-05; maps-to: a; b -->\n",
                "2026-03-05;a(1) b(1)");
    assert_code(state, "<!-- freshness: maps-to: \"a b.ts\", `c d`, 'e f, \"g -->\n",
                "none;a b.ts(1) c d(1) 'e(1) f(1) \"g(1)");
    assert_code(state, "<!-- freshness: last-verified: soon -->\n\n<!-- freshness: -->\n",
                "none;none;");
    assert_code(state, "<!-- freshness -->\n\n<!-- my freshness: last-verified: 2026-03-05 -->\n",
                "");
    assert_code(state, "`<!-- freshness: last-verified: 2026-03-05 -->`\n", "");
}

static void places_are_those_in_the_file(void **state)
{
    const char *text = "---\nrelated_code: ['a.ts:12']\n---\n\n- <!-- freshness: last-verified: "
                       "2026-03-05, maps-to: b.ts -->\n";
    Document *document = sample_read(*state, "docs/a.md", slice_from_string(text));
    const CodeReferenceList *list = &document->code;
    sample_assert_slice(source_text(&document->source, list->items[0].span), "'a.ts:12'");
    sample_assert_slice(source_text(&document->source, list->items[1].span), "b.ts");
    sample_assert_slice(source_text(&document->source, list->marks[0].verified.span), "2026-03-05");
}

static void nobody_names_more_than_a_thousand(void **state)
{
    Sample *sample = *state;
    Buffer text;
    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, "---\nrelated_code:\n");
    for (int i = 0; i < 3000; i++) {
        buffer_add_format(&text, "  - a%d\n", i);
    }
    buffer_add_string(&text, "---\n");
    for (int i = 0; i < 3000; i++) {
        buffer_add_string(&text, "<!-- freshness: last-verified: 2026-03-05, maps-to: a -->\n\n");
    }
    const Document *document = sample_read(sample, "docs/a.md", buffer_slice(&text));
    assert_int_equal(document->code.count, 1000);
    assert_int_equal(document->code.mark_count, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(front_matter_names_one_path_or_several),
        SAMPLE_TEST(paths_are_made_those_of_the_project),
        SAMPLE_TEST(lines_of_the_text_name_code_by_a_pattern),
        SAMPLE_TEST(mark_has_a_day_and_code),
        SAMPLE_TEST(places_are_those_in_the_file),
        SAMPLE_TEST(nobody_names_more_than_a_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
