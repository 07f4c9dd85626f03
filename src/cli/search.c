#include "cli/search.h"

#include "cli/command.h"
#include "cli/kind_option.h"
#include "cli/search_index.h"
#include "cli/search_print.h"
#include "cli/search_route.h"
#include "cli/terminal.h"

/* The words of the command line are one query. Kinds come first, where no "OR" and no number of words can undo them. */
static Slice read_query(const CommandLine *line)
{
    Buffer query;
    buffer_init(&query, line->arena);
    const OptionValues *kinds = option_list(line, "kind");
    for (size_t i = 0; i < kinds->count; i++) {
        buffer_add_format(&query, "%skind:%.*s ", i > 0 ? "OR " : "", SLICE_PRINT(kinds->items[i]));
    }
    for (size_t i = 0; i < line->operand_count; i++) {
        buffer_add_string(&query, i > 0 ? " " : "");
        buffer_add(&query, line->operands[i]);
    }
    return buffer_slice(&query);
}

static void print_hints(const CommandLine *line, const SearchIndex *index,
                        const SearchResults *results)
{
    const Query *query = &index->engine.query;
    for (size_t i = 0; i < query->hint_count; i++) {
        terminal_write(stderr, arena_format(line->arena, "memoc search: %.*s\n",
                                            SLICE_PRINT(query->hints[i])));
    }
    terminal_write(stderr,
                   arena_format(line->arena, "%u document%s, %u place%s\n", results->document_count,
                                results->document_count == 1 ? "" : "s", results->entry_count,
                                results->entry_count == 1 ? "" : "s"));
}

/* False when the index turns out to be wrong. */
static bool search_into(const CommandLine *line, SearchIndex *index, SearchResults *results,
                        Buffer *out)
{
    search_run(&index->engine, read_query(line), (size_t)option_integer(line, "offset"),
               (size_t)option_integer(line, "limit"), results);
    SearchPrinter printer = {
        .engine = &index->engine,
        .results = results,
        .root = index->project.settings.root,
        .arena = line->arena,
        .out = out,
        .color = command_color(line, stdout),
        .explains = option_flag(line, "explain"),
    };
    buffer_init(out, line->arena);
    if (index->reader.state == INDEX_GOOD) {
        (option_flag(line, "json") ? search_print_json : search_print_text)(&printer);
    }
    return index->reader.state == INDEX_GOOD;
}

static ExitStatus search(const CommandLine *line, SearchIndex *index)
{
    SearchResults results;
    Buffer out;
    while (!search_into(line, index, &results, &out)) {
        ExitStatus status = search_index_recover(line, index);
        if (status != EXIT_STATUS_CLEAN) {
            return status;
        }
    }
    terminal_write(stdout, buffer_slice(&out));
    if (!option_flag(line, "json")) {
        print_hints(line, index, &results);
    }
    return EXIT_STATUS_CLEAN;
}

/* A router has no records of all kinds, and no scores to explain. */
static bool check_route(const CommandLine *line)
{
    static const char *const others[] = {"kind", "offset", "explain"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (option_flag(line, "route") && option_is_given(line, others[i])) {
            command_error(line, EXIT_STATUS_USAGE, "--route cannot be given with --%s", others[i]);
            return false;
        }
    }
    return true;
}

static int run(const CommandLine *line)
{
    SearchIndex index;
    if (!check_route(line)) {
        return EXIT_STATUS_USAGE;
    }
    ExitStatus status = search_index_open(line, &index);
    if (status == EXIT_STATUS_CLEAN) {
        status = option_flag(line, "route") ? search_route(line, &index, read_query(line),
                                                           (size_t)option_integer(line, "limit"))
                                            : search(line, &index);
    }
    search_index_close(&index);
    return (int)status;
}

static const char *const description[] = {
    "Searches documents, their sections, code blocks and records: best matches first, up to four "
    "places a document. It reads the index that memoc build wrote; when there is none, or a "
    "document is newer than it, the documents are compiled in memory.",
    "The arguments are one query. Words find their other forms (run, running) and the parts of "
    "names; one that nothing has is looked for as a beginning, then with a typing error, then with "
    "another ending. \"in quotes\": side by side. -word: not that. word*: whatever begins so. "
    "a OR b: either.",
    "Fields: kind:code status:ACTIVE lang:sql owner:\"Core team\" tag:release path:docs/ "
    "doc_type:adr updated:>=2026-01-31 stale:true, and fm.KEY:value for any key of the front "
    "matter. Without words, they find all that they allow.",
    "Behind --, a query may begin with a dash: memoc search -- --no-verify.",
    NULL,
};

static const Operand operands[] = {
    {.name = "QUERY", .kind = OPTION_TEXT, .repeated = true},
    {0},
};

static const Option options[] = {
    {.name = "json", .kind = OPTION_FLAG, .help = "print JSON"},
    {.name = "limit",
     .letter = 'n',
     .kind = OPTION_INTEGER,
     .value_name = "N",
     .default_value = "10",
     .help = "how many documents to print at most"},
    {.name = "offset",
     .kind = OPTION_INTEGER,
     .value_name = "N",
     .help = "how many of the best to leave out"},
    {.name = "kind",
     .kind = OPTION_CHOICE,
     .value_name = "KIND",
     .choices = kind_option_choices,
     .repeated = true,
     .help = "only records of this kind"},
    {.name = "route",
     .kind = OPTION_FLAG,
     .help = "print which documents the words lead to as keywords, by memory/router.json"},
    {.name = "explain", .kind = OPTION_FLAG, .help = "say what each result's score is made of"},
    {.name = "index",
     .kind = OPTION_FOLDER,
     .value_name = "DIR",
     .help = "a built site, or its folder search (default: that of the project)"},
    {0},
};

static const Example examples[] = {
    {"memoc search idempotency", "what the documents say of it"},
    {"memoc search 'lang:sql \"on conflict\"'", "SQL with these words"},
    {"memoc search --route add a migration", "which documents to read before that"},
    {"memoc search --json stale:true tag:release", "for a program: documents that need a review"},
    {0},
};

const Command search_command = {
    .name = "search",
    .summary = "search documents and records",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
