#include "index/query.h"

#include "base/edit_distance.h"

#include <stdarg.h>

static const char *const field_names[QUERY_FRONT_MATTER] = {
    "kind", "status", "lang", "owner", "tag", "path", "doc_type", "updated", "stale",
};

void query_add_hint(Query *query, const char *format, ...)
{
    enum { HINTS_MOST = 5 };
    if (query->hint_count == HINTS_MOST) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    Slice hint = arena_format_list(query->arena, format, arguments);
    va_end(arguments);
    query->hints = arena_array_room(query->arena, query->hints, query->hint_count,
                                    &query->hint_capacity, sizeof *query->hints);
    query->hints[query->hint_count++] = hint;
}

typedef struct QueryParser {
    Query *query;
    Slice text;
    size_t at;
    bool joins; /* "OR" came before */
} QueryParser;

static char next_byte(const QueryParser *parser, size_t ahead)
{
    size_t at = parser->at + ahead;
    return at < parser->text.size ? parser->text.data[at] : '\0';
}

static bool is_blank(char c)
{
    return ascii_is_space(c) || c == '\0';
}

static void add_clause(QueryParser *parser, Clause clause)
{
    Query *query = parser->query;
    if (query->count == QUERY_CLAUSES_MOST) {
        query_add_hint(query, "only the first %d words are looked for", QUERY_CLAUSES_MOST);
        return;
    }
    bool may_join =
        query->count > 0 && !clause.is_negated && !query->clauses[query->count - 1].is_negated;
    clause.is_or = parser->joins && may_join;
    parser->joins = false;
    query->clauses[query->count++] = clause;
}

/* ---- fields ---- */

/* The day before so many months later, or the last day there is: no month begins on that. */
static Date last_of_months(Date first, int32_t months)
{
    Date next = date_add(first, (Duration){.months = months});
    return next < DATE_LAST ? next - 1 : DATE_LAST;
}

/* "2026", "2026-01", "2026-01-31": the first and the last day of it. */
static bool read_span(Slice value, Date *first, Date *last)
{
    int64_t parts[3] = {0, 1, 1};
    size_t count = 0;
    while (value.size > 0 && count < 3) {
        if (!slice_to_integer(slice_cut(value, '-', &value), &parts[count++])) {
            return false;
        }
    }
    if (count == 0 || value.size > 0 || parts[0] > 9999 || parts[1] > 12 || parts[2] > 31 ||
        !date_from_civil((int)parts[0], (int)parts[1], (int)parts[2], first)) {
        return false;
    }
    *last = count == 3 ? *first : last_of_months(*first, count == 1 ? 12 : 1);
    return true;
}

static bool take_byte(Slice *text, char byte)
{
    bool found = text->size > 0 && text->data[0] == byte;
    *text = slice_from(*text, found);
    return found;
}

/* What follows "updated:": days before, after, or in a span. */
static bool read_days(Clause *clause, Slice value)
{
    bool is_before = take_byte(&value, '<');
    bool is_after = !is_before && take_byte(&value, '>');
    bool is_equal = take_byte(&value, '=') || (!is_before && !is_after);
    Date first;
    Date last;
    if (!read_span(value, &first, &last)) {
        return false;
    }
    clause->first = is_after && !is_equal ? last + 1 : first;
    clause->last = is_before && !is_equal ? first - 1 : last;
    clause->first = is_before ? DATE_FIRST : clause->first;
    clause->last = is_after ? DATE_LAST : clause->last;
    return true;
}

static bool read_truth(Clause *clause, Slice value)
{
    clause->is_true =
        slice_equals_fold(value, SLICE("true")) || slice_equals_fold(value, SLICE("yes"));
    return clause->is_true || slice_equals_fold(value, SLICE("false")) ||
           slice_equals_fold(value, SLICE("no"));
}

/* Is it a field's name? "fm" needs a key. */
static bool find_field(Slice name, QueryField *field)
{
    if (name.size > 3 && slice_equals_fold(slice_part(name, 0, 3), SLICE("fm."))) {
        *field = QUERY_FRONT_MATTER;
        return true;
    }
    for (int i = 0; i < QUERY_FRONT_MATTER; i++) {
        if (slice_equals_fold(name, slice_from_string(field_names[i]))) {
            *field = (QueryField)i;
            return true;
        }
    }
    return false;
}

static bool is_field_name(Slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        if (!ascii_is_alphanumeric(name.data[i]) && name.data[i] != '_' && name.data[i] != '-' &&
            name.data[i] != '.') {
            return false;
        }
    }
    return name.size > 0;
}

static void hint_field(Query *query, Slice name, Slice value)
{
    Slice names[QUERY_FRONT_MATTER];
    for (int i = 0; i < QUERY_FRONT_MATTER; i++) {
        names[i] = slice_from_string(field_names[i]);
    }
    Slice near = edit_distance_nearest(name, names, QUERY_FRONT_MATTER);
    if (slice_equals_fold(name, SLICE("fm")) || slice_equals_fold(name, SLICE("fm."))) {
        query_add_hint(query, "fm needs a key of the front matter: fm.team:core");
    } else if (near.size > 0 && value.size > 0 && value.data[0] != ':' && value.data[0] != '/') {
        query_add_hint(query, "there is no field \"%.*s\", did you mean \"%.*s:\"?",
                       SLICE_PRINT(name), SLICE_PRINT(near));
    }
}

/* "anti-pattern" is "anti_pattern". */
static Slice kind_name(Arena *arena, Slice value)
{
    Slice name = arena_copy(arena, value);
    char *bytes = (char *)(uintptr_t)name.data;
    for (size_t i = 0; i < name.size; i++) {
        bytes[i] = bytes[i] == '-' ? '_' : bytes[i];
    }
    return name;
}

/* Makes a filter of `name:value`, or says why it is none. */
static bool read_filter(QueryParser *parser, Slice name, Slice value, Clause *clause)
{
    Query *query = parser->query;
    if (!is_field_name(name)) {
        return false;
    }
    if (!find_field(name, &clause->field)) {
        hint_field(query, name, value);
        return false;
    }
    if (value.size == 0) {
        query_add_hint(query, "\"%.*s:\" has no value: it begins right behind the colon",
                       SLICE_PRINT(name));
        return false;
    }
    clause->kind = CLAUSE_FILTER;
    clause->key = name;
    clause->text = clause->field == QUERY_KIND ? kind_name(query->arena, value) : value;
    if (clause->field == QUERY_UPDATED && !read_days(clause, value)) {
        query_add_hint(query, "\"%.*s\" is no date: updated:>=2026-01-31", SLICE_PRINT(value));
        return false;
    }
    if (clause->field == QUERY_STALE && !read_truth(clause, value)) {
        query_add_hint(query, "stale is true or false, not \"%.*s\"", SLICE_PRINT(value));
        return false;
    }
    return true;
}

/* ---- clauses ---- */

/* The text of a closed quote at the parser; it moves behind it. */
static bool read_quoted(QueryParser *parser, Slice *text)
{
    size_t end = slice_find_byte(parser->text, '"', parser->at + 1);
    if (next_byte(parser, 0) != '"' || end == parser->text.size) {
        return false;
    }
    *text = slice_part(parser->text, parser->at + 1, end);
    parser->at = end + 1;
    return true;
}

static Slice read_word(QueryParser *parser)
{
    size_t start = parser->at;
    while (!is_blank(next_byte(parser, 0)) && next_byte(parser, 0) != '"') {
        parser->at++;
    }
    if (parser->at < parser->text.size && parser->text.data[parser->at] == '\0') {
        parser->at++; /* a NUL in the text */
    }
    return slice_trim_end(slice_part(parser->text, start, parser->at));
}

static void add_word(QueryParser *parser, Slice word, bool is_negated)
{
    Clause clause = {.kind = CLAUSE_WORD, .text = word, .is_negated = is_negated};
    size_t colon = slice_find_byte(word, ':', 0);
    Slice quoted;
    Slice name = slice_part(word, 0, colon);
    if (colon < word.size) {
        Slice value = slice_from(word, colon + 1);
        QueryField field;
        if (value.size == 0 && find_field(name, &field) && read_quoted(parser, &quoted)) {
            value = slice_trim(quoted);
        }
        if (read_filter(parser, name, value, &clause)) {
            add_clause(parser, clause);
            return;
        }
        clause.kind = CLAUSE_WORD;
        clause.text = word;
    }
    if (word.size > 1 && word.data[word.size - 1] == '*') {
        clause.is_prefix = true;
        clause.text = slice_part(word, 0, word.size - 1);
    }
    if (clause.text.size > 0) {
        add_clause(parser, clause);
    }
}

/* "-word" and -"phrase", but not "-", "--flag" and "-x". */
static bool read_minus(QueryParser *parser)
{
    char first = next_byte(parser, 1);
    if (next_byte(parser, 0) != '-' || is_blank(first) || first == '-' ||
        (first != '"' && is_blank(next_byte(parser, 2)))) {
        return false;
    }
    parser->at++;
    return true;
}

static bool read_or(QueryParser *parser)
{
    if (parser->query->count == 0 || next_byte(parser, 0) != 'O' || next_byte(parser, 1) != 'R' ||
        !is_blank(next_byte(parser, 2)) || parser->at + 2 >= parser->text.size) {
        return false;
    }
    parser->at += 2;
    parser->joins = true;
    return true;
}

static void read_clause(QueryParser *parser)
{
    if (read_or(parser)) {
        return;
    }
    bool is_negated = read_minus(parser);
    Slice quoted;
    if (read_quoted(parser, &quoted)) {
        quoted = slice_trim(quoted);
        if (quoted.size > 0) {
            add_clause(parser,
                       (Clause){.kind = CLAUSE_PHRASE, .text = quoted, .is_negated = is_negated});
        }
        return;
    }
    if (next_byte(parser, 0) == '"') {
        parser->at++; /* it is not closed */
        return;
    }
    add_word(parser, read_word(parser), is_negated);
}

/* A word is only wished for, a field has to be there: one cannot stand for the other. */
static void hint_mixed_alternatives(Query *query)
{
    for (size_t i = 1; i < query->count; i++) {
        const Clause *clauses = query->clauses;
        bool is_field = clauses[i].kind == CLAUSE_FILTER;
        if (clauses[i].is_or && is_field != (clauses[i - 1].kind == CLAUSE_FILTER)) {
            const Clause *field = &clauses[is_field ? i : i - 1];
            query_add_hint(query,
                           "%.*s:%.*s is passed over: OR stands between words, or between fields",
                           SLICE_PRINT(field->key), SLICE_PRINT(field->text));
        }
    }
}

void query_parse(Query *query, Arena *arena, Slice text)
{
    query->text = text;
    query->arena = arena;
    query->count = 0;
    query->hints = NULL;
    query->hint_count = query->hint_capacity = 0;
    QueryParser parser = {.query = query, .text = text};
    while (parser.at < text.size) {
        if (is_blank(text.data[parser.at])) {
            parser.at++;
        } else {
            read_clause(&parser);
        }
    }
    hint_mixed_alternatives(query);
}
