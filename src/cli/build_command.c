#include "cli/build_command.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/terminal.h"

#include <errno.h>
#include <string.h>

static Slice output_folder(const CommandLine *line, const Project *project)
{
    Slice given = option_text(line, "output");
    return given.size > 0
               ? given
               : path_join(line->arena, project->settings.root, project->settings.output);
}

static ExitStatus publish(const CommandLine *line, Project *project)
{
    Slice output = output_folder(line, project);
    const ScriptError *error = &project->build.error;
    switch (build_publish(&project->build, output)) {
    case BUILD_DONE:
        return project->build.failed_count > 0 ? EXIT_STATUS_FAILED : EXIT_STATUS_CLEAN;
    case BUILD_BAD_THEME:
        return project_say_script_error(line, error);
    case BUILD_FAILED:
        break;
    }
    return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "cannot write to \"%.*s\": %s",
                                     SLICE_PRINT(output), strerror(errno));
}

static void print_report(const CommandLine *line, Project *project)
{
    Build *build = &project->build;
    Buffer out;
    buffer_init(&out, line->arena);
    build_report(build);
    project_write_findings(&out, &build->findings, command_color(line, stderr));
    Slice sum = project_describe_findings(line->arena, &build->findings);
    buffer_add_format(&out,
                      "%zu document%s, %zu file%s written, %zu unchanged, %zu removed%s%.*s\n",
                      build->unit_count, build->unit_count == 1 ? "" : "s", build->written_count,
                      build->written_count == 1 ? "" : "s", build->unchanged_count,
                      build->removed_count, sum.size > 0 ? "; " : "", SLICE_PRINT(sum));
    terminal_write(stderr, buffer_slice(&out));
    timing_end_phase(build->timing, "report", 0, 0);
    if (build->timing != NULL) {
        buffer_clear(&out);
        timing_write(&out, build->timing);
        terminal_write(stderr, buffer_slice(&out));
    }
}

/* Relative to the project, when it is below it. */
static Slice filter_path(const CommandLine *line, const Settings *settings, Slice given)
{
    Slice real;
    if (!file_real_path(line->arena, given, &real)) {
        return given;
    }
    return path_is_below(real, settings->root) ? slice_from(real, settings->root.size + 1) : real;
}

/* The files of --lua-filter come last. */
static void add_filters(const CommandLine *line, Settings *settings)
{
    const OptionValues *given = option_list(line, "lua-filter");
    size_t count = settings->filter_count + given->count;
    FilterSettings *filters = arena_new_array(line->arena, FilterSettings, count);
    for (size_t i = 0; i < settings->filter_count; i++) {
        filters[i] = settings->filters[i];
    }
    for (size_t i = 0; i < given->count; i++) {
        filters[settings->filter_count + i].path = filter_path(line, settings, given->items[i]);
    }
    settings->filters = filters;
    settings->filter_count = count;
}

static ExitStatus build_site(const CommandLine *line, Project *project)
{
    Build *build = &project->build;
    build->drafts = option_flag(line, "drafts");
    add_filters(line, &project->settings);
    if (option_is_given(line, "jobs")) {
        build->worker_count = (size_t)option_integer(line, "jobs");
    }
    ExitStatus status = project_compile(line, project);
    if (status == EXIT_STATUS_CLEAN) {
        status = publish(line, project);
    }
    if (status == EXIT_STATUS_USAGE) {
        return status;
    }
    print_report(line, project);
    bool findings = diagnostic_list_count(&build->findings, SEVERITY_WARNING) > 0;
    return status == EXIT_STATUS_CLEAN && findings && option_flag(line, "strict")
               ? EXIT_STATUS_FINDINGS
               : status;
}

static int run(const CommandLine *line)
{
    Project project;
    Timing *timing = option_flag(line, "timings") ? timing_new() : NULL;
    ExitStatus status = project_open(
        line, line->operand_count > 0 ? line->operands[0] : (Slice){NULL, 0}, &project);
    if (status != EXIT_STATUS_CLEAN) {
        timing_free(timing);
        return (int)status;
    }
    project.build.timing = timing;
    timing_end_phase(timing, "settings", 0, 0);
    status = build_site(line, &project);
    build_free(&project.build);
    return (int)status;
}

static const char *const description[] = {
    "Compiles the documents of the project in DIR, or in this folder, to its site: pages, Markdown "
    "for agents, memory records as "
    "JSON, feeds. A folder of Markdown without memoc.yaml is a project, too.",
    "What is wrong with a document is said, and the site is built all the same; with --strict the "
    "exit status then tells of "
    "it.",
    NULL,
};

static const Operand operands[] = {
    {.name = "DIR", .kind = OPTION_FOLDER, .optional = true},
    {0},
};

static const Option options[] = {
    {.name = "output",
     .letter = 'o',
     .kind = OPTION_FOLDER,
     .value_name = "DIR",
     .help = "where the site goes (default: output in memoc.yaml, else site)"},
    {.name = "jobs",
     .letter = 'j',
     .kind = OPTION_INTEGER,
     .value_name = "N",
     .minimum = 1,
     .help = "how many workers to run (default: one for each processor)"},
    {.name = "strict",
     .kind = OPTION_FLAG,
     .help = "exit with 1 when there are errors or warnings"},
    {.name = "lua-filter",
     .letter = 'L',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .repeated = true,
     .help = "run a Lua filter over every document, after those of memoc.yaml"},
    {.name = "drafts", .kind = OPTION_FLAG, .help = "publish documents with draft: true, too"},
    {.name = "timings", .kind = OPTION_FLAG, .help = "say what each part of the build cost"},
    {0},
};

static const Example examples[] = {
    {"memoc build", "the project that this folder belongs to"},
    {"memoc build notes -o /var/www/notes", "another folder, written elsewhere"},
    {0},
};

const Command build_command = {
    .name = "build",
    .summary = "compile the project to its site",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
