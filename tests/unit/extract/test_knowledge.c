#include "unit/extract/sample_records.h"

/* Records of knowledge, a line each: "kind line title [rule]". */
static const char *list(Document *document, bool has_rules)
{
    Buffer out;

    buffer_init(&out, document->arena);
    for (size_t i = 0; i < document->records.count; i++) {
        const Record *record = &document->records.items[i];

        if (record->kind < RECORD_PATTERN || record->kind == RECORD_MEMORY) {
            continue;
        }
        buffer_add_format(&out, "%s %u %.*s", record_kind_name(record->kind), record->first_line,
                          SLICE_PRINT(record->title));
        if (has_rules) {
            size_t at = slice_find(record->members, SLICE("\"rule\":\""), 0) + 8;

            buffer_add_format(&out, " [%.*s]",
                              SLICE_PRINT(slice_part(record->members, at,
                                                     slice_find_byte(record->members, '"', at))));
        }
        buffer_add_byte(&out, '\n');
    }
    return arena_string(document->arena, buffer_slice(&out));
}

typedef struct Case {
    const char *text;
    const char *records;
} Case;

static void check_at(void **state, const char *path, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Document *document = sample_extract_text(*state, path, slice_from_string(cases[i].text));
        const char *found = list(document, true);

        if (strcmp(found, cases[i].records) != 0) {
            fail_msg("%s\n--- found\n%s--- expected\n%s", cases[i].text, found, cases[i].records);
        }
    }
}

#define CHECK(state, path, cases) check_at(state, path, cases, sizeof(cases) / sizeof *(cases))

static void patterns(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Patterns We Use\n\n### 1. Retry\n\nText.\n",
         "pattern 5 Retry [pattern/child]\n"},
        {"# T\n\n## Patterns We Use\n\n### Retry\n\n**Why:** it fails.\n",
         "pattern 5 Retry [pattern/child]\n"},
        {"# T\n\n## Patterns We Use\n\n### Retry\n\n```\nx\n```\n",
         "pattern 5 Retry [pattern/child]\n"},
        {"# T\n\n## Patterns We Use\n\n### Retry\n\nText only.\n", ""},
        {"# T\n\n## Patterns\n\n### Related\n\n```\nx\n```\n\n### Best Practices\n\n```\nx\n```\n",
         ""},
        {"# T\n\n## Pattern 3: Retry (HTTP)\n", "pattern 3 Retry [pattern/heading]\n"},
        {"# T\n\n## Retry Pattern\n\n```\nx\n```\n", "pattern 3 Retry Pattern [pattern/name]\n"},
        {"# T\n\n## Retry Pattern\n\nText only.\n", ""},
        {"# T\n\n## Data Patterns\n\n- **Retry**: again\n- plain\n\n**Queue**\n\nLater.\n",
         "pattern 5 Retry [pattern/item]\npattern 8 Queue [pattern/line]\n"},
        {"# T\n\n## X\n\n**Good Pattern:** retry twice. Not more.\n",
         "pattern 5 retry twice [pattern/label]\n"},
        {"# T\n\n## Related Patterns\n\n### 1. Retry\n", ""},
        {"# T\n\n## Failure Patterns\n\n### 1. Slow\n\n**Symptom:** a\n**Fix:** b\n",
         "lesson 5 Slow [lesson/child]\n"},
        {"# T\n\n## Patterned Walls\n\n### 1. Paint\n", ""},
        {"# T\n\n## Next Steps\n\n### Pattern: Retry\n", ""},
        {"```\n## Pattern: in code\n```\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void anti_patterns(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Anti-Pattern 2: Sleep\n", "anti_pattern 3 Sleep [anti_pattern/heading]\n"},
        {"# T\n\n## AP-DB-03: Sleep\n", "anti_pattern 3 AP-DB-03: Sleep [anti_pattern/heading]\n"},
        {"# T\n\n## Pattern: Retry\n\n### Anti-Pattern\n\nNever.\n",
         "pattern 3 Retry [pattern/heading]\nanti_pattern 5 Retry [anti_pattern/inner]\n"},
        {"# T\n\n## Common Pitfalls\n\n- Sleep in tests\n- Guess\n",
         "anti_pattern 5 Sleep in tests [anti_pattern/item]\nanti_pattern 6 Guess "
         "[anti_pattern/item]\n"},
        {"# T\n\n## Anti-Patterns to Avoid\n\n### Sleep\n\nIt is slow.\n",
         "anti_pattern 5 Sleep [anti_pattern/child]\n"},
        {"# T\n\n## X\n\n**Common Mistakes:**\n\n- Sleep\n- Guess\n",
         "anti_pattern 7 Sleep [anti_pattern/label]\nanti_pattern 8 Guess [anti_pattern/label]\n"},
        {"# T\n\n| Anti-Pattern | Better |\n|---|---|\n| Sleep | Wait |\n| | x |\n",
         "anti_pattern 5 Sleep [anti_pattern/row]\n"},
        {"# T\n\n## Pitfalls\n\n- [ ] a task\n", ""},
        {"# T\n\n## Pitfalls\n\n- **Always:** wait\n- \u2705 wait\n", ""},
        {"# T\n\n## Pitfalls\n\n- Sleep\n\n**Mitigation:**\n\n- Wait\n",
         "anti_pattern 5 Sleep [anti_pattern/item]\n"},
        {"# T\n\n## Pitfalls\n\n### \u2705 Wait\n\nText.\n\n### \u274C Sleep\n\nText.\n",
         "anti_pattern 9 Sleep [anti_pattern/child]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void practices(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Best Practices (2025)\n\n- Keep it short and small\n- Name things well\n",
         "practice 5 Keep it short and small [practice/item]\n"
         "practice 6 Name things well [practice/item]\n"},
        {"# Writing Guidelines\n\n## Length\n\nShort is better.\n",
         "practice 3 Length [practice/child]\n"},
        {"# Guidelines\n\n## Text\n\n- Keep it short and small\n- Name things well\n",
         "practice 5 Keep it short and small [practice/item]\n"
         "practice 6 Name things well [practice/item]\n"},
        {"# Guidelines\n\n## Text\n\nWords.\n\n### Length\n\nShort.\n",
         "practice 7 Length [practice/grandchild]\n"},
        {"# T\n\n## Rules\n\n- [no-var](no-var.md)\n- [curly](curly.md)\n", ""},
        {"# T\n\n## Business Rules\n\n- A fee is due each month\n- A fee is paid once\n", ""},
        {"# T\n\n## Hard Rules\n\n- Never push to main\n- Always run all tests\n",
         "practice 5 Never push to main [practice/item]\npractice 6 Always run all tests "
         "[practice/item]\n"},
        {"# T\n\n## X\n\n**Best Practices:**\n\n- Keep it short and small\n",
         "practice 7 Keep it short and small [practice/label]\n"},
        {"# T\n\n## Best Practices\n\n### Summary\n\nText.\n\n### Next Steps\n\n- Do it all "
         "again\n",
         ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void decisions(void **state)
{
    static const Case cases[] = {
        {"# ADR-012: Use SQLite\n\n## Context\n\nC.\n\n## Decision\n\nD.\n\n## "
         "Consequences\n\nE.\n",
         "decision 1 ADR-012: Use SQLite [decision/document]\n"},
        {"# Use SQLite\n\n## Context and Problem Statement\n\nC.\n\n## Decision "
         "Outcome\n\nSQLite.\n",
         "decision 1 Use SQLite [decision/document]\n"},
        {"# T\n\n## Decision 4: Use SQLite\n", "decision 3 Use SQLite [decision/label]\n"},
        {"# T\n\n## Key Decisions\n\n- Use SQLite\n- No cache\n",
         "decision 5 Use SQLite [decision/item]\ndecision 6 No cache [decision/item]\n"},
        {"# T\n\n## Key Decisions\n\n### Use SQLite\n\nIt is small.\n",
         "decision 5 Use SQLite [decision/child]\n"},
        {"# T\n\n## X\n\n**Decision:** use SQLite. It is small.\n",
         "decision 5 use SQLite [decision/field]\n"},
        {"# T\n\n**Decision:** GO\n", ""},
        {"# T\n\n## Decisions\n\n**1. Use SQLite**\n\n- small\n- known\n\n**2. No cache**\n\n- "
         "simple\n",
         "decision 5 Use SQLite [decision/line]\ndecision 10 No cache [decision/line]\n"},
        {"# ADR-3: Names\n\n## Context\n\nC.\n\n## Decision\n\n### Naming Conventions\n\n- Use "
         "plain English words\n",
         "decision 1 ADR-3: Names [decision/document]\n"},
        {"# T\n\n## Related Decisions\n\n- Use SQLite\n", ""},
        {"# T\n\n## Decisions Required\n\n### Decision 1: Use SQLite\n", ""},
        {"# T\n\n## Decisions\n\n- [Use SQLite](adr/1.md)\n", ""},
        {"# Plan\n\n## Context\n\nC.\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void lessons_and_takeaways(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Lessons Learned from May\n\n### Locks rot\n\nThey do.\n",
         "lesson 5 Locks rot [lesson/child]\n"},
        {"# T\n\n## Lessons\n\n- Locks rot\n- Clocks drift\n",
         "lesson 5 Locks rot [lesson/item]\nlesson 6 Clocks drift [lesson/item]\n"},
        {"# T\n\n## Lessons\n\n### What Went Well\n\n- Locks held\n- Clocks ran\n",
         "lesson 7 Locks held [lesson/item]\nlesson 8 Clocks ran [lesson/item]\n"},
        {"# T\n\n## Lessons\n\n### The fix was simple\n\n- order\n- names\n",
         "lesson 5 The fix was simple [lesson/child]\n"},
        {"# T\n\n## Gotchas\n\n### Locks rot\n\n**Symptom:** slow\n**Fix:** restart\n\n### "
         "Other\n\nText.\n",
         "lesson 5 Locks rot [lesson/child]\nanti_pattern 10 Other [anti_pattern/child]\n"},
        {"# Outage\n\n## What Happened\n\nA.\n\n## Root Cause\n\nB.\n",
         "lesson 1 Outage [lesson/document]\n"},
        {"# T\n\n## LL-012: Locks rot\n", "lesson 3 LL-012: Locks rot [lesson/id]\n"},
        {"# T\n\n## X\n\n**Lesson:** locks rot.\n", "lesson 5 locks rot [lesson/label]\n"},
        {"# T\n\n## Pattern: X\n\n**Lesson:** locks rot.\n", "pattern 3 X [pattern/heading]\n"},
        {"# T\n\n## Key Takeaways\n\n1. **Locks rot** in time\n2. Clocks drift. Always.\n",
         "takeaway 5 Locks rot [takeaway/item]\ntakeaway 6 Clocks drift [takeaway/item]\n"},
        {"# T\n\n## Key Takeaway\n\nLocks rot, as\n\n- one\n- two\n",
         "takeaway 3 Key Takeaway [takeaway/heading]\n"},
        {"# /learnings\n\n- the input of a command\n", ""},
        {"# T\n\n## Key Takeaways\n\n- Locks rot\n\n---\n\n**Next Steps:**\n\n- Mend them\n",
         "takeaway 5 Locks rot [takeaway/item]\n"},
        {"# T\n\n## TL;DR\n\n- Locks rot\n", "takeaway 5 Locks rot [takeaway/item]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void workflows(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Release Process\n\n1. Build\n2. Test\n",
         "workflow 3 Release Process [workflow/cue]\nstep 5 Build [step/item]\nstep 6 Test "
         "[step/item]\n"},
        {"# T\n\n## Release Process\n\n### 1. Build\n\n### 2. Test\n",
         "workflow 3 Release Process [workflow/cue]\nstep 5 Build [step/heading]\nstep 7 Test "
         "[step/heading]\n"},
        {"# T\n\n## 2-Commit Strategy\n\n**Commit 1: Code**\n\n- a\n\n**Commit 2: Tests**\n",
         "workflow 3 2-Commit Strategy [workflow/cue]\nstep 5 Code [step/line]\nstep 9 Tests "
         "[step/line]\n"},
        {"# T\n\n## Moving House\n\n### Step 1: Pack\n\n### Step 2 \u2014 Drive\n",
         "workflow 3 Moving House [workflow/steps]\nstep 5 Pack [step/heading]\nstep 7 Drive "
         "[step/heading]\n"},
        {"# Plan\n\n## Moving House\n\n### Phase 1: Pack\n\n### Phase 2: Drive\n", ""},
        {"# T\n\n## Moving House\n\n### Phase 1: Pack\n\n### Phase 2: Drive\n", ""},
        {"# T\n\n## Example 1\n\n### Step 1: Pack\n\n### Step 2: Drive\n", ""},
        {"# T\n\n## Release Process\n\nText only.\n", ""},
        {"# T\n\n## Release Checklist\n\n- [ ] one\n- [ ] two\n", ""},
        {"# T\n\n## Release Process\n\n1. Build:\n\n```\nmake\n```\n\n2. Test\n\n3. Ship\n",
         "workflow 3 Release Process [workflow/cue]\nstep 5 Build [step/item]\nstep 11 Test "
         "[step/item]\n"
         "step 13 Ship [step/item]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void places_tell(void **state)
{
    static const Case runbook[] = {{"# Restore\n\n## Data\n\n### 1. Stop\n\n### 2. Start\n",
                                    "workflow 1 Restore [workflow/runbook]\n"
                                    "step 5 Stop [step/heading]\nstep 7 Start [step/heading]\n"}};
    static const Case adr[] = {{"# Use SQLite\n\nWe do.\n\n## Considered Options\n\n- x\n",
                                "decision 1 Use SQLite [decision/document]\n"}};
    static const Case pattern[] = {{"# Warranty\n\n## Problem\n\nA.\n\n## Solution\n\nB.\n",
                                    "pattern 1 Warranty [pattern/document]\n"}};

    CHECK(state, "docs/runbooks/restore.md", runbook);
    CHECK(state, "docs/adr/0001-sqlite.md", adr);
    CHECK(state, "patterns/warranty.md", pattern);
}

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
        TEST(patterns),
        TEST(anti_patterns),
        TEST(practices),
        TEST(decisions),
        TEST(lessons_and_takeaways),
        TEST(workflows),
        TEST(places_tell),
        TEST(members_come_from_labels_subsections_code_and_tables),
        TEST(a_decision_has_its_own_status_or_the_documents),
        TEST(steps_know_their_workflow),
        TEST(an_edit_in_another_section_changes_no_id),
        TEST(a_memory_in_the_text_keeps_its_spelling),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
