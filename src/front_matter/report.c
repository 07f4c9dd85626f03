#include "front_matter/report.h"

#include "document/rule.h"

static RuleId rule_of(FrontMatterProblemKind kind)
{
    switch (kind) {
    case FRONT_MATTER_TOML:
        return RULE_FRONT_MATTER_TOML;
    case FRONT_MATTER_UNTERMINATED:
        return RULE_FRONT_MATTER_UNTERMINATED;
    case FRONT_MATTER_YAML:
        return RULE_FRONT_MATTER_YAML;
    case FRONT_MATTER_NOT_MAPPING:
        return RULE_FRONT_MATTER_NOT_MAPPING;
    case FRONT_MATTER_DUPLICATE_KEY:
        return RULE_FRONT_MATTER_DUPLICATE_KEY;
    case FRONT_MATTER_SECOND_BLOCK:
        return RULE_FRONT_MATTER_SECOND_BLOCK;
    }
    return RULE_FRONT_MATTER_YAML;
}

void front_matter_report(DiagnosticList *findings, Source *source, const FrontMatter *front_matter)
{
    for (size_t i = 0; i < front_matter->problems.count; i++) {
        const FrontMatterProblem *problem = &front_matter->problems.items[i];
        Diagnostic *finding = finding_add(findings, rule_of(problem->kind), source, problem->span,
                                          "%.*s", SLICE_PRINT(problem->message));
        if (problem->help.size > 0) {
            finding->help = arena_copy(findings->arena, problem->help);
        }
    }
}
