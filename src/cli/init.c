#include "cli/init.h"

#include "base/file.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "front_matter/front_matter.h"
#include "project/starter.h"
#include "project/walk.h"

#include <errno.h>
#include <string.h>

/* What `init` finds in a folder. */
typedef struct Inventory {
    Arena *arena;
    Arena scratch; /* for one document */
    Settings settings;
    Walk walk;
    Survey survey;
    Map hidden; /* content paths that begin with a dot */
    size_t hidden_count;
} Inventory;

/* "a/.b/c.md" -> "a/.b"; empty when no name on the way begins with a dot. */
static Slice find_hidden(Slice path)
{
    for (size_t at = 0; at < path.size; at = slice_find_byte(path, '/', at) + 1) {
        if (path.data[at] == '.') {
            return slice_part(path, 0, slice_find_byte(path, '/', at));
        }
    }
    return SLICE("");
}

static void survey_document(Inventory *inventory, Slice path)
{
    FrontMatter front_matter;
    Source source;
    Slice bytes;

    if (!file_read(&inventory->scratch,
                   path_join(&inventory->scratch, inventory->settings.root, path), UINT32_MAX,
                   &bytes)) {
        return;
    }
    source_init(&source, &inventory->scratch, path, bytes);
    front_matter_read(&front_matter, &inventory->scratch, &source);
    survey_add(&inventory->survey, front_matter.root);
}

static void take_inventory(Inventory *inventory, Arena *arena, Slice root)
{
    *inventory = (Inventory){.arena = arena};
    arena_init(&inventory->scratch, NULL);
    settings_init(&inventory->settings, arena, root);
    inventory->settings.content[0].hidden = true;
    survey_init(&inventory->survey, arena);
    map_init(&inventory->hidden, arena);
    walk_content(&inventory->walk, arena, &inventory->scratch, &inventory->settings);
    for (size_t i = 0; i < inventory->walk.count; i++) {
        Slice path = inventory->walk.files[i].path;
        Slice hidden = find_hidden(path);

        if (hidden.size > 0) {
            map_set(&inventory->hidden, hidden, NULL);
            inventory->hidden_count++;
        } else {
            survey_document(inventory, path);
            arena_reset(&inventory->scratch);
        }
    }
    arena_free(&inventory->scratch);
}

static Slice write_text(Inventory *inventory)
{
    Arena *arena = inventory->arena;
    SliceList hidden = {arena_new_array(arena, Slice, inventory->hidden.count), 0};
    Starter starter = {
        .title = starter_title(arena, path_name(inventory->settings.root)),
        .survey = &inventory->survey,
        .hidden = &hidden,
    };
    Buffer text;

    for (size_t i = 0; i < inventory->hidden.count; i++) {
        hidden.items[hidden.count++] = inventory->hidden.entries[i].key;
    }
    buffer_init(&text, arena);
    starter_write_configuration(&text, &starter);
    return buffer_slice(&text);
}

static void describe_names(Buffer *out, const char *what, const SurveyNames *names)
{
    for (size_t i = 0; i < names->count; i++) {
        buffer_add_format(out, "%s%.*s %zu", i == 0 ? what : ", ",
                          SLICE_PRINT(names->items[i].name), names->items[i].count);
    }
    buffer_add_string(out, names->count > 0 ? "\n" : "");
}

static void describe(const Inventory *inventory, Slice path)
{
    const Survey *survey = &inventory->survey;
    SurveyNames statuses = survey_statuses(survey);
    SurveyNames fields = survey_fields(survey);
    Buffer out;

    buffer_init(&out, inventory->arena);
    buffer_add_format(&out, "wrote %.*s\n", SLICE_PRINT(path));
    buffer_add_format(&out, "documents: %zu, with front matter %zu\n", survey->document_count,
                      survey->front_matter_count);
    describe_names(&out, "statuses: ", &statuses);
    describe_names(&out, "dates: ", &fields);
    if (inventory->hidden_count > 0) {
        buffer_add_format(&out, "left out, as names begin with a dot: %zu\n",
                          inventory->hidden_count);
    }
    terminal_write(stdout, buffer_slice(&out));
}

static int write_configuration(const CommandLine *line, Slice root, Slice path)
{
    Inventory inventory;

    take_inventory(&inventory, line->arena, root);
    if (!file_write(path, write_text(&inventory), FILE_NEW, NULL)) {
        return command_error(line, EXIT_STATUS_FAILED, "cannot write \"%.*s\": %s",
                             SLICE_PRINT(path), strerror(errno));
    }
    describe(&inventory, path);
    return EXIT_STATUS_CLEAN;
}

static int run(const CommandLine *line)
{
    Slice folder = line->operand_count > 0 ? line->operands[0] : SLICE("");
    Slice path = path_join(line->arena, folder, SLICE("memoc.yaml"));
    Slice root;

    if (!file_real_path(line->arena, folder.size > 0 ? folder : SLICE("."), &root) ||
        !file_is_folder(root)) {
        return command_error(line, EXIT_STATUS_USAGE, "there is no folder \"%.*s\"",
                             SLICE_PRINT(folder));
    }
    if (file_exists(path)) {
        return command_error(line, EXIT_STATUS_USAGE, "\"%.*s\" is there already",
                             SLICE_PRINT(path));
    }
    return write_configuration(line, root, path);
}

static const char *const description[] = {
    "Writes a memoc.yaml that fits the documents in a folder: with the statuses and date fields "
    "that are in use, and each key explained. A file that is there is left alone.",
    NULL,
};

static const Operand operands[] = {{.name = "DIR", .kind = OPTION_FOLDER, .optional = true}, {0}};

static const Example examples[] = {
    {"memoc init", "write ./memoc.yaml"},
    {0},
};

const Command init_command = {
    .name = "init",
    .summary = "write a configuration that fits the documents",
    .description = description,
    .operands = operands,
    .examples = examples,
    .run = run,
};
