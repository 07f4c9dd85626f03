#include "check/hedge.h"

#include "document/unit_writer.h"
#include "unit/sample_findings.h"

/* The first code span that is a path stands in for the one that is asked about. */
static void assert_hedged(void **state, const char *text, bool wanted)
{
    Sample *sample = *state;
    Document *document = sample_read(sample, "docs/a.md", slice_from_string(text));
    Buffer block;
    Unit unit;
    const char *error;
    buffer_init(&block, &sample->arena);
    unit_write(&block, document);
    assert_true(unit_open(buffer_slice(&block), &unit, &error));
    assert_true(unit.header->codes.count > 0);
    if (hedge_is_near(&unit, &unit_codes(&unit)[0]) != wanted) {
        fail_msg("%s: %s", wanted ? "not hedged" : "hedged", text);
    }
}

static void words_of_the_paragraph_hedge(void **state)
{
    assert_hedged(state, "# A\n\nThe form is `src/a.ts`.\n", false);
    assert_hedged(state, "# A\n\nCreate `src/a.ts`.\n", true);
    assert_hedged(state, "# A\n\nThe form,\n`src/a.ts`,\nwas then removed.\n", true);
    assert_hedged(state, "# A\n\nSomething was removed.\n\nThe form is `src/a.ts`.\n", false);
    assert_hedged(state, "# A\n\nThe form is `src/a.ts`, in `new remove()`.\n", false);
    assert_hedged(state, "# A\n\nThe form is `src/a.ts`, a newspaper.\n", false);
}

static void weak_words_hedge_their_line(void **state)
{
    assert_hedged(state, "# A\n\nThe form may be `src/a.ts`.\n", true);
    assert_hedged(state, "# A\n\nIt may be large.\nThe form is `src/a.ts`.\n", false);
}

static void items_and_rows_stand_alone(void **state)
{
    assert_hedged(state, "# A\n\n- create it\n- `src/a.ts`\n- remove it\n", false);
    assert_hedged(state, "# A\n\n- `src/a.ts`\n  is to be created\n", true);
    assert_hedged(state, "# A\n\n1. [ ] `src/a.ts`\n", true);
    assert_hedged(state, "# A\n\n| a | b |\n|---|---|\n| `src/a.ts` | c |\n| d | new |\n", false);
    assert_hedged(state, "# A\n\n| a | b |\n|---|---|\n| `src/a.ts` | new |\n", true);
}

static void what_leads_in_hedges_a_list(void **state)
{
    assert_hedged(state, "# A\n\nFiles to create:\n\n- b\n- `src/a.ts`\n", true);
    assert_hedged(state, "# A\n\nFiles to look at:\n\n- b\n- `src/a.ts`\n", false);
    assert_hedged(state, "# A\n\nFiles to create:\n\n- b\n\n## B\n\n- `src/a.ts`\n", false);
}

static void headings_above_hedge(void **state)
{
    assert_hedged(state, "# A\n\n## Removed files\n\n### B\n\nThe form is `src/a.ts`.\n", true);
    assert_hedged(state, "# A\n\n## Removed files\n\n## B\n\nThe form is `src/a.ts`.\n", false);
    assert_hedged(state, "# Create a page\n\nThe form is `src/a.ts`.\n", false);
    assert_hedged(state, "# A\n\nThe form is `src/a.ts`.\n\n## Removed\n", false);
}

static void code_below_is_what_the_file_is_to_hold(void **state)
{
    assert_hedged(state, "# A\n\n**File**: `src/a.ts`\n\n```ts\n```\n", true);
    assert_hedged(state, "# A\n\n`src/a.ts`:\n```ts\n```\n", true);
    assert_hedged(state, "# A\n\nThe form is `src/a.ts`.\n\nSo:\n\n```ts\n```\n", false);
}

static void place_outside_of_the_body_is_not_hedged(void **state)
{
    assert_hedged(state, "---\nrelated_code: src/created.ts\n---\nCreate.\n", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(words_of_the_paragraph_hedge),
        SAMPLE_TEST(weak_words_hedge_their_line),
        SAMPLE_TEST(items_and_rows_stand_alone),
        SAMPLE_TEST(what_leads_in_hedges_a_list),
        SAMPLE_TEST(headings_above_hedge),
        SAMPLE_TEST(code_below_is_what_the_file_is_to_hold),
        SAMPLE_TEST(place_outside_of_the_body_is_not_hedged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
