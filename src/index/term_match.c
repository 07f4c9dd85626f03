#include "index/term_match.h"

#include "base/utf8.h"
#include "index/word_distance.h"

enum {
    PREFIX_SIZE_LEAST = 2,    /* bytes */
    PREFIX_WORDS_MOST = 1024, /* looked at */
    TYPO_POINTS_LEAST = 4,
    TYPO_ONE_POINTS_MOST = 7,
    TYPO_LISTS_MOST = 8,
    ENDING_POINTS_LEAST = 4, /* that a word must begin alike with */
    ENDING_POINTS_MOST = 4,  /* that may be otherwise */
};

/* Adds a list; of too many, those of the most entries stay, in the order of the words. */
static void add_list(SearchTerm *term, const Word *word, uint32_t factor, uint32_t most)
{
    if (term->list_count == most) {
        uint32_t least = 0;
        for (uint32_t i = 1; i < most; i++) {
            least = term->lists[i].found <= term->lists[least].found ? i : least;
        }
        if (term->lists[least].found >= word->list.found) {
            return;
        }
        term->list_count--;
        for (uint32_t i = least; i < term->list_count; i++) {
            term->words[i] = term->words[i + 1];
            term->lists[i] = term->lists[i + 1];
            term->factors[i] = term->factors[i + 1];
        }
    }
    term->words[term->list_count] = word->text;
    term->lists[term->list_count] = word->list;
    term->factors[term->list_count++] = factor;
}

void term_match_exact(SearchEngine *engine, SearchTerm *term)
{
    const Word *word = word_find(engine->reader, term->text);
    if (word != NULL) {
        add_list(term, word, FACTOR_ONE, SEARCH_LISTS_MOST);
        term->match = MATCH_EXACT;
        term->idf = scoring_idf(engine->reader->entry_count, word->list.found);
    }
}

static void match_prefix(SearchEngine *engine, SearchTerm *term)
{
    WordCursor cursor = word_seek(engine->reader, term->text);
    if (term->text.size < PREFIX_SIZE_LEAST) {
        return;
    }
    for (size_t i = 0; i < PREFIX_WORDS_MOST; i++) {
        const Word *word = word_next(engine->reader, &cursor);
        if (word == NULL || !slice_starts_with(word->text, term->text)) {
            break;
        }
        bool is_exact = word->text.size == term->text.size;
        add_list(term, word, is_exact ? FACTOR_ONE : engine->reader->factors.prefix,
                 SEARCH_LISTS_MOST);
    }
    if (term->list_count > 0) {
        term->match = MATCH_PREFIX;
    }
}

static Slice first_character(Slice text)
{
    return utf8_prefix(text, 1);
}

/* Names and numbers with digits are what they are. */
static bool has_digit(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (ascii_is_digit(text.data[i])) {
            return true;
        }
    }
    return false;
}

/* Words at the least distance. */
static void match_typo(SearchEngine *engine, SearchTerm *term)
{
    WordPoints own;
    WordPoints other;
    word_points_read(&own, term->text);
    if (own.count < TYPO_POINTS_LEAST || has_digit(term->text)) {
        return;
    }
    const SearchFactors *factors = &engine->reader->factors;
    size_t limit = own.count <= TYPO_ONE_POINTS_MOST ? 1 : 2;
    Slice first = first_character(term->text);
    WordCursor cursor = word_seek(engine->reader, first);
    const Word *word = word_next(engine->reader, &cursor);
    for (; word != NULL && slice_starts_with(word->text, first);
         word = word_next(engine->reader, &cursor)) {
        word_points_read(&other, word->text);
        size_t distance = word_distance(&own, &other, limit);
        if (distance > limit) {
            continue;
        }
        if (distance < limit) {
            term->list_count = 0; /* the others are further away */
            limit = distance;
        }
        add_list(term, word, distance == 1 ? factors->typo : factors->typo_two, TYPO_LISTS_MOST);
    }
    if (term->list_count > 0) {
        term->match = limit == 1 ? MATCH_TYPO : MATCH_TYPO_TWO;
    }
}

static size_t count_alike(const WordPoints *a, const WordPoints *b)
{
    size_t count = 0;
    while (count < a->count && count < b->count && a->items[count] == b->items[count]) {
        count++;
    }
    return count;
}

/* The word before the place of the cursor begins like it, or the one behind it does: words are sorted. */
static size_t find_longest_beginning(SearchEngine *engine, const WordPoints *own, Slice text)
{
    WordCursor cursor = word_seek(engine->reader, text);
    WordPoints other;
    size_t longest = 0;
    if (cursor.index > 0) {
        WordCursor before = {cursor.file, cursor.index - 1};
        const Word *word = word_next(engine->reader, &before);
        if (word != NULL) {
            word_points_read(&other, word->text);
            longest = count_alike(own, &other);
        }
    }
    const Word *word = word_next(engine->reader, &cursor);
    if (word != NULL) {
        word_points_read(&other, word->text);
        size_t count = count_alike(own, &other);
        longest = count > longest ? count : longest;
    }
    return longest;
}

/* "deploying" finds "deployment" where nothing is nearer. */
static void match_ending(SearchEngine *engine, SearchTerm *term)
{
    WordPoints own;
    WordPoints other;
    word_points_read(&own, term->text);
    size_t alike = find_longest_beginning(engine, &own, term->text);
    if (alike < ENDING_POINTS_LEAST || own.count - alike > ENDING_POINTS_MOST ||
        has_digit(term->text)) {
        return;
    }
    Slice beginning = utf8_prefix(term->text, alike);
    WordCursor cursor = word_seek(engine->reader, beginning);
    for (size_t i = 0; i < PREFIX_WORDS_MOST; i++) {
        const Word *word = word_next(engine->reader, &cursor);
        if (word == NULL || !slice_starts_with(word->text, beginning)) {
            break;
        }
        word_points_read(&other, word->text);
        if (other.count - alike <= ENDING_POINTS_MOST) {
            add_list(term, word, engine->reader->factors.ending, TYPO_LISTS_MOST);
        }
    }
    if (term->list_count > 0) {
        term->match = MATCH_ENDING;
    }
}

void term_match(SearchEngine *engine, SearchTerm *term, bool is_prefix)
{
    if (is_prefix) {
        match_prefix(engine, term);
    } else {
        term_match_exact(engine, term);
        void (*const others[])(SearchEngine *, SearchTerm *) = {match_prefix, match_typo,
                                                                match_ending};
        for (size_t i = 0; i < 3 && term->list_count == 0; i++) {
            others[i](engine, term);
        }
    }
    uint32_t most = 0;
    for (uint32_t i = 0; i < term->list_count; i++) {
        most = term->lists[i].found > most ? term->lists[i].found : most;
    }
    term->idf = term->list_count > 0 ? scoring_idf(engine->reader->entry_count, most) : 0;
}
