#include "cli/theme.h"

#include "base/edit_distance.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/terminal.h"
#include "cli/theme_starter.h"
#include "render/theme.h"
#include "render/theme_layer.h"

#include <errno.h>
#include <string.h>

#define SHIPPED SLICE("themes/")

/* ---- new ---- */

/* The path that memoc.yaml is to have, when the folder is below the project; else empty. */
static Slice path_in_project(const CommandLine *line, Slice folder)
{
    Slice root;
    Slice real;

    if (!project_find_root(line, &root) || !file_real_path(line->arena, folder, &real) ||
        !path_is_below(real, root) || real.size == root.size) {
        return (Slice){NULL, 0};
    }
    return slice_from(real, root.size + (root.size > 1 ? 1 : 0));
}

/* Is it the folder that lies on whatever theme the project has? Its own folder is there, or it cannot be. */
static bool is_project_folder(const CommandLine *line, Slice folder)
{
    Slice above = path_folder(folder);
    Slice root;
    Slice real;

    return slice_equals(path_name(folder), THEME_PROJECT_FOLDER) &&
           project_find_root(line, &root) &&
           file_real_path(line->arena, above.size > 0 ? above : SLICE("."), &real) &&
           slice_equals(real, root);
}

static void say_how_to_use(const CommandLine *line, Slice folder, bool is_project)
{
    Slice path = path_in_project(line, folder);
    Slice text = SLICE("To use it, it must lie below the project.\n");

    if (is_project) {
        text = SLICE("It lies on the theme that memoc.yaml names, and is used from now on.\n");
    } else if (path.size > 0) {
        text = arena_format(line->arena, "To use it, memoc.yaml needs: theme: %.*s\n",
                            SLICE_PRINT(path));
    }
    terminal_write(stderr, text);
}

static ExitStatus write_theme(const CommandLine *line, Slice folder)
{
    bool is_project = is_project_folder(line, folder);
    const ThemeStarterFile *files;
    size_t count = theme_starter_files(line->arena, path_name(folder), is_project, &files);

    for (size_t i = 0; i < count; i++) {
        Slice path = path_join(line->arena, folder, files[i].path);

        if (!file_write(path, files[i].text, FILE_NEW, NULL)) {
            return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "cannot write \"%.*s\": %s",
                                             SLICE_PRINT(path), strerror(errno));
        }
        terminal_write(stdout, arena_format(line->arena, "%.*s\n", SLICE_PRINT(path)));
    }
    say_how_to_use(line, folder, is_project);
    return EXIT_STATUS_CLEAN;
}

static ExitStatus make_new(const CommandLine *line, const Slice *names, size_t count)
{
    Slice folder;

    if (count != 1) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "new takes one name");
    }
    if (!path_normalize(line->arena, names[0], &folder) ||
        !theme_is_plain_name(path_name(folder))) {
        return (ExitStatus)command_error(
            line, EXIT_STATUS_USAGE,
            "\"%.*s\" cannot be a theme: names are of letters, digits, \".\", \"-\" and \"_\"",
            SLICE_PRINT(names[0]));
    }
    if (file_exists(folder)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "\"%.*s\" is there already",
                                         SLICE_PRINT(folder));
    }
    return write_theme(line, folder);
}

/* ---- list, show ---- */

static ExitStatus refuse_theme(const CommandLine *line, Slice name)
{
    Slice *names;
    size_t count = theme_shipped_names(line->arena, &names);
    Slice nearest = edit_distance_nearest(name, names, count);

    return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                     nearest.size > 0 ? "no theme \"%.*s\", did you mean \"%.*s\"?"
                                                      : "no theme \"%.*s\"%.*s",
                                     SLICE_PRINT(name), SLICE_PRINT(nearest));
}

static ExitStatus list_files(const CommandLine *line, Slice theme)
{
    Slice prefix = arena_format(line->arena, "themes/%.*s/", SLICE_PRINT(theme));
    EmbeddedList files = embedded_below(prefix);

    for (size_t i = 0; i < files.count; i++) {
        terminal_write(stdout,
                       arena_format(line->arena, "%s\n", files.items[i].path + prefix.size));
    }
    return files.count > 0 ? EXIT_STATUS_CLEAN : refuse_theme(line, theme);
}

static ExitStatus list(const CommandLine *line, const Slice *given, size_t count)
{
    ExitStatus status = EXIT_STATUS_CLEAN;
    Slice *names;
    size_t name_count = theme_shipped_names(line->arena, &names);

    for (size_t i = 0; i < count && status == EXIT_STATUS_CLEAN; i++) {
        status = list_files(line, given[i]);
    }
    for (size_t i = 0; count == 0 && i < name_count; i++) {
        terminal_write(stdout, arena_format(line->arena, "%.*s\n", SLICE_PRINT(names[i])));
    }
    return status;
}

static bool is_shipped(const CommandLine *line, Slice name)
{
    Slice *names;
    size_t count = theme_shipped_names(line->arena, &names);

    for (size_t i = 0; i < count; i++) {
        if (slice_equals(names[i], name)) {
            return true;
        }
    }
    return false;
}

static ExitStatus refuse_file(const CommandLine *line, Slice theme, Slice file)
{
    Slice prefix = arena_format(line->arena, "themes/%.*s/", SLICE_PRINT(theme));
    EmbeddedList files = embedded_below(prefix);
    Slice *names = arena_new_array(line->arena, Slice, files.count);
    Slice nearest;

    for (size_t i = 0; i < files.count; i++) {
        names[i] = slice_from_string(files.items[i].path + prefix.size);
    }
    nearest = edit_distance_nearest(file, names, files.count);
    if (nearest.size > 0) {
        return (ExitStatus)command_error(
            line, EXIT_STATUS_USAGE,
            "the theme \"%.*s\" has no file \"%.*s\", did you mean \"%.*s\"?", SLICE_PRINT(theme),
            SLICE_PRINT(file), SLICE_PRINT(nearest));
    }
    return (ExitStatus)command_error(
        line, EXIT_STATUS_USAGE,
        "the theme \"%.*s\" has no file \"%.*s\"; memoc theme list %.*s "
        "prints their names",
        SLICE_PRINT(theme), SLICE_PRINT(file), SLICE_PRINT(theme));
}

/* "templates/page.html" of the default theme, "minimal/templates/page.html" of another. */
static ExitStatus show_one(const CommandLine *line, Slice given)
{
    Slice theme = SLICE("default");
    Slice file = given;
    Slice rest;
    Slice first = slice_cut(given, '/', &rest);
    const EmbeddedFile *found;

    if (is_shipped(line, first)) {
        theme = first;
        file = rest;
    }
    found = embedded_find(
        arena_format(line->arena, "themes/%.*s/%.*s", SLICE_PRINT(theme), SLICE_PRINT(file)));
    if (found == NULL) {
        return refuse_file(line, theme, file);
    }
    terminal_write(stdout, embedded_bytes(found));
    return EXIT_STATUS_CLEAN;
}

static ExitStatus show(const CommandLine *line, const Slice *names, size_t count)
{
    ExitStatus status = EXIT_STATUS_CLEAN;

    if (count == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "which one? memoc theme list default prints their names");
    }
    for (size_t i = 0; i < count && status == EXIT_STATUS_CLEAN; i++) {
        status = show_one(line, names[i]);
    }
    return status;
}

/* ---- the command ---- */

typedef enum Action { ACTION_NEW, ACTION_LIST, ACTION_SHOW } Action;

static const char *const actions[] = {"new", "list", "show", NULL};

static int run(const CommandLine *line)
{
    const Slice *rest = line->operands + 1;
    size_t count = line->operand_count - 1;

    if (slice_is(line->operands[0], actions[ACTION_NEW])) {
        return (int)make_new(line, rest, count);
    }
    if (slice_is(line->operands[0], actions[ACTION_SHOW])) {
        return (int)show(line, rest, count);
    }
    return (int)list(line, rest, count);
}

static const char *const description[] = {
    "new writes a small theme into a folder of that name: theme.yaml, a part of the style, and a "
    "template for the end of every page. What is there already is left alone.",
    "list prints the names of the themes that come with memoc, and with the name of one its files. "
    "show prints such a file, so that it can be copied and changed: of the default theme, or of "
    "another one when its name stands before the path.",
    NULL,
};

static const Operand operands[] = {
    {.name = "ACTION", .kind = OPTION_CHOICE, .choices = actions},
    {.name = "NAME|FILE", .kind = OPTION_TEXT, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {{0}};

static const Example examples[] = {
    {"memoc theme new themes/ours", "a theme to begin with"},
    {"memoc theme show templates/page.html >theme/templates/page.html",
     "change one template of a project"},
    {0},
};

const Command theme_command = {
    .name = "theme",
    .summary = "begin a theme, or print what comes with memoc",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
