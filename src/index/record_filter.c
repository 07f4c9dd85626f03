#include "index/record_filter.h"

#include "base/edit_distance.h"
#include "document/language.h"

/* ---- the query ---- */

static Slice suggest(Arena *arena, Slice wanted, const Slice *names, size_t count)
{
    Slice near = edit_distance_nearest(wanted, names, count);
    return near.size > 0 ? arena_format(arena, ", did you mean \"%.*s\"?", SLICE_PRINT(near))
                         : (Slice){NULL, 0};
}

static bool check_kind(const Clause *clause, Arena *arena, Slice *error)
{
    Slice names[RECORD_KIND_COUNT];
    for (int i = 0; i < RECORD_KIND_COUNT; i++) {
        names[i] = slice_from_string(record_kind_name((RecordKind)i));
        if (slice_equals_fold(clause->text, names[i])) {
            return true;
        }
    }
    *error = arena_format(arena, "there is no kind \"%.*s\"%.*s", SLICE_PRINT(clause->text),
                          SLICE_PRINT(suggest(arena, clause->text, names, RECORD_KIND_COUNT)));
    return false;
}

static bool check_clause(const Clause *clause, Arena *arena, Slice *error)
{
    if (clause->kind != CLAUSE_FILTER) {
        *error = arena_format(arena, "\"%.*s\" is no field: memoc search looks for words",
                              SLICE_PRINT(clause->text));
        return false;
    }
    return clause->field != QUERY_KIND || check_kind(clause, arena, error);
}

bool record_filter_init(RecordFilter *filter, Arena *arena, Slice where, Date today, Slice *error)
{
    *filter = (RecordFilter){.arena = arena, .today = today};
    name_list_init(&filter->statuses, arena);
    query_parse(&filter->query, arena, where);
    if (filter->query.hint_count > 0) {
        *error = filter->query.hints[0];
        return false;
    }
    filter->tests = arena_new_array(arena, FieldTest, filter->query.count);
    for (size_t i = 0; i < filter->query.count; i++) {
        const Clause *clause = &filter->query.clauses[i];
        FieldTest *test = &filter->tests[i];
        if (!check_clause(clause, arena, error)) {
            return false;
        }
        test->clause = clause;
        if (!filter_term(clause->key, clause->text, test->term, &test->term_size)) {
            test->term_size = 0;
        }
    }
    return true;
}

/* ---- a document ---- */

static void compare_value(void *context, Slice field, Slice value)
{
    RecordFilter *filter = context;
    char term[FILTER_TERM_SIZE_MOST];
    size_t size;
    if (!filter_term(field, value, term, &size)) {
        return;
    }
    for (size_t i = 0; i < filter->query.count; i++) {
        FieldTest *test = &filter->tests[i];
        test->holds_here |= slice_equals((Slice){term, size}, (Slice){test->term, test->term_size});
    }
}

static bool is_stale(const RecordFilter *filter, const UnitHeader *header)
{
    return (header->flags & UNIT_HAS_DUE) != 0 && filter->today > header->due;
}

/* Of fields that are no values to compare. */
static bool holds_for_page(const RecordFilter *filter, const Clause *clause, const Page *page)
{
    const UnitHeader *header = page->unit.header;
    switch (clause->field) {
    case QUERY_STATUS:
        return slice_equals_fold(unit_text(&page->unit, header->status_base), clause->text);
    case QUERY_UPDATED:
        return header->updated.has_date && header->updated.date >= clause->first &&
               header->updated.date <= clause->last;
    case QUERY_STALE:
        return is_stale(filter, header) == clause->is_true;
    case QUERY_PATH:
        return slice_has_fold(page->path, clause->text);
    default:
        return false;
    }
}

void record_filter_begin_page(RecordFilter *filter, const Page *page)
{
    name_list_get(&filter->statuses, unit_text(&page->unit, page->unit.header->status_base));
    for (size_t i = 0; i < filter->query.count; i++) {
        FieldTest *test = &filter->tests[i];
        test->holds_here = holds_for_page(filter, test->clause, page);
    }
    filter_values_each(&page->unit, compare_value, filter);
}

/* ---- a record ---- */

static bool has_language(const FieldTest *test, Slice language)
{
    char term[FILTER_TERM_SIZE_MOST];
    size_t size;
    Slice name = language;
    for (size_t i = 0; name.size > 0; i++) {
        if (filter_term(SLICE("lang"), name, term, &size) &&
            slice_equals((Slice){term, size}, (Slice){test->term, test->term_size})) {
            return true;
        }
        name = language_alias(language, i);
    }
    return false;
}

static bool holds(FieldTest *test, RecordKind kind, Slice language)
{
    bool found = test->holds_here;
    if (test->clause->field == QUERY_KIND) {
        found = slice_equals_fold(test->clause->text, slice_from_string(record_kind_name(kind)));
    } else if (test->clause->field == QUERY_LANG) {
        found = has_language(test, language);
    }
    test->held_once = test->held_once || found;
    return found;
}

bool record_filter_allows(RecordFilter *filter, RecordKind kind, Slice language)
{
    bool allowed = true;
    for (size_t i = 0; i < filter->query.count;) {
        bool found = holds(&filter->tests[i], kind, language);
        bool is_negated = filter->tests[i].clause->is_negated;
        for (i++; i < filter->query.count && filter->tests[i].clause->is_or; i++) {
            found = holds(&filter->tests[i], kind, language) || found;
        }
        allowed = allowed && found != is_negated;
    }
    return allowed;
}

void record_filter_add_hints(const RecordFilter *filter, Buffer *out)
{
    for (size_t i = 0; i < filter->query.count; i++) {
        const FieldTest *test = &filter->tests[i];
        if (test->held_once) {
            continue;
        }
        buffer_add_format(out, "nothing has %.*s:%.*s", SLICE_PRINT(test->clause->key),
                          SLICE_PRINT(test->clause->text));
        if (test->clause->field == QUERY_STATUS) {
            buffer_add(out, suggest(filter->arena, test->clause->text, filter->statuses.items,
                                    filter->statuses.count));
        }
        buffer_add_byte(out, '\n');
    }
}
