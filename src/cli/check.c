#include "cli/check.h"

#include "check/history.h"
#include "cli/check_baseline.h"
#include "cli/check_changed.h"
#include "cli/check_explain.h"
#include "cli/check_fix.h"
#include "cli/check_input.h"
#include "cli/check_owner.h"
#include "cli/check_verdict.h"
#include "cli/command.h"
#include "cli/link_results_file.h"
#include "cli/project.h"
#include "cli/report_output.h"
#include "cli/terminal.h"
#include "cli/watch.h"

#include <errno.h>
#include <string.h>

/* Drops the findings of documents that were not asked for. */
static void keep_asked(const Project *project, DiagnosticList *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].path.size == 0 || project_has_path(project, list->items[i].path)) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
}

static bool is_asked_for(void *context, Slice path)
{
    return project_has_path(context, path);
}

/* A CheckJudge. */
static void judge(const CommandLine *line, Project *project)
{
    (void)line;
    project->build.is_asked_for = is_asked_for;
    project->build.asked_context = project;
    build_ask_history(&project->build);
    build_report(&project->build);
    keep_asked(project, &project->build.findings);
    keep_asked(project, &project->build.suppressed);
}

static ExitStatus write_report(const CommandLine *line, const Project *project, const CheckFix *fix)
{
    Report report;

    report_init(&report, line->arena, project);
    report.fix = fix->is_asked ? fix : NULL;
    report.shows_known = option_flag(line, "show-known");
    check_verdict_severity(line, &report.fail_on);

    ExitStatus status = report_output_write(line, &report);

    timing_end_phase(project->build.timing, "report", 0, 0);
    return status;
}

/* Where the command line says what fails, it is told what did. */
static ExitStatus decide(const CommandLine *line, const Project *project)
{
    Verdict verdict = check_verdict(line, &project->build.findings);

    if (!verdict.has_failed) {
        return EXIT_STATUS_CLEAN;
    }
    if (option_is_given(line, "fail-on") || option_is_given(line, "max-warnings")) {
        fflush(stdout); /* what it is about comes first */
        command_error(line, EXIT_STATUS_FINDINGS, "failed: %.*s", SLICE_PRINT(verdict.reason));
    }
    return EXIT_STATUS_FINDINGS;
}

/* Mends what can be mended, when that is asked for, and tells of what is left. */
static ExitStatus finish(const CommandLine *line, Project *project, CheckFix *fix,
                         CheckBaseline *known)
{
    ExitStatus status = EXIT_STATUS_CLEAN;

    check_owner_take(line, project);
    if (fix->is_asked) {
        status = check_fix_run(line, project, judge, fix);
    } else {
        judge(line, project);
    }
    if (project->build.trouble.size > 0) {
        (void)command_error(line, EXIT_STATUS_CLEAN, "not all changes are known: git: %.*s",
                            SLICE_PRINT(project->build.trouble));
    }
    if (status == EXIT_STATUS_CLEAN) {
        status = check_baseline_apply(line, project, known);
    }
    check_history_gather(&project->build.findings);
    if (status == EXIT_STATUS_CLEAN && !fix->is_dry) {
        status = write_report(line, project, fix);
    }
    if (status == EXIT_STATUS_CLEAN && fix->has_failed) {
        status = EXIT_STATUS_FAILED;
    }
    return status == EXIT_STATUS_CLEAN ? decide(line, project) : status;
}

static ExitStatus check(const CommandLine *line, Project *project)
{
    CheckFix fix;
    CheckBaseline known;
    ExitStatus status = check_fix_read(line, &fix);
    if (status == EXIT_STATUS_CLEAN) {
        status = check_changed_operands(line);
    }
    if (status == EXIT_STATUS_CLEAN) {
        status = check_input_take(line, project);
    }
    if (status == EXIT_STATUS_CLEAN && fix.is_asked && project->has_input) {
        status = (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                           "--fix mends files, and standard input is none");
    }
    if (status == EXIT_STATUS_CLEAN) {
        status = check_baseline_open(line, project, &known);
    }
    if (status == EXIT_STATUS_CLEAN) {
        status = link_results_open(line, &project->settings, &project->build.link_results);
    }
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    project->build.index = false;
    project->build.bodies = false;
    project->prepare = check_input_place;
    status = project_compile(line, project);
    if (status == EXIT_STATUS_CLEAN && option_is_given(line, "changed")) {
        status = check_changed_take(line, project);
    }
    return status == EXIT_STATUS_CLEAN ? finish(line, project, &fix, &known) : status;
}

static int run_once(const CommandLine *line)
{
    Project project;
    if (check_explain_is_asked(line)) {
        return (int)check_explain(line);
    }
    Timing *timing = option_flag(line, "timings") ? timing_new() : NULL;
    ExitStatus status = report_output_check(line);
    if (status == EXIT_STATUS_CLEAN) {
        status = project_open(line, (Slice){NULL, 0}, &project);
    }
    if (status != EXIT_STATUS_CLEAN) {
        timing_free(timing);
        return (int)status;
    }
    project.build.timing = timing;
    timing_end_phase(timing, "settings", 0, 0);
    status = check(line, &project);
    if (timing != NULL) {
        Buffer out;
        buffer_init(&out, line->arena);
        timing_write(&out, timing);
        terminal_write(stderr, buffer_slice(&out));
    }
    build_free(&project.build);
    return (int)status;
}

static int watch(const CommandLine *line)
{
    Slice root;
    bool has_input = line->operand_count > 0 && slice_is(line->operands[0], "-");
    if (has_input || option_flag(line, "update-baseline")) {
        return command_error(line, EXIT_STATUS_USAGE,
                             "--watch goes with neither standard input nor --update-baseline");
    }
    if (!project_find_root(line, &root)) {
        return command_error(line, EXIT_STATUS_FAILED, "cannot find the working folder: %s",
                             strerror(errno));
    }
    return (int)watch_run(line, root, run_once);
}

static int run(const CommandLine *line)
{
    bool is_watch = option_flag(line, "watch") && !check_explain_is_asked(line);
    return is_watch ? watch(line) : run_once(line);
}

static const char *const description[] = {
    "Says what is wrong with the project's documents: with their encoding, front matter, status, "
    "dates, headings, links and records, and which are due for review. With PATHs, only of those. "
    "When all PATHs are files, or standard input (\"-\"), no more is read than they need, and what "
    "only all documents together can tell is not looked at: link/orphan and doc/duplicate-title.",
    "In a git repository, dates are held against its history. With --changed, only documents that "
    "a branch has changed are judged, and whether their dates were changed with them.",
    "Which rules count, and how much, is set in memoc.yaml. --explain says why there is a rule and "
    "how to satisfy it.",
    NULL,
};

static const Operand operands[] = {
    {.name = "PATH", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {
    {.name = "format",
     .kind = OPTION_CHOICE,
     .value_name = "FORMAT",
     .choices = report_formats,
     .default_value = "text",
     .help = "how to print findings"},
    {.name = "output",
     .kind = OPTION_FILE,
     .repeated = true,
     .value_name = "[FORMAT=]FILE",
     .help = "write findings into a file, too: in FORMAT; without one in that of --format, and "
             "text is printed"},
    {.name = "badge",
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "write a picture (SVG) that says how many documents are fresh"},
    {.name = "fail-on",
     .kind = OPTION_CHOICE,
     .value_name = "SEVERITY",
     .choices = check_verdict_thresholds,
     .default_value = "error",
     .help = "exit with 1 when there are findings of this severity, or a greater one"},
    {.name = "changed",
     .kind = OPTION_TEXT,
     .value_name = "BASE",
     .value_optional = true,
     .help = "only documents that are not as they were where this branch left BASE (default: the "
             "upstream branch, else main or master)"},
    {.name = "fix",
     .kind = OPTION_FLAG,
     .help = "mend in the files what can be mended without doubt, then tell of the rest"},
    {.name = "dry-run",
     .kind = OPTION_FLAG,
     .help = "with --fix: write nothing, print what would be changed as a difference"},
    {.name = "link-results",
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "what a link checker found of the addresses that memoc links --list prints"},
    {.name = "explain",
     .kind = OPTION_TEXT,
     .value_name = "RULE",
     .help = "print what a rule is about, with examples; of a family, or of all, one line a rule"},
    {.name = "rules", .kind = OPTION_FLAG, .help = "print all rules as JSON"},
    {.name = "timings", .kind = OPTION_FLAG, .help = "say what each part of the check cost"},
    {.name = "stdin-path",
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "the document that standard input is in the place of, when PATH is \"-\""},
    {.name = "watch",
     .kind = OPTION_FLAG,
     .help = "check again whenever a file of the project has changed (Linux)"},
    {.name = "owner",
     .kind = OPTION_TEXT,
     .value_name = "NAME",
     .repeated = true,
     .help = "only documents of this owner, by their front matter or CODEOWNERS"},
    {.name = "max-warnings",
     .kind = OPTION_INTEGER,
     .value_name = "N",
     .help = "exit with 1 when there are more warnings than that, too"},
    {.name = "baseline",
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "findings that are known: they are counted, and fail nothing (default: baseline in "
             "memoc.yaml)"},
    {.name = "update-baseline",
     .kind = OPTION_FLAG,
     .help = "remove from the baseline what is gone; make it when there is none"},
    {.name = "allow-grow",
     .kind = OPTION_FLAG,
     .help = "with --update-baseline: add what is new, too"},
    {.name = "show-known",
     .kind = OPTION_FLAG,
     .help =
         "with --baseline: put into sarif what is known, as \"unchanged\", and what is gone, as "
         "\"absent\""},
    {0},
};

static const Example examples[] = {
    {"memoc check", "the whole project"},
    {"memoc check docs/adr README.md", "only these"},
    {"memoc check --changed=origin/main", "what this branch does to documents, and to their dates"},
    {"memoc check --fail-on warning", "for a gate that stale documents close"},
    {"memoc check --format github --output sarif=memoc.sarif",
     "remarks for a pull request, and a file for code scanning"},
    {"memoc check --explain link/broken", "why there is this rule, and what to do"},
    {0},
};

const Command check_command = {
    .name = "check",
    .summary = "validate documents and their freshness",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
