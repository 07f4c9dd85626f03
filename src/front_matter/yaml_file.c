#include "front_matter/yaml_file.h"

#include "front_matter/yaml_reader.h"

Value *yaml_file_read(Arena *arena, Source *source, DiagnosticList *problems)
{
    Span everything = {0, (uint32_t)source->bytes.size};
    FrontMatterProblemList found;

    front_matter_problem_list_init(&found, arena);

    Value *value = yaml_read(arena, source, everything, &found);

    for (size_t i = 0; i < found.count; i++) {
        const FrontMatterProblem *problem = &found.items[i];

        diagnostic_add(problems, SLICE("config/yaml"), SEVERITY_ERROR, source, problem->span,
                       "%.*s", SLICE_PRINT(problem->message))
            ->help = problem->help;
    }
    return value;
}
