#include "unit/extract/sample_knowledge.h"

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
        {"# Guidelines\n\n## Text\n\nWords.\n\n### Keep It Short\n\nWords.\n",
         "practice 7 Keep It Short [practice/grandchild]\n"},
        {"# T\n\n## Guidelines\n\n### Text\n\n#### Length\n\nShort.\n",
         "practice 7 Length [practice/grandchild]\n"},
        {"# T\n\n## Rules\n\n- [no-var](no-var.md)\n- [curly](curly.md)\n", ""},
        {"# T\n\n## Business Rules\n\n- A fee is due each month\n- A fee is paid once\n", ""},
        {"# T\n\n## Hard Rules\n\n- Never push to main\n- Always run all tests\n",
         "practice 5 Never push to main [practice/item]\npractice 6 Always run all tests "
         "[practice/item]\n"},
        {"# T\n\n## Best Practices\n\n- \u274C Guess what is meant\n- \u274C Never guess it\n- "
         "\u2705 Ask what is meant\n",
         "anti_pattern 5 Guess what is meant [anti_pattern/item]\npractice 6 Never guess it "
         "[practice/item]\npractice 7 Ask what is meant "
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
        {"# T\n\n## Key Decisions Made\n\n- Use SQLite\n",
         "decision 5 Use SQLite [decision/item]\n"},
        {"# T\n\n## Document Decisions\n\n- What was built\n", ""},
        {"# T\n\n## Decisions\n\n| Question | Decision |\n|---|---|\n| Store | Use SQLite "
         "|\n\n### Why not "
         "MySQL\n\nText.\n",
         "decision 7 Store: Use SQLite [decision/row]\n"},
        {"# T\n\n## Interfaces\n\n| Name | Decision |\n|---|---|\n| a | keep |\n", ""},
        {"# T\n\n## X\n\n**Key Decisions:**\n\n- Use SQLite\n",
         "decision 7 Use SQLite [decision/field]\n"},
        {"# T\n\n**Decision:** [ ] MySQL / [x] SQLite (a file) / [ ] None\n\nText.\n\n## "
         "X\n\n**Decision:** [ ] MySQL / [x] SQLite (a file) / [ ] None\n",
         "decision 9 SQLite (a file) [decision/field]\n"},
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
        {"# T\n\n## X\n\n**Lessons Learned:**\n\n- Locks rot\n\n**Key Findings:**\n\n- Clocks "
         "drift\n",
         "lesson 7 Locks rot [lesson/label]\ntakeaway 11 Clocks drift [takeaway/label]\n"},
        {"# T\n\n## Key Takeaways\n\n1. **Locks rot** in time\n2. Clocks drift. Always.\n",
         "takeaway 5 Locks rot [takeaway/item]\ntakeaway 6 Clocks drift [takeaway/item]\n"},
        {"# T\n\n## Key Takeaway\n\nLocks rot, as\n\n- one\n- two\n",
         "takeaway 3 Locks rot, as [takeaway/heading]\n"},
        {"# T\n\n## Key Insight\n\n**Locks rot.** Always.\n",
         "takeaway 3 Locks rot [takeaway/heading]\n"},
        {"# T\n\n## Documenting Lessons Learned\n\n- What broke\n- What helped\n", ""},
        {"# /learnings\n\n- the input of a command\n", ""},
        {"# T\n\n## Key Takeaways\n\n- Locks rot\n\n---\n\n**Next Steps:**\n\n- Mend them\n",
         "takeaway 5 Locks rot [takeaway/item]\n"},
        {"# T\n\n## TL;DR\n\n- Locks rot\n", "takeaway 5 Locks rot [takeaway/item]\n"},
        {"# T\n\n## X\n\n**Key Insight:** Locks rot. Always.\n\n**Key Takeaways:**\n\n- Clocks "
         "drift\n",
         "lesson 5 Locks rot [lesson/label]\ntakeaway 9 Clocks drift [takeaway/label]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void rules_for_agents_are_practices(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Mandatory Pre-Action Checks\n\n- Before a push, run all tests\n- After it, "
         "look at them\n",
         "practice 5 Before a push, run all tests [practice/item]\npractice 6 After it, look at "
         "them [practice/item]\n"},
        {"# T\n\n## Health Checks\n\n- The door is shut well\n- The light is off now\n", ""},
        {"# T\n\n## What You Never Do\n\n- Push to main at night\n- Skip the tests for speed\n",
         "practice 5 Push to main at night [practice/item]\npractice 6 Skip the tests for speed "
         "[practice/item]\n"},
        {"# T\n\n## Call Rules\n\n| Rule | Detail |\n|---|---|\n| Name the page | always |\n",
         "practice 7 Name the page [practice/row]\n"},
        {"# T\n\n## Lint Rules\n\n| Rule | Detail |\n|---|---|\n| `no-var` | error |\n", ""},
        {"# T\n\n## Coding Conventions\n\n- **Never:** push to main at night. It breaks.\n",
         "practice 5 push to main at night [practice/item]\n"},
        {"# T\n\n## Coding Conventions\n\n- **Location:** the folder `src`\n- **Names:** short and "
         "plain words\n",
         ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void what_describes_is_no_practice(void **state)
{
    static const Case cases[] = {
        {"# Best Practices\n\n## Hooks\n\n### What They Are\n\nText.\n\n### Keep them "
         "short\n\nText.\n",
         "practice 9 Keep them short [practice/grandchild]\n"},
        {"# Best Practices\n\n## Example: a Cache\n\n### Good\n\nText.\n\n### Then write "
         "it\n\nText.\n",
         ""},
        {"# Best Practices\n\n## Integration with Tools\n\n### With the first\n\nText.\n", ""},
        {"# Coding Conventions\n\n## Path Aliases\n\n- `@/` -> `client/src/`\n", ""},
        {"# Conventions\n\n## Required Unit Tests\n\n- the rate is never below zero\n", ""},
        {"# Best Practices\n\n## Our Uses\n\n- One thing or another\n- A third thing, too\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void a_chapter_that_groups_practices_is_none(void **state)
{
    static const Case cases[] = {
        {"# Guidelines\n\n## Planning\n\nBefore you begin:\n\n- Make a plan of it\n- Have the plan "
         "read\n\nThat helps.\n",
         "practice 7 Make a plan of it [practice/item]\npractice 8 Have the plan read "
         "[practice/item]\n"},
        {"# Guidelines\n\n## Code\n\nText.\n\n### Names\n\n- Keep all names short\n",
         "practice 9 Keep all names short [practice/item]\n"},
        {"# Guidelines\n\n## Testing\n\n- Run all the tests\n- Write the tests first\n",
         "practice 5 Run all the tests [practice/item]\npractice 6 Write the tests first "
         "[practice/item]\n"},
        {"# Best Practices\n\n## When to Use Keys\n\n- For each of the writes\n- For all of the "
         "reads\n",
         "practice 3 When to Use Keys [practice/child]\n"},
    };

    CHECK(state, "docs/a.md", cases);
}

static void decisions_that_only_look_so(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## ADR-057 criteria\n\nThe decision is elsewhere.\n", ""},
        {"# T\n\n## ADR-057 Use SQLite\n\n**Status:** Accepted\n",
         "decision 3 ADR-057 Use SQLite [decision/adr]\n"},
        {"# T\n\n## References\n\n### Decisions\n\n- Use SQLite\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void lessons_of_all_kinds(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Learning Candidates\n\n### Candidate 1: Locks rot\n\n- **Score:** 3\n- "
         "**Fix:** less\n",
         "lesson 5 Locks rot [lesson/child]\n"},
        {"# T\n\n## Step 2: Identify Learning Candidates\n\n- +3: it came twice\n", ""},
        {"# T\n\n## Future Work\n\n### Lessons for the Future\n\n- Locks rot\n",
         "lesson 7 Locks rot [lesson/item]\n"},
        {"# T\n\n## Lessons\n\n- Locks rot\n\n**Future:**\n\n- Mend locks\n",
         "lesson 5 Locks rot [lesson/item]\n"},
        {"# T\n\n## Lessons\n\n### How We Work\n\n**Done:**\n\n- all locks\n\n**Future:**\n\n- all "
         "doors\n",
         ""},
        {"# T\n\n## Lessons\n\n### 1. Look first\n\n**Before:**\n\n- no look\n\n**After:**\n\n- a "
         "look\n",
         "lesson 5 Look first [lesson/child]\n"},
        {"# Postmortem: Outage\n\n## Root Cause\n\nA.\n\n## Lessons Learned\n\n### Locks "
         "rot\n\nThey do.\n",
         "lesson 1 Postmortem: Outage [lesson/document]\nlesson 9 Locks rot [lesson/child]\n"},
        {"# Postmortem of the Move\n\n## 1. Packing\n\n### 1.1 Pack early\n\nText.\n\n## 2. Drive "
         "slowly\n\nText.\n",
         "lesson 5 Pack early [lesson/retrospective]\nlesson 9 Drive slowly "
         "[lesson/retrospective]\n"},
        {"# T\n\n## Gotchas\n\nSee also:\n\n- `b.md` for more\n\n### Keys\n\n- `.` is a key, too\n",
         "anti_pattern 11 . is a key, too [anti_pattern/item]\n"},
        {"# T\n\n## Key Insights & Recommendations\n\n### 1. Locks\n\nText.\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(practices),
        TEST(decisions),
        TEST(lessons_and_takeaways),
        TEST(rules_for_agents_are_practices),
        TEST(what_describes_is_no_practice),
        TEST(a_chapter_that_groups_practices_is_none),
        TEST(decisions_that_only_look_so),
        TEST(lessons_of_all_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
