#include "cli/check_input.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "project/content_filter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { INPUT_SIZE_LIMIT = 64 << 20 };

/* --- the operands ------------------------------------------------------------------------------------------------- */

/* The absolute path of a file that need not exist: as its folder is really called, when that exists. */
static bool find_path(const CommandLine *line, Slice path, Slice *absolute)
{
    Slice folder = path_folder(path);
    Slice real;
    Slice here;

    if (file_real_path(line->arena, path, absolute)) {
        return true;
    }
    if (file_real_path(line->arena, folder.size > 0 ? folder : SLICE("."), &real)) {
        *absolute = path_join(line->arena, real, path_name(path));
        return true;
    }
    return file_real_path(line->arena, SLICE("."), &here) &&
           path_normalize(line->arena, path_join(line->arena, here, path), absolute);
}

static ExitStatus outside(const CommandLine *line, Slice path)
{
    return (ExitStatus)command_error(
        line, EXIT_STATUS_USAGE, "\"%.*s\" is no document of the project: it is not in its content",
        SLICE_PRINT(path));
}

static ExitStatus take_input(const CommandLine *line, Project *project)
{
    Slice path = option_text(line, "stdin-path");
    Slice absolute;
    Slice below;

    if (line->operand_count > 1) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "standard input is checked alone: no other paths");
    }
    if (option_flag(line, "fix") || option_is_given(line, "changed")) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "standard input goes with neither --fix nor --changed");
    }
    if (path.size == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "\"-\" needs --stdin-path FILE: which document is it?");
    }
    if (!find_path(line, path, &absolute) || !path_is_below(absolute, project->settings.root)) {
        return outside(line, path);
    }
    below = slice_from(absolute, project->settings.root.size);
    project->input_path = slice_starts_with(below, SLICE("/")) ? slice_from(below, 1) : below;
    project->has_input = true;
    project->paths = &project->input_path;
    project->path_count = 1;
    if (!file_read_descriptor(line->arena, STDIN_FILENO, INPUT_SIZE_LIMIT, &project->input)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "cannot read standard input: %s",
                                         strerror(errno));
    }
    return EXIT_STATUS_CLEAN;
}

ExitStatus check_input_take(const CommandLine *line, Project *project)
{
    bool has_input = false;

    for (size_t i = 0; i < line->operand_count; i++) {
        has_input = has_input || slice_is(line->operands[i], "-");
    }
    if (has_input) {
        return take_input(line, project);
    }
    if (option_is_given(line, "stdin-path")) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "--stdin-path belongs to \"-\", standard input");
    }
    return project_take_paths(line, project);
}

/* --- the walk ----------------------------------------------------------------------------------------------------- */

static int compare_path(const void *key, const void *item)
{
    return slice_compare(*(const Slice *)key, ((const SourceFile *)item)->path);
}

static SourceFile *find_file(Walk *walk, Slice path)
{
    return walk->count > 0
               ? bsearch(&path, walk->files, walk->count, sizeof *walk->files, compare_path)
               : NULL;
}

/* Is one of the names below a content path never walked? */
static bool is_passed_over(const ContentRoot *content, Slice below)
{
    while (below.size > 0) {
        Slice name = slice_cut(below, '/', &below);

        if (content_skips_folder(name) || content_name_is_bad(name) ||
            (!content->hidden && slice_starts_with(name, SLICE(".")))) {
            return true;
        }
    }
    return false;
}

/* The content that would have a file of that name, if it were there; NULL when none would. */
static const ContentRoot *find_content(const Settings *settings, Slice path)
{
    for (size_t i = 0; i < settings->content_count; i++) {
        const ContentRoot *content = &settings->content[i];
        Slice below = slice_from(path, content->path.size > 0 ? content->path.size + 1 : 0);

        if (path_is_below(path, content->path) && below.size > 0 &&
            content_includes(content, below) && !is_passed_over(content, below) &&
            !path_is_below(path, settings->output)) {
            return content;
        }
    }
    return NULL;
}

static SourceFile *add_file(const CommandLine *line, Walk *walk, Slice path,
                            const ContentRoot *content)
{
    SourceFile *files = arena_new_array(line->arena, SourceFile, walk->count + 1);
    size_t at = 0;

    while (at < walk->count && slice_compare(walk->files[at].path, path) < 0) {
        files[at] = walk->files[at];
        at++;
    }
    files[at] = (SourceFile){.path = path, .content = content};
    for (size_t i = at; i < walk->count; i++) {
        files[i + 1] = walk->files[i];
    }
    walk->files = files;
    walk->count++;
    return &files[at];
}

/* A file that is there and was not walked is none of the content: git ignores it, or it has another name there. */
static ExitStatus place_input(const CommandLine *line, Project *project)
{
    Walk *walk = &project->build.walk;
    const Settings *settings = &project->settings;
    Slice path = project->input_path;
    SourceFile *file = find_file(walk, path);

    if (file == NULL) {
        const ContentRoot *content = find_content(settings, path);

        if (content == NULL || file_exists(path_join(line->arena, settings->root, path))) {
            return outside(line, option_text(line, "stdin-path"));
        }
        file = add_file(line, walk, path, content);
    }
    file->text = project->input;
    file->has_text = true;
    file->size = project->input.size;
    return EXIT_STATUS_CLEAN;
}

/* --- what is compiled --------------------------------------------------------------------------------------------- */

static int compare_slices(const void *left, const void *right)
{
    return slice_compare(*(const Slice *)left, *(const Slice *)right);
}

static bool is_wanted(const void *context, Slice path)
{
    const Project *project = context;

    return bsearch(&path, project->paths, project->path_count, sizeof path, compare_slices) != NULL;
}

static bool are_files(Project *project)
{
    for (size_t i = 0; i < project->path_count; i++) {
        if (find_file(&project->build.walk, project->paths[i]) == NULL) {
            return false;
        }
    }
    return project->path_count > 0;
}

ExitStatus check_input_place(const CommandLine *line, Project *project)
{
    ExitStatus status = project->has_input ? place_input(line, project) : EXIT_STATUS_CLEAN;

    if (status == EXIT_STATUS_CLEAN && are_files(project)) {
        qsort(project->paths, project->path_count, sizeof *project->paths, compare_slices);
        project->build.is_wanted = is_wanted;
        project->build.wanted_context = project;
    }
    return status;
}
