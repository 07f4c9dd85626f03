#include "unit/extract/sample_knowledge.h"

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
        {"# T\n\n## Procedure 2: Roll Back\n\n1. Stop\n2. Start\n",
         "workflow 3 Roll Back [workflow/cue]\nstep 5 Stop [step/item]\nstep 6 Start "
         "[step/item]\n"},
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

static void a_heading_may_say_that_workflows_stand_below(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Recovery Procedures\n\n### After a Crash\n\n1. Check the disk\n2. Full "
         "start\n",
         "workflow 5 After a Crash [workflow/child]\nstep 7 Check the disk [step/item]\nstep 8 "
         "Full start [step/item]\n"},
        {"# T\n\n## Agent Workflows\n\n### Building Blocks\n\n1. Chains\n2. Routes\n", ""},
        {"# T\n\n## Integration with Workflows\n\n### Building\n\n1. Check\n2. Build\n", ""},
        {"# Secrets Stop Workflows\n\n## The Fix\n\n1. Check\n2. Build\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void a_step_has_a_separator_and_a_name(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Work Process\n\n### Phase 1 Tasks\n\nA.\n\n### Phase 2 Tasks\n\nB.\n", ""},
        {"# T\n\n## Work Process\n\n### Phase 1A: Pack\n\nA.\n\n### Phase 1.2 \u2013 Drive\n\nB.\n",
         "workflow 3 Work Process [workflow/cue]\nstep 5 Pack [step/heading]\nstep 9 Drive "
         "[step/heading]\n"},
        {"# T\n\n## Moving\n\n### Step 1\n\nPack.\n\n### Step 2. Drive\n\nB.\n",
         "workflow 3 Moving [workflow/steps]\nstep 5 Step 1 [step/heading]\nstep 9 Drive "
         "[step/heading]\n"},
        {"# T\n\n## What We Did\n\n### Step 2 & 4 Done\n\nA.\n\n### Step 3 Done\n\nB.\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void a_title_is_a_workflow_when_its_chapters_act(void **state)
{
    static const Case cases[] = {
        {"# Restore Runbook\n\n## 1. Overview\n\nText.\n\n## 2. Contacts\n\n- Ann\n", ""},
        {"# Restore Runbook\n\n## 1. Stop\n\n```bash\nstop\n```\n\n## 2. Start\n\n1. Log in\n",
         "workflow 1 Restore Runbook [workflow/cue]\nstep 3 Stop [step/heading]\nstep 9 Start "
         "[step/heading]\n"},
        {"# Taking Parts Out\n\n## Step 1: Pick one\n\nA.\n\n## Step 2: Build it\n\nB.\n\n## Step "
         "3: Verify it\n\nC.\n",
         "workflow 1 Taking Parts Out [workflow/steps]\nstep 3 Pick one [step/heading]\nstep 7 "
         "Build it [step/heading]\nstep 11 Verify it [step/heading]\n"},
        {"# Notes by Step\n\n## Step 1: Names\n\nA.\n\n## Step 2: Fees\n\nB.\n\n## Step 3: "
         "Dates\n\nC.\n",
         ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void chapters_of_a_runbook_are_workflows_when_it_is_none_as_a_whole(void **state)
{
    static const Case cases[] = {
        {"# Outage Runbook\n\n## Levels\n\n- P1\n- P2\n\n## Immediate Actions\n\n### 1. "
         "Assess\n\nA.\n\n### 2. Contain\n\nB.\n",
         "workflow 8 Immediate Actions [workflow/runbook]\nstep 10 Assess [step/heading]\nstep 14 "
         "Contain [step/heading]\n"},
        {"# Outage Runbook\n\n## Slow Answers\n\n**Cause:** load\n\n**Fix:**\n\n1. Check logs\n2. "
         "Restart it\n3. Verify it\n",
         ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void instructions_below_a_heading_that_asks_for_them(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Adding a Tab\n\n1. Create the file\n2. Add the name\n3. Run the tests\n",
         "workflow 3 Adding a Tab [workflow/instructions]\nstep 5 Create the file "
         "[step/item]\nstep 6 Add the name [step/item]\nstep 7 Run the tests [step/item]\n"},
        {"# T\n\n## If the Hook Fails\n\n1. Read the error\n2. Mend the code\n3. Run it again\n",
         "workflow 3 If the Hook Fails [workflow/instructions]\nstep 5 Read the error "
         "[step/item]\nstep 6 Mend the code [step/item]\nstep 7 Run it again [step/item]\n"},
        {"# T\n\n## Collect Logs\n\n### 1. Start it\n\n### 2. Reproduce it\n\n### 3. Save the "
         "logs\n",
         "workflow 3 Collect Logs [workflow/instructions]\nstep 5 Start it [step/heading]\nstep 7 "
         "Reproduce it [step/heading]\nstep 9 Save the logs [step/heading]\n"},
        {"# T\n\n## Recommendations\n\n1. Create the file\n2. Add the name\n3. Run the tests\n",
         ""},
        {"# T\n\n## Testing Strategy\n\n1. Run unit tests\n2. Run all tests\n3. Check the rest\n",
         ""},
        {"# T\n\n## Missing Tables\n\n1. Create funds\n2. Create users\n3. Add indices\n", ""},
        {"# T\n\n## Adding a Tab\n\n1. The file\n2. The name\n3. The tests\n", ""},
        {"# Guidelines\n\n## Adding a Tab\n\n1. Create the file\n2. Add the name\n3. Run the "
         "tests\n",
         "workflow 3 Adding a Tab [workflow/instructions]\nstep 5 Create the file "
         "[step/item]\nstep 6 "
         "Add the name [step/item]\nstep 7 Run the tests [step/item]\n"},
        {"# Guidelines\n\n## Adding Tabs\n\n- Create small files\n- Add good names\n- Run all "
         "tests\n",
         "practice 5 Create small files [practice/item]\npractice 6 Add good names "
         "[practice/item]\npractice 7 Run all tests [practice/item]\n"},
        {"# Release Plan\n\n## Adding a Tab\n\n1. Create the file\n2. Add the name\n3. Run the "
         "tests\n",
         ""},
    };

    CHECK(state, "docs/a.md", cases);
}

static void tasks_questions_plans_and_algorithms_are_no_workflows(void **state)
{
    static const Case cases[] = {
        {"# T\n\n## Work Checklist\n\n### 1. Code\n\n- [ ] a\n\n### 2. Tests\n\n- [ ] b\n", ""},
        {"# T\n\n## Five Whys of the Process\n\n1. Why did it break?\n2. Why was it so?\n", ""},
        {"# T\n\n## Review Checklist\n\n1. Is it short?\n2. Is it right?\n",
         "workflow 3 Review Checklist [workflow/cue]\nstep 5 Is it short? [step/item]\nstep 6 Is "
         "it right? [step/item]\n"},
        {"# T\n\n## Work Plan\n\n### Step 1: Pack\n\nA.\n\n### Step 2: Drive\n\nB.\n", ""},
        {"# Algorithms\n\n## Overview of It\n\n### Step 1: Rank\n\nA.\n\n### Step 2: Sum\n\nB.\n",
         ""},
        {"# T\n\n## Troubleshooting Playbook\n\n### 1. Slow\n\nA.\n\n### 2. Down\n\nB.\n", ""},
    };

    CHECK(state, "docs/a.md", cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(workflows),
        TEST(a_heading_may_say_that_workflows_stand_below),
        TEST(a_step_has_a_separator_and_a_name),
        TEST(a_title_is_a_workflow_when_its_chapters_act),
        TEST(chapters_of_a_runbook_are_workflows_when_it_is_none_as_a_whole),
        TEST(instructions_below_a_heading_that_asks_for_them),
        TEST(tasks_questions_plans_and_algorithms_are_no_workflows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
