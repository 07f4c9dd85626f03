#include "check/code.h"

#include "base/edit_distance.h"
#include "base/jsonc.h"
#include "base/utf8.h"
#include "check/code_guess.h"
#include "document/code_block.h"
#include "document/language.h"

/* To look for what was meant costs as much as all else: a document with more names that nobody knows has another problem. */
enum { SHOWN_LIMIT = 40, CERTAIN_SIZE = 6, SUGGESTIONS_MOST = 100 };

/* A block between fences, while it is looked at. */
typedef struct Fence {
    Document *document;
    const Node *code;
    Span marker; /* the opening fence, without what is behind it */
    Span
        word; /* the language as it stands in the file; empty at the marker's end when it does not */
    Slice written; /* the language, decoded */
    Slice language;
    Slice content;
    int *suggestions; /* that were looked for in the document so far */
} Fence;

static Slice shown(Slice text)
{
    return utf8_prefix(text, SHOWN_LIMIT);
}

static Fence read_fence(Document *document, const Node *code, int *suggestions)
{
    Slice bytes = document->source.bytes;
    uint32_t start = code->span.start;
    uint32_t end = start;

    while (end < bytes.size && bytes.data[end] == bytes.data[start]) {
        end++;
    }

    Fence fence = {
        .document = document,
        .code = code,
        .marker = {start, end},
        .word = {end, end},
        .written = code_block_word(code),
        .content = code_block_content(code),
        .suggestions = suggestions,
    };
    uint32_t at = end;

    while (at < bytes.size && (bytes.data[at] == ' ' || bytes.data[at] == '\t')) {
        at++;
    }
    if (slice_starts_with(slice_from(bytes, at), fence.written)) {
        fence.word = (Span){at, at + (uint32_t)fence.written.size};
    }
    fence.language = language_from_word(document->scratch, fence.written);
    return fence;
}

/* A finding at the opening fence, with what is behind it. */
static Diagnostic *tell(const Fence *fence, RuleId rule, Slice message)
{
    Source *source = &fence->document->source;
    Slice line = source_line(source, source_line_number(source, fence->marker.start));
    uint32_t line_start = (uint32_t)(line.data - source->bytes.data);
    Span span = {fence->marker.start, line_start + (uint32_t)slice_trim_end(line).size};

    return finding_add(&fence->document->findings, rule, source, span, "%.*s",
                       SLICE_PRINT(message));
}

/* --- its language ----------------------------------------------------------------------------------------------- */

static void check_no_language(const Fence *fence)
{
    Document *document = fence->document;
    Slice guess = code_guess_language(document->scratch, fence->content);
    Diagnostic *finding =
        tell(fence, RULE_CODE_NO_LANGUAGE, SLICE("the code block does not say its language"));

    if (guess.size == 0) {
        return;
    }

    bool is_last = slice_trim(fence->code->info).size == 0;
    Slice added = is_last ? guess : arena_format(document->scratch, "%.*s ", SLICE_PRINT(guess));

    finding->help =
        arena_format(document->findings.arena, "write \"%.*s\" behind it", SLICE_PRINT(guess));
    diagnostic_add_edit(&document->findings, finding, &document->source,
                        (Span){fence->marker.end, fence->marker.end}, added);
}

/* Names that stand for a language and say more than its name does: a script, a module, a dialect. */
static bool says_more(Slice word)
{
    static const char *const words[] = {"cjs",   "cts",  "kts",       "mjs",     "mts",
                                        "node",  "psql", "py3",       "python3", "sh",
                                        "shell", "svg",  "terraform", "tf"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* The word without what follows it: "rust,no_run" is "rust". */
static Slice bare_word(const Fence *fence)
{
    Slice word = fence->written;
    size_t size = 0;

    while (size < word.size && strchr("{,:;", word.data[size]) == NULL) {
        size++;
    }
    return slice_part(word, 0, size);
}

/* Writes `language` in place of the word, where that stands in the file as it is. */
static void replace_word(const Fence *fence, Diagnostic *finding, Slice language)
{
    Span span = {fence->word.start, fence->word.start + (uint32_t)bare_word(fence).size};

    if (fence->word.end > fence->word.start) {
        diagnostic_add_edit(&fence->document->findings, finding, &fence->document->source, span,
                            language);
    }
}

static void tell_of_alias(const Fence *fence, Slice word)
{
    Document *document = fence->document;
    Slice message = arena_format(document->scratch, "\"%.*s\" is another name for \"%.*s\"",
                                 SLICE_PRINT(shown(word)), SLICE_PRINT(fence->language));
    Diagnostic *finding = tell(fence, RULE_CODE_ALIAS, message);

    finding->help =
        arena_format(document->findings.arena, "write \"%.*s\"", SLICE_PRINT(fence->language));
    replace_word(fence, finding, fence->language);
}

/* One wrong letter in a long name leaves no doubt; in a short one it may be another language. */
static bool is_certain(Slice word, Slice nearest)
{
    return word.size >= CERTAIN_SIZE && edit_distance(word, nearest, 1) == 1;
}

static void tell_of_unknown(const Fence *fence, Slice word)
{
    Document *document = fence->document;
    bool is_looked_for = (*fence->suggestions)++ < SUGGESTIONS_MOST;
    Slice nearest = is_looked_for ? language_nearest(fence->language) : (Slice){0};
    Slice message = arena_format(document->scratch, "nobody knows the language \"%.*s\"",
                                 SLICE_PRINT(shown(word)));
    Diagnostic *finding = tell(fence, RULE_CODE_UNKNOWN_LANGUAGE, message);

    if (nearest.size == 0) {
        return;
    }
    finding->help =
        arena_format(document->findings.arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest));
    if (is_certain(fence->language, nearest)) {
        replace_word(fence, finding, nearest);
    }
}

/* "12:40:src/a.ts", "src/a.ts", "{{lang}}", "<language>": a place or a template, and no name. */
static bool is_no_name(Slice word)
{
    for (size_t i = 0; i < word.size; i++) {
        if (strchr("/<>{}$", word.data[i]) != NULL) {
            return true;
        }
    }
    return word.size == 0 || ascii_is_digit(word.data[0]);
}

/* A fence that begins nothing has worse to be told of. */
static bool begins_code(const Fence *fence)
{
    return fence->code->flags & NODE_CLOSED && slice_trim(fence->content).size > 0;
}

static void check_language(const Fence *fence)
{
    Slice word = bare_word(fence);

    if (fence->written.size == 0) {
        if (begins_code(fence)) {
            check_no_language(fence);
        }
    } else if (is_no_name(fence->written) || says_more(word)) {
        return;
    } else if (!language_is_known(fence->language)) {
        tell_of_unknown(fence, word);
    } else if (!slice_equals(word, fence->language)) {
        tell_of_alias(fence, word);
    }
}

/* --- its end ---------------------------------------------------------------------------------------------------- */

/* What begins the lines of the block: the opening fence's line up to it, with the marker of a list item as blanks. */
static void add_margin(Buffer *text, const Fence *fence)
{
    Source *source = &fence->document->source;
    uint32_t start = source_line_start(source, source_line_number(source, fence->marker.start));

    for (uint32_t at = start; at < fence->marker.start; at++) {
        char c = source->bytes.data[at];

        buffer_add_byte(text, c == '>' || c == '\t' ? c : ' ');
    }
}

/* Does the block run to the end of the file, and not to that of a list item or quote, behind which more of it may stand? */
static bool is_last(const Fence *fence)
{
    Slice behind = slice_from(fence->document->source.bytes, fence->code->span.end);

    return slice_trim(behind).size == 0;
}

/* A closing fence behind the last line. */
static void close_fence(const Fence *fence, Diagnostic *finding)
{
    Document *document = fence->document;
    Source *source = &document->source;
    uint32_t line = source_line_number(source, fence->code->span.end);
    Slice last = source_line(source, line);
    uint32_t end = (uint32_t)(last.data - source->bytes.data) + (uint32_t)last.size;
    bool has_returns = end + 1 < source->bytes.size && source->bytes.data[end] == '\r';
    Buffer text;

    buffer_init(&text, document->scratch);
    buffer_add_string(&text, has_returns ? "\r\n" : "\n");
    add_margin(&text, fence);
    buffer_add(&text, source_text(source, fence->marker));
    diagnostic_add_edit(&document->findings, finding, source, (Span){end, end},
                        buffer_slice(&text));
}

/*
 * A block without a language is more likely to begin where another one should have ended: what is meant, only its author knows.
 */
static void check_end(const Fence *fence)
{
    if (fence->code->flags & NODE_CLOSED) {
        return;
    }

    Diagnostic *finding = tell(fence, RULE_CODE_UNCLOSED, SLICE("the code block is not closed"));

    if (fence->written.size > 0 && slice_trim(fence->content).size > 0 && is_last(fence)) {
        close_fence(fence, finding);
    } else {
        finding->help =
            SLICE("close it, or remove its fence where that was to close another block");
    }
}

/* --- its content ------------------------------------------------------------------------------------------------ */

/* At the first place that is not JSON; the message is what is wrong there, between two words. */
static Diagnostic *tell_in_content(const Fence *fence, RuleId rule, const char *before,
                                   const JsonProblem *problem, const char *after)
{
    Document *document = fence->document;
    Source *source = &document->source;
    uint32_t place = code_block_place(source, fence->code, problem->offset);

    return finding_add(&document->findings, rule, source, (Span){place, place}, "%s%.*s%s", before,
                       SLICE_PRINT(problem->message), after);
}

static bool is_template(Slice content)
{
    return slice_find(content, SLICE("{{"), 0) < content.size ||
           slice_find(content, SLICE("${"), 0) < content.size ||
           slice_find(content, SLICE("{%"), 0) < content.size;
}

/* Readers understand what is left out; programs do not. */
static void tell_of_part(const Fence *fence, const JsonProblem *problem)
{
    Diagnostic *finding =
        tell_in_content(fence, RULE_CODE_JSON, "only a part of JSON: ", problem, "");

    finding->severity = SEVERITY_INFO;
    finding->help = SLICE("complete it, or name the language \"jsonc\" where only a part is shown");
}

static void check_json(const Fence *fence)
{
    JsonProblem problem;
    JsonForm form = json_form(fence->document->scratch, fence->content, &problem);

    bool is_plain_json = slice_is(fence->language, "json");

    if (form == JSON_FORM_COMMENTED && is_plain_json) {
        tell_in_content(fence, RULE_CODE_JSONC, "", &problem, " in JSON");
    } else if (form == JSON_FORM_BROKEN && !is_template(fence->content)) {
        tell_in_content(fence, RULE_CODE_JSON, "not JSON: ", &problem, "");
    } else if (form == JSON_FORM_FRAGMENT && is_plain_json) {
        tell_of_part(fence, &problem);
    }
}

static void check_content(const Fence *fence)
{
    if (slice_trim(fence->content).size == 0) {
        if (fence->code->flags & NODE_CLOSED) {
            tell(fence, RULE_CODE_EMPTY, SLICE("the code block is empty"));
        }
    } else if (slice_is(fence->language, "json") || slice_is(fence->language, "jsonc")) {
        check_json(fence);
    }
}

void check_code(Document *document)
{
    const Node *root = document->tree.root;
    int suggestions = 0;

    for (const Node *node = root; node != NULL; node = node_next_block(node, root)) {
        if (node->kind == NODE_CODE_BLOCK && node->flags & NODE_FENCED &&
            !(node->flags & NODE_UNLOCATED)) {
            Fence fence = read_fence(document, node, &suggestions);

            check_language(&fence);
            check_end(&fence);
            check_content(&fence);
        }
    }
}
