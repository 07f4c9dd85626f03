#include "cli/convert.h"

#include "base/diagnostic.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/convert_filter.h"
#include "cli/convert_worker.h"
#include "cli/terminal.h"
#include "document/dialect.h"
#include "document/dump.h"
#include "document/gfm.h"
#include "document/pandoc_json.h"
#include "document/pandoc_json_read.h"
#include "document/pandoc_native.h"
#include "document/plain.h"
#include "document/rule.h"
#include "document/view_document.h"
#include "document/view_store.h"
#include "front_matter/front_matter.h"
#include "front_matter/report.h"
#include "markdown/cost.h"
#include "markdown/fragment.h"
#include "markdown/markdown.h"
#include "render/html.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef enum OutputFormat {
    OUTPUT_GFM,
    OUTPUT_HTML,
    OUTPUT_HTML_SPEC,
    OUTPUT_JSON,
    OUTPUT_MARKDOWN,
    OUTPUT_NATIVE,
    OUTPUT_PLAIN,
    OUTPUT_TREE,
} OutputFormat;

static const char *const formats[] = {"gfm",    "html",  "html+spec", "json", "markdown",
                                      "native", "plain", "tree",      NULL};

/* In the order of HtmlMode. */
static const char *const html_modes[] = {"sanitize", "escape", "trust", "gfm", NULL};

typedef struct Conversion {
    const CommandLine *line;
    Arena *arena;
    Dialect dialect;
    OutputFormat format;
    HtmlMode html;
    Source source;
    FrontMatter front_matter;
    Value *metadata; /* of front matter and -M; NULL when there is none */
    bool from_json;
    bool is_without_filters;
    View *view; /* of pandoc's JSON, or what filters made; else NULL */
    Tree tree;
    DiagnosticList findings;
} Conversion;

/* ---- input ---- */

static bool read_input(Conversion *conversion, Slice path, Slice *bytes)
{
    bool standard = slice_is(path, "-");
    bool read = standard ? file_read_descriptor(conversion->arena, STDIN_FILENO, UINT32_MAX, bytes)
                         : file_read(conversion->arena, path, UINT32_MAX, bytes);
    if (!read) {
        command_error(conversion->line, EXIT_STATUS_FAILED, "cannot read \"%.*s\": %s",
                      SLICE_PRINT(path), strerror(errno));
    }
    return read;
}

/* Several files are one document, as in pandoc: a blank line between each and the next. */
static bool read_inputs(Conversion *conversion)
{
    const CommandLine *line = conversion->line;
    Slice standard = SLICE("-");
    const Slice *paths = line->operand_count > 0 ? line->operands : &standard;
    size_t count = line->operand_count > 0 ? line->operand_count : 1;
    Buffer all;
    buffer_init(&all, conversion->arena);
    for (size_t i = 0; i < count; i++) {
        Slice bytes;
        if (!read_input(conversion, paths[i], &bytes)) {
            return false;
        }
        buffer_add_string(&all, i > 0 ? "\n\n" : "");
        buffer_add(&all, bytes);
    }
    Slice name = slice_is(paths[0], "-") ? SLICE("stdin") : paths[0];
    source_init(&conversion->source, conversion->arena, name, buffer_slice(&all));
    return true;
}

/* ---- front matter ---- */

static void read_front_matter(Conversion *conversion)
{
    FrontMatter *front_matter = &conversion->front_matter;
    front_matter_read(front_matter, conversion->arena, &conversion->source);
    conversion->metadata = front_matter->root;
    front_matter_report(&conversion->findings, &conversion->source, front_matter);
}

static Value *value_from_option(Arena *arena, Slice text, bool given)
{
    Value *value = arena_new(arena, Value);
    value->kind = VALUE_STRING;
    value->text = text;
    if (!given || slice_is(text, "true") || slice_is(text, "false")) {
        value->kind = VALUE_BOOLEAN;
        value->boolean = !slice_is(text, "false");
    }
    return value;
}

/* -M key=value: after the front matter, whose values it replaces. */
static void add_metadata(Conversion *conversion)
{
    const OptionValues *given = option_list(conversion->line, "metadata");
    if (given->count == 0) {
        return;
    }
    const Value *old = conversion->metadata;
    Value *map = arena_new(conversion->arena, Value);
    map->kind = VALUE_MAP;
    size_t old_count = old == NULL ? 0 : old->count;
    map->pairs = arena_new_array(conversion->arena, ValuePair, old_count + given->count);
    for (size_t i = 0; i < old_count; i++) {
        map->pairs[map->count++] = old->pairs[i];
    }
    for (size_t i = 0; i < given->count; i++) {
        Slice text;
        Slice key = slice_cut(given->items[i], '=', &text);
        Value *value = value_from_option(conversion->arena, text, key.size < given->items[i].size);
        ValuePair *pair = value_find_pair(map, key);
        pair = pair != NULL ? pair : &map->pairs[map->count++];
        *pair = (ValuePair){.key = key, .value = value};
    }
    conversion->metadata = map;
}

/* ---- the document ---- */

static void report_cost(Conversion *conversion, const CostVerdict *verdict)
{
    uint32_t at = conversion->front_matter.body_offset + verdict->offset;
    finding_add(&conversion->findings, RULE_DOC_TOO_COSTLY, &conversion->source, (Span){at, at},
                "%llu %s (limit %llu)", (unsigned long long)verdict->count, verdict->what,
                (unsigned long long)verdict->limit);
}

/* False when the document is not parsed, because of what that would cost. */
static bool parse_body(Conversion *conversion)
{
    Arena scratch;
    arena_init(&scratch, conversion->arena->budget);
    uint32_t body_offset = conversion->front_matter.body_offset;
    CostVerdict verdict = markdown_cost(slice_from(conversion->source.bytes, body_offset),
                                        conversion->dialect, &scratch);
    if (!verdict.too_costly) {
        verdict.too_costly = !markdown_parse(&conversion->tree, conversion->arena, &scratch,
                                             &conversion->source, body_offset, conversion->dialect);
        verdict.what = "inlines or more inside each other";
        verdict.count = MARKDOWN_DEPTH_LIMIT + 1;
        verdict.limit = MARKDOWN_DEPTH_LIMIT;
    }
    arena_free(&scratch);
    if (verdict.too_costly) {
        report_cost(conversion, &verdict);
    }
    return !verdict.too_costly;
}

/* False when it is no document. */
static bool read_json(Conversion *conversion)
{
    Source *source = &conversion->source;
    JsonProblem problem;
    conversion->view = pandoc_json_read(conversion->arena, source->bytes, &problem);
    if (conversion->view == NULL) {
        uint32_t at = (uint32_t)problem.offset;
        diagnostic_add(&conversion->findings, SLICE("convert/json"), SEVERITY_ERROR, source,
                       (Span){at, at}, "%.*s", SLICE_PRINT(problem.message));
        return false;
    }
    view_set_metadata(conversion->view, conversion->metadata);
    view_store(&conversion->tree, conversion->arena, conversion->view, source);
    return true;
}

/* Markdown in a metadata value. */
static Tree *parse_value(void *context, Arena *arena, Slice text)
{
    const Conversion *conversion = context;
    return markdown_fragment(arena, text, conversion->source.path, conversion->dialect);
}

static View *make_view(void *context)
{
    Conversion *conversion = context;
    ViewOptions options = {
        .dialect = conversion->dialect,
        .front_matter = conversion->metadata,
        .parse = parse_value,
        .context = conversion,
    };
    return conversion->from_json ? conversion->view
                                 : view_from_tree(conversion->arena, &conversion->tree, &options);
}

static bool has_filters(const Conversion *conversion)
{
    return option_list(conversion->line, "lua-filter")->count > 0;
}

/* An exit status. */
static int run_filters(Conversion *conversion)
{
    if (!has_filters(conversion) || conversion->is_without_filters) {
        return EXIT_STATUS_CLEAN;
    }
    ConvertFilter filter = {
        .line = conversion->line,
        .arena = conversion->arena,
        .format = slice_from_string(formats[conversion->format]),
        .source = &conversion->source,
        .front_matter = conversion->metadata,
        .view = make_view,
        .context = conversion,
        .findings = &conversion->findings,
    };
    int status = convert_filter_run(&filter);
    if (filter.result != NULL) {
        conversion->view = filter.result;
        view_store(&conversion->tree, conversion->arena, conversion->view, &conversion->source);
    }
    return status;
}

/* ---- output ---- */

static void write_html(Conversion *conversion, Buffer *out)
{
    HtmlOptions options = {
        .style = conversion->format == OUTPUT_HTML_SPEC ? HTML_SPEC : HTML_SITE,
        .mode = conversion->html,
    };
    html_write_tree(out, &conversion->tree, &options);
}

static void write_markdown(const Conversion *conversion, Buffer *out, const View *view)
{
    GfmOptions options = {
        .standalone = option_flag(conversion->line, "standalone"),
        .attributes = conversion->format == OUTPUT_MARKDOWN,
    };
    gfm_write(out, view, &options);
}

static void write_view(Conversion *conversion, Buffer *out)
{
    const View *view = conversion->view ? conversion->view : make_view(conversion);
    switch (conversion->format) {
    case OUTPUT_GFM:
    case OUTPUT_MARKDOWN:
        write_markdown(conversion, out, view);
        break;
    case OUTPUT_JSON:
        pandoc_json_write(out, view);
        break;
    case OUTPUT_NATIVE:
        pandoc_native_write(out, view, option_flag(conversion->line, "standalone"));
        break;
    default:
        plain_write(out, view);
        break;
    }
}

static void write_document(Conversion *conversion, Buffer *out)
{
    switch (conversion->format) {
    case OUTPUT_HTML:
    case OUTPUT_HTML_SPEC:
        write_html(conversion, out);
        break;
    case OUTPUT_TREE:
        dump_write(out, &conversion->tree);
        break;
    default:
        write_view(conversion, out);
        break;
    }
}

static int deliver(const Conversion *conversion, Slice text)
{
    Slice path = option_text(conversion->line, "output");
    if (path.size == 0 || slice_is(path, "-")) {
        terminal_write(stdout, text);
        return EXIT_STATUS_CLEAN;
    }
    if (!file_write(path, text, FILE_PRECIOUS, NULL)) {
        return command_error(conversion->line, EXIT_STATUS_FAILED, "cannot write \"%.*s\": %s",
                             SLICE_PRINT(path), strerror(errno));
    }
    return EXIT_STATUS_CLEAN;
}

static Slice findings_text(Conversion *conversion)
{
    Buffer text;
    buffer_init(&text, conversion->arena);
    diagnostic_list_sort(&conversion->findings);
    for (size_t i = 0; i < conversion->findings.count; i++) {
        diagnostic_write_text(&text, &conversion->findings.items[i],
                              command_color(conversion->line, stderr));
    }
    return buffer_slice(&text);
}

/* All that comes after the document was read: a ConvertMaker. */
static void make_outcome(void *context, ConvertOutcome *outcome)
{
    Conversion *conversion = context;
    Buffer text;
    buffer_init(&text, conversion->arena);
    outcome->status = run_filters(conversion);
    if (outcome->status == EXIT_STATUS_CLEAN) {
        write_document(conversion, &text);
    }
    outcome->text = buffer_slice(&text);
    outcome->findings = findings_text(conversion);
    outcome->has_errors = diagnostic_list_count(&conversion->findings, SEVERITY_ERROR) > 0;
}

static void make_guarded_outcome(Conversion *conversion, ConvertOutcome *outcome)
{
    const char *loss = convert_in_worker(conversion->arena, make_outcome, conversion, outcome);
    if (loss != NULL) {
        conversion->is_without_filters = true;
        finding_add_file(&conversion->findings, RULE_FILTER_ERROR, conversion->source.path,
                         "made without filters: with them, %s", loss);
        make_outcome(conversion, outcome);
    }
}

static int convert(Conversion *conversion)
{
    bool spec = conversion->format == OUTPUT_HTML_SPEC;
    diagnostic_list_init(&conversion->findings, conversion->arena);
    /* cmark-gfm knows no front matter, and html+spec is what it would print. */
    if ((conversion->dialect & DIALECT_FRONT_MATTER) && !spec && !conversion->from_json) {
        read_front_matter(conversion);
    }
    add_metadata(conversion);
    if (!(conversion->from_json ? read_json(conversion) : parse_body(conversion))) {
        terminal_write(stderr, findings_text(conversion));
        return EXIT_STATUS_FINDINGS;
    }
    ConvertOutcome outcome;
    if (has_filters(conversion) && !option_flag(conversion->line, "trust-filters")) {
        make_guarded_outcome(conversion, &outcome);
    } else {
        make_outcome(conversion, &outcome);
    }
    terminal_write(stderr, outcome.findings);
    int status =
        outcome.status == EXIT_STATUS_CLEAN ? deliver(conversion, outcome.text) : outcome.status;
    return status == EXIT_STATUS_CLEAN && outcome.has_errors ? EXIT_STATUS_FINDINGS : status;
}

static int run(const CommandLine *line)
{
    Conversion conversion = {
        .line = line,
        .arena = line->arena,
        .format = (OutputFormat)option_choice(line, "to"),
        .html = (HtmlMode)option_choice(line, "html"),
    };
    Slice error;
    conversion.from_json = slice_is(option_text(line, "from"), "json");
    if (!conversion.from_json &&
        !dialect_parse(line->arena, option_text(line, "from"), &conversion.dialect, &error)) {
        return command_error(line, EXIT_STATUS_USAGE, "%.*s", SLICE_PRINT(error));
    }
    if (!read_inputs(&conversion)) {
        return EXIT_STATUS_FAILED;
    }
    return convert(&conversion);
}

static const char *const description[] = {
    "Reads Markdown and writes it in another form. Several files are read as one document, with a "
    "blank line between; "
    "without a file, standard input is read.",
    "DIALECT is \"memoc\" (GFM and attributes on headings and fences), \"gfm\" or \"commonmark\" "
    "(0.29, nothing else), "
    "with extensions added or removed: \"gfm-alerts-math\", \"commonmark+tables\". They are "
    "tables, strikethrough, "
    "autolinks, task_lists, footnotes, alerts, math, attributes, front_matter; pandoc's names "
    "work, too.",
    "json as DIALECT is a document of pandoc's.",
    "gfm is Markdown for GitHub, laid out as pandoc does; markdown is the same with the attributes "
    "of headings and code blocks, as memoc reads them.",
    "html is what a page of the site holds; html+spec is what the cmark-gfm program prints, which "
    "knows no front "
    "matter; json and native are pandoc's document, for filters and comparison; tree is memoc's "
    "own, with the place of "
    "every node.",
    NULL,
};

static const Operand operands[] = {
    {.name = "FILE", .kind = OPTION_FILE, .optional = true, .repeated = true},
    {0},
};

static const Option options[] = {
    {.name = "from",
     .letter = 'f',
     .kind = OPTION_TEXT,
     .value_name = "DIALECT",
     .default_value = "memoc",
     .help = "how to read the Markdown, or json: pandoc's document"},
    {.name = "to",
     .letter = 't',
     .kind = OPTION_CHOICE,
     .value_name = "FORMAT",
     .choices = formats,
     .default_value = "html",
     .help = "what to write"},
    {.name = "html",
     .kind = OPTION_CHOICE,
     .value_name = "MODE",
     .choices = html_modes,
     .default_value = "sanitize",
     .help = "what becomes of raw HTML; gfm: GitHub's tagfilter"},
    {.name = "lua-filter",
     .letter = 'L',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .repeated = true,
     .help = "run a Lua filter over the document"},
    {.name = "metadata",
     .letter = 'M',
     .kind = OPTION_TEXT,
     .value_name = "KEY=VALUE",
     .repeated = true,
     .help = "set a value as if front matter had it"},
    {.name = "standalone",
     .letter = 's',
     .kind = OPTION_FLAG,
     .help = "with -t native, gfm or markdown: the whole document, with its metadata"},
    {.name = "output",
     .letter = 'o',
     .kind = OPTION_FILE,
     .value_name = "FILE",
     .help = "write there instead of to standard output"},
    {0},
};

static const Example examples[] = {
    {"memoc convert notes.md", "the HTML of a page's body"},
    {"memoc convert -t tree notes.md", "what memoc understood, and where it stands"},
    {"memoc convert -f gfm -t json notes.md | jq .blocks", "pandoc's tree"},
    {"pandoc -t json report.docx | memoc convert -f json -t gfm", "Markdown of any document"},
    {0},
};

const Command convert_command = {
    .name = "convert",
    .summary = "write one document in another form",
    .description = description,
    .operands = operands,
    .options = options,
    .examples = examples,
    .run = run,
};
