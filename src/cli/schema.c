#include "cli/schema.h"

#include "base/edit_distance.h"
#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/terminal.h"
#include "front_matter/front_matter.h"
#include "front_matter/schema_files.h"
#include "front_matter/schema_infer.h"

enum { FILE_SIZE_MOST = 64 << 20 };

/* ---- infer ---- */

typedef struct Inference {
    Arena arena;   /* of the shape */
    Arena scratch; /* of one document */
    SchemaShape *shape;
    size_t count;   /* documents whose front matter was looked at */
    size_t skipped; /* those without any that can be read */
} Inference;

/* A document that cannot be read is memoc check's to tell of. */
static void look_at(Inference *inference, const Project *project, Slice path)
{
    Slice whole = path_join(&inference->scratch, project->settings.root, path);
    FrontMatter front_matter = {.root = NULL};
    Source source;
    Slice bytes;

    if (file_read(&inference->scratch, whole, FILE_SIZE_MOST, &bytes)) {
        source_init(&source, &inference->scratch, path, bytes);
        front_matter_read(&front_matter, &inference->scratch, &source);
    }
    if (front_matter.root) {
        schema_shape_add(inference->shape, front_matter.root);
        inference->count++;
    } else {
        inference->skipped++;
    }
    arena_reset(&inference->scratch);
}

static void say_skipped(const CommandLine *line, const Inference *inference)
{
    if (inference->skipped > 0) {
        terminal_write(stderr,
                       arena_format(line->arena, "%zu document%s without front matter left out\n",
                                    inference->skipped, inference->skipped == 1 ? "" : "s"));
    }
}

static ExitStatus infer_from(const CommandLine *line, Project *project, Inference *inference)
{
    const Walk *walk = &project->build.walk;
    Buffer out;

    build_walk(&project->build);
    for (size_t i = 0; i < walk->count; i++) {
        if (project_has_path(project, walk->files[i].path)) {
            look_at(inference, project, walk->files[i].path);
        }
    }
    if (inference->count == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "no document here has front matter");
    }
    buffer_init(&out, line->arena);
    schema_shape_write(&out, inference->shape);
    terminal_write(stdout, buffer_slice(&out));
    say_skipped(line, inference);
    return EXIT_STATUS_CLEAN;
}

static ExitStatus infer(const CommandLine *line, const Slice *paths, size_t count)
{
    Project project;
    Inference inference = {.count = 0};
    CommandLine below = *line;
    ExitStatus status = project_open(line, (Slice){NULL, 0}, &project);

    below.operands = (Slice *)paths;
    below.operand_count = count;
    if (status == EXIT_STATUS_CLEAN) {
        status = project_take_paths(&below, &project);
    }
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    arena_init(&inference.arena, NULL);
    arena_init(&inference.scratch, NULL);
    inference.shape = schema_shape_new(&inference.arena);
    status = infer_from(line, &project, &inference);
    arena_free(&inference.arena);
    arena_free(&inference.scratch);
    build_free(&project.build);
    return status;
}

/* ---- list, show ---- */

static ExitStatus list(const CommandLine *line)
{
    Slice *names;
    size_t count = schema_files_shipped(line->arena, &names);

    for (size_t i = 0; i < count; i++) {
        terminal_write(stdout, arena_format(line->arena, "%.*s\n", SLICE_PRINT(names[i])));
    }
    return EXIT_STATUS_CLEAN;
}

static ExitStatus show_one(const CommandLine *line, Slice given)
{
    Slice name = schema_files_is_shipped(given)
                     ? given
                     : arena_format(line->arena, "memoc:%.*s", SLICE_PRINT(given));
    Slice *names;
    size_t count = schema_files_shipped(line->arena, &names);
    Slice nearest = edit_distance_nearest(name, names, count);
    const EmbeddedFile *file = schema_files_find_shipped(line->arena, name);

    if (file) {
        terminal_write(stdout, embedded_bytes(file));
        return EXIT_STATUS_CLEAN;
    }
    return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                     nearest.size > 0 ? "no schema \"%.*s\", did you mean \"%.*s\"?"
                                                      : "no schema \"%.*s\"%.*s",
                                     SLICE_PRINT(name), SLICE_PRINT(nearest));
}

static ExitStatus show(const CommandLine *line, const Slice *names, size_t count)
{
    ExitStatus status = EXIT_STATUS_CLEAN;

    if (count == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "which one? memoc schema list prints their names");
    }
    for (size_t i = 0; i < count && status == EXIT_STATUS_CLEAN; i++) {
        status = show_one(line, names[i]);
    }
    return status;
}

/* ---- the command ---- */

typedef enum Action { ACTION_INFER, ACTION_LIST, ACTION_SHOW } Action;

static const char *const actions[] = {"infer", "list", "show", NULL};

static int run(const CommandLine *line)
{
    const Slice *rest = line->operands + 1;
    size_t count = line->operand_count - 1;

    if (slice_is(line->operands[0], actions[ACTION_INFER])) {
        return (int)infer(line, rest, count);
    }
    if (slice_is(line->operands[0], actions[ACTION_SHOW])) {
        return (int)show(line, rest, count);
    }
    if (count > 0) {
        return command_error(line, EXIT_STATUS_USAGE, "list takes no names");
    }
    return (int)list(line);
}

static const char *const description[] = {
    "infer prints a JSON Schema that the front matter of the documents fits: which keys all of "
    "them have, which types and formats their values have, and which texts repeat. With PATHs, of "
    "these documents only. Save it, change it to what you mean, and name it as schema in "
    "memoc.yaml.",
    "list prints the names of the schemas that come with memoc, and show the text of one.",
    NULL,
};

static const Operand operands[] = {
    {.name = "ACTION", .kind = OPTION_CHOICE, .choices = actions},
    {.name = "PATH|NAME", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {{0}};

static const Example examples[] = {
    {"memoc schema infer docs >schemas/doc.json", "a schema to begin with"},
    {"memoc schema show memoc:skill", "what the schema of skills asks for"},
    {0},
};

const Command schema_command = {
    .name = "schema",
    .summary = "make a schema from documents, or print one",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
