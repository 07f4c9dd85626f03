#include "index/search_filter.h"

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "index/filter_value.h"
#include "index/search_limits.h"

/* ---- documents ---- */

static void add_document(SearchEngine *engine, uint32_t document, const EntrySet *set)
{
    const uint32_t *first = engine->documents.first_entries;
    entry_set_add_range(set, first[document], first[document + 1]);
}

/* That there is nothing to be left out is what was asked for: of an excluded value only a near one is told. */
static void hint_value(SearchEngine *engine, const Clause *clause, const NameTable *names)
{
    Slice near = edit_distance_nearest(clause->text, names->items, names->count);
    if (near.size > 0) {
        query_add_hint(&engine->query, "there is no %.*s \"%.*s\", did you mean \"%.*s\"?",
                       SLICE_PRINT(clause->key), SLICE_PRINT(clause->text), SLICE_PRINT(near));
    } else if (!clause->is_negated) {
        query_add_hint(&engine->query, "there is no %.*s \"%.*s\"", SLICE_PRINT(clause->key),
                       SLICE_PRINT(clause->text));
    }
}

static void add_status(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    const NameTable *statuses = &engine->reader->statuses;
    uint32_t wanted = 0;
    for (uint32_t i = 0; i < statuses->count; i++) {
        if (slice_equals_fold(statuses->items[i], clause->text)) {
            wanted = i + 1;
        }
    }
    if (wanted == 0) {
        hint_value(engine, clause, statuses);
        return;
    }
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        if (engine->documents.statuses[i] == wanted) {
            add_document(engine, i, set);
        }
    }
}

static void add_updated(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        uint32_t day = engine->documents.updated[i];
        int64_t date = (int64_t)day - 1 + DATE_FIRST;
        if (day > 0 && date >= clause->first && date <= clause->last) {
            add_document(engine, i, set);
        }
    }
}

static void add_stale(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        if (search_is_stale(engine, i) == clause->is_true) {
            add_document(engine, i, set);
        }
    }
}

/* ---- paths ---- */

static void add_path(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    const Slice *paths = search_paths(engine);
    bool found = false;
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        if (slice_has_fold(paths[i], clause->text)) {
            add_document(engine, i, set);
            found = true;
        }
    }
    if (!found && !clause->is_negated) {
        query_add_hint(&engine->query, "no path has \"%.*s\" in it", SLICE_PRINT(clause->text));
    }
}

/* ---- lists ---- */

/* All values of a field, as the index has them: words that begin with ":field:". */
static NameTable values_of(SearchEngine *engine, const Clause *clause)
{
    enum { VALUES_MOST = 1000 };
    Arena *arena = &engine->scratch;
    Slice start = arena_format(arena, ":%.*s:", SLICE_PRINT(utf8_lower(arena, clause->key)));
    NameTable values = {arena_new_array(arena, Slice, VALUES_MOST), 0};
    WordCursor cursor = word_seek(engine->reader, start);
    const Word *word = word_next(engine->reader, &cursor);
    while (word != NULL && slice_starts_with(word->text, start) && values.count < VALUES_MOST) {
        values.items[values.count++] = slice_from(word->text, start.size);
        word = word_next(engine->reader, &cursor);
    }
    return values;
}

/* Links, tables and others are no entries. */
static bool is_kind_of_record(const SearchEngine *engine, const Clause *clause)
{
    const NameTable *kinds = &engine->reader->kinds;
    bool found = false;
    for (uint32_t i = 0; i < kinds->count && clause->field == QUERY_KIND; i++) {
        found = found || slice_equals_fold(kinds->items[i], clause->text);
    }
    return found;
}

static void hint_missing(SearchEngine *engine, const Clause *clause)
{
    if (!is_kind_of_record(engine, clause)) {
        NameTable values = values_of(engine, clause);
        hint_value(engine, clause, &values);
    } else if (!clause->is_negated) {
        query_add_hint(&engine->query, "nothing of kind \"%.*s\" is found by itself: memoc records",
                       SLICE_PRINT(clause->text));
    }
}

static void add_value(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    char term[FILTER_TERM_SIZE_MOST];
    size_t size;
    bool is_of_entries = clause->field == QUERY_KIND || clause->field == QUERY_LANG;
    const Word *word = filter_term(clause->key, clause->text, term, &size)
                           ? word_find(engine->reader, (Slice){term, size})
                           : NULL;
    if (word == NULL) {
        hint_missing(engine, clause);
        return;
    }
    search_limits_add_list(engine, set, &word->list, !is_of_entries);
}

void search_filter_add(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    switch (clause->field) {
    case QUERY_STATUS:
        add_status(engine, clause, set);
        break;
    case QUERY_UPDATED:
        add_updated(engine, clause, set);
        break;
    case QUERY_STALE:
        add_stale(engine, clause, set);
        break;
    case QUERY_PATH:
        add_path(engine, clause, set);
        break;
    default:
        add_value(engine, clause, set);
        break;
    }
}
