#include "check/suppression.h"

#include "base/edit_distance.h"
#include "check/suppression_comment.h"

typedef struct Directive {
    Slice name;
    SuppressionKind kind;
    bool is_next; /* the line is the next one */
} Directive;

static const Directive directives[] = {
    {SLICE_INIT("memoc-disable"), SUPPRESSION_FROM, false},
    {SLICE_INIT("memoc-enable"), SUPPRESSION_UNTIL, false},
    {SLICE_INIT("memoc-disable-line"), SUPPRESSION_LINE, false},
    {SLICE_INIT("memoc-disable-next-line"), SUPPRESSION_LINE, true},
    {SLICE_INIT("memoc-disable-file"), SUPPRESSION_FILE, false},
};

enum { DIRECTIVE_COUNT = sizeof directives / sizeof *directives };

typedef struct Reader {
    Document *document;
    Slice bytes;
    uint32_t directive;       /* the number of the comment */
    uint32_t blank_line;      /* from this line on … */
    uint32_t next_line;       /* … this is the first that is not blank */
    bool is_full;             /* more are named than are read */
    const Directive *found;   /* what the comment is */
    SuppressionComment where; /* the comment */
    Position at;              /* what its suppressions say */
    bool is_whole;            /* all that it says was understood */
} Reader;

/* --- words --------------------------------------------------------------------------------------------------------- */

static bool parts_words(char c)
{
    return ascii_is_space(c) || c == ',';
}

/* The next word at or after `*at`; false when there is none, or the reason begins. In quotes, a line begins with ">". */
static bool next_word(const Reader *reader, uint32_t *at, Span *word)
{
    uint32_t end = reader->where.text.end;

    do {
        while (*at < end && parts_words(reader->bytes.data[*at])) {
            ++*at;
        }
        word->start = *at;
        while (*at < end && !parts_words(reader->bytes.data[*at])) {
            ++*at;
        }
        word->end = *at;
    } while (slice_is(source_text(&reader->document->source, *word), ">"));

    Slice text = source_text(&reader->document->source, *word);

    return text.size > 0 && !slice_is(text, "--") && !slice_is(text, "\xE2\x80\x94") &&
           !slice_is(text, "\xE2\x80\x93");
}

/* --- what is known ------------------------------------------------------------------------------------------------- */

/* Filters report under names of their own, outside our families. */
static bool is_of_filter(const Document *document, Slice family)
{
    return family.size > 0 && document->settings->filter_count > 0 && !rule_family_is_ours(family);
}

static bool is_known(const Document *document, Slice pattern)
{
    size_t slash = slice_find_byte(pattern, '/', 0);
    Slice family = slice_part(pattern, 0, slash);

    if (slice_is(pattern, "*") || rule_find(pattern) != NULL) {
        return true;
    }
    if (slash == pattern.size) {
        return false;
    }
    return is_of_filter(document, family) ||
           (slice_is(slice_from(pattern, slash), "/*") && rule_family_is_ours(family));
}

/* The family itself when a star or its slash was forgotten ("link"), else the nearest rule. */
static Slice suggest_rule(const Document *document, Slice pattern)
{
    Slice names[RULE_COUNT];
    size_t slash = slice_find_byte(pattern, '/', 0);

    if (slash + 1 >= pattern.size && rule_family_is_ours(slice_part(pattern, 0, slash))) {
        return arena_format(document->arena, "%.*s/*", (int)slash, pattern.data);
    }
    for (size_t i = 0; i < RULE_COUNT; i++) {
        names[i] = rule_get((RuleId)i)->id;
    }
    return edit_distance_nearest(pattern, names, RULE_COUNT);
}

static Slice suggest_directive(Slice name)
{
    Slice names[DIRECTIVE_COUNT];

    for (size_t i = 0; i < DIRECTIVE_COUNT; i++) {
        names[i] = directives[i].name;
    }
    return edit_distance_nearest(name, names, DIRECTIVE_COUNT);
}

static void tell_of_unknown(Reader *reader, Span word, const char *noun, Slice suggestion)
{
    Document *document = reader->document;
    DiagnosticList *findings = &document->findings;
    Slice text = slice_part(source_text(&document->source, word), 0, 80);
    Diagnostic *finding = finding_add(findings, RULE_SUPPRESSION_UNKNOWN_RULE, &document->source,
                                      word, "no %s \"%.*s\"", noun, SLICE_PRINT(text));

    reader->is_whole = false;
    if (suggestion.size > 0) {
        finding->help =
            arena_format(findings->arena, "did you mean \"%.*s\"?", SLICE_PRINT(suggestion));
        diagnostic_add_edit(findings, finding, &document->source, word, suggestion);
    }
}

/* --- what is removed ----------------------------------------------------------------------------------------------- */

static bool is_blank_line(Reader *reader, uint32_t line)
{
    return slice_trim_start(source_line(&reader->document->source, line)).size == 0;
}

static bool is_in_front_matter(const Reader *reader)
{
    return reader->where.span.start < reader->document->front_matter_span.end;
}

/*
 * The lines [first, last] hold a comment and nothing else. They go, but where that would join what they part: then an empty line stays.
 */
static Span span_of_lines(Reader *reader, uint32_t first, uint32_t last)
{
    Source *source = &reader->document->source;
    uint32_t start = source_line_start(source, first);
    bool is_parted = is_in_front_matter(reader) || first == 1 ||
                     last >= source_line_count(source) || is_blank_line(reader, first - 1) ||
                     is_blank_line(reader, last + 1);

    if (is_parted) {
        return (Span){start, source_line_start(source, last + 1)};
    }
    return (Span){start, start + (uint32_t)(reader->where.span.end - start)};
}

/* What goes with the comment: the blanks before it at the end of a line, the line when nothing else is on it. */
static Span span_of_removal(Reader *reader)
{
    Source *source = &reader->document->source;
    Span span = reader->where.span;
    uint32_t first = source_line_number(source, span.start);
    uint32_t last = source_line_number(source, span.end);
    uint32_t line_start = source_line_start(source, first);
    Slice last_line = source_line(source, last);
    uint32_t line_end = source_line_start(source, last) + (uint32_t)last_line.size;
    uint32_t start = span.start;
    uint32_t end = span.end;

    while (start > line_start && ascii_is_space(reader->bytes.data[start - 1])) {
        start--;
    }
    while (end < line_end && ascii_is_space(reader->bytes.data[end])) {
        end++;
    }
    if (end < line_end) {
        /* Of the blanks on both sides one side's stay. */
        return (Span){span.start, start < span.start || start == line_start ? end : span.end};
    }
    return start > line_start ? (Span){start, end} : span_of_lines(reader, first, last);
}

/* --- what is kept -------------------------------------------------------------------------------------------------- */

/* A finding for later: `span` suppresses nothing, and without `removed` nothing is lost. Its index. */
static uint32_t keep_finding(Reader *reader, Span span, Span removed, Slice message)
{
    Document *document = reader->document;
    DiagnosticList *unused = &document->unused;
    Diagnostic *finding = finding_add(unused, RULE_SUPPRESSION_UNUSED, &document->source, span,
                                      "%.*s", SLICE_PRINT(message));

    diagnostic_add_edit(unused, finding, &document->source, removed, SLICE(""));
    return (uint32_t)unused->count - 1;
}

static Slice message_for(const Reader *reader, Slice pattern)
{
    return arena_format(reader->document->scratch,
                        reader->found->kind == SUPPRESSION_UNTIL
                            ? "\"%.*s\" is not disabled here"
                            : "\"%.*s\" suppresses nothing here",
                        SLICE_PRINT(pattern));
}

static void add_suppression(Reader *reader, Slice pattern)
{
    SuppressionList *list = &reader->document->suppressions;

    list->items = arena_array_room(reader->document->arena, list->items, list->count,
                                   &list->capacity, sizeof *list->items);
    list->items[list->count++] = (Suppression){
        .kind = reader->found->kind,
        .pattern = pattern,
        .at = reader->at,
        .directive = reader->directive,
        .alone = SUPPRESSION_NONE,
        .whole = SUPPRESSION_NONE,
    };
}

static bool has_room(Reader *reader, Span span)
{
    Document *document = reader->document;

    if (document->suppressions.count < SUPPRESSION_COUNT_MOST) {
        return true;
    }
    if (!reader->is_full) {
        finding_add(&document->findings, RULE_SUPPRESSION_UNUSED, &document->source, span,
                    "more than %d suppressions in one document: those from here on are not read",
                    SUPPRESSION_COUNT_MOST)
            ->help = SLICE("use memoc-disable-file, or overrides in memoc.yaml");
    }
    reader->is_full = true;
    return false;
}

/* One rule of a comment, which begins behind `before`. */
static void read_rule(Reader *reader, Span word, uint32_t before)
{
    Document *document = reader->document;
    Slice pattern = source_text(&document->source, word);

    if (!is_known(document, pattern)) {
        tell_of_unknown(reader, word, "rule", suggest_rule(document, pattern));
        return;
    }
    add_suppression(reader, pattern);
    document->suppressions.items[document->suppressions.count - 1].alone =
        keep_finding(reader, word, (Span){before, word.end}, message_for(reader, pattern));
}

static void read_rules(Reader *reader, uint32_t at)
{
    Document *document = reader->document;
    size_t first = document->suppressions.count;
    uint32_t before = at;
    bool is_named = false;
    Span word;

    while (next_word(reader, &at, &word) && has_room(reader, word)) {
        read_rule(reader, word, before);
        before = word.end;
        is_named = true;
    }
    if (!is_named && has_room(reader, reader->where.span)) {
        add_suppression(reader, SLICE("*"));
    }
    if (document->suppressions.count == first || !reader->is_whole || reader->is_full) {
        return;
    }

    uint32_t whole = keep_finding(reader, reader->where.span, span_of_removal(reader),
                                  reader->found->kind == SUPPRESSION_UNTIL
                                      ? SLICE("nothing of this is disabled here")
                                      : SLICE("the comment suppresses nothing"));

    for (size_t i = first; i < document->suppressions.count; i++) {
        document->suppressions.items[i].whole = whole;
    }
}

/* --- a comment ----------------------------------------------------------------------------------------------------- */

static const Directive *find_directive(Slice name)
{
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++) {
        if (slice_equals(directives[i].name, name)) {
            return &directives[i];
        }
    }
    return NULL;
}

/* The next line that is not blank. Comments on one line share the search. */
static uint32_t find_next_line(Reader *reader, uint32_t line)
{
    uint32_t count = source_line_count(&reader->document->source);

    line++;
    if (line >= reader->blank_line && line <= reader->next_line) {
        return reader->next_line;
    }
    reader->blank_line = line;
    while (line <= count && is_blank_line(reader, line)) {
        line++;
    }
    reader->next_line = line;
    return line;
}

static Position find_place(Reader *reader)
{
    Source *source = &reader->document->source;
    Span span = reader->where.span;

    if (reader->found->kind != SUPPRESSION_LINE) {
        return source_position(source, span.start);
    }
    if (reader->found->is_next) {
        return (Position){find_next_line(reader, source_line_number(source, span.end - 1)), 1};
    }
    return (Position){source_line_number(source, span.start), 1};
}

static void tell_of_text(Reader *reader)
{
    Document *document = reader->document;

    finding_add(&document->findings, RULE_SUPPRESSION_UNUSED, &document->source, reader->where.span,
                "this is text, and no comment")
        ->help =
        SLICE("in a paragraph no comment has \"--\" in it: give the reason behind a dash, or "
              "write the comment on a line of its own");
}

static void read_comment(Reader *reader)
{
    uint32_t at = reader->where.text.start;
    Span name;

    if (reader->where.is_text) {
        tell_of_text(reader);
        return;
    }
    if (!next_word(reader, &at, &name)) {
        return;
    }

    Slice text = source_text(&reader->document->source, name);

    reader->is_whole = true;
    reader->found = find_directive(text);
    if (reader->found == NULL) {
        tell_of_unknown(reader, name, "directive", suggest_directive(text));
        return;
    }
    reader->at = find_place(reader);
    read_rules(reader, at);
    reader->directive++;
}

void check_suppressions(Document *document)
{
    SuppressionCommentList comments;
    Reader reader = {.document = document, .bytes = document->source.bytes};

    suppression_comments_find(&comments, document->scratch, document);
    for (size_t i = 0; i < comments.count && !reader.is_full; i++) {
        reader.where = comments.items[i];
        read_comment(&reader);
    }
    arena_reset(document->scratch);
}
