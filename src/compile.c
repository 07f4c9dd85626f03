#include "compile.h"

#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "check/check.h"
#include "document/record_size.h"
#include "document/rule.h"
#include "document/unit_writer.h"
#include "extract/extract.h"
#include "front_matter/code_yaml.h"
#include "front_matter/front_matter.h"
#include "front_matter/report.h"
#include "index/harvest.h"
#include "markdown/cost.h"
#include "markdown/markdown.h"
#include "math_step.h"
#include "render/html.h"
#include "render/html_escape.h"
#include "skeleton_step.h"

#include <errno.h>
#include <string.h>

/* Front matter may come on top of what markdown_cost allows. */
enum { FILE_SIZE_LIMIT = COST_SIZE_LIMIT + (2 << 20) };

/* ---- the steps; each returns false when nothing can follow it but the unit ---- */

static void add_costly(Document *document, const char *what, uint64_t count, uint64_t limit,
                       uint32_t offset)
{
    document->is_costly = true;
    finding_add(&document->findings, RULE_DOC_TOO_COSTLY, &document->source, (Span){offset, offset},
                "%llu %s (limit %llu)", (unsigned long long)count, what, (unsigned long long)limit);
}

static bool step_read(Compiler *compiler, Document *document)
{
    Slice bytes;
    if (compiler->file->has_text) {
        source_init(&document->source, document->arena, document->path, compiler->file->text);
        return true;
    }
    Slice path = path_join(document->arena, document->settings->root, document->path);
    if (file_read(document->arena, path, FILE_SIZE_LIMIT, &bytes)) {
        source_init(&document->source, document->arena, document->path, bytes);
        return true;
    }
    source_init(&document->source, document->arena, document->path, (Slice){NULL, 0});
    if (errno == EFBIG) {
        document->is_costly = true;
        finding_add_file(&document->findings, RULE_DOC_TOO_COSTLY, document->path,
                         "more than %d MiB", FILE_SIZE_LIMIT >> 20);
        return false;
    }
    document->is_unreadable = true;
    RuleId rule = errno == EINVAL || errno == EISDIR ? RULE_DOC_NOT_A_FILE : RULE_DOC_UNREADABLE;
    finding_add_file(&document->findings, rule, document->path, "cannot be read: %s",
                     strerror(errno));
    return false;
}

static bool step_front_matter(Compiler *compiler, Document *document)
{
    (void)compiler;
    FrontMatter front_matter;
    front_matter_read(&front_matter, document->arena, &document->source);
    front_matter_report(&document->findings, &document->source, &front_matter);
    document->front_matter = front_matter.root;
    document->front_matter_span = front_matter.found ? front_matter.block : (Span){0, 0};
    document->front_matter_is_bad = front_matter.found && front_matter.root == NULL;
    document->body_offset = front_matter.body_offset;
    return true;
}

/* A costly document keeps an empty tree. */
static bool step_parse(Compiler *compiler, Document *document)
{
    (void)compiler;
    document->tree = (Tree){.root = node_new(document->arena, NODE_DOCUMENT,
                                             (Span){document->body_offset, document->body_offset}),
                            .arena = document->arena,
                            .source = &document->source};
    Dialect dialect = document->settings->dialect;
    Slice body = slice_from(document->source.bytes, document->body_offset);
    CostVerdict verdict = markdown_cost(body, dialect, document->scratch);
    arena_reset(document->scratch);
    if (verdict.too_costly) {
        add_costly(document, verdict.what, verdict.count, verdict.limit,
                   document->body_offset + verdict.offset);
    } else if (!markdown_parse(&document->tree, document->arena, document->scratch,
                               &document->source, document->body_offset, dialect)) {
        add_costly(document, "inlines or more inside each other", MARKDOWN_DEPTH_LIMIT + 1,
                   MARKDOWN_DEPTH_LIMIT, document->body_offset);
    }
    arena_reset(document->scratch);
    document_read_metadata(document);
    document_collect(document);
    document_read_code(document);
    return true;
}

static bool step_check(Compiler *compiler, Document *document)
{
    check_document(document);
    code_yaml_check(document);
    if (compiler->schemas != NULL) {
        arena_reset(document->scratch);
        schema_set_check(compiler->schemas, document);
        arena_reset(document->scratch);
    }
    skeleton_step(compiler->schemas, document);
    arena_reset(document->scratch);
    return true;
}

static bool step_filter(Compiler *compiler, Document *document)
{
    if (compiler->filters != NULL && !document->is_without_filters) {
        filter_step(compiler->filters, document);
    }
    return true;
}

/* Records repeat what stands above them (record_size.h): that must not grow with the square of the document's size. */
static bool are_records_costly(Document *document)
{
    /* In a collection of 853 documents there are at most six bytes for each byte of a document. */
    enum { SIZE_LEAST = 4 << 20, SIZE_FACTOR = 64 };
    uint64_t size = record_size_of_document(document);
    uint64_t limit = (uint64_t)SIZE_FACTOR * document->source.bytes.size;
    limit = limit > SIZE_LEAST ? limit : SIZE_LEAST;
    if (size > limit) {
        add_costly(document, "bytes of headings, tags and others that its records repeat", size,
                   limit, document->body_offset);
    }
    return size > limit;
}

/* A costly document keeps its metadata, and an empty tree. */
static void forget_content(Document *document)
{
    document->tree.root = node_new(document->arena, NODE_DOCUMENT,
                                   (Span){document->body_offset, document->body_offset});
    document->given = (GivenRecordList){.arena = document->arena};
    document_collect(document);
}

static bool step_extract(Compiler *compiler, Document *document)
{
    (void)compiler;
    extract_records(document);
    if (are_records_costly(document)) {
        forget_content(document);
        extract_records(document);
    }
    return true;
}

static bool step_index(Compiler *compiler, Document *document)
{
    if (compiler->index) {
        arena_reset(document->scratch);
        index_harvest(document);
        arena_reset(document->scratch);
    }
    return true;
}

static bool step_math(Compiler *compiler, Document *document)
{
    if (math_converter_is_wanted(document->settings) && !document->is_costly) {
        math_step(&compiler->math, document);
    }
    return true;
}

static void write_source_as_text(Document *document)
{
    Buffer html;
    buffer_init(&html, document->arena);
    buffer_add_string(&html, "<pre class=\"source\"><code>");
    html_write_text(&html, slice_from(document->source.bytes, document->body_offset));
    buffer_add_string(&html, "</code></pre>\n");
    document->html = buffer_slice(&html);
}

/* Raw HTML has addresses, too: they become links of the document when its body is written. */
static uint32_t number_of(Document *document, const HtmlHole *hole)
{
    if (hole->node->kind == NODE_LINK || hole->node->kind == NODE_IMAGE) {
        return hole->node->target->number;
    }
    return document_add_html_link(document, hole->node, hole->url, hole->kind != HOLE_HREF);
}

static void keep_holes(Document *document, const HtmlHoles *holes)
{
    document->hole_count = holes->count;
    document->holes = arena_new_array(document->arena, Hole, holes->count);
    for (size_t i = 0; i < holes->count; i++) {
        document->holes[i] = (Hole){
            .offset = (uint32_t)holes->items[i].offset,
            .kind = holes->items[i].kind,
            .number = number_of(document, &holes->items[i]),
        };
    }
}

/* What the places that raw HTML names are called on the page. */
static void keep_anchors(Document *document, const HtmlHoles *holes)
{
    Map identifiers;
    map_init(&identifiers, document->scratch);
    for (size_t i = 0; i < holes->anchor_count; i++) {
        map_set(&identifiers, holes->anchors[i].name, &holes->anchors[i]);
    }
    for (size_t i = 0; i < document->anchor_count; i++) {
        const HtmlAnchor *anchor = map_find(&identifiers, document->anchors[i].name);
        if (anchor != NULL) {
            document->anchors[i].identifier = anchor->identifier;
        }
    }
}

static bool step_body(Compiler *compiler, Document *document)
{
    if (document->is_costly) {
        write_source_as_text(document);
        return true;
    }
    Buffer html;
    buffer_init(&html, document->arena);
    HtmlHoles holes;
    html_holes_init(&holes, document->arena);
    HtmlOptions options = {.style = HTML_SITE, .mode = document->settings->html, .holes = &holes};
    if (math_converter_is_wanted(document->settings)) {
        options.math = &compiler->math;
    }
    if (document->settings->highlight) {
        options.highlighter = &compiler->highlighter;
        highlighter_begin(&compiler->highlighter, document->arena);
    }
    html_write_tree(&html, &document->tree, &options);
    document->html = buffer_slice(&html);
    if (options.highlighter) {
        document->highlights = buffer_slice(&options.highlighter->report);
    }
    keep_holes(document, &holes);
    keep_anchors(document, &holes);
    return true;
}

/* ---- the compiler, in order: everything here sees one document only ---- */

typedef struct Step {
    bool (*run)(Compiler *compiler, Document *document);
    TimingStep timing;
} Step;

static const Step document_steps[] = {
    {step_read, TIMING_READ},                 /* file   -> bytes                       */
    {step_front_matter, TIMING_FRONT_MATTER}, /* bytes  -> values, body                */
    {step_parse, TIMING_PARSE},               /* body   -> tree, metadata, links       */
    {step_check, TIMING_CHECK},               /* tree   -> findings                    */
    {step_filter, TIMING_FILTER},             /* tree   -> tree, by Lua                */
    {step_extract, TIMING_EXTRACT},           /* tree   -> records                     */
    {step_index, TIMING_INDEX},               /* tree   -> entries for the search index */
    {step_math, TIMING_BODY},                 /* tree   -> MathML of its formulas      */
    {step_body, TIMING_BODY},                 /* tree   -> HTML with holes             */
};

void compiler_init(Compiler *compiler, const Settings *settings, const SourceFile *files)
{
    *compiler = (Compiler){.settings = settings, .files = files, .index = true, .bodies = true};
    compiler->budget.limit = settings->memory_bytes;
    arena_init(&compiler->arena, &compiler->budget);
    arena_init(&compiler->scratch, &compiler->budget);
    highlighter_init(&compiler->highlighter);
    math_converter_init(&compiler->math, settings);
}

void compiler_free(Compiler *compiler)
{
    arena_free(&compiler->arena);
    arena_free(&compiler->scratch);
    highlighter_free(&compiler->highlighter);
    math_converter_free(&compiler->math);
}

static Document begin_document(Compiler *compiler, size_t file)
{
    arena_reset(&compiler->arena);
    arena_reset(&compiler->scratch);
    compiler->file = &compiler->files[file];
    Document document = {
        .arena = &compiler->arena,
        .scratch = &compiler->scratch,
        .settings = compiler->settings,
        .path = compiler->files[file].path,
    };
    diagnostic_list_init(&document.findings, document.arena);
    diagnostic_list_init(&document.unused, document.arena);
    document.given.arena = document.arena;
    document.records.arena = document.arena;
    return document;
}

/* A document that was not read has the title that its path gives, and no more. */
static void read_path_only(Document *document)
{
    document->tree.root = node_new(document->arena, NODE_DOCUMENT, (Span){0, 0});
    metadata_read(&document->metadata, document->arena, document->settings, NULL, &document->tree,
                  document->path);
}

/* `filter_loss` is what happened with filters; NULL when they are run now. */
static void compile_file(Compiler *compiler, size_t file, const char *filter_loss, Buffer *out)
{
    Document document = begin_document(compiler, file);
    if (filter_loss != NULL) {
        Slice names = filter_step_names(compiler->filters, &document);
        if (names.size > 0) {
            finding_add_file(&document.findings, RULE_FILTER_ERROR, document.path,
                             "made without filters (%.*s): with them, %s", SLICE_PRINT(names),
                             filter_loss);
        }
        document.is_without_filters = true;
    }
    size_t count = sizeof document_steps / sizeof *document_steps - (compiler->bodies ? 0 : 1);
    uint64_t clock = timing_cpu(compiler->timing);
    bool more = true;
    for (size_t i = 0; i < count && more; i++) {
        more = document_steps[i].run(compiler, &document);
        timing_add(compiler->timing, document_steps[i].timing, &clock);
    }
    if (!more) {
        read_path_only(&document);
    }
    unit_write(out, &document);
    timing_add(compiler->timing, TIMING_UNIT, &clock);
}

void compile_document(void *context, size_t job, Buffer *out)
{
    compile_file(context, job, NULL, out);
}

void compile_without_filters(Compiler *compiler, size_t file, const char *loss, Buffer *out)
{
    compile_file(compiler, file, loss, out);
}

void compile_stub(Compiler *compiler, size_t file, Buffer *out)
{
    Document document = begin_document(compiler, file);
    source_init(&document.source, document.arena, document.path, (Slice){NULL, 0});
    document.is_stub = true;
    read_path_only(&document);
    unit_write(out, &document);
}

/* Whether a line of the front matter says `draft`, and not that it is none: nothing else is looked into here. */
static bool says_draft(Slice text)
{
    Slice key = SLICE("draft:");
    text = slice_starts_with(text, SLICE("\xEF\xBB\xBF")) ? slice_from(text, 3) : text;
    if (!slice_starts_with(text, SLICE("---"))) {
        return false;
    }
    slice_cut(text, '\n', &text);
    while (text.size > 0 && !slice_starts_with(text, SLICE("---"))) {
        Slice line = slice_cut(text, '\n', &text);
        if (slice_starts_with(line, key)) {
            Slice value = slice_trim(slice_from(line, key.size));
            return value.size > 0 && !slice_equals_fold(value, SLICE("false"));
        }
    }
    return false;
}

void compile_lost_document(Compiler *compiler, size_t file, RuleId rule, const char *message,
                           Buffer *out)
{
    Document document = begin_document(compiler, file);
    document.is_costly = true;
    if (step_read(compiler, &document)) {
        write_source_as_text(&document);
    }
    read_path_only(&document);
    document.metadata.draft = says_draft(document.source.bytes);
    finding_add_file(&document.findings, rule, document.path, "%s", message);
    unit_write(out, &document);
}
