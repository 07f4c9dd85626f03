#include "cli/check_baseline.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "document/rule_run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { BASELINE_SIZE_LIMIT = 256 << 20 };

/* --- the file ----------------------------------------------------------------------------------------------------- */

static bool is_update(const CommandLine *line)
{
    return option_flag(line, "update-baseline");
}

/* The option is relative to the working folder, the key to the project. */
static Slice find_file(const CommandLine *line, const Project *project)
{
    const Settings *settings = &project->settings;

    if (option_is_given(line, "baseline")) {
        return option_text(line, "baseline");
    }
    return settings->baseline.size > 0 ? path_join(line->arena, settings->root, settings->baseline)
                                       : (Slice){0};
}

/* How it is called in messages: paths of this machine are nobody's business. */
static Slice shown_name(const CommandLine *line, const Project *project)
{
    return option_is_given(line, "baseline") ? option_text(line, "baseline")
                                             : project->settings.baseline;
}

static ExitStatus read_file(const CommandLine *line, const Project *project, CheckBaseline *known)
{
    Slice name = shown_name(line, project);
    Slice text;
    BaselineFault fault;

    if (!file_read(line->arena, known->file, BASELINE_SIZE_LIMIT, &text)) {
        known->is_new = errno == ENOENT;
        if (known->is_new && is_update(line)) {
            return EXIT_STATUS_CLEAN;
        }
        return (ExitStatus)command_error(
            line, EXIT_STATUS_USAGE, "cannot read the baseline \"%.*s\": %s%s", SLICE_PRINT(name),
            strerror(errno), known->is_new ? "; --update-baseline makes it" : "");
    }
    if (baseline_read(&known->baseline, text, &fault)) {
        return EXIT_STATUS_CLEAN;
    }

    Source source;

    source_init(&source, line->arena, name, text);
    return (ExitStatus)command_error(
        line, EXIT_STATUS_USAGE, "%.*s:%u: no baseline: %.*s", SLICE_PRINT(name),
        source_line_number(&source, (uint32_t)fault.offset), SLICE_PRINT(fault.message));
}

ExitStatus check_baseline_open(const CommandLine *line, const Project *project,
                               CheckBaseline *known)
{
    *known = (CheckBaseline){.file = find_file(line, project)};
    baseline_init(&known->baseline, line->arena);
    if (option_flag(line, "allow-grow") && !is_update(line)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "--allow-grow belongs to --update-baseline");
    }
    if (known->file.size > 0) {
        return read_file(line, project, known);
    }
    if (is_update(line)) {
        return (ExitStatus)command_error(
            line, EXIT_STATUS_USAGE,
            "which baseline? Name one: --baseline FILE, or baseline: in memoc.yaml");
    }
    return EXIT_STATUS_CLEAN;
}

/* --- what was looked at ------------------------------------------------------------------------------------------- */

static int compare_path(const void *key, const void *item)
{
    return slice_compare(*(const Slice *)key, ((const SourceFile *)item)->path);
}

static bool has_path(const void *context, Slice path)
{
    const Walk *walk = &((const Project *)context)->build.walk;

    return walk->count > 0 &&
           bsearch(&path, walk->files, walk->count, sizeof *walk->files, compare_path) != NULL;
}

static bool has_judged(const void *context, Slice rule, Slice path)
{
    const Project *project = context;

    return project_has_path(project, path) && rule_run_has(&project->build.rules, rule, path);
}

/* --- what is known ------------------------------------------------------------------------------------------------ */

static void say_gone(const CommandLine *line, size_t count)
{
    if (count > 0) {
        command_error(line, EXIT_STATUS_CLEAN,
                      "%zu finding%s of the baseline %s gone; --update-baseline removes %s", count,
                      count == 1 ? "" : "s", count == 1 ? "is" : "are", count == 1 ? "it" : "them");
    }
}

static ExitStatus write_file(const CommandLine *line, const Project *project, CheckBaseline *known,
                             size_t removed, size_t added)
{
    Slice name = shown_name(line, project);
    Buffer out;
    bool changed;

    buffer_init(&out, line->arena);
    baseline_write(&out, &known->baseline);
    if (!file_write(known->file, buffer_slice(&out), FILE_PRECIOUS, &changed)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_FAILED,
                                         "cannot write the baseline \"%.*s\": %s",
                                         SLICE_PRINT(name), strerror(errno));
    }
    command_error(line, EXIT_STATUS_CLEAN, "%.*s: %zu known, %zu added, %zu removed",
                  SLICE_PRINT(name), known->baseline.count, added, removed);
    return EXIT_STATUS_CLEAN;
}

/* It shrinks by itself, and grows only when it is allowed to: else every finding could be made known without anybody seeing it. */
static ExitStatus update(const CommandLine *line, Project *project, CheckBaseline *known,
                         const BaselineRun *run)
{
    DiagnosticList *findings = &project->build.findings;
    size_t removed = project->gone_count;
    size_t before;

    baseline_remove_gone(&known->baseline, run);
    before = known->baseline.count;
    if (known->is_new || option_flag(line, "allow-grow")) {
        baseline_add(&known->baseline, findings, &project->known);
    } else if (findings->count > 0) {
        command_error(line, EXIT_STATUS_CLEAN, "%zu new finding%s left out; --allow-grow adds %s",
                      findings->count, findings->count == 1 ? "" : "s",
                      findings->count == 1 ? "it" : "them");
    }
    return write_file(line, project, known, removed, known->baseline.count - before);
}

ExitStatus check_baseline_apply(const CommandLine *line, Project *project, CheckBaseline *known)
{
    BaselineRun run = {.has_path = has_path, .has_judged = has_judged, .context = project};

    diagnostic_list_init(&project->known, line->arena);
    if (known->file.size == 0) {
        return EXIT_STATUS_CLEAN;
    }
    project->has_baseline = true;
    baseline_meet(&known->baseline, &project->build.findings, &project->known, &run);
    project->gone = baseline_list_gone(&known->baseline, &run);
    project->gone_count = baseline_count_gone(&known->baseline, &run);

    ExitStatus status = EXIT_STATUS_CLEAN;

    if (is_update(line)) {
        status = update(line, project, known, &run);
    } else {
        say_gone(line, project->gone_count);
    }
    project->new_fingerprints = known->baseline.new_fingerprints;
    project->known_fingerprints = known->baseline.known_fingerprints;
    return status;
}
