#include "index/search_filter.h"

#include "base/edit_distance.h"
#include "index/filter_table.h"
#include "index/search_limits.h"

/* ---- documents ---- */

static void add_document(SearchEngine *engine, uint32_t document, const EntrySet *set)
{
    const uint32_t *first = engine->documents.first_entries;
    entry_set_add_range(set, first[document], first[document + 1]);
}

static void hint_value(SearchEngine *engine, const Clause *clause, const NameTable *names)
{
    Slice near = names != NULL ? edit_distance_nearest(clause->text, names->items, names->count)
                               : (Slice){NULL, 0};
    if (near.size > 0) {
        query_add_hint(&engine->query, "there is no %.*s \"%.*s\", did you mean \"%.*s\"?",
                       SLICE_PRINT(clause->key), SLICE_PRINT(clause->text), SLICE_PRINT(near));
    } else {
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

static bool holds_fold(Slice text, Slice part)
{
    for (size_t i = 0; i + part.size <= text.size; i++) {
        if (slice_equals_fold(slice_part(text, i, i + part.size), part)) {
            return true;
        }
    }
    return false;
}

static void add_path(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    const Slice *paths = search_paths(engine);
    for (uint32_t i = 0; i < engine->reader->document_count; i++) {
        if (holds_fold(paths[i], clause->text)) {
            add_document(engine, i, set);
        }
    }
}

/* ---- lists ---- */

/* "anti-pattern" is "anti_pattern". */
static Slice kind_name(Arena *arena, Slice text)
{
    Slice name = arena_copy(arena, text);
    char *bytes = (char *)(uintptr_t)name.data;
    for (size_t i = 0; i < name.size; i++) {
        bytes[i] = bytes[i] == '-' ? '_' : bytes[i];
    }
    return name;
}

static const NameTable *names_of(const SearchEngine *engine, QueryField field)
{
    return field == QUERY_KIND   ? &engine->reader->kinds
           : field == QUERY_LANG ? &engine->reader->languages
                                 : NULL;
}

static void add_value(SearchEngine *engine, const Clause *clause, const EntrySet *set)
{
    char term[FILTER_TERM_SIZE_MOST];
    size_t size;
    bool is_kind = clause->field == QUERY_KIND;
    Slice value = is_kind ? kind_name(&engine->scratch, clause->text) : clause->text;
    const Word *word = filter_term(clause->key, value, term, &size)
                           ? word_find(engine->reader, (Slice){term, size})
                           : NULL;
    if (word == NULL) {
        hint_value(engine, clause, names_of(engine, clause->field));
        return;
    }
    search_limits_add_list(engine, set, &word->list, !is_kind && clause->field != QUERY_LANG);
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
