#include "unit/extract/sample_knowledge.h"

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

static void patterns_of_a_sentence_a_question_or_failures_are_none(void **state)
{
    static const Case cases[] = {
        {"# Include Patterns Miss New Test Folders\n\n## 1. Fix\n\n```\nx\n```\n", ""},
        {"# T\n\n## Why Not the Patterns\n\n**Later**\n\nText.\n", ""},
        {"# T\n\n## 12 Failures - Patterns\n\n1. **Locks** rot\n", ""},
        {"# T\n\n## Patterns & Fixes\n\n### 1. Retry\n\nText.\n",
         "pattern 5 Retry [pattern/child]\n"},
        {"# T\n\n## Files Using This Pattern\n\n```\na.c\n```\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void what_is_something_else_below_patterns_is_none(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Design Patterns\n\n### 1. GET /funds\n\nText.\n", ""},
        {"# T\n\n## Design Patterns\n\n### Push Workflow\n\n1. Build\n2. Push\n",
         "workflow 5 Push Workflow [workflow/cue]\nstep 7 Build [step/item]\nstep 8 Push "
         "[step/item]\n"},
        {"# T\n\n## Data Patterns\n\n- **Names:** short\n- **Location:** `src/`\n", ""},
        {"# T\n\n## Data Patterns\n\n**In parallel:**\n\n- **Fast** but dear\n", ""},
        {"# T\n\n## Data Patterns\n\n**In parallel**:\n\n- **Fast** but dear\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void patterns_of_a_document_may_stand_in_chapters(void **state)
{
    static const Case cases[] = {
        {"# Memory Patterns\n\n## On Documents\n\n### 1. Note at once\n\nText.\n\n### 2. Date "
         "it\n\nText.\n",
         "pattern 5 Note at once [pattern/grandchild]\npattern 9 Date it [pattern/grandchild]\n"},
        {"# Test Patterns\n\n## Layers\n\n```\nx\n```\n\n## Common Patterns\n\n### "
         "Retry\n\n```\nx\n```\n",
         "pattern 11 Retry [pattern/child]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void lines_in_bold_are_patterns(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Usage Patterns\n\n### Errors\n\n**Pattern 1: Try**\n\n```\nx\n```\n\n"
         "**Pattern 2: Check**\n\n```\ny\n```\n",
         "pattern 7 Try [pattern/line]\npattern 13 Check [pattern/line]\n"},
        {"# T\n\n## Analysis\n\n**Pattern 1: Drift**\n\n- a\n\n**Pattern 2: Rot**\n\n- b\n", ""},
        {"# T\n\n## Key Patterns\n\n**Build:**\n\n```\nx\n```\n\n**Test:**\n\n```\ny\n```\n\n"
         "**Example:**\n\n```\nz\n```\n",
         "pattern 5 Build [pattern/line]\npattern 11 Test [pattern/line]\n"},
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
        {"# T\n\n## Process Anti-Patterns Observed\n\n### Pattern A: Sleep\n\nIt is slow.\n",
         "anti_pattern 5 Sleep [anti_pattern/child]\n"},
        {"# T\n\n## Anti-Patterns to Avoid\n\n- Sleep\n\n**Risks if ignored:**\n\n- Without it: "
         "an hour\n",
         "anti_pattern 5 Sleep [anti_pattern/item]\n"},
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
        {"# T\n\n**Busy Waiting Anti-Pattern**\n\nIt burns.\n",
         "anti_pattern 3 Busy Waiting Anti-Pattern [anti_pattern/line]\n"},
        {"# T\n\n## References\n\n**Anti-Pattern:** see there\n", ""},
        {"# T\n\n## Pitfalls\n\n### Known Issues\n\n- Locks rot\n- Clocks drift\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void what_is_called_a_pattern_may_be_a_failure(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Pattern 1: Drift\n\n**Symptom:** slow\n",
         "anti_pattern 3 Drift [anti_pattern/failure]\n"},
        {"# T\n\n## Pattern 1: Drift\n\n```\nDetected: 3 places\nRoot Cause: haste\n```\n",
         "anti_pattern 3 Drift [anti_pattern/failure]\n"},
        {"# T\n\n## Pattern 1: Drift\n\n```yaml\nDetected: 3\n```\n",
         "pattern 3 Drift [pattern/heading]\n"},
        {"# T\n\n## Coding Patterns\n\n### \u274C Unsafe: eval\n\n```\nx\n```\n\n### \u2705 "
         "Safe: parse\n\n```\ny\n```\n",
         "anti_pattern 5 Unsafe: eval [anti_pattern/warning]\npattern 11 Safe: parse "
         "[pattern/child]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void rows_of_what_is_bad_beside_what_is_good(void **state)
{
    static const Case cases[] = {
        {"# T\n\n| \u274C Wrong | \u2705 Right |\n|---|---|\n| Sleep | Wait |\n",
         "anti_pattern 5 Sleep [anti_pattern/row]\n"},
        {"# T\n\n| Don't | Do |\n|---|---|\n| Sleep | Wait |\n",
         "anti_pattern 5 Sleep [anti_pattern/row]\n"},
        {"# T\n\n| Wrong | Count |\n|---|---|\n| Sleep | 3 |\n", ""},
        {"# T\n\n## Anti pattern code example \u2013 sleep\n\nText.\n",
         "anti_pattern 3 Anti pattern code example \u2013 sleep [anti_pattern/heading]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(patterns),
        TEST(patterns_of_a_sentence_a_question_or_failures_are_none),
        TEST(what_is_something_else_below_patterns_is_none),
        TEST(patterns_of_a_document_may_stand_in_chapters),
        TEST(lines_in_bold_are_patterns),
        TEST(anti_patterns),
        TEST(what_is_called_a_pattern_may_be_a_failure),
        TEST(rows_of_what_is_bad_beside_what_is_good),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
