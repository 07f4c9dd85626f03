#include "unit/extract/sample_knowledge.h"

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

static void a_template_holds_nothing(void **state)
{
    static const Case none[] = {{"# Decisions\n\n## Pattern: [name]\n\n**Lesson:** x\n", ""}};
    static const Case some[] = {
        {"# Plan Template Guide\n\n## Pattern: Retry\n", "pattern 3 Retry [pattern/heading]\n"}};
    static const Case titled[] = {{"# Plan Template\n\n## Pattern: Retry\n", ""}};

    CHECK(state, "docs/template-adr.md", none);
    CHECK(state, "docs/adr-template.md", none);
    CHECK(state, "docs/templates/adr.md", none);
    CHECK(state, "docs/templates/README.md", some);
    CHECK(state, "docs/drop-template-data.md", some);
    CHECK(state, "docs/a.md", titled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(places_tell),
        TEST(a_template_holds_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
