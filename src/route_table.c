#include "route_table.h"

#include "base/utf8.h"
#include "index/stop_words.h"

#include <stdlib.h>

/* What a mention is worth, and all of them for one page. A word of a name has its share, but so much at least. */
typedef struct RouteSourceRow {
    const char *name;
    uint8_t points;
    uint8_t points_least;
    uint8_t points_most;
} RouteSourceRow;

static const RouteSourceRow sources[ROUTE_SOURCE_COUNT] = {
    [ROUTE_KEYWORD] = {"keyword", 40, 40, 40},
    [ROUTE_USE_CASE] = {"use_case", 30, 30, 30},
    [ROUTE_TAG] = {"tag", 20, 20, 20},
    [ROUTE_TITLE] = {"title", 30, 30, 30},
    [ROUTE_RECORD] = {"record", 15, 15, 30},
    [ROUTE_TITLE_WORD] = {"title_word", 30, 5, 15},
    [ROUTE_RECORD_WORD] = {"record_word", 12, 2, 12},
};

enum {
    NAME_WORDS_MOST = 5,     /* of a name that is a keyword as a whole */
    NAME_WORDS_READ = 24,    /* of a longer one */
    WORD_LENGTH_LEAST = 3,   /* code points of a word of a name that is a keyword */
    COMMON_PAGES_LEAST = 8,  /* a word of names in more pages than that ... */
    COMMON_PAGES_SHARE = 20, /* ... and in more than one of so many leads nowhere */
};

const char *route_source_name(RouteSource source)
{
    return sources[source].name;
}

void route_table_init(RouteTable *table, Arena *arena, Slice language, size_t page_count)
{
    *table = (RouteTable){.arena = arena, .page_count = page_count};
    route_phrases_init(&table->phrases, arena, language);
}

/* ---- mentions ---- */

/* `share`: of how many words these are. */
static void mention(RouteTable *table, RouteMention mention, const uint32_t *words, size_t count,
                    size_t share)
{
    if (mention.key.size == 0 || count == 0) {
        return;
    }
    const RouteSourceRow *row = &sources[mention.source];
    size_t points = row->points * count / share;
    mention.points = points > row->points_least ? (uint8_t)points : row->points_least;
    mention.first_word = (uint32_t)table->word_count;
    mention.word_count = (uint8_t)count;
    for (size_t i = 0; i < count; i++) {
        table->words = arena_array_room(table->arena, table->words, table->word_count,
                                        &table->word_capacity, sizeof *table->words);
        table->words[table->word_count++] = words[i];
    }
    table->mentions = arena_array_room(table->arena, table->mentions, table->mention_count,
                                       &table->mention_capacity, sizeof *table->mentions);
    table->mentions[table->mention_count++] = mention;
}

void route_table_add(RouteTable *table, RouteSource source, uint32_t page, Slice text)
{
    uint32_t words[ROUTE_WORDS_MOST];
    size_t count = route_phrases_read(&table->phrases, text, words, ROUTE_WORDS_MOST);
    if (count <= ROUTE_WORDS_MOST) {
        Slice key = route_phrase_key(table->arena, text);
        mention(table,
                (RouteMention){
                    .page = page, .record = ROUTE_NO_RECORD, .source = (uint8_t)source, .key = key},
                words, count, count);
    }
}

/* Long enough, no number, and no "the". */
static bool is_telling(Slice word)
{
    size_t digits = 0;
    while (digits < word.size && ascii_is_digit(word.data[digits])) {
        digits++;
    }
    return digits < word.size && utf8_count(word) >= WORD_LENGTH_LEAST && !stop_words_have(word);
}

static bool comes_before(const uint32_t *words, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (words[i] == words[at]) {
            return true;
        }
    }
    return false;
}

void route_table_add_name(RouteTable *table, RouteSource source, uint32_t page, uint32_t record,
                          Slice text)
{
    uint32_t words[NAME_WORDS_READ];
    RouteMention name = {.page = page, .record = record, .source = (uint8_t)source};
    size_t count = route_phrases_read(&table->phrases, text, words, NAME_WORDS_READ);
    if (count <= NAME_WORDS_MOST) {
        name.key = route_phrase_key(table->arena, text);
        mention(table, name, words, count, count);
    }
    name.source = source == ROUTE_TITLE ? ROUTE_TITLE_WORD : ROUTE_RECORD_WORD;
    for (size_t i = 0; i < count && i < NAME_WORDS_READ && count > 1; i++) {
        name.key = route_phrases_text(&table->phrases, words[i]);
        if (is_telling(name.key) && !comes_before(words, i)) {
            mention(table, name, &words[i], 1, count);
        }
    }
}

/* ---- keywords ---- */

static int compare_words(const RouteTable *table, const RouteMention *a, const RouteMention *b)
{
    for (size_t i = 0; i < a->word_count && i < b->word_count; i++) {
        uint32_t left = table->words[a->first_word + i];
        uint32_t right = table->words[b->first_word + i];
        if (left != right) {
            return left < right ? -1 : 1;
        }
    }
    return (a->word_count > b->word_count) - (a->word_count < b->word_count);
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* By words, then by page and by what is worth most. */
static int compare_mentions(const void *a, const void *b, void *context)
{
    const RouteMention *left = a;
    const RouteMention *right = b;
    int order = compare_words(context, left, right);
    order = order != 0 ? order : compare_numbers(left->page, right->page);
    order = order != 0 ? order : compare_numbers(left->source, right->source);
    order = order != 0 ? order : compare_numbers(left->record, right->record);
    return order != 0 ? order : slice_compare(left->key, right->key);
}

static int compare_keys(const void *a, const void *b)
{
    const Slice *left = a;
    const Slice *right = b;
    return slice_compare(*left, *right);
}

/* The spelling that comes most often is the keyword, the first of several; the others are its aliases. */
static void choose_key(RouteTable *table, const RouteMention *mentions, size_t count,
                       RouteKeyword *keyword)
{
    Slice *keys = arena_new_array(table->arena, Slice, count);
    for (size_t i = 0; i < count; i++) {
        keys[i] = mentions[i].key;
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    size_t different = 0;
    size_t best = 0;
    size_t best_count = 0;
    for (size_t start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && slice_equals(keys[end], keys[start])) {
            end++;
        }
        keys[different] = keys[start];
        if (end - start > best_count) {
            best_count = end - start;
            best = different;
        }
        different++;
    }
    keyword->key = keys[best];
    memmove(&keys[best], &keys[best + 1], (different - best - 1) * sizeof *keys);
    keyword->aliases = keys;
    keyword->alias_count = different - 1;
}

static void add_record(RoutePage *page, uint32_t record)
{
    for (size_t i = 0; i < page->record_count; i++) {
        if (page->records[i] == record) {
            return;
        }
    }
    if (record != ROUTE_NO_RECORD && page->record_count < ROUTE_RECORDS_MOST) {
        page->records[page->record_count++] = record;
    }
}

/* Of mentions of one keyword in one page. */
static RoutePage judge_page(const RouteMention *mentions, size_t count, uint32_t worth)
{
    RoutePage page = {.page = mentions[0].page};
    uint32_t points[ROUTE_SOURCE_COUNT] = {0};
    uint32_t total = 0;
    for (size_t i = 0; i < count; i++) {
        points[mentions[i].source] += mentions[i].points;
        page.sources |= 1u << mentions[i].source;
        add_record(&page, mentions[i].record);
    }
    for (size_t i = 0; i < ROUTE_SOURCE_COUNT; i++) {
        total += points[i] < sources[i].points_most ? points[i] : sources[i].points_most;
    }
    uint32_t score = (total * worth + 50) / 100;
    page.score = score > 0 ? score : 1;
    return page;
}

static int compare_pages(const void *a, const void *b)
{
    const RoutePage *left = a;
    const RoutePage *right = b;
    int order = compare_numbers(right->score, left->score);
    return order != 0 ? order : compare_numbers(left->page, right->page);
}

/* A word that nobody wrote down as a keyword, and that names of many pages have: "guide", "the". */
static bool is_common(const RouteTable *table, const RouteKeyword *keyword)
{
    const uint32_t words = 1u << ROUTE_TITLE_WORD | 1u << ROUTE_RECORD_WORD;
    for (size_t i = 0; i < keyword->page_count; i++) {
        if ((keyword->pages[i].sources & ~words) != 0) {
            return false;
        }
    }
    return keyword->page_count > COMMON_PAGES_LEAST &&
           keyword->page_count > table->page_count / COMMON_PAGES_SHARE;
}

/* Of all mentions of it; false when it is none. */
static bool make_keyword(RouteTable *table, const RouteMention *mentions, size_t count,
                         const uint32_t *worth, RouteKeyword *keyword)
{
    keyword->page_count = 0;
    keyword->pages = arena_new_array(table->arena, RoutePage, count);
    for (size_t start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && mentions[end].page == mentions[start].page) {
            end++;
        }
        keyword->pages[keyword->page_count++] =
            judge_page(&mentions[start], end - start, worth[mentions[start].page]);
    }
    if (is_common(table, keyword)) {
        return false;
    }
    qsort(keyword->pages, keyword->page_count, sizeof *keyword->pages, compare_pages);
    if (keyword->page_count > ROUTE_PAGES_MOST) {
        keyword->page_count = ROUTE_PAGES_MOST;
    }
    choose_key(table, mentions, count, keyword);
    return true;
}

static int compare_keywords(const void *a, const void *b)
{
    return compare_keys(&((const RouteKeyword *)a)->key, &((const RouteKeyword *)b)->key);
}

void route_table_make(RouteTable *table, const uint32_t *worth, RouteKeywords *keywords)
{
    RouteMention *mentions = table->mentions;
    size_t count = table->mention_count;
    *keywords = (RouteKeywords){arena_new_array(table->arena, RouteKeyword, count), 0};
    if (count == 0) {
        return;
    }
    route_phrases_group(&table->phrases);
    for (size_t i = 0; i < table->word_count; i++) {
        table->words[i] = route_phrases_stem(&table->phrases, table->words[i]);
    }
    qsort_r(mentions, count, sizeof *mentions, compare_mentions, table);
    for (size_t start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && compare_words(table, &mentions[start], &mentions[end]) == 0) {
            end++;
        }
        keywords->count += make_keyword(table, &mentions[start], end - start, worth,
                                        &keywords->items[keywords->count]);
    }
    qsort(keywords->items, keywords->count, sizeof *keywords->items, compare_keywords);
}
