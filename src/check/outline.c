#include "check/outline.h"

#include "base/map.h"
#include "base/utf8.h"
#include "document/text.h"

enum { LEVEL_MOST = 6, TEXT_LIMIT = 80 };

typedef struct Outline {
    Document *document;
    const Node
        *above[LEVEL_MOST + 1]; /* the last heading of each level that is still open; 1 to 6 */
    const Node *last;           /* the heading before this one */
    const Node *first_title;    /* of level 1 */
    const Node *second_title;
    uint32_t title_count;
    Map texts; /* parent and text -> Node */
} Outline;

static Diagnostic *tell(Outline *outline, RuleId rule, const Node *header, Slice message)
{
    Document *document = outline->document;

    return finding_add(&document->findings, rule, &document->source, header->span, "%.*s",
                       SLICE_PRINT(message));
}

static uint32_t line_of(Outline *outline, const Node *header)
{
    return source_line_number(&outline->document->source, header->span.start);
}

/* --- each by itself --------------------------------------------------------------------------------------------- */

/* The text at the end of a heading; NULL when something else is there: code, a picture, mathematics. */
static const Node *find_last_text(const Node *header)
{
    const Node *node = header->last;

    while (node != NULL && node->last != NULL && node->kind != NODE_IMAGE) {
        node = node->last;
    }
    return node != NULL && node->kind == NODE_STR ? node : NULL;
}

static Slice ending_mark(Slice text)
{
    static const Slice marks[] = {
        SLICE_INIT("."),  SLICE_INIT(","),  SLICE_INIT(";"),  SLICE_INIT(":"),  SLICE_INIT("!"),
        SLICE_INIT("。"), SLICE_INIT("，"), SLICE_INIT("；"), SLICE_INIT("："), SLICE_INIT("！"),
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_ends_with(text, marks[i])) {
            return marks[i];
        }
    }
    return (Slice){0};
}

/* What stands behind the last blank. */
static Slice last_word(Slice text)
{
    size_t start = text.size;

    while (start > 0 && !ascii_is_space(text.data[start - 1])) {
        start--;
    }
    return slice_from(text, start);
}

/* "etc.", "e.g.", "J.", "1.": the full stop belongs to the word. */
static bool is_abbreviation(Slice word)
{
    static const char *const words[] = {"etc.", "inc.", "ltd.", "co.", "corp.",  "vs.",
                                        "al.",  "no.",  "jr.",  "sr.", "approx."};
    Slice stem = slice_part(word, 0, word.size - 1);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equals_fold(word, slice_from_string(words[i]))) {
            return true;
        }
    }
    return utf8_count(stem) <= 1 || slice_find_byte(stem, '.', 0) < stem.size ||
           ascii_is_digit(stem.data[stem.size - 1]);
}

static void check_punctuation(Outline *outline, const Node *header)
{
    const Node *last = find_last_text(header);
    Slice text = last != NULL ? slice_trim_end(last->text) : (Slice){0};
    Slice mark = ending_mark(text);

    if (mark.size == 0 || slice_ends_with(text, SLICE("..")) ||
        (slice_is(mark, ".") && is_abbreviation(last_word(text)))) {
        return;
    }

    Slice message = arena_format(outline->document->scratch, "the heading ends with \"%.*s\"",
                                 SLICE_PRINT(mark));

    tell(outline, RULE_HEADING_TRAILING_PUNCTUATION, header, message);
}

/* A heading with nothing in it that could be seen; raw HTML may show anything. */
static bool is_empty(Arena *scratch, const Node *header)
{
    for (const Node *node = header->first; node != NULL; node = node_next(node, header)) {
        if (node->kind == NODE_IMAGE || node->kind == NODE_RAW_INLINE || node->kind == NODE_CODE ||
            node->kind == NODE_MATH) {
            return false;
        }
    }
    return slice_trim(text_from_inlines(scratch, header)).size == 0;
}

/* --- together --------------------------------------------------------------------------------------------------- */

static void check_level(Outline *outline, const Node *header)
{
    const Node *last = outline->last;

    if (last == NULL || header->level <= last->level + 1) {
        return;
    }

    Slice message = arena_format(outline->document->scratch,
                                 "a heading of level %d right below one of level %d", header->level,
                                 last->level);
    Diagnostic *finding = tell(outline, RULE_HEADING_LEVEL_SKIP, header, message);

    finding->help = arena_format(outline->document->findings.arena, "write it with \"%.*s\"",
                                 last->level + 1, "######");
}

/* The heading that this one is below; NULL for one that is below none. */
static const Node *find_parent(const Outline *outline, const Node *header)
{
    for (int level = header->level - 1; level > 0; level--) {
        if (outline->above[level] != NULL) {
            return outline->above[level];
        }
    }
    return NULL;
}

/* A heading of level 1 that is there twice is one too many anyway. */
static void check_duplicate(Outline *outline, const Node *header, Slice text)
{
    if (header->level == 1 || text.size == 0) {
        return;
    }

    Arena *scratch = outline->document->scratch;
    const Node *parent = find_parent(outline, header);
    Slice key = arena_format(scratch, "%u %u %.*s", parent != NULL ? parent->span.end : 0,
                             (unsigned)header->level, SLICE_PRINT(utf8_lower(scratch, text)));
    MapEntry *entry = map_get(&outline->texts, key);

    if (entry->value == NULL) {
        entry->value = (void *)header;
        return;
    }
    if (header->level == 1) {
        return;
    }

    Slice message =
        arena_format(scratch, "\"%.*s\" is also the heading on line %u",
                     SLICE_PRINT(utf8_prefix(text, TEXT_LIMIT)), line_of(outline, entry->value));

    tell(outline, RULE_HEADING_DUPLICATE, header, message);
}

static void count_title(Outline *outline, const Node *header)
{
    if (outline->title_count == 0) {
        outline->first_title = header;
    } else if (outline->title_count == 1) {
        outline->second_title = header;
    }
    outline->title_count++;
}

static void open_level(Outline *outline, const Node *header)
{
    outline->above[header->level] = header;
    for (int level = header->level + 1; level <= LEVEL_MOST; level++) {
        outline->above[level] = NULL;
    }
    outline->last = header;
}

static void check_header(Outline *outline, const Node *header)
{
    Arena *scratch = outline->document->scratch;

    if (header->level == 1) {
        count_title(outline, header);
    }
    check_level(outline, header);
    if (is_empty(scratch, header)) {
        tell(outline, RULE_HEADING_EMPTY, header, SLICE("the heading has no text"));
    } else {
        check_punctuation(outline, header);
        check_duplicate(outline, header, slice_trim(text_from_inlines(scratch, header)));
    }
    open_level(outline, header);
}

/* --- the title -------------------------------------------------------------------------------------------------- */

static void check_second_title(Outline *outline)
{
    if (outline->title_count < 2) {
        return;
    }

    Slice message =
        arena_format(outline->document->scratch, "%u headings of level 1, the first is on line %u",
                     outline->title_count, line_of(outline, outline->first_title));

    tell(outline, RULE_HEADING_MULTIPLE_H1, outline->second_title, message);
}

static bool is_html_title(const Node *block)
{
    return block->kind == NODE_RAW_BLOCK && slice_has_fold(block->text, SLICE("<h1"));
}

/* Told at the first block. A document with broken front matter may have a title there. */
static void check_title(Outline *outline)
{
    Document *document = outline->document;
    const Node *first = document->tree.root->first;

    if (first == NULL || document->metadata.has_title || outline->title_count > 0 ||
        document->front_matter_is_bad) {
        return;
    }
    for (const Node *block = first; block != NULL; block = block->next) {
        if (is_html_title(block)) {
            return;
        }
    }
    finding_add(&document->findings, RULE_HEADING_NO_H1, &document->source,
                (Span){first->span.start, first->span.start},
                "neither a heading of level 1 nor the front matter says the title");
}

void check_outline(Document *document)
{
    Outline outline = {.document = document};

    map_init(&outline.texts, document->scratch);
    for (const Node *block = document->tree.root->first; block != NULL; block = block->next) {
        if (block->kind == NODE_HEADER) {
            check_header(&outline, block);
        }
    }
    check_second_title(&outline);
    check_title(&outline);
}
