#include "extract/workflow.h"

static void write_lines(Extraction *extraction, JsonWriter *out, Span span)
{
    Lines lines = extraction_lines(extraction, span);

    json_write_key(out, "lines");
    json_begin_array(out);
    json_write_integer(out, lines.first);
    json_write_integer(out, lines.last);
    json_end_array(out);
}

void workflow_write_steps(Extraction *extraction, JsonWriter *out, const Topic *workflow)
{
    StepList steps = steps_find(extraction->document->scratch, workflow);

    if (steps.count == 0) {
        return;
    }
    json_write_key(out, "steps");
    json_begin_array(out);
    for (size_t i = 0; i < steps.count; i++) {
        json_begin_object(out);
        json_write_integer_field(out, "ordinal", steps.items[i].ordinal);
        json_write_text_field(out, "name", steps.items[i].name);
        write_lines(extraction, out, steps.items[i].span);
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
        candidate->name = step->name;
        candidate->ordinal = step->ordinal;
        candidate->span = step->span;
        candidate->first = step->first;
        candidate->end = step->end;
    }
}
