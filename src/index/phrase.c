#include "index/phrase.h"

#include <assert.h>

/* The list of one word, read side by side with its positions. */
typedef struct PhraseWord {
    IndexReader *reader;
    PostingReader postings;
    NumberReader positions;
    Posting posting;
    uint32_t gap;
    bool is_at_end;
    uint32_t places[POSITIONS_MOST]; /* of the posting */
    uint32_t place_count;
} PhraseWord;

static void read_places(PhraseWord *word)
{
    NumberReader *positions = &word->positions;
    word->place_count = 0;
    if (!word->posting.has_positions) {
        return;
    }
    uint32_t first = number_read(positions);
    uint32_t count = first == POSITION_SEVERAL ? number_read(positions) : 1;
    uint32_t last = 0;
    if (first != POSITION_SEVERAL) {
        word->places[word->place_count++] = first - POSITION_ONE;
        return;
    }
    for (uint32_t i = 0; i < count && !positions->failed; i++) {
        last += number_read(positions);
        if (word->place_count < POSITIONS_MOST) {
            word->places[word->place_count++] = last;
        }
    }
}

static void advance(PhraseWord *word)
{
    word->is_at_end = !posting_reader_next(&word->postings, &word->posting);
    if (!word->is_at_end) {
        read_places(word);
    }
    if (word->positions.failed) {
        word_list_fail(word->reader);
        word->is_at_end = true;
    }
}

static bool has_place(const PhraseWord *word, uint32_t place)
{
    for (uint32_t i = 0; i < word->place_count; i++) {
        if (word->places[i] == place) {
            return true;
        }
    }
    return false;
}

static bool stands_at(const PhraseWord *words, size_t count, uint32_t start)
{
    for (size_t i = 1; i < count; i++) {
        if (!has_place(&words[i], start + words[i].gap)) {
            return false;
        }
    }
    return true;
}

/* All words are at one entry. */
static bool is_phrase(const SearchEngine *engine, const PhraseWord *words, size_t count)
{
    if (entry_set_has(&engine->code, words->posting.entry)) {
        return true;
    }
    for (uint32_t i = 0; i < words->place_count; i++) {
        if (stands_at(words, count, words->places[i])) {
            return true;
        }
    }
    return false;
}

/* Brings all words to the first entry that none is behind; false at the end of any. */
static bool align_words(PhraseWord *words, size_t count)
{
    uint32_t entry = 0;
    for (size_t aligned = 0, i = 0; aligned < count; i = (i + 1) % count) {
        while (!words[i].is_at_end && words[i].posting.entry < entry) {
            advance(&words[i]);
        }
        if (words[i].is_at_end) {
            return false;
        }
        aligned = words[i].posting.entry == entry ? aligned + 1 : 1;
        entry = words[i].posting.entry;
    }
    return true;
}

void phrase_find(SearchEngine *engine, const SearchTerm *const *terms, const uint32_t *gaps,
                 size_t count, const EntrySet *set)
{
    IndexReader *reader = engine->reader;
    PhraseWord *words = arena_new_array(&engine->scratch, PhraseWord, count);
    for (size_t i = 0; i < count; i++) {
        assert(terms[i]->list_count > 0);
        const WordList *list = &terms[i]->lists[0];
        words[i].reader = reader;
        words[i].gap = gaps[i];
        posting_reader_open(&words[i].postings, reader, list, true, &engine->scratch);
        words[i].positions = number_reader(word_list_positions(reader, list, &engine->scratch));
        advance(&words[i]);
    }
    while (align_words(words, count)) {
        if (is_phrase(engine, words, count)) {
            entry_set_add(set, words->posting.entry);
        }
        advance(&words[0]);
    }
}
