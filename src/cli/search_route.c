#include "cli/search_route.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_view.h"
#include "base/path.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "route_query.h"
#include "router.h"

#include <errno.h>

typedef struct RoutePrinter {
    Arena *arena;
    const RouteAnswer *answer;
    Slice query;
    size_t limit;
    Buffer out;
} RoutePrinter;

/* ---- the router ---- */

/* That of the site whose index is searched; when there is no site, of the documents that have just been compiled. */
static ExitStatus read_router(const CommandLine *line, const SearchIndex *index, Slice *router)
{
    if (index->folder.size == 0) {
        Buffer made;
        buffer_init(&made, line->arena);
        router_write(&made, line->arena, &index->project.build.site);
        *router = buffer_slice(&made);
        return EXIT_STATUS_CLEAN;
    }
    Slice path = path_join(line->arena, path_folder(index->folder), SLICE(ROUTER_PATH));
    if (!file_read(line->arena, path, 0, router)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_FAILED, "\"%.*s\" cannot be read: %s",
                                         SLICE_PRINT(path), strerror(errno));
    }
    return EXIT_STATUS_CLEAN;
}

/* ---- parts of the router ---- */

/* The object of that key, which is as it stands in the router. */
static Slice find_object(const RoutePrinter *printer, Slice objects, Slice key)
{
    Slice value;
    bool found = json_view_find(objects, arena_string(printer->arena, key), &value);
    return found ? value : (Slice){NULL, 0};
}

static Slice find_text(const RoutePrinter *printer, Slice object, const char *key)
{
    Slice value;
    return json_view_find(object, key, &value) ? json_view_text(printer->arena, value)
                                               : (Slice){NULL, 0};
}

static Slice decoded(const RoutePrinter *printer, Slice text)
{
    return json_view_text(printer->arena,
                          arena_format(printer->arena, "\"%.*s\"", SLICE_PRINT(text)));
}

static size_t shown_count(const RoutePrinter *printer)
{
    return printer->answer->count < printer->limit ? printer->answer->count : printer->limit;
}

/* ---- for people ---- */

static void print_reasons(RoutePrinter *printer, const RouteResult *result)
{
    buffer_add_string(&printer->out, "    by ");
    for (size_t i = 0; i < result->reason_count; i++) {
        Slice sources = result->reasons[i].sources;
        Slice source;
        const char *comma = " (";
        buffer_add_string(&printer->out, i > 0 ? ", " : "");
        buffer_add(&printer->out, result->reasons[i].keyword);
        while (json_view_next_item(&sources, &source)) {
            buffer_add_string(&printer->out, comma);
            buffer_add(&printer->out, json_view_text(printer->arena, source));
            comma = ", ";
        }
        buffer_add_byte(&printer->out, ')');
    }
    buffer_add_byte(&printer->out, '\n');
}

static void print_record(RoutePrinter *printer, Slice id)
{
    Slice record = find_object(printer, printer->answer->records, id);
    Slice lines;
    Slice first = {NULL, 0};
    if (json_view_find(record, "lines", &lines)) {
        json_view_next_item(&lines, &first);
    }
    Slice path = find_text(printer, record, "path");
    Slice title = find_text(printer, record, "title");
    Slice rest;
    buffer_add_format(&printer->out, "  %.*s:%.*s: %.*s [%.*s]\n", SLICE_PRINT(path),
                      SLICE_PRINT(first), SLICE_PRINT(title),
                      SLICE_PRINT(slice_cut(id, ':', &rest)));
}

static void print_result(RoutePrinter *printer, const RouteResult *result)
{
    Slice document = find_object(printer, printer->answer->documents, result->path);
    Slice title = find_text(printer, document, "title");
    Slice status = find_text(printer, document, "status");
    Slice hint = find_text(printer, document, "route_hint");
    Slice stale;
    bool is_stale = json_view_find(document, "stale", &stale) && slice_is(stale, "true");
    buffer_add_format(&printer->out, "%.*s: %.*s [%u]%s%.*s%s\n",
                      SLICE_PRINT(decoded(printer, result->path)), SLICE_PRINT(title),
                      result->score, status.size > 0 ? " " : "", SLICE_PRINT(status),
                      is_stale ? ", stale" : "");
    if (hint.size > 0) {
        buffer_add_format(&printer->out, "    %.*s\n", SLICE_PRINT(hint));
    }
    print_reasons(printer, result);
    for (size_t i = 0; i < result->record_count; i++) {
        print_record(printer, result->records[i]);
    }
}

static void say_unknown(const RoutePrinter *printer)
{
    for (size_t i = 0; i < printer->answer->unknown_count; i++) {
        const RouteUnknown *unknown = &printer->answer->unknown[i];
        Slice hint =
            unknown->taken.size > 0
                ? arena_format(printer->arena,
                               "memoc search: no keyword has \"%.*s\", taken for \"%.*s\"\n",
                               SLICE_PRINT(unknown->word), SLICE_PRINT(unknown->taken))
                : arena_format(printer->arena, "memoc search: no keyword has \"%.*s\"\n",
                               SLICE_PRINT(unknown->word));
        terminal_write(stderr, hint);
    }
}

/* ---- JSON ---- */

static void write_reasons(const RouteResult *result, JsonWriter *json)
{
    json_write_key(json, "keywords");
    json_begin_array(json);
    for (size_t i = 0; i < result->reason_count; i++) {
        const RouteReason *reason = &result->reasons[i];
        json_begin_object(json);
        json_write_string_field(json, "keyword", reason->keyword);
        json_write_integer_field(json, "score", reason->score);
        json_write_key(json, "from");
        json_write_raw(json, reason->sources);
        json_end_object(json);
    }
    json_end_array(json);
}

/* The members of an object of the router, which is in one line. */
static void write_object(JsonWriter *json, Slice object)
{
    json_write_members(json, slice_part(object, 1, object.size - 1));
}

static void write_result(const RoutePrinter *printer, const RouteResult *result, JsonWriter *json)
{
    json_begin_object(json);
    json_write_string_field(json, "path", decoded(printer, result->path));
    json_write_integer_field(json, "score", result->score);
    write_object(json, find_object(printer, printer->answer->documents, result->path));
    write_reasons(result, json);
    json_write_key(json, "records");
    json_begin_array(json);
    for (size_t i = 0; i < result->record_count; i++) {
        json_begin_object(json);
        json_write_string_field(json, "id", decoded(printer, result->records[i]));
        write_object(json, find_object(printer, printer->answer->records, result->records[i]));
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void write_unknown(const RouteAnswer *answer, JsonWriter *json)
{
    json_write_key(json, "unknown");
    json_begin_array(json);
    for (size_t i = 0; i < answer->unknown_count; i++) {
        json_begin_object(json);
        json_write_string_field(json, "word", answer->unknown[i].word);
        json_write_text_field(json, "taken_for", answer->unknown[i].taken);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_answer(RoutePrinter *printer)
{
    JsonWriter json;
    json_init(&json, &printer->out, 2);
    json_begin_object(&json);
    json_write_string_field(&json, "query", printer->query);
    json_write_integer_field(&json, "total", (int64_t)printer->answer->count);
    write_unknown(printer->answer, &json);
    json_write_key(&json, "results");
    json_begin_array(&json);
    for (size_t i = 0; i < shown_count(printer); i++) {
        write_result(printer, &printer->answer->results[i], &json);
    }
    json_end_array(&json);
    json_end_object(&json);
    buffer_add_byte(&printer->out, '\n');
}

static void print_answer(RoutePrinter *printer)
{
    for (size_t i = 0; i < shown_count(printer); i++) {
        print_result(printer, &printer->answer->results[i]);
    }
}

ExitStatus search_route(const CommandLine *line, SearchIndex *index, Slice query, size_t limit)
{
    Slice router;
    RouteAnswer answer;
    ExitStatus status = read_router(line, index, &router);
    if (status != EXIT_STATUS_CLEAN) {
        return status;
    }
    if (!route_query(&answer, line->arena, router, query)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_FAILED,
                                         "\"" ROUTER_PATH
                                         "\" is of another version; memoc build makes it anew");
    }
    RoutePrinter printer = {
        .arena = line->arena, .answer = &answer, .query = query, .limit = limit};
    buffer_init(&printer.out, line->arena);
    bool is_json = option_flag(line, "json");
    (is_json ? write_answer : print_answer)(&printer);
    terminal_write(stdout, buffer_slice(&printer.out));
    if (!is_json) {
        say_unknown(&printer);
        terminal_write(stderr, arena_format(line->arena, "%zu document%s\n", answer.count,
                                            answer.count == 1 ? "" : "s"));
    }
    return EXIT_STATUS_CLEAN;
}
