#include "extract/workflow_rule.h"

#include "extract/imperative.h"
#include "extract/step.h"

static const char *const cues[] = {"workflow",  "procedure",        "playbook",
                                   "runbook",   "process",          "protocol",
                                   "checklist", "workflow pattern", NULL};

static bool ends_in_cue(Slice folded)
{
    return cue_fits_any(folded, CUE_ENDS, cues);
}

/* "Workflow 2: Release" */
static bool is_counted_cue(Slice text)
{
    for (const char *const *cue = cues; *cue; cue++) {
        if (text_is_labelled(text, slice_from_string(*cue))) {
            return true;
        }
    }
    return false;
}

bool workflow_cue_ends(const HeadingCore *core)
{
    return ends_in_cue(core->folded) || ends_in_cue(core->head) || is_counted_cue(core->text) ||
           (cue_ends(core->folded, SLICE("steps")) && !cue_is(core->folded, SLICE("first steps")));
}

/* "3-Commit Strategy" */
static bool is_counted_strategy(Slice folded)
{
    size_t digits = 0;

    while (digits < folded.size && ascii_is_digit(folded.data[digits])) {
        digits++;
    }
    return digits > 0 && cue_ends(folded, SLICE("strategy"));
}

bool workflow_is_cued(const Judge *judge, const Topic *topic)
{
    return !(topic->level == 1 && judge->form.is_retrospective) &&
           !cue_is_in(topic->core.folded, SLICE("troubleshooting")) &&
           (workflow_cue_ends(&topic->core) || is_counted_strategy(topic->core.folded)) &&
           steps_find(judge->scratch, topic).count > 0;
}

/* "Example 2", "Scenario: Two Ships" */
static bool is_sample(Slice folded)
{
    static const char *const words[] = {"example", "scenario", "case", "sample", NULL};

    return cue_fits_any(folded, CUE_STARTS, words);
}

/* "Implementation Plan", "What Was Done": what will be done or was done once. */
static bool is_report(Slice folded)
{
    static const char *const words[] = {"plan",         "roadmap",   "timeline", "status", "done",
                                        "accomplished", "completed", "progress", "phases", NULL};

    return cue_fits_any(folded, CUE_ENDS, words);
}

/* What a program does, in steps. */
static bool is_in_algorithm(const Topic *topic)
{
    static const char *const words[] = {"algorithm", "algorithms", NULL};

    for (; topic; topic = topic->parent) {
        if (cue_fits_any(topic->core.folded, CUE_IS_IN, words)) {
            return true;
        }
    }
    return false;
}

enum { INSTRUCTIONS_LEAST = 3 };

/* How many tell somebody to do something. */
static size_t count_instructions(Arena *scratch, StepList steps)
{
    size_t count = 0;

    for (size_t i = 0; i < steps.count; i++) {
        count += text_is_imperative(heading_fold(scratch, steps.items[i].name));
    }
    return count;
}

/* Two of three do. */
static bool are_instructions(Arena *scratch, StepList steps)
{
    return steps.count >= INSTRUCTIONS_LEAST &&
           3 * count_instructions(scratch, steps) >= 2 * steps.count;
}

/* Most chapters of the document are steps. */
static bool is_all_steps(const Topic *topic, size_t steps)
{
    size_t count = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        count++;
    }
    return 2 * steps > count;
}

bool workflow_is_named(const Judge *judge, const Topic *topic)
{
    StepList steps;

    if (topic->level == 0 || judge->form.is_plan || is_sample(topic->core.folded) ||
        is_report(topic->core.folded) || is_in_algorithm(topic)) {
        return false;
    }
    steps = steps_find(judge->scratch, topic);
    return steps.are_named && (topic->level > 1 || (is_all_steps(topic, steps.count) &&
                                                    are_instructions(judge->scratch, steps)));
}

/* "Key Workflows", "Rollback Procedures": says of the sections below it that they are some. */
static bool holds_workflows(const Topic *topic)
{
    static const char *const groups[] = {"workflows", "procedures", "playbooks",
                                         "runbooks",  "processes",  NULL};

    return topic->level > 1 && !cue_starts(topic->core.folded, SLICE("integration")) &&
           (cue_fits_any(topic->core.folded, CUE_ENDS, groups) ||
            cue_fits_any(topic->core.head, CUE_ENDS, groups));
}

/* Of its steps, few need to be instructions. */
bool workflow_is_child(const Judge *judge, const Topic *topic)
{
    StepList steps;

    if (!topic->parent || !holds_workflows(topic->parent) || topic_is_common(topic)) {
        return false;
    }
    steps = steps_find(judge->scratch, topic);
    return steps.count > 0 && 3 * count_instructions(judge->scratch, steps) >= steps.count;
}

/* ---- instructions ---- */

/* "Adding a Tab" tells of doing it; "Missing Tables", "During the Sprint" do not. */
static bool begins_with_doing(Slice folded)
{
    static const char *const others[] = {"missing", "existing", "remaining", "pending",
                                         "failing", "blocking", "following", "breaking",
                                         "during",  "string",   NULL};
    Slice first;

    /* "Re-enabling" */
    if (cue_starts(folded, SLICE("re"))) {
        folded = slice_trim(slice_from(folded, 2));
    }
    first = slice_part(folded, 0, slice_find_byte(folded, ' ', 0));
    return slice_ends_with(first, SLICE("ing")) && first.size < folded.size &&
           !cue_fits_any(first, CUE_IS, others);
}

/* "Testing Strategy", "When to Merge": what follows is not how it is done. */
static bool names_a_thing(Slice folded)
{
    static const char *const things[] = {
        "strategy", "plan",    "requirements", "guide",   "levels", "approach",
        "help",     "matrix",  "notes",        "cases",   "rules",  "principles",
        "options",  "actions", "criteria",     "results", NULL};

    return cue_fits_any(folded, CUE_ENDS, things) || cue_starts(folded, SLICE("when to"));
}

/* "How to Roll Back", "Adding a Tab", "If the Hook Fails", "Collect the Logs": what follows is how. */
static bool asks_for_instructions(Slice folded)
{
    static const char *const words[] = {
        "how to",       "to",       "if",      "when",        "before",
        "after",        "on every", "on each", "quick start", "getting started",
        "step by step", NULL};

    return !names_a_thing(folded) && (cue_fits_any(folded, CUE_STARTS, words) ||
                                      begins_with_doing(folded) || text_is_imperative(folded));
}

/* Below a heading that holds something else: its lists are that. */
static bool stands_in_holder(const Topic *topic, uint32_t holds)
{
    for (; topic; topic = topic->parent) {
        if ((topic->holds & holds) != 0) {
            return true;
        }
    }
    return false;
}

/* "Adding a Tab" among guidelines, with a list that has numbers: that is done once, and in order. */
static bool is_how_to(const Topic *topic)
{
    return topic->core.number.size == 0 && !names_a_thing(topic->core.folded) && topic->first &&
           topic->first != topic->own_end && topic->first->kind == NODE_ORDERED_LIST &&
           (begins_with_doing(topic->core.folded) ||
            cue_starts(topic->core.folded, SLICE("how to")) ||
            cue_ends(topic->core.folded, SLICE("migration")));
}

/* "**Cause:** …", "**Fix:**" and a list: one trouble and its cure. */
static bool tells_a_trouble(const Topic *topic)
{
    static const char *const keys[] = {"cause",   "root_cause", "fix",      "symptom",
                                       "problem", "symptoms",   "solution", NULL};

    return topic_label(topic, keys) != NULL;
}

/* A list of instructions with numbers, or numbered subheadings that are instructions. */
bool workflow_is_instructed(const Judge *judge, const Topic *topic)
{
    bool is_alone = is_how_to(topic);
    uint32_t holds = is_alone ? ~((uint32_t)1 << RECORD_PRACTICE) : ~(uint32_t)0;

    return topic->level > 1 && !judge->form.is_plan && !is_sample(topic->core.folded) &&
           (is_alone || asks_for_instructions(topic->core.folded)) && !topic_is_common(topic) &&
           !stands_in_holder(topic, holds) && !tells_a_trouble(topic) &&
           are_instructions(judge->scratch, steps_find(judge->scratch, topic));
}

/* ---- runbooks ---- */

static bool is_runbook(const Judge *judge)
{
    static const Slice word = SLICE_INIT("runbook");
    const Topic *title = judge->form.title;

    return judge->form.is_runbook ||
           (title && (cue_ends(title->core.folded, word) || cue_ends(title->core.head, word)));
}

/* Of a document that is a runbook as a whole; where its chapters are no steps, each of them that has some. */
bool workflow_is_runbook(const Judge *judge, const Topic *topic)
{
    const Topic *title = judge->form.title;
    StepList steps;

    if (!title || !is_runbook(judge)) {
        return false;
    }
    steps = steps_find(judge->scratch, topic);
    if (topic == title) {
        return judge->form.is_runbook && steps.count > 0;
    }
    return topic->level > 1 && !topic_is_common(topic) && !stands_in_holder(topic, ~(uint32_t)0) &&
           !tells_a_trouble(topic) && steps_find(judge->scratch, title).count == 0 &&
           (steps_are_headings(&steps) || are_instructions(judge->scratch, steps));
}
