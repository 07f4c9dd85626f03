#include "unit/extract/sample_records.h"

#include "base/utf8.h"

static void members_come_from_labels_subsections_code_and_tables(void **state)
{
    Document *document = sample_extract(
        *state,
        "# T\n\n## Pattern: Retry (HTTP)\n\n**Why:** it fails.\n\n**Use when:**\n\n- slow\n- "
        "far\n\n"
        "**Alternatives rejected:**\n\n- sleep\n- wait\n\n### Problem\n\nLoss.\n\n```ts\nx\n```\n\n"
        "| a |\n|---|\n| 1 |\n");
    const Record *record = sample_record(document, RECORD_PATTERN, 0);

    assert_lines(record, 3, 27);
    assert_slice(record->id, "pattern:docs/a#pattern-retry-http");
    assert_member(record, "\"name\":\"Retry\",\"qualifier\":\"HTTP\"");
    assert_member(record, "\"rationale\":\"it fails.\"");
    assert_member(record, "\"when_to_use\":\"slow\\nfar\"");
    assert_member(record, "\"alternatives_rejected\":[\"sleep\",\"wait\"]");
    assert_member(record, "\"problem\":\"Loss.");
    assert_member(record, "\"code\":[{\"lang\":\"typescript\",\"text\":\"x\"}]");
    assert_member(record, "\"tables\":[[[\"a\"],[\"1\"]]]");
}

static void the_statement_of_an_item_is_what_it_says(void **state)
{
    Document *document = sample_extract(
        *state, "# T\n\n## Best Practices\n\n- **Names:** keep them short\n- **Tune the "
                "batch** by the load. Often.\n- Keep it plain. It helps.\n- **Never:** push "
                "at night\n- **D-01:** Keep one queue. Always.\n");

    assert_member(sample_record(document, RECORD_PRACTICE, 0), "\"statement\":\"keep them short\"");
    assert_member(sample_record(document, RECORD_PRACTICE, 1),
                  "\"statement\":\"Tune the batch by the load\"");
    assert_member(sample_record(document, RECORD_PRACTICE, 2), "\"statement\":\"Keep it plain\"");
    assert_slice(sample_record(document, RECORD_PRACTICE, 3)->title, "push at night");
    assert_slice(sample_record(document, RECORD_PRACTICE, 4)->title, "D-01: Keep one queue");
    assert_member(sample_record(document, RECORD_PRACTICE, 3),
                  "\"statement\":\"Never: push at night\"");
}

static void a_name_has_no_label_of_its_kind(void **state)
{
    Document *document = sample_extract(
        *state, "# Reflection: Locks Rot\n\n## Problem\n\nA.\n\n## Root Cause\n\nB.\n\n## "
                "Workflow: Release\n\n1. **Step 1: Build** it\n2. **Test** it\n\n## Process 2 "
                "\u2013 Deploy\n\n1. Copy\n2. Start\n\n## Solution Pattern: "
                "Retry\n\n## Best Practices\n\n- Process: kill it after a minute\n");

    assert_slice(sample_record(document, RECORD_LESSON, 0)->title, "Locks Rot");
    assert_slice(sample_record(document, RECORD_WORKFLOW, 0)->title, "Release");
    assert_slice(sample_record(document, RECORD_WORKFLOW, 1)->title, "Deploy");
    assert_member(sample_record(document, RECORD_WORKFLOW, 1), "\"ordinal\":2");
    assert_slice(sample_record(document, RECORD_STEP, 0)->title, "Build");
    assert_slice(sample_record(document, RECORD_STEP, 1)->title, "Test it");
    assert_slice(sample_record(document, RECORD_PATTERN, 0)->title, "Retry");
    assert_slice(sample_record(document, RECORD_PRACTICE, 0)->title,
                 "Process: kill it after a minute");
}

static void a_long_name_ends_between_words(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add(&text, SLICE("# T\n\n## Best Practices\n\n-"));
    for (int i = 0; i < 60; i++) {
        buffer_add(&text, SLICE(" word"));
    }
    buffer_add_byte(&text, '\n');

    Document *document = sample_extract(*state, arena_string(text.arena, buffer_slice(&text)));
    Slice title = sample_record(document, RECORD_PRACTICE, 0)->title;

    assert_true(slice_ends_with(title, SLICE(" word\u2026")));
    assert_true(utf8_count(title) <= 200);
}

static void a_takeaway_is_called_as_it_begins(void **state)
{
    Document *document = sample_extract(
        *state, "# T\n\n## Key Takeaway\n\n**Locks rot.** Always so.\n\n## Key Findings\n\n### 1. "
                "Clocks\n\nThey drift. Always.\n");

    assert_member(sample_record(document, RECORD_TAKEAWAY, 0),
                  "\"headline\":\"Locks rot\",\"detail\":\"Always so.\"");
    assert_member(sample_record(document, RECORD_TAKEAWAY, 1),
                  "\"headline\":\"Clocks\",\"detail\":\"They drift. Always.\"");
}

static void a_decision_has_its_own_status_or_the_documents(void **state)
{
    Document *document =
        sample_extract(*state, "---\nstatus: ACTIVE\n---\n\n# T\n\n## Decisions\n\n### "
                               "One\n\n**Status:** Accepted\n\n### Two\n\nX.\n");

    assert_member(sample_record(document, RECORD_DECISION, 0), "\"status\":\"Accepted\"");
    assert_member(sample_record(document, RECORD_DECISION, 1), "\"status\":\"ACTIVE\"");
}

static void steps_know_their_workflow(void **state)
{
    Document *document = sample_extract(*state, "# T\n\n## Release Process\n\n1. Build\n2. Test\n");

    assert_member(sample_record(document, RECORD_WORKFLOW, 0),
                  "\"steps\":[{\"ordinal\":1,\"name\":\"Build\",\"lines\":[5,5]},");
    assert_member(
        sample_record(document, RECORD_STEP, 1),
        "\"name\":\"Test\",\"ordinal\":2,\"workflow\":\"workflow:docs/a#release-process\"");
    assert_slice(sample_record(document, RECORD_STEP, 1)->id, "step:docs/a#release-process/2");
}

/* The next step has the scratch memory for itself. Names are made of several inlines here: one alone stands in the document. */
static void nothing_of_a_record_is_in_scratch_memory(void **state)
{
    Document *document = sample_extract(
        *state, "# The `T` *itself*\n\n## Pattern 1: `P` *p*\n\n**Why `so`:** *it* `is`\n\nAs "
                "`here`:\n\n```js\nx\n```\n\n"
                "## Release *Process*\n\n1. **Build** `it`\n2. *Test* `it`\n\n"
                "## 2-commit *Strategy*\n\n**Commit 1: *The* `schema`**\n\nx\n\n**Commit 2: *The* "
                "`rest`**\n\ny\n\n"
                "## Best *Practices*\n\n- **Be `brief` *now***: `or` *else*\n\n## Lessons "
                "Learned\n\n- `One` *more*\n\n"
                "## Key *Takeaways*\n\n- `All` of *it*\n\n## Anti-*Patterns*\n\n- `No` *tests*\n\n"
                "## Decision 1: *Use* `it`\n\n**Status:** `Accepted` *now*\n\n| `a` *b* | c "
                "|\n|---|---|\n| `d` *e* | f |\n\n"
                "- [ ] `to` *do*\n\n_Last updated: 2026-01-01_\n");
    const char *before = sample_lines(document);

    arena_free(document->scratch);
    assert_string_equal(sample_lines(document), before);
    for (int kind = RECORD_CODE; kind < RECORD_MEMORY; kind++) {
        if (kind != RECORD_LINK) {
            sample_record(document, (RecordKind)kind, 0);
        }
    }
}

static void an_edit_in_another_section_changes_no_id(void **state)
{
    static const char *const texts[] = {
        "# T\n\n## Key Takeaways\n\n- a\n- b\n\n## Pattern: P\n\nx\n\n## Review Process\n\n1. "
        "c\n2. d\n",
        "# T\n\nNew text.\n\n## New\n\n- x\n\n## Key Takeaways\n\n- a\n- b\n\n## Pattern: "
        "P\n\nx\n\ny\n\n"
        "## Review Process\n\n1. c\n2. d\n",
    };
    Buffer ids[2];

    for (size_t i = 0; i < 2; i++) {
        Document *document = sample_extract(*state, texts[i]);

        buffer_init(&ids[i], document->arena);
        for (size_t j = 0; j < document->records.count; j++) {
            if (document->records.items[j].kind >= RECORD_PATTERN) {
                buffer_add(&ids[i], document->records.items[j].id);
                buffer_add_byte(&ids[i], '\n');
            }
        }
    }
    assert_string_equal(arena_string(ids[0].arena, buffer_slice(&ids[0])),
                        arena_string(ids[1].arena, buffer_slice(&ids[1])));
    assert_true(ids[0].size > 0);
}

static void a_memory_in_the_text_keeps_its_spelling(void **state)
{
    Document *document = sample_extract(
        *state,
        "**Agent:** `agent:db:x`\n\n```json\n{ \"role\": \"system\",\n  \"content\": { \"name\": "
        "\"N\", \"rate\": 1.0 },"
        " \"id\": 3 }\n```\n\n```json\n{\"content\": 1}\n```\n\n```json\n{\"role\": 1,}\n```\n");
    const Record *record = sample_record(document, RECORD_MEMORY, 0);

    assert_int_equal(sample_count(document, RECORD_MEMORY), 1);
    assert_slice(record->title, "N");
    assert_slice(
        record->members,
        "\"form\":\"explicit\",\"role\":\"system\",\"content\":{\"name\":\"N\",\"rate\":1.0}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(members_come_from_labels_subsections_code_and_tables),
        TEST(the_statement_of_an_item_is_what_it_says),
        TEST(a_name_has_no_label_of_its_kind),
        TEST(a_long_name_ends_between_words),
        TEST(a_takeaway_is_called_as_it_begins),
        TEST(a_decision_has_its_own_status_or_the_documents),
        TEST(steps_know_their_workflow),
        TEST(nothing_of_a_record_is_in_scratch_memory),
        TEST(an_edit_in_another_section_changes_no_id),
        TEST(a_memory_in_the_text_keeps_its_spelling),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
