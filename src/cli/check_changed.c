#include "cli/check_changed.h"

#include "base/file.h"
#include "cli/command.h"

static void take_changed(const CommandLine *line, Project *project)
{
    const Comparison *comparison = &project->build.comparison;
    Map *changed = arena_new(line->arena, Map);
    map_init(changed, line->arena);
    for (size_t i = 0; i < comparison->file_count; i++) {
        if (comparison->files[i].state != COMPARED_SAME) {
            map_set(changed, comparison->files[i].path, project);
        }
    }
    project->changed = changed;
}

static int say_unknown(const CommandLine *line, Slice base, Slice suggestion)
{
    if (suggestion.size > 0) {
        return command_error(line, EXIT_STATUS_USAGE,
                             "--changed: no revision \"%.*s\", did you mean \"%.*s\"?",
                             SLICE_PRINT(base), SLICE_PRINT(suggestion));
    }
    return command_error(
        line, EXIT_STATUS_USAGE,
        "--changed: no revision \"%.*s\": fetch it, or name a branch, tag or commit",
        SLICE_PRINT(base));
}

static int say_failure(const CommandLine *line, const Comparison *comparison, ComparisonState state)
{
    switch (state) {
    case COMPARISON_NO_REPOSITORY:
        return command_error(line, EXIT_STATUS_USAGE,
                             "--changed: the project is in no git repository that has a commit");
    case COMPARISON_UNKNOWN_BASE:
        return say_unknown(line, comparison->base, comparison->suggestion);
    case COMPARISON_NO_DEFAULT:
        return command_error(line, EXIT_STATUS_USAGE,
                             "--changed: there is no upstream branch, and no main or master: name "
                             "one with --changed=BASE");
    case COMPARISON_UNRELATED:
        return command_error(
            line, EXIT_STATUS_USAGE,
            "--changed: no commit is known from which both \"%.*s\" and HEAD come; "
            "a shallow clone needs git fetch --unshallow, or fetch-depth: 0",
            SLICE_PRINT(comparison->base.size > 0 ? comparison->base : SLICE("the main branch")));
    case COMPARISON_TROUBLE:
    case COMPARISON_DONE:
        break;
    }
    return command_error(line, EXIT_STATUS_FAILED, "--changed: git: %.*s",
                         SLICE_PRINT(comparison->trouble));
}

ExitStatus check_changed_operands(const CommandLine *line)
{
    bool has_value = option_text(line, "changed").size > 0;
    if (!option_is_given(line, "changed") || has_value || line->operand_count == 0 ||
        file_exists(line->operands[0])) {
        return EXIT_STATUS_CLEAN;
    }
    Slice operand = line->operands[0];
    return (ExitStatus)command_error(
        line, EXIT_STATUS_USAGE, "cannot find \"%.*s\": to compare with it, write --changed=%.*s",
        SLICE_PRINT(operand), SLICE_PRINT(operand));
}

ExitStatus check_changed_take(const CommandLine *line, Project *project)
{
    ComparisonState state = build_compare(&project->build, option_text(line, "changed"));
    if (state != COMPARISON_DONE) {
        return (ExitStatus)say_failure(line, &project->build.comparison, state);
    }
    take_changed(line, project);
    return EXIT_STATUS_CLEAN;
}
