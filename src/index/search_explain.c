#include "index/search_explain.h"

/* What one word of a query adds to an entry. */
typedef struct Reason {
    const SearchTerm *term;
    uint32_t list; /* of the term */
    uint32_t impact;
} Reason;

static const char *match_name(TermMatch match)
{
    static const char *const names[] = {"none", "exact", "prefix", "typo", "typo", "ending"};
    return names[match];
}

/* The list of a term that counts for the entry; false when none has it. */
static bool find_reason(SearchEngine *engine, Arena *arena, const SearchTerm *term, uint32_t entry,
                        Reason *reason)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < term->list_count; i++) {
        Posting posting = {.entry = UINT32_MAX};
        PostingReader postings;
        posting_reader_open(&postings, engine->reader, &term->lists[i], term->is_whole, arena);
        while (posting_reader_next(&postings, &posting) && posting.entry < entry) {
        }
        if (posting.entry == entry && posting.impact * term->factors[i] > best) {
            best = posting.impact * term->factors[i];
            *reason = (Reason){term, i, posting.impact};
        }
    }
    return best > 0;
}

static size_t find_reasons(SearchEngine *engine, Arena *arena, uint32_t entry, Reason *reasons)
{
    size_t count = 0;
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        count += term->is_scored && !term->is_common &&
                 find_reason(engine, arena, term, entry, &reasons[count]);
    }
    return count;
}

static uint32_t worth_of(const Reason *reason)
{
    const SearchTerm *term = reason->term;
    return term->idf * term->factors[reason->list] * reason->impact / FACTOR_ONE;
}

static bool is_among(const SearchTerm *term, const Reason *reasons, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (reasons[i].term == term) {
            return true;
        }
    }
    return false;
}

/* The entry may have them, but not where it would count most. */
static void add_words_left_out(Buffer *out, const SearchEngine *engine, const Reason *reasons,
                               size_t count)
{
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        if (term->is_scored && term->is_counted && !term->is_whole && term->list_count > 0 &&
            term->lists[0].rest_size > 0 && !is_among(term, reasons, count)) {
            buffer_add_format(out, "%.*s: not looked for here, it is in %u places\n",
                              SLICE_PRINT(term->text), term->lists[0].found);
        }
    }
}

Slice search_explain_text(SearchEngine *engine, Arena *arena, uint32_t entry)
{
    Reason reasons[SEARCH_TERMS_MOST];
    size_t count = find_reasons(engine, arena, entry, reasons);
    SearchApplied applied;
    Buffer out;
    buffer_init(&out, arena);
    search_applied_factors(engine, entry, &applied);
    for (size_t i = 0; i < count; i++) {
        const SearchTerm *term = reasons[i].term;
        buffer_add_format(&out, "%.*s", SLICE_PRINT(term->text));
        if (term->match != MATCH_EXACT) {
            buffer_add_format(&out, " as %.*s (%s)", SLICE_PRINT(term->words[reasons[i].list]),
                              match_name(term->match));
        }
        buffer_add_format(&out, ": %u = rarity %u x weight here %u x %u/64\n",
                          worth_of(&reasons[i]), term->idf, reasons[i].impact,
                          term->factors[reasons[i].list]);
    }
    add_words_left_out(&out, engine, reasons, count);
    buffer_add_format(&out, "score %u: all words x %u/64, heading x %u/64, stale x %u/64\n",
                      engine->scores[entry].total, applied.all_words, applied.heading,
                      applied.stale);
    return buffer_slice(&out);
}

static void write_reason(JsonWriter *json, const Reason *reason)
{
    const SearchTerm *term = reason->term;
    json_begin_object(json);
    json_write_string_field(json, "word", term->text);
    json_write_string_field(json, "as", term->words[reason->list]);
    json_write_string_field(json, "match", slice_from_string(match_name(term->match)));
    json_write_integer_field(json, "idf", term->idf);
    json_write_integer_field(json, "impact", reason->impact);
    json_write_integer_field(json, "factor", term->factors[reason->list]);
    json_write_integer_field(json, "worth", worth_of(reason));
    json_end_object(json);
}

void search_explain_json(SearchEngine *engine, Arena *arena, JsonWriter *json, uint32_t entry)
{
    Reason reasons[SEARCH_TERMS_MOST];
    size_t count = find_reasons(engine, arena, entry, reasons);
    SearchApplied applied;
    search_applied_factors(engine, entry, &applied);
    json_begin_object(json);
    json_write_key(json, "words");
    json_begin_array(json);
    for (size_t i = 0; i < count; i++) {
        write_reason(json, &reasons[i]);
    }
    json_end_array(json);
    json_write_key(json, "factors");
    json_begin_object(json);
    json_write_integer_field(json, "all_words", applied.all_words);
    json_write_integer_field(json, "heading", applied.heading);
    json_write_integer_field(json, "stale", applied.stale);
    json_end_object(json);
    json_end_object(json);
}
