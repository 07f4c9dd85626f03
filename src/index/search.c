#include "index/search.h"

#include "index/layout.h"
#include "index/path_reader.h"
#include "index/search_limits.h"
#include "index/search_results.h"
#include "index/search_terms.h"

/* ---- what every search needs ---- */

static bool read_documents_of_file(SearchEngine *engine, uint32_t file)
{
    const IndexReader *reader = engine->reader;
    DocumentTable *documents = &engine->documents;
    NumberReader text = number_reader(index_reader_text(engine->reader, 'd', file));
    uint32_t start = file * reader->documents_per_file;
    uint32_t end = start + reader->documents_per_file;
    uint32_t entry = reader->first_entries[file];
    for (uint32_t i = start; i < end && i < reader->document_count; i++) {
        documents->first_entries[i] = entry;
        uint32_t count = number_read(&text);
        if (count > reader->entry_count - entry) {
            return false;
        }
        entry += count;
        documents->statuses[i] = number_read(&text);
        documents->updated[i] = number_read(&text);
        documents->due[i] = number_read(&text);
        text.failed = text.failed || documents->statuses[i] > reader->statuses.count;
    }
    uint32_t next = file + 1 < reader->document_file_count ? reader->first_entries[file + 1]
                                                           : reader->entry_count;
    return !text.failed && text.at == text.end && entry == next;
}

static void read_documents(SearchEngine *engine)
{
    IndexReader *reader = engine->reader;
    DocumentTable *documents = &engine->documents;
    uint32_t count = reader->document_count;
    documents->first_entries = arena_new_array(engine->arena, uint32_t, (size_t)count + 1);
    documents->statuses = arena_new_array(engine->arena, uint32_t, count);
    documents->updated = arena_new_array(engine->arena, uint32_t, count);
    documents->due = arena_new_array(engine->arena, uint32_t, count);
    for (uint32_t i = 0; i < reader->document_file_count; i++) {
        if (reader->state == INDEX_GOOD && !read_documents_of_file(engine, i)) {
            index_reader_fail(reader, arena_format(reader->arena, "d%u", i), "is malformed");
        }
    }
    documents->first_entries[count] = reader->entry_count;
    if (reader->state != INDEX_GOOD) {
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = documents->first_entries[i]; j < documents->first_entries[i + 1]; j++) {
            engine->documents_of[j] = i;
        }
    }
}

void search_engine_open(SearchEngine *engine, Arena *arena, IndexReader *reader, Date today)
{
    *engine = (SearchEngine){.reader = reader, .arena = arena, .today = today};
    arena_init(&engine->scratch, NULL);
    engine->documents_of = arena_new_array(arena, uint32_t, reader->entry_count);
    engine->scores = arena_new_array(arena, EntryScore, reader->entry_count);
    engine->touched = arena_new_array(arena, uint32_t, reader->entry_count);
    engine->code = entry_set_new(arena, reader->entry_count);
    engine->terms = arena_new_array(arena, SearchTerm, SEARCH_TERMS_MOST);
    read_documents(engine);
    const Word *code = word_find(reader, SLICE(":kind:code"));
    if (code != NULL) {
        search_limits_add_list(engine, &engine->code, &code->list, false);
    }
}

const Slice *search_paths(SearchEngine *engine)
{
    if (engine->documents.paths == NULL) {
        engine->documents.paths = index_paths_read(engine->reader, engine->arena);
    }
    return engine->documents.paths;
}

void search_engine_close(SearchEngine *engine)
{
    arena_free(&engine->scratch);
}

bool search_is_stale(const SearchEngine *engine, uint32_t document)
{
    uint32_t due = engine->documents.due[document];
    return due > 0 && engine->today > (int64_t)due - 1 + DATE_FIRST;
}

/* ---- words ---- */

static EntryScore *touch(SearchEngine *engine, uint32_t entry)
{
    EntryScore *score = &engine->scores[entry];
    if (score->total == 0) {
        engine->touched[engine->touched_count++] = entry;
    }
    return score;
}

/* The word stands in a heading. */
static void add_heading(EntryScore *score, const SearchTerm *term, const Posting *posting)
{
    uint32_t place = posting->heading + 1;
    bool follows = score->heading > 0 && term->position > score->position &&
                   place - score->heading == term->position - score->position;
    if (score->heading_unit != term->unit + 1) {
        score->heading_unit = (uint8_t)(term->unit + 1);
        score->heading_units++;
    }
    score->heading_length = (uint8_t)posting->heading_length;
    if (posting->heading < HEADING_PLACE_MOST) {
        score->pairs = (uint8_t)(score->pairs + follows);
        score->heading = (uint8_t)place;
        score->position = term->position;
    }
}

static void add_worth(SearchEngine *engine, const SearchTerm *term, const Posting *posting,
                      uint32_t worth)
{
    EntryScore *score = touch(engine, posting->entry);
    score->total += worth > 0 ? worth : 1; /* a score of 0 is none */
    if (!term->is_counted) {
        return;
    }
    if (score->unit != term->unit + 1) {
        score->unit = (uint8_t)(term->unit + 1);
        score->units++;
    }
    if (posting->heading_length > 0) {
        add_heading(score, term, posting);
    }
}

static void add_list(SearchEngine *engine, const SearchTerm *term, uint32_t list)
{
    uint32_t worth = term->idf * term->factors[list];
    Posting posting;
    PostingReader postings;
    posting_reader_open(&postings, engine->reader, &term->lists[list], term->is_whole,
                        &engine->scratch);
    while (posting_reader_next(&postings, &posting)) {
        add_worth(engine, term, &posting, worth * posting.impact);
    }
}

/* Of several words that one is taken for, the best in each entry counts. */
static void add_best_of_lists(SearchEngine *engine, const SearchTerm *term)
{
    typedef struct Best {
        uint32_t worth;
        Posting posting;
    } Best;
    Best *best = arena_new_array(&engine->scratch, Best, engine->reader->entry_count);
    for (uint32_t i = 0; i < term->list_count; i++) {
        uint32_t worth = term->idf * term->factors[i];
        Posting posting;
        PostingReader postings;
        posting_reader_open(&postings, engine->reader, &term->lists[i], term->is_whole,
                            &engine->scratch);
        while (posting_reader_next(&postings, &posting)) {
            if (worth * posting.impact > best[posting.entry].worth) {
                best[posting.entry] = (Best){worth * posting.impact, posting};
            }
        }
    }
    for (uint32_t i = 0; i < engine->reader->entry_count; i++) {
        if (best[i].worth > 0) {
            add_worth(engine, term, &best[i].posting, best[i].worth);
        }
    }
}

static void add_terms(SearchEngine *engine)
{
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (!term->is_scored || term->is_common || term->list_count == 0) {
            continue;
        }
        if (term->list_count == 1) {
            add_list(engine, term, 0);
        } else {
            add_best_of_lists(engine, term);
        }
    }
}

/* ---- results ---- */

/* At most 2^32 * 2^8: exact in a double, too. */
static uint32_t apply_factor(uint32_t score, uint32_t factor)
{
    uint64_t value = (uint64_t)score * factor / FACTOR_ONE;
    return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

/*
 * How much of the query is in the heading, and of the heading in the query, squared so that most of both counts; and how many of the
 * query's words stand side by side there as in the query, of all that could.
 */
static uint32_t heading_factor(const SearchEngine *engine, const EntryScore *found)
{
    const SearchFactors *factors = &engine->reader->factors;
    uint32_t length = found->heading_length;
    uint32_t units = engine->unit_count;
    if (length == 0 || units == 0) {
        return FACTOR_ONE;
    }
    uint32_t shared = found->heading_units < length ? found->heading_units : length;
    uint32_t cover = FACTOR_ONE * shared * shared / (units * length);
    uint32_t factor = FACTOR_ONE + factors->heading * cover * cover / (FACTOR_ONE * FACTOR_ONE);
    if (units > 1) {
        uint32_t pairs = found->pairs < units - 1 ? found->pairs : units - 1;
        factor += factors->adjacent * pairs / (units - 1);
    }
    return factor;
}

void search_applied_factors(const SearchEngine *engine, uint32_t entry, SearchApplied *applied)
{
    const SearchFactors *factors = &engine->reader->factors;
    const EntryScore *found = &engine->scores[entry];
    bool has_all = engine->unit_count > 1 && found->units == engine->unit_count;
    bool is_stale = search_is_stale(engine, engine->documents_of[entry]);
    applied->all_words = has_all ? factors->all_words : FACTOR_ONE;
    applied->heading = heading_factor(engine, found);
    applied->stale = is_stale ? factors->stale : FACTOR_ONE;
}

static uint32_t score_of(const SearchEngine *engine, uint32_t entry)
{
    SearchApplied applied;
    uint32_t score = engine->scores[entry].total / FACTOR_ONE;
    search_applied_factors(engine, entry, &applied);
    score = apply_factor(score, applied.all_words);
    score = apply_factor(score, applied.heading);
    score = apply_factor(score, applied.stale);
    return score > 0 ? score : 1;
}

/* Without words, all that is allowed is found. */
static void touch_allowed(SearchEngine *engine)
{
    for (uint32_t i = 0; i < engine->reader->entry_count; i++) {
        if (search_is_allowed(engine, i)) {
            touch(engine, i)->total = FACTOR_ONE;
        }
    }
}

/* Leaves the entries that are allowed, with their scores. */
static void finish_scores(SearchEngine *engine)
{
    size_t kept = 0;
    for (size_t i = 0; i < engine->touched_count; i++) {
        uint32_t entry = engine->touched[i];
        if (search_is_allowed(engine, entry)) {
            engine->scores[entry].total = engine->has_words ? score_of(engine, entry) : 0;
            engine->touched[kept++] = entry;
        } else {
            engine->scores[entry] = (EntryScore){.total = 0};
        }
    }
    engine->touched_count = kept;
}

static void forget_last(SearchEngine *engine)
{
    for (size_t i = 0; i < engine->touched_count; i++) {
        engine->scores[engine->touched[i]] = (EntryScore){.total = 0};
    }
    engine->touched_count = 0;
    arena_reset(&engine->scratch);
}

static bool has_clauses_but_words(const Query *query)
{
    for (size_t i = 0; i < query->count; i++) {
        if (query->clauses[i].kind != CLAUSE_WORD || query->clauses[i].is_negated) {
            return true;
        }
    }
    return false;
}

void search_run(SearchEngine *engine, Slice query, size_t offset, size_t limit,
                SearchResults *results)
{
    *results = (SearchResults){.count = 0};
    forget_last(engine);
    query_parse(&engine->query, &engine->scratch, query);
    if (engine->reader->state != INDEX_GOOD) {
        return;
    }
    search_terms_make(engine);
    search_limits_find(engine);
    if (engine->has_words) {
        add_terms(engine);
    } else if (has_clauses_but_words(&engine->query)) {
        touch_allowed(engine);
    }
    finish_scores(engine);
    if (engine->reader->state != INDEX_GOOD) {
        forget_last(engine);
        return;
    }
    search_results_make(engine, offset, limit, results);
    results->entry_count = (uint32_t)engine->touched_count;
    results->entries = engine->touched;
}
