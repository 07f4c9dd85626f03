#include "cli/records.h"

#include "cli/command.h"
#include "cli/project.h"
#include "cli/terminal.h"
#include "document/record.h"
#include "memory.h"

static const char *const formats[] = {"json", "jsonl", "mem0", NULL};

/* In the order of RecordKind. */
static const char *const kinds[] = {"document", "section",  "code",     "field",   "table",
                                    "link",     "task",     "stamp",    "pattern", "anti_pattern",
                                    "practice", "decision", "takeaway", "lesson",  "workflow",
                                    "step",     "memory",   NULL};

_Static_assert(sizeof kinds / sizeof *kinds == RECORD_KIND_COUNT + 1, "every kind has a name");

/* Bits 1 << RecordKind of those asked for; all when none is. False, after it was said, for one that does not exist. */
static bool read_kinds(const CommandLine *line, uint32_t *wanted)
{
    const OptionValues *given = option_list(line, "kind");
    *wanted = given->count > 0 ? 0 : UINT32_MAX;
    for (size_t i = 0; i < given->count; i++) {
        RecordKind kind;
        if (!record_kind_parse(given->items[i], &kind)) {
            command_error(line, EXIT_STATUS_USAGE, "there is no kind of record called \"%.*s\"",
                          SLICE_PRINT(given->items[i]));
            return false;
        }
        *wanted |= UINT32_C(1) << kind;
    }
    return true;
}

static void write_records(const CommandLine *line, const Project *project, uint32_t wanted)
{
    static const MemoryForm forms[] = {MEMORY_LIST, MEMORY_LINES, MEMORY_MEM0};
    MemoryForm form = forms[option_choice(line, "format")];
    const Site *site = &project->build.site;
    Arena scratch;
    arena_init(&scratch, NULL);
    terminal_write(stdout, form != MEMORY_LINES ? SLICE("[\n") : SLICE(""));
    size_t written = 0;
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        if (!project_has_path(project, page->path)) {
            continue;
        }
        Buffer out;
        buffer_init(&out, &scratch);
        written += memory_write_records(&out, &scratch, site, page, wanted, form, written > 0);
        terminal_write(stdout, buffer_slice(&out));
        arena_reset(&scratch);
    }
    terminal_write(stdout, form != MEMORY_LINES ? SLICE("\n]\n") : SLICE(""));
    arena_free(&scratch);
}

static ExitStatus print_records(const CommandLine *line, Project *project)
{
    uint32_t wanted;
    if (!read_kinds(line, &wanted)) {
        return EXIT_STATUS_USAGE;
    }
    ExitStatus status = project_take_paths(line, project);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    project->build.index = false;
    project->build.bodies = false;
    status = project_compile(line, project);
    if (status == EXIT_STATUS_CLEAN) {
        write_records(line, project, wanted);
    }
    return status;
}

static int run(const CommandLine *line)
{
    Project project;
    ExitStatus status = project_open(line, (Slice){NULL, 0}, &project);
    if (status != EXIT_STATUS_CLEAN) {
        return (int)status;
    }
    status = print_records(line, &project);
    build_free(&project.build);
    return (int)status;
}

static const char *const description[] = {
    "Prints what the documents hold as typed records: the document itself, its sections, code "
    "blocks, labelled fields, tables, "
    "links, tasks and date stamps; patterns, anti-patterns, practices, decisions, lessons, "
    "takeaways, "
    "workflows with their steps, and memories. "
    "Each has its place in the file, so that it can be read there; "
    "their JSON Schemas are in "
    "memory/schema of the site.",
    NULL,
};

static const Operand operands[] = {
    {.name = "PATH", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {
    {.name = "kind",
     .kind = OPTION_CHOICE,
     .value_name = "KIND",
     .choices = kinds,
     .repeated = true,
     .help = "only records of this kind"},
    {.name = "format",
     .kind = OPTION_CHOICE,
     .value_name = "FORMAT",
     .choices = formats,
     .default_value = "json",
     .help = "one list, a record a line, or memories as mem0 takes them"},
    {0},
};

static const Example examples[] = {
    {"memoc records --kind task --format jsonl", "every task, a line each"},
    {"memoc records docs | jq '.[] | select(.kind == \"code\") | .content'",
     "the code blocks of a folder"},
    {0},
};

const Command records_command = {
    .name = "records",
    .summary = "print memory records",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
