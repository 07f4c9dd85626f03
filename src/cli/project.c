#include "cli/project.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/check_owner.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "front_matter/yaml_file.h"
#include "project/configuration.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- configuration ---- */

static void print_problems(const CommandLine *line, DiagnosticList *problems)
{
    Buffer out;
    buffer_init(&out, line->arena);
    diagnostic_list_sort(problems);
    project_write_findings(&out, problems, command_color(line, stderr));
    terminal_write(stderr, buffer_slice(&out));
}

/* The absolute path of the configuration: as given, or looked for. False when the project has none. */
static bool find_configuration(const CommandLine *line, Slice folder, Slice *file)
{
    Slice given = option_text(line, "config");
    if (given.size > 0) {
        /* The project is where the name stands, also when it is a link. What is not there is an error when it is read. */
        Slice folder_name = path_folder(given);
        Slice real;
        bool found =
            file_real_path(line->arena, folder_name.size > 0 ? folder_name : SLICE("."), &real);
        *file = found ? path_join(line->arena, real, path_name(given)) : given;
        return true;
    }
    return configuration_find(line->arena, folder, file);
}

static ExitStatus load_settings(const CommandLine *line, Slice folder, Project *project)
{
    Settings *settings = &project->settings;
    Slice file;
    if (!find_configuration(line, folder, &file)) {
        settings_init(settings, line->arena, folder);
        return EXIT_STATUS_CLEAN;
    }
    DiagnosticList problems;
    diagnostic_list_init(&problems, line->arena);
    ConfigurationResult result =
        configuration_load(settings, line->arena, file, yaml_file_read, &problems);
    if (!schema_set_open(&project->schemas, line->arena, settings, &problems) &&
        result == CONFIGURATION_GOOD) {
        result = CONFIGURATION_BAD;
    }
    print_problems(line, &problems);
    switch (result) {
    case CONFIGURATION_GOOD:
        return EXIT_STATUS_CLEAN;
    case CONFIGURATION_BAD:
        return EXIT_STATUS_USAGE;
    case CONFIGURATION_FAILED:
        break;
    }
    return EXIT_STATUS_FAILED;
}

bool project_find_root(const CommandLine *line, Slice *root)
{
    Slice here;
    Slice file;
    if (!file_real_path(line->arena, SLICE("."), &here)) {
        return false;
    }
    *root = find_configuration(line, here, &file) ? path_folder(file) : here;
    return true;
}

ExitStatus project_open(const CommandLine *line, Slice folder, Project *project)
{
    *project = (Project){.path_count = 0};
    Slice real;
    if (!file_real_path(line->arena, folder.size > 0 ? folder : SLICE("."), &real)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "cannot find \"%.*s\": %s",
                                         SLICE_PRINT(folder), strerror(errno));
    }
    if (!file_is_folder(real)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "\"%.*s\" is no folder",
                                         SLICE_PRINT(folder));
    }
    ExitStatus status = load_settings(line, real, project);
    project->settings.trust_filters =
        project->settings.trust_filters || option_flag(line, "trust-filters");
    Date today = 0;
    if (status == EXIT_STATUS_CLEAN && !command_today(line, &today)) {
        status = EXIT_STATUS_USAGE;
    }
    build_init(&project->build, line->arena, &project->settings, today);
    project->build.schemas = &project->schemas;
    return status;
}

/* ---- paths ---- */

static ExitStatus take_path(const CommandLine *line, Project *project, Slice path)
{
    Slice real;
    if (!file_real_path(line->arena, path, &real)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "cannot find \"%.*s\": %s",
                                         SLICE_PRINT(path), strerror(errno));
    }
    Slice root = project->settings.root;
    if (!path_is_below(real, root)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "\"%.*s\" is not in the project at \"%.*s\"",
                                         SLICE_PRINT(path), SLICE_PRINT(root));
    }
    Slice below = slice_from(real, root.size);
    while (below.size > 0 && below.data[0] == '/') {
        below = slice_from(below, 1);
    }
    project->paths[project->path_count++] = below;
    return EXIT_STATUS_CLEAN;
}

ExitStatus project_take_paths(const CommandLine *line, Project *project)
{
    project->paths = arena_new_array(line->arena, Slice, line->operand_count);
    for (size_t i = 0; i < line->operand_count; i++) {
        ExitStatus status = take_path(line, project, line->operands[i]);
        if (status != EXIT_STATUS_CLEAN) {
            return status;
        }
    }
    return EXIT_STATUS_CLEAN;
}

static bool has_owner(const Project *project, Slice path)
{
    bool found = project->owners == NULL || project->owners->count == 0;
    for (size_t i = 0; !found && i < project->owners->count; i++) {
        found = check_owner_is_among(build_owner(&project->build, path), project->owners->items[i]);
    }
    return found;
}

bool project_has_path(const Project *project, Slice path)
{
    bool found = project->path_count == 0;
    for (size_t i = 0; i < project->path_count && !found; i++) {
        found = path_is_below(path, project->paths[i]);
    }
    return found && (project->changed == NULL || map_find_entry(project->changed, path) != NULL) &&
           has_owner(project, path);
}

/* ---- compiling ---- */

/* Work that takes longer than this is told of, on a terminal. */
enum { QUIET_MILLISECONDS = 500 };

typedef struct Progress {
    struct timespec started;
    bool shown;
} Progress;

static long milliseconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
}

static void show_progress(void *context, size_t done, size_t count)
{
    Progress *progress = context;
    if (milliseconds_since(&progress->started) > QUIET_MILLISECONDS) {
        fprintf(stderr, "\r%zu of %zu documents", done, count);
        progress->shown = true;
    }
}

static void say_left_out(const CommandLine *line, const Walk *walk)
{
    if (walk->hidden_count > 0) {
        terminal_write(stderr,
                       arena_format(line->arena,
                                    "%zu document%s in hidden folders left out; to have %s: "
                                    "content: [{path: ., hidden: true}]\n",
                                    walk->hidden_count, walk->hidden_count == 1 ? "" : "s",
                                    walk->hidden_count == 1 ? "it" : "them"));
    }
}

ExitStatus project_say_script_error(const CommandLine *line, const ScriptError *error)
{
    Slice message = error->message;
    if (error->path.size == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "%.*s", SLICE_PRINT(message));
    }
    if (error->line == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "%.*s: %.*s",
                                         SLICE_PRINT(error->path), SLICE_PRINT(message));
    }
    if (error->column == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "%.*s:%u: %.*s",
                                         SLICE_PRINT(error->path), error->line,
                                         SLICE_PRINT(message));
    }
    return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "%.*s:%u:%u: %.*s",
                                     SLICE_PRINT(error->path), error->line, error->column,
                                     SLICE_PRINT(message));
}

static ExitStatus compile(const CommandLine *line, Project *project, Progress *progress)
{
    Build *build = &project->build;
    if (!build_open_filters(build)) {
        return project_say_script_error(line, &build->error);
    }
    build_walk(build);
    ExitStatus status =
        project->prepare != NULL ? project->prepare(line, project) : EXIT_STATUS_CLEAN;
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    if (isatty(STDERR_FILENO)) {
        build->progress = show_progress;
        build->progress_context = progress;
    }
    if (!build_compile(build) || !build_link(build)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "cannot start workers: %s",
                                         strerror(errno));
    }
    return EXIT_STATUS_CLEAN;
}

ExitStatus project_compile(const CommandLine *line, Project *project)
{
    Progress progress = {.shown = false};
    clock_gettime(CLOCK_MONOTONIC, &progress.started);
    ExitStatus status = compile(line, project, &progress);
    if (progress.shown) {
        fputs("\r\033[K", stderr);
    }
    say_left_out(line, &project->build.walk);
    return status;
}

/* ---- findings ---- */

static void describe_count(Buffer *out, size_t count, const char *noun)
{
    if (count > 0) {
        buffer_add_format(out, "%s%zu %s%s", out->size > 0 ? ", " : "", count, noun,
                          count == 1 ? "" : "s");
    }
}

Slice project_describe_findings(Arena *arena, const DiagnosticList *findings)
{
    size_t errors = diagnostic_list_count(findings, SEVERITY_ERROR);
    size_t warnings = diagnostic_list_count(findings, SEVERITY_WARNING) - errors;
    Buffer out;
    buffer_init(&out, arena);
    describe_count(&out, errors, "error");
    describe_count(&out, warnings, "warning");
    describe_count(&out, findings->count - errors - warnings, "note");
    return buffer_slice(&out);
}

void project_write_findings(Buffer *out, const DiagnosticList *findings, bool color)
{
    for (size_t i = 0; i < findings->count; i++) {
        diagnostic_write_text(out, &findings->items[i], color);
    }
}
