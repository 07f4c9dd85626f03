#include "index/search_terms.h"

#include "index/term_match.h"
#include "index/tokenizer.h"

typedef struct TermMaker {
    SearchEngine *engine;
    const Clause *clause;
    uint32_t clause_number;
    uint32_t position; /* of the next word in the query */
    uint32_t unit;     /* of the next word */
    Tokenizer tokenizer;
} TermMaker;

/* Room for one more; NULL when there are too many. */
static SearchTerm *add_term(TermMaker *maker, const Token *token)
{
    SearchEngine *engine = maker->engine;
    if (engine->term_count == SEARCH_TERMS_MOST) {
        return NULL;
    }
    SearchTerm *term = &engine->terms[engine->term_count++];
    term->text = arena_copy(&engine->scratch, token->text);
    term->clause = maker->clause_number;
    term->unit = maker->unit;
    term->position = maker->position;
    term->is_counted = true;
    term->is_scored = !maker->clause->is_negated;
    term->is_small = false;
    term->is_common = false;
    term->is_whole = true;
    term->match = MATCH_NONE;
    term->list_count = 0;
    term->idf = 0;
    return term;
}

/* A compound as a whole: it only adds to its parts. */
static void add_compound(TermMaker *maker, const Token *token)
{
    if (maker->clause->kind != CLAUSE_WORD || maker->clause->is_negated ||
        maker->clause->is_prefix) {
        return;
    }
    SearchTerm *term = add_term(maker, token);
    if (term != NULL) {
        term->is_counted = false;
        term_match_exact(maker->engine, term);
        maker->engine->term_count -= term->list_count == 0;
    }
}

/* "c++" when it is known: it stands for its parts. */
static bool add_marked(TermMaker *maker, const Token *token)
{
    SearchTerm *term = maker->clause->is_prefix ? NULL : add_term(maker, token);
    if (term == NULL) {
        return false;
    }
    term_match_exact(maker->engine, term);
    maker->engine->term_count -= term->list_count == 0;
    return term->list_count > 0;
}

static void add_word(TermMaker *maker, const Token *token, bool is_last)
{
    SearchTerm *term = add_term(maker, token);
    if (term == NULL) {
        return;
    }
    if (maker->clause->kind == CLAUSE_WORD && !maker->clause->is_negated) {
        term_match(maker->engine, term, maker->clause->is_prefix && is_last);
    } else {
        term_match_exact(maker->engine, term);
    }
}

/* The next words are another one of those that all have to be there. */
static void next_word(TermMaker *maker)
{
    maker->position++;
    const Query *query = &maker->engine->query;
    bool is_one_of_several =
        maker->clause->is_or ||
        (maker->clause_number + 1 < query->count && query->clauses[maker->clause_number + 1].is_or);
    maker->unit += !is_one_of_several;
}

static void add_chunk(TermMaker *maker, bool is_last)
{
    const Tokenizer *tokenizer = &maker->tokenizer;
    for (size_t i = 0; i < tokenizer->count; i++) {
        const Token *token = &tokenizer->tokens[i];
        switch (token->kind) {
        case TOKEN_COMPOUND:
            add_compound(maker, token);
            break;
        case TOKEN_MARKED:
            if (add_marked(maker, token)) {
                i += token->parts;
                next_word(maker);
            }
            break;
        default:
            add_word(maker, token, is_last && i + 1 == tokenizer->count);
            next_word(maker);
            break;
        }
    }
}

static void add_clause(TermMaker *maker)
{
    Slice text = maker->clause->text;
    size_t offset = 0;
    tokenizer_begin(&maker->tokenizer);
    while (tokenizer_next(&maker->tokenizer, text, &offset)) {
        add_chunk(maker, offset == text.size);
    }
}

/* Has a term the unit that the next one would have? */
static bool is_unit_taken(const TermMaker *maker)
{
    const SearchEngine *engine = maker->engine;
    return engine->term_count > 0 && engine->terms[engine->term_count - 1].unit == maker->unit;
}

/*
 * After a group of alternatives another word begins, but not after one without words ("&& OR &&"): so there are no more units than
 * terms, and their numbers fit into EntryScore's bytes.
 */
static void begin_clause(TermMaker *maker, size_t number)
{
    const Query *query = &maker->engine->query;
    bool is_behind_group = number > 0 && query->clauses[number - 1].is_or;
    maker->clause = &query->clauses[number];
    maker->clause_number = (uint32_t)number;
    maker->unit += is_behind_group && !maker->clause->is_or && is_unit_taken(maker);
}

static bool is_small_word(const IndexReader *reader, Slice text)
{
    for (uint32_t i = 0; i < reader->small_words.count; i++) {
        if (slice_equals(reader->small_words.items[i], text)) {
            return true;
        }
    }
    return false;
}

static bool is_sought(const SearchTerm *term)
{
    return term->is_scored && term->is_counted && term->list_count > 0;
}

/* Where other words decide, "the" and "of" count little, and are not worth being read where nearly every entry has them. */
static void weaken_small_words(SearchEngine *engine)
{
    enum { FOUND_MOST = 4000 };
    bool has_others = false;
    for (size_t i = 0; i < engine->term_count; i++) {
        SearchTerm *term = &engine->terms[i];
        term->is_small = term->match == MATCH_EXACT && is_small_word(engine->reader, term->text);
        has_others = has_others || (is_sought(term) && !term->is_small);
    }
    for (size_t i = 0; i < engine->term_count; i++) {
        SearchTerm *term = &engine->terms[i];
        term->is_small = term->is_small && has_others;
        if (term->is_small) {
            term->is_common = term->lists[0].found > FOUND_MOST;
            term->factors[0] = engine->reader->factors.small;
        }
    }
}

static void count_units(SearchEngine *engine)
{
    uint32_t last = UINT32_MAX;
    engine->unit_count = 0;
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (is_sought(term) && !term->is_common && term->unit != last) {
            engine->unit_count++;
            last = term->unit;
        }
    }
}

/* Of all its lists. */
static uint64_t count_postings(const SearchTerm *term)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < term->list_count; i++) {
        count += term->lists[i].found;
    }
    return count;
}

static const SearchTerm *find_rarest(const SearchEngine *engine)
{
    const SearchTerm *rarest = NULL;
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (is_sought(term) && !term->is_small &&
            (rarest == NULL || count_postings(term) < count_postings(rarest))) {
            rarest = term;
        }
    }
    return rarest;
}

/* Beside other words, only the rarest is looked for everywhere; a phrase needs all of its words. */
static void choose_whole_lists(SearchEngine *engine)
{
    const SearchTerm *rarest = find_rarest(engine);
    for (size_t i = 0; i < engine->term_count; i++) {
        SearchTerm *term = &engine->terms[i];
        term->is_whole = engine->unit_count < 2 || term == rarest ||
                         engine->query.clauses[term->clause].kind == CLAUSE_PHRASE;
    }
}

static void add_hints(SearchEngine *engine)
{
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (!term->is_scored || !term->is_counted) {
            continue;
        }
        if (term->list_count == 0) {
            query_add_hint(&engine->query, "nothing has \"%.*s\"", SLICE_PRINT(term->text));
        } else if (term->match >= MATCH_TYPO) {
            query_add_hint(&engine->query, "nothing has \"%.*s\", taken for \"%.*s\"",
                           SLICE_PRINT(term->text), SLICE_PRINT(term->words[0]));
        }
    }
}

void search_terms_make(SearchEngine *engine)
{
    TermMaker *maker = arena_new(&engine->scratch, TermMaker);
    maker->engine = engine;
    engine->term_count = 0;
    engine->has_words = false;
    for (size_t i = 0; i < engine->query.count; i++) {
        begin_clause(maker, i);
        if (maker->clause->kind == CLAUSE_FILTER) {
            maker->position++; /* words on both sides are not side by side */
            continue;
        }
        size_t count = engine->term_count;
        add_clause(maker);
        engine->has_words =
            engine->has_words || (engine->term_count > count && !maker->clause->is_negated);
    }
    weaken_small_words(engine);
    count_units(engine);
    choose_whole_lists(engine);
    add_hints(engine);
}
