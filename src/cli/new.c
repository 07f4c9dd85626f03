#include "cli/new.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/terminal.h"
#include "project/starter.h"

#include <errno.h>
#include <string.h>

/* The folder that is there already, nearest to where the document will be. */
static Slice find_folder(Slice path)
{
    Slice folder = path_folder(path);

    while (folder.size > 1 && !file_is_folder(folder)) {
        folder = path_folder(folder);
    }
    return folder;
}

static int write_new(const CommandLine *line, Slice path, Slice text)
{
    if (file_write(path, text, FILE_NEW, NULL)) {
        terminal_write(stdout, arena_format(line->arena, "%.*s\n", SLICE_PRINT(path)));
        return EXIT_STATUS_CLEAN;
    }
    if (errno == EEXIST) {
        return command_error(line, EXIT_STATUS_USAGE, "\"%.*s\" is there already",
                             SLICE_PRINT(path));
    }
    return command_error(line, EXIT_STATUS_FAILED, "cannot write \"%.*s\": %s", SLICE_PRINT(path),
                         strerror(errno));
}

static int run(const CommandLine *line)
{
    Slice path = line->operands[0];
    Project project;
    Buffer text;

    if (path_extension(path).size == 0) {
        path = arena_format(line->arena, "%.*s.md", SLICE_PRINT(path));
    }

    ExitStatus status = project_open(line, find_folder(path), &project);

    if (status != EXIT_STATUS_CLEAN) {
        return (int)status;
    }
    buffer_init(&text, line->arena);
    starter_write_document(&text, &project.settings, path, project.build.today);
    return write_new(line, path, buffer_slice(&text));
}

static const char *const description[] = {
    "Writes a document with front matter: a title made of the file's name, a status and today's "
    "date, as memoc.yaml names them. Folders are made as needed; a file that is there is left "
    "alone.",
    NULL,
};

static const Operand operands[] = {{.name = "PATH", .kind = OPTION_FILE}, {0}};

static const Example examples[] = {
    {"memoc new docs/adr/retry-policy.md", "a document with the title \"Retry policy\""},
    {0},
};

const Command new_command = {
    .name = "new",
    .summary = "begin a document",
    .description = description,
    .operands = operands,
    .examples = examples,
    .run = run,
};
