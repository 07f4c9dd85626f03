#include "cli/search_print.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/path.h"
#include "base/utf8.h"
#include "index/entry_reader.h"
#include "index/index_files.h"
#include "index/search_explain.h"
#include "index/search_facets.h"
#include "index/snippet.h"

enum {
    COLOR_PATH = 36,
    COLOR_MARK = 33,
    COLOR_DIM = 2,
    COLOR_BOLD = 1,
    SOURCE_SIZE_LIMIT = 8 << 20
};

/* One entry, with what is shown of it. */
typedef struct Shown {
    EntryView view;
    Snippet snippet;
} Shown;

/* ---- snippets ---- */

/* A document that has no text before its sections has all lines. */
static bool begins_with_front_matter(const EntryView *view, Slice bytes)
{
    return view->first_line == 1 && slice_starts_with(bytes, SLICE("---"));
}

/* The lines of an entry in its document, if that is as it was when the index was made. */
static bool read_source(const SearchPrinter *printer, const EntryView *view, Slice *text)
{
    char hash[INDEX_CHECK_SIZE];
    Slice bytes;
    Slice path = path_join(printer->arena, printer->root, view->path);
    if (printer->root.size == 0 || !file_read(printer->arena, path, SOURCE_SIZE_LIMIT, &bytes)) {
        return false;
    }
    index_put_hash(hash, hash_128(bytes).low, sizeof hash);
    if (!slice_equals(view->source_hash, (Slice){hash, sizeof hash}) ||
        begins_with_front_matter(view, bytes)) {
        return false;
    }
    Slice rest = bytes;
    for (uint32_t line = 1; line < view->first_line && rest.size > 0; line++) {
        slice_cut(rest, '\n', &rest);
    }
    Slice start = rest;
    for (uint32_t line = view->first_line; line <= view->last_line && rest.size > 0; line++) {
        slice_cut(rest, '\n', &rest);
    }
    *text = slice_part(start, 0, start.size - rest.size);
    return true;
}

/* "## Title", but not "#12" and "#tag". */
static bool is_heading(Slice line)
{
    size_t level = 0;
    while (level < line.size && line.data[level] == '#') {
        level++;
    }
    return level > 0 && (level == line.size || line.data[level] == ' ' || line.data[level] == '\t');
}

static bool is_fence(Slice line)
{
    return slice_starts_with(line, SLICE("```")) || slice_starts_with(line, SLICE("~~~"));
}

/* The heading and the fence are no text of an entry. */
static Slice without_first_line(Slice text)
{
    Slice rest;
    Slice first = slice_trim(slice_cut(text, '\n', &rest));
    return is_heading(first) || is_fence(first) ? rest : text;
}

static Slice without_last_fence(Slice text)
{
    Slice trimmed = slice_trim_end(text);
    size_t line = slice_find_last_byte(trimmed, '\n');
    Slice last = slice_trim(slice_from(trimmed, line));
    return line < trimmed.size && is_fence(last) ? slice_part(trimmed, 0, line) : text;
}

static bool show(const SearchPrinter *printer, const SnippetWords *words, uint32_t entry,
                 Shown *shown)
{
    if (!entry_read(printer->engine->reader, printer->arena, entry, &shown->view)) {
        return false;
    }
    Slice text = {NULL, 0};
    if (read_source(printer, &shown->view, &text)) {
        text = slice_trim(without_last_fence(without_first_line(text)));
    }
    if (text.size == 0) {
        text = shown->view.excerpt;
    }
    snippet_make(&shown->snippet, printer->arena, words, text);
    return true;
}

/* ---- for people ---- */

static void add_colored(const SearchPrinter *printer, int color, Slice text)
{
    if (printer->color) {
        buffer_add_format(printer->out, "\033[%dm%.*s\033[0m", color, SLICE_PRINT(text));
    } else {
        buffer_add(printer->out, text);
    }
}

static void add_snippet(const SearchPrinter *printer, const Snippet *snippet, const char *indent)
{
    Slice rest = snippet->text;
    uint32_t at = 0;
    if (rest.size == 0) {
        return;
    }
    buffer_add_string(printer->out, indent);
    for (size_t i = 0; i < snippet->mark_count && printer->color; i++) {
        Slice before = utf8_prefix(rest, snippet->marks[i].start - at);
        rest = slice_from(rest, before.size);
        Slice marked = utf8_prefix(rest, snippet->marks[i].end - snippet->marks[i].start);
        rest = slice_from(rest, marked.size);
        buffer_add(printer->out, before);
        add_colored(printer, COLOR_MARK, marked);
        at = snippet->marks[i].end;
    }
    buffer_add(printer->out, rest);
    buffer_add_byte(printer->out, '\n');
}

static void add_place(const SearchPrinter *printer, const EntryView *view)
{
    add_colored(
        printer, COLOR_PATH,
        arena_format(printer->arena, "%.*s:%u:", SLICE_PRINT(view->path), view->first_line));
    buffer_add_byte(printer->out, ' ');
    add_colored(printer, COLOR_BOLD, view->title);
    buffer_add_string(printer->out, view->title.size > 0 ? " " : "");
    buffer_add_byte(printer->out, '[');
    buffer_add(printer->out, view->kind);
    if (view->language.size > 0) {
        buffer_add_byte(printer->out, ' ');
        buffer_add(printer->out, view->language);
    }
    buffer_add_byte(printer->out, ']');
}

static void add_explanation(const SearchPrinter *printer, uint32_t entry)
{
    if (printer->explains) {
        Slice text = search_explain_text(printer->engine, printer->arena, entry);
        while (text.size > 0) {
            buffer_add_string(printer->out, "      ");
            add_colored(printer, COLOR_DIM, slice_cut(text, '\n', &text));
            buffer_add_byte(printer->out, '\n');
        }
    }
}

static bool print_result(const SearchPrinter *printer, const SnippetWords *words,
                         const SearchResult *result)
{
    Shown shown;
    if (!show(printer, words, result->entry, &shown)) {
        return false;
    }
    add_place(printer, &shown.view);
    if (shown.view.status.size > 0) {
        buffer_add_byte(printer->out, ' ');
        buffer_add(printer->out, shown.view.status);
    }
    buffer_add_string(printer->out,
                      search_is_stale(printer->engine, result->document) ? ", stale\n" : "\n");
    add_snippet(printer, &shown.snippet, "    ");
    add_explanation(printer, result->entry);
    for (uint32_t i = 0; i < result->part_count; i++) {
        if (!show(printer, words, result->parts[i], &shown)) {
            return false;
        }
        buffer_add_string(printer->out, "  ");
        add_place(printer, &shown.view);
        buffer_add_byte(printer->out, '\n');
        add_explanation(printer, result->parts[i]);
    }
    return true;
}

void search_print_text(const SearchPrinter *printer)
{
    SnippetWords words;
    snippet_words_find(&words, printer->engine, printer->arena);
    for (size_t i = 0; i < printer->results->count; i++) {
        if (!print_result(printer, &words, &printer->results->items[i])) {
            return;
        }
    }
}

/* ---- JSON ---- */

static void write_snippet(JsonWriter *json, const Snippet *snippet)
{
    json_write_key(json, "snippet");
    json_begin_object(json);
    json_write_string_field(json, "text", snippet->text);
    json_write_key(json, "marks");
    json_begin_array(json);
    for (size_t i = 0; i < snippet->mark_count; i++) {
        json_begin_array(json);
        json_write_integer(json, snippet->marks[i].start);
        json_write_integer(json, snippet->marks[i].end);
        json_end_array(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void write_entry(const SearchPrinter *printer, JsonWriter *json, const Shown *shown,
                        uint32_t score)
{
    const EntryView *view = &shown->view;
    Slice url = view->page_url;
    if (view->anchor.size > 0) {
        url = arena_format(printer->arena, "%.*s#%.*s", SLICE_PRINT(url),
                           SLICE_PRINT(path_percent_encode(printer->arena, view->anchor)));
    }
    json_write_string_field(json, "id", view->id);
    json_write_string_field(json, "kind", view->kind);
    json_write_string_field(json, "title", view->title);
    json_write_string_field(json, "path", view->path);
    json_write_key(json, "lines");
    json_begin_array(json);
    json_write_integer(json, view->first_line);
    json_write_integer(json, view->last_line);
    json_end_array(json);
    json_write_text_field(json, "anchor", view->anchor);
    json_write_string_field(json, "url", url);
    json_write_text_field(json, "lang", view->language);
    json_write_integer_field(json, "score", score);
}

static void write_explanation(const SearchPrinter *printer, JsonWriter *json, uint32_t entry)
{
    if (printer->explains) {
        json_write_key(json, "explain");
        search_explain_json(printer->engine, printer->arena, json, entry);
    }
}

static bool write_part(const SearchPrinter *printer, JsonWriter *json, const SnippetWords *words,
                       uint32_t entry, uint32_t score)
{
    Shown shown;
    if (!show(printer, words, entry, &shown)) {
        return false;
    }
    json_begin_object(json);
    write_entry(printer, json, &shown, score);
    write_snippet(json, &shown.snippet);
    write_explanation(printer, json, entry);
    json_end_object(json);
    return true;
}

static bool write_result(const SearchPrinter *printer, JsonWriter *json, const SnippetWords *words,
                         const SearchResult *result)
{
    Shown shown;
    if (!show(printer, words, result->entry, &shown)) {
        return false;
    }
    char date[DATE_TEXT_SIZE];
    json_begin_object(json);
    write_entry(printer, json, &shown, result->score);
    json_write_text_field(json, "status", shown.view.status);
    json_write_boolean_field(json, "stale", search_is_stale(printer->engine, result->document));
    if (shown.view.has_updated) {
        json_write_string_field(json, "last_updated",
                                slice_from_string(date_to_text(shown.view.updated, date)));
    }
    write_snippet(json, &shown.snippet);
    write_explanation(printer, json, result->entry);
    json_write_key(json, "results");
    json_begin_array(json);
    bool done = true;
    for (uint32_t i = 0; i < result->part_count && done; i++) {
        done = write_part(printer, json, words, result->parts[i], result->part_scores[i]);
    }
    json_end_array(json);
    json_end_object(json);
    return done;
}

static void write_counts(JsonWriter *json, const char *key, const NameTable *names,
                         const uint32_t *counts)
{
    json_write_key(json, key);
    json_begin_object(json);
    for (uint32_t i = 0; i < names->count; i++) {
        if (counts[i] > 0) {
            json_write_key_slice(json, names->items[i]);
            json_write_integer(json, counts[i]);
        }
    }
    json_end_object(json);
}

static void write_facets(const SearchPrinter *printer, JsonWriter *json)
{
    const IndexReader *reader = printer->engine->reader;
    SearchFacets facets;
    search_count_facets(printer->engine, printer->results, &facets);
    json_write_key(json, "facets");
    json_begin_object(json);
    write_counts(json, "kind", &reader->kinds, facets.kinds);
    write_counts(json, "status", &reader->statuses, facets.statuses);
    write_counts(json, "lang", &reader->languages, facets.languages);
    json_end_object(json);
}

void search_print_json(const SearchPrinter *printer)
{
    const Query *query = &printer->engine->query;
    SnippetWords words;
    JsonWriter json;
    snippet_words_find(&words, printer->engine, printer->arena);
    json_init(&json, printer->out, 2);
    json_begin_object(&json);
    json_write_string_field(&json, "query", query->text);
    json_write_integer_field(&json, "total", printer->results->document_count);
    json_write_key(&json, "hints");
    json_begin_array(&json);
    for (size_t i = 0; i < query->hint_count; i++) {
        json_write_string(&json, query->hints[i]);
    }
    json_end_array(&json);
    write_facets(printer, &json);
    json_write_key(&json, "results");
    json_begin_array(&json);
    bool done = true;
    for (size_t i = 0; i < printer->results->count && done; i++) {
        done = write_result(printer, &json, &words, &printer->results->items[i]);
    }
    json_end_array(&json);
    json_end_object(&json);
    buffer_add_byte(printer->out, '\n');
}
