#include "check/date_slot.h"

#include "unit/sample_findings.h"

/* Writes the day into the slot, as if git had told it. */
static void check(Document *document)
{
    const DateSlot *slot = &document->date_slot;

    date_slot_find(document);
    if (slot->kind == DATE_SLOT_NONE) {
        return;
    }

    Slice day = slot->written.size > 0 ? SLICE("\"DAY\"") : SLICE("DAY");
    Diagnostic *finding = finding_add(&document->findings, RULE_DATE_MISSING, &document->source,
                                      slot->span, "no date");

    diagnostic_add_edit(&document->findings, finding, &document->source, slot->span,
                        arena_format(document->arena, "%.*s%.*s%.*s", SLICE_PRINT(slot->before),
                                     SLICE_PRINT(day), SLICE_PRINT(slot->after)));
}

static void assert_dated(void **state, const char *text, const char *wanted)
{
    sample_assert_mended(state, check, slice_from_string(text), wanted);
}

static void assert_left(void **state, const char *text)
{
    assert_dated(state, text, text);
}

static void set_field(void **state, const char *name)
{
    SliceList *fields = &((Sample *)*state)->settings.freshness.fields;

    fields->items[0] = slice_from_string(name);
    fields->count = 1;
}

static void line_stands_before_the_fence(void **state)
{
    assert_dated(state, "---\ntitle: a # b\n# end\n---\n\n# A\n",
                 "---\ntitle: a # b\n# end\nlast_updated: DAY\n---\n\n# A\n");
    assert_dated(state, "---\r\ntitle: a\r\n...\r\n",
                 "---\r\ntitle: a\r\nlast_updated: DAY\r\n...\r\n");
    assert_dated(state, "---\rtitle: a\r---\r", "---\rtitle: a\rlast_updated: DAY\r---\r");
    assert_dated(state, "\xEF\xBB\xBF---\ntitle: a\n---",
                 "\xEF\xBB\xBF---\ntitle: a\nlast_updated: DAY\n---");
    assert_dated(state, "---\ntext: |+\n  a\n\n---\n",
                 "---\ntext: |+\n  a\n\nlast_updated: DAY\n---\n");
    assert_dated(state, "---\n\"title\": a\n---\n", "---\n\"title\": a\nlast_updated: DAY\n---\n");
    assert_dated(state, "---\n---\n", "---\nlast_updated: DAY\n---\n");
    assert_dated(state, "---\n# only\n---\n", "---\n# only\nlast_updated: DAY\n---\n");
}

static void line_is_indented_as_the_others(void **state)
{
    assert_dated(state, "---\n  title: a\n  b:\n  - c\n---\n",
                 "---\n  title: a\n  b:\n  - c\n  last_updated: DAY\n---\n");
}

static void key_without_value_gets_it(void **state)
{
    assert_dated(state, "---\nlast_updated:\na: b\n---\n", "---\nlast_updated: DAY\na: b\n---\n");
    assert_dated(state, "---\nlast_updated: \r\na: b\r\n---\r\n",
                 "---\nlast_updated: DAY\r\na: b\r\n---\r\n");
    assert_dated(state, "---\nlast_updated :  # when\n---\n",
                 "---\nlast_updated : DAY  # when\n---\n");
    assert_dated(state, "---\n\"date\":\n---\n", "---\n\"date\": DAY\n---\n");
    assert_dated(state, "---\ndate: ~ # none\n---\n", "---\ndate: \"DAY\" # none\n---\n");
    assert_dated(state, "---\ndate: ''\n---\n", "---\ndate: \"DAY\"\n---\n");
    assert_dated(state, "---\n{title: a, date: }\n---\n", "---\n{title: a, date: DAY }\n---\n");
}

static void what_is_not_certain_is_left_alone(void **state)
{
    assert_left(state, "---\nlast_updated: never\n---\n");
    assert_left(state, "---\n{title: a}\n---\n");
    assert_left(state, "---\n{\ntitle: a\n}\n---\n");
    assert_left(state, "---\n{}\n---\n");
    assert_left(state, "---\n!!map\ntitle: a\n---\n");
    assert_left(state, "---\n&all\ntitle: a\n---\n");
    assert_left(state, "---\n? title\n: a\n---\n");
    assert_left(state, "---\n? date\n:\n---\n");
    assert_left(state, "---\n{title: a, date}\n---\n");
    assert_left(state, "---\ndate: &x\n---\n");
    assert_left(state, "---\ndate: !!str\n---\n");
    assert_left(state, "---\ndate: >-\ntitle: a\n---\n");
    assert_left(state, "# A\n");
}

static void field_with_dots_is_a_key_or_stands_in_its_map(void **state)
{
    set_field(state, "ms.date");
    assert_dated(state, "---\ntitle: a\nms.topic: b\n---\n",
                 "---\ntitle: a\nms.topic: b\nms.date: DAY\n---\n");
    assert_dated(state, "---\nms:\n  # all\n  topic: b\ntitle: a\n---\n",
                 "---\nms:\n  # all\n  date: DAY\n  topic: b\ntitle: a\n---\n");
    assert_dated(state, "---\nms:\n  date:\ntitle: a\n---\n",
                 "---\nms:\n  date: DAY\ntitle: a\n---\n");
    assert_dated(state, "---\nms: {topic: b}\n---\n", "---\nms: {topic: b}\nms.date: DAY\n---\n");
    assert_dated(state, "---\nms: b\n---\n", "---\nms: b\nms.date: DAY\n---\n");
    set_field(state, "a.b.date");
    assert_dated(state, "---\na.b:\n    c: 1\n---\n", "---\na.b:\n    date: DAY\n    c: 1\n---\n");
}

static void field_that_a_schema_asks_for_comes_first(void **state)
{
    static Slice names[] = {SLICE_INIT("date")};
    static SchemaSettings schema = {.severity = SEVERITY_ERROR, .required = {names, 1}};
    Settings *settings = &((Sample *)*state)->settings;

    settings->schemas = &schema;
    settings->schema_count = 1;
    assert_dated(state, "---\ntitle: a\n---\n", "---\ntitle: a\ndate: DAY\n---\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(line_stands_before_the_fence),
        SAMPLE_TEST(line_is_indented_as_the_others),
        SAMPLE_TEST(key_without_value_gets_it),
        SAMPLE_TEST(what_is_not_certain_is_left_alone),
        SAMPLE_TEST(field_with_dots_is_a_key_or_stands_in_its_map),
        SAMPLE_TEST(field_that_a_schema_asks_for_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
