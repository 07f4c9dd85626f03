#include "cli/records.h"

#include "cli/command.h"
#include "cli/kind_option.h"
#include "cli/project.h"
#include "cli/terminal.h"
#include "document/record.h"
#include "memory.h"

static const char *const formats[] = {"json", "jsonl", "mem0", NULL};

/* Bits 1 << RecordKind of those asked for; all when none is. */
static uint32_t read_kinds(const CommandLine *line)
{
    const OptionValues *given = option_list(line, "kind");
    uint32_t kinds = given->count > 0 ? 0 : UINT32_MAX;
    for (size_t i = 0; i < given->count; i++) {
        RecordKind kind;
        if (record_kind_parse(given->items[i], &kind)) {
            kinds |= UINT32_C(1) << kind;
        }
    }
    return kinds;
}

static void write_records(const Project *project, const MemoryRequest *request)
{
    const Site *site = &project->build.site;
    bool is_list = request->form != MEMORY_LINES;
    Arena scratch;
    arena_init(&scratch, NULL);
    terminal_write(stdout, is_list ? SLICE("[\n") : SLICE(""));
    size_t written = 0;
    for (uint32_t i = 0; i < site->page_count; i++) {
        const Page *page = &site->pages[i];
        if (!project_has_path(project, page->path)) {
            continue;
        }
        Buffer out;
        buffer_init(&out, &scratch);
        written += memory_write_records(&out, &scratch, site, page, request, written > 0);
        terminal_write(stdout, buffer_slice(&out));
        arena_reset(&scratch);
    }
    terminal_write(stdout, is_list ? SLICE("\n]\n") : SLICE(""));
    arena_free(&scratch);
}

static void print_hints(const CommandLine *line, const RecordFilter *filter)
{
    Buffer hints;
    buffer_init(&hints, line->arena);
    record_filter_add_hints(filter, &hints);
    for (Slice rest = buffer_slice(&hints); rest.size > 0;) {
        Slice hint = slice_cut(rest, '\n', &rest);
        terminal_write(stderr,
                       arena_format(line->arena, "memoc records: %.*s\n", SLICE_PRINT(hint)));
    }
}

static ExitStatus print_records(const CommandLine *line, Project *project)
{
    static const MemoryForm forms[] = {MEMORY_LIST, MEMORY_LINES, MEMORY_MEM0};
    RecordFilter filter;
    Slice error;
    if (!record_filter_init(&filter, line->arena, option_text(line, "where"), project->build.today,
                            &error)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE, "--where: %.*s",
                                         SLICE_PRINT(error));
    }
    const MemoryRequest request = {
        .form = forms[option_choice(line, "format")],
        .kinds = read_kinds(line),
        .filter = &filter,
    };
    ExitStatus status = project_take_paths(line, project);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    project->build.index = false;
    project->build.bodies = false;
    status = project_compile(line, project);
    if (status == EXIT_STATUS_CLEAN) {
        write_records(project, &request);
        print_hints(line, &filter);
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
     .choices = kind_option_choices,
     .repeated = true,
     .help = "only records of this kind"},
    {.name = "where",
     .kind = OPTION_TEXT,
     .value_name = "FIELDS",
     .help = "only records with these fields, as memoc search has them: 'status:ACTIVE lang:sql'"},
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
    {"memoc records --where 'lang:sql updated:>=2026-01-01'", "recent SQL"},
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
