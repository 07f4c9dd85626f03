#include "extract/workflow_rule.h"

#include "extract/step.h"

static bool has_workflow_cue(Slice folded, Slice head)
{
    static const Slice words[] = {SLICE_INIT("workflow"), SLICE_INIT("procedure"),
                                  SLICE_INIT("playbook"), SLICE_INIT("runbook"),
                                  SLICE_INIT("process"),  SLICE_INIT("protocol"),
                                  SLICE_INIT("checklist")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_ends(folded, words[i]) || cue_ends(head, words[i])) {
            return true;
        }
    }
    return cue_ends(folded, SLICE("steps")) && !cue_is(folded, SLICE("first steps"));
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
    return (has_workflow_cue(topic->core.folded, topic->core.head) ||
            is_counted_strategy(topic->core.folded)) &&
           steps_find(judge->scratch, topic).count > 0;
}

/* "Example 2", "Scenario: Two Ships" */
static bool is_sample(Slice folded)
{
    static const Slice words[] = {SLICE_INIT("example"), SLICE_INIT("scenario"), SLICE_INIT("case"),
                                  SLICE_INIT("sample")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_starts(folded, words[i])) {
            return true;
        }
    }
    return false;
}

bool workflow_is_named(const Judge *judge, const Topic *topic)
{
    return topic->level > 1 && !judge->form.is_plan && !is_sample(topic->core.folded) &&
           steps_find(judge->scratch, topic).are_named;
}

bool workflow_is_runbook(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_runbook &&
           steps_find(judge->scratch, topic).count > 0;
}
