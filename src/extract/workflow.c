#include "extract/workflow.h"

#include "document/record_writer.h"

void workflow_write_steps(Extraction *extraction, JsonWriter *out, const Topic *workflow)
{
    StepList steps = steps_find(extraction->document->scratch, workflow);

    if (steps.count == 0) {
        return;
    }
    json_write_key(out, "steps");
    json_begin_array(out);
    for (size_t i = 0; i < steps.count; i++) {
        Lines lines = extraction_lines(extraction, steps.items[i].span);

        json_begin_object(out);
        json_write_integer_field(out, "ordinal", steps.items[i].ordinal);
        json_write_text_field(out, "name", steps.items[i].name);
        record_write_lines(out, lines.first, lines.last);
        json_end_object(out);
    }
    json_end_array(out);
}

void workflow_add_steps(const Extraction *extraction, Topic *workflow, CandidateList *candidates)
{
    StepList steps = steps_find(extraction->document->scratch, workflow);

    for (size_t i = 0; i < steps.count; i++) {
        const Step *step = &steps.items[i];
        Candidate *candidate = candidate_add(candidates, RECORD_STEP, step->form, workflow);

        candidate->workflow = workflow;
        candidate->name = arena_copy(extraction->arena, step->name); /* steps are scratch */
        candidate->ordinal = step->ordinal;
        candidate->span = step->span;
        candidate->first = step->first;
        candidate->end = step->end;
    }
}
