#include "index/search_limits.h"

#include "index/phrase.h"
#include "index/search_filter.h"

void search_limits_add_list(SearchEngine *engine, const EntrySet *set, const WordList *list,
                            bool is_of_documents)
{
    IndexReader *reader = engine->reader;
    FilterReader numbers;
    uint32_t number;
    filter_reader_open(&numbers, reader, list,
                       is_of_documents ? reader->document_count : reader->entry_count,
                       &engine->scratch);
    while (filter_reader_next(&numbers, &number)) {
        if (is_of_documents) {
            entry_set_add_range(set, engine->documents.first_entries[number],
                                engine->documents.first_entries[number + 1]);
        } else {
            entry_set_add(set, number);
        }
    }
}

/* Does a clause have a word? "&&" has none. */
static bool has_terms(const SearchEngine *engine, size_t clause)
{
    for (size_t i = 0; i < engine->term_count; i++) {
        if (engine->terms[i].clause == clause) {
            return true;
        }
    }
    return false;
}

/* The words of a phrase. */
static void add_phrase(SearchEngine *engine, size_t clause, const EntrySet *set)
{
    const SearchTerm *terms[SEARCH_TERMS_MOST];
    uint32_t gaps[SEARCH_TERMS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (term->clause != clause || !term->is_counted) {
            continue;
        }
        if (term->list_count == 0) {
            return;
        }
        terms[count] = term;
        gaps[count] = term->position - terms[0]->position;
        count++;
    }
    if (count > 0) {
        phrase_find(engine, terms, gaps, count, set);
    }
}

/* Words that must not be there: entries that have all that one is made of. */
static void add_word(SearchEngine *engine, size_t clause, const EntrySet *set)
{
    EntrySet all = entry_set_new(&engine->scratch, engine->reader->entry_count);
    bool is_first = true;
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (term->clause != clause) {
            continue;
        }
        EntrySet own = entry_set_new(&engine->scratch, engine->reader->entry_count);
        for (uint32_t j = 0; j < term->list_count; j++) {
            Posting posting;
            PostingReader postings;
            posting_reader_open(&postings, engine->reader, &term->lists[j], true, &engine->scratch);
            while (posting_reader_next(&postings, &posting)) {
                entry_set_add(&own, posting.entry);
            }
        }
        if (is_first) {
            all = own;
        } else {
            entry_set_intersect(&all, &own);
        }
        is_first = false;
    }
    entry_set_unite(set, &all);
}

static void add_clause(SearchEngine *engine, size_t clause, const EntrySet *set)
{
    switch (engine->query.clauses[clause].kind) {
    case CLAUSE_WORD:
        add_word(engine, clause, set);
        break;
    case CLAUSE_PHRASE:
        add_phrase(engine, clause, set);
        break;
    case CLAUSE_FILTER:
        search_filter_add(engine, &engine->query.clauses[clause], set);
        break;
    }
}

/* A clause with its alternatives: [start, end). */
static size_t find_group_end(const Query *query, size_t start)
{
    size_t end = start + 1;
    while (end < query->count && query->clauses[end].is_or) {
        end++;
    }
    return end;
}

static bool is_required(const SearchEngine *engine, size_t start, size_t end)
{
    const Clause *clauses = engine->query.clauses;
    for (size_t i = start; i < end; i++) {
        if (clauses[i].kind == CLAUSE_WORD || clauses[i].is_negated ||
            (clauses[i].kind == CLAUSE_PHRASE && !has_terms(engine, i))) {
            return false;
        }
    }
    return true;
}

static void require_group(SearchEngine *engine, size_t start, size_t end)
{
    uint32_t count = engine->reader->entry_count;
    EntrySet group = entry_set_new(&engine->scratch, count);
    for (size_t i = start; i < end; i++) {
        add_clause(engine, i, &group);
    }
    const Clause *clause = &engine->query.clauses[start];
    if (clause->kind == CLAUSE_PHRASE && entry_set_is_empty(&group)) {
        query_add_hint(&engine->query, "nothing has \"%.*s\" side by side",
                       SLICE_PRINT(clause->text));
    }
    if (engine->has_required) {
        entry_set_intersect(&engine->required, &group);
    } else {
        engine->required = group;
    }
    engine->has_required = true;
}

void search_limits_find(SearchEngine *engine)
{
    const Query *query = &engine->query;
    uint32_t count = engine->reader->entry_count;
    engine->excluded = entry_set_new(&engine->scratch, count);
    engine->has_required = false;
    engine->has_excluded = false;
    for (size_t start = 0, end; start < query->count; start = end) {
        end = find_group_end(query, start);
        if (query->clauses[start].is_negated) {
            add_clause(engine, start, &engine->excluded);
            engine->has_excluded = true;
        } else if (is_required(engine, start, end)) {
            require_group(engine, start, end);
        }
    }
}
