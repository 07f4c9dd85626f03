#include "document/code_reference.h"

#include "base/path.h"
#include "document/code_span.h"

/* More than anybody writes: what a document names is looked for in the whole history. */
enum { REFERENCES_MOST = 1000 };

void code_reference_list_init(CodeReferenceList *list, Arena *arena)
{
    *list = (CodeReferenceList){.arena = arena};
}

/* ---- one path ---- */

static bool is_quote(char c)
{
    return c == '`' || c == '"' || c == '\'';
}

static Slice without_quotes(Slice text)
{
    while (text.size > 1 && is_quote(text.data[0]) && text.data[text.size - 1] == text.data[0]) {
        text = slice_part(text, 1, text.size - 1);
    }
    return text;
}

/* Is `text` the number of a line, or two with a dash: "12", "12-20", "L12-L20"? */
static bool is_place(Slice text)
{
    bool has_digit = false;

    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        has_digit = has_digit || ascii_is_digit(c);
        if (!ascii_is_digit(c) && c != '-' && c != ':' && c != 'L') {
            return false;
        }
    }
    return has_digit;
}

/* Takes the line behind ":" or "#" off the path; `*place` is that, and empty when there is none. */
static Slice cut_place(Slice path, Slice *place)
{
    size_t hash = slice_find_byte(path, '#', 0);
    size_t colon = slice_find_byte(path, ':', 0);
    size_t end = hash < colon ? hash : colon;

    *place = slice_from(path, end + 1);
    if (!is_place(*place)) {
        *place = (Slice){NULL, 0};
        return path;
    }
    return slice_part(path, 0, end);
}

static bool is_address(Slice text)
{
    return slice_find(text, SLICE("://"), 0) < text.size;
}

static void add_reference(CodeReferenceList *list, const CodeReference *reference)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);
    list->items[list->count++] = *reference;
}

/* "./src/a.ts" and "/src/a.ts" are src/a.ts. */
static void add_path(CodeReferenceList *list, Slice raw, Span span, uint32_t mark)
{
    Slice place;
    Slice path = cut_place(without_quotes(slice_trim(raw)), &place);
    CodeReference reference = {.span = span, .mark = mark};

    while (slice_starts_with(path, SLICE("/"))) {
        path = slice_from(path, 1);
    }
    if (path.size == 0 || is_address(path) || list->count >= REFERENCES_MOST) {
        return;
    }
    if (!path_normalize(list->arena, path, &reference.path)) {
        reference.path = arena_format(list->arena, "../%.*s", SLICE_PRINT(path_name(path)));
    }
    if (line_range_read(place, &reference.lines)) {
        reference.flags = CODE_HAS_LINES;
    }
    add_reference(list, &reference);
}

/* ---- front matter ---- */

static void add_value(CodeReferenceList *list, const Value *value)
{
    const Value *path = value->kind == VALUE_MAP ? value_find(value, "path") : value;

    if (path != NULL && path->kind == VALUE_STRING) {
        add_path(list, path->text, path->span, 0);
    }
}

void code_references_read_front_matter(CodeReferenceList *list, const Settings *settings,
                                       const Value *front_matter)
{
    const ValuePair *pair =
        settings->code_field.size > 0 ? value_find_path(front_matter, settings->code_field) : NULL;

    if (pair == NULL) {
        return;
    }
    if (pair->value->kind != VALUE_LIST) {
        add_value(list, pair->value);
        return;
    }
    for (size_t i = 0; i < pair->value->count; i++) {
        add_value(list, pair->value->items[i]);
    }
}

/* ---- lists in text ---- */

static bool ends_item(char c)
{
    return c == ',' || c == ';' || ascii_is_space(c);
}

/* Where the item at `start` ends when it stands in quotes, and may have blanks; `start` when it does not. */
static size_t skip_quoted(Slice text, size_t start)
{
    if (start == text.size || !is_quote(text.data[start])) {
        return start;
    }

    size_t end = slice_find_byte(text, text.data[start], start + 1);

    Slice quoted = slice_part(text, start, end);
    bool is_on_one_line = slice_find_byte(quoted, '\n', 0) == quoted.size;

    return end < text.size && is_on_one_line ? end + 1 : start;
}

/*
 * Cuts the next item off a list with commas, semicolons or blanks between them; a comma in braces is a part of a glob, and what is in
 * quotes is one item.
 */
static bool next_item(Slice *rest, Slice *item)
{
    size_t start = 0;
    size_t depth = 0;

    while (start < rest->size && ends_item(rest->data[start])) {
        start++;
    }

    size_t end = skip_quoted(*rest, start);

    for (; end < rest->size && (depth > 0 || !ends_item(rest->data[end])); end++) {
        depth += rest->data[end] == '{';
        depth -= rest->data[end] == '}' && depth > 0;
    }
    *item = slice_part(*rest, start, end);
    *rest = slice_from(*rest, end);
    return item->size > 0;
}

/* Where `part` of `text` stands in the file, when `text` begins at `offset`. */
static Span span_of(Slice text, uint32_t offset, Slice part)
{
    uint32_t start = offset + (uint32_t)(part.data - text.data);

    return (Span){start, start + (uint32_t)part.size};
}

void code_references_read_body(CodeReferenceList *list, Arena *scratch, const Settings *settings,
                               Slice body, uint32_t body_offset)
{
    const Pattern *pattern = settings->code_sources;
    PatternSearch search;

    if (pattern == NULL) {
        return;
    }
    pattern_search_init(&search, scratch, pattern);
    pattern_search_start(&search, body);
    while (list->count < REFERENCES_MOST && pattern_search_next(&search) == PATTERN_FOUND) {
        Slice rest = pattern_search_group(&search, pattern_group_count(pattern) > 0 ? 1 : 0);
        Slice item;

        while (next_item(&rest, &item)) {
            add_path(list, item, span_of(body, body_offset, item), 0);
        }
    }
}

/* ---- marks ---- */

typedef enum MarkKey { MARK_OTHER, MARK_VERIFIED, MARK_CODE } MarkKey;

/* Cuts a key with its colon off the front of an item: "maps-to:", "last-verified:2026-03-05". */
static bool cut_key(Slice *item, MarkKey *key)
{
    static const struct {
        Slice name;
        MarkKey key;
    } keys[] = {
        {SLICE_INIT("last-verified"), MARK_VERIFIED}, {SLICE_INIT("last_verified"), MARK_VERIFIED},
        {SLICE_INIT("verified"), MARK_VERIFIED},      {SLICE_INIT("maps-to"), MARK_CODE},
        {SLICE_INIT("maps_to"), MARK_CODE},
    };
    size_t colon = slice_find_byte(*item, ':', 0);
    Slice name = slice_part(*item, 0, colon);

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (colon < item->size && slice_equals_fold(name, keys[i].name)) {
            *key = keys[i].key;
            *item = slice_from(*item, colon + 1);
            return true;
        }
    }
    /* One that we do not know has values, too. */
    if (colon + 1 == item->size) {
        *key = MARK_OTHER;
        *item = slice_from(*item, item->size);
        return true;
    }
    return false;
}

typedef struct MarkReader {
    CodeReferenceList *list;
    const Settings *settings;
    Slice html;
    uint32_t offset;
} MarkReader;

static CodeMark *add_mark(CodeReferenceList *list, Span span)
{
    list->marks = arena_array_room(list->arena, list->marks, list->mark_count, &list->mark_capacity,
                                   sizeof *list->marks);
    list->marks[list->mark_count] = (CodeMark){{.problem = DATE_MISSING, .span = span}};
    return &list->marks[list->mark_count++];
}

static void read_date(const MarkReader *reader, CodeMark *mark, Slice text)
{
    mark->verified = (FoundDate){.span = span_of(reader->html, reader->offset, text)};
    freshness_read_date(&mark->verified, &reader->settings->freshness, text);
    mark->verified.raw = arena_copy(reader->list->arena, mark->verified.raw);
}

/* `content` is what stands between "freshness:" and "-->", `comment` the whole. */
static void read_mark(const MarkReader *reader, Slice content, Slice comment)
{
    CodeReferenceList *list = reader->list;
    CodeMark *mark = add_mark(list, span_of(reader->html, reader->offset, comment));
    MarkKey key = MARK_OTHER;
    Slice item;

    while (next_item(&content, &item)) {
        (void)cut_key(&item, &key);
        if (item.size == 0) {
            continue;
        }
        if (key == MARK_VERIFIED && mark->verified.problem == DATE_MISSING) {
            read_date(reader, mark, item);
        } else if (key == MARK_CODE) {
            add_path(list, item, span_of(reader->html, reader->offset, item),
                     (uint32_t)list->mark_count);
        }
    }
}

void code_references_read_html(CodeReferenceList *list, const Settings *settings, Slice html,
                               uint32_t offset)
{
    const MarkReader reader = {list, settings, html, offset};
    Slice word = SLICE("freshness:");
    size_t start = slice_find(html, SLICE("<!--"), 0);

    while (start < html.size && list->mark_count < REFERENCES_MOST) {
        size_t end = slice_find(html, SLICE("-->"), start + 4);
        Slice content = slice_trim_start(slice_part(html, start + 4, end));

        if (slice_equals_fold(slice_part(content, 0, word.size), word)) {
            read_mark(&reader, slice_from(content, word.size), slice_part(html, start, end + 3));
        }
        start = slice_find(html, SLICE("<!--"), end);
    }
}

/* ---- code spans ---- */

void code_references_read_span(CodeReferenceList *list, const Settings *settings, Slice document,
                               Slice text, Span span)
{
    CodeReference reference = {.span = span, .flags = CODE_SPAN};
    CodeSpan read;

    if (list->span_count >= REFERENCES_MOST || !code_span_read(text, &read) ||
        (read.is_folder && settings->code_spans != CODE_SPANS_FOLLOW)) {
        return;
    }

    Slice from = read.is_relative ? path_folder(document) : SLICE("");

    if (!path_normalize(list->arena, path_join(list->arena, from, read.path), &reference.path) ||
        reference.path.size == 0) {
        return;
    }
    reference.lines = read.lines;
    reference.flags |= read.has_lines ? CODE_HAS_LINES : 0;
    reference.flags |= read.is_relative ? CODE_RELATIVE : 0;
    reference.flags |= read.is_folder ? CODE_FOLDER : 0;
    list->span_count++;
    add_reference(list, &reference);
}
