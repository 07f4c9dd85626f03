#include "route_query.h"

#include "base/edit_distance.h"
#include "base/json_view.h"
#include "base/utf8.h"
#include "index/stop_words.h"
#include "memory.h"
#include "route_phrase.h"

#include <assert.h>
#include <stdlib.h>

enum { QUERY_WORDS_MOST = 32, RECORDS_MOST = 5 };

typedef struct RouteKey {
    Slice text;
    Slice pages; /* JSON array */
    size_t first_word;
    size_t word_count;
} RouteKey;

/* A keyword leads to a document: for the words [first, end) of the query. */
typedef struct RouteHit {
    Slice path;
    size_t first;
    size_t end;
    RouteReason reason;
    Slice records; /* JSON array, or empty */
} RouteHit;

typedef struct RouteSearch {
    Arena *arena;
    RoutePhrases phrases;
    uint32_t *words; /* of the query first, then of all keys */
    size_t word_count;
    size_t word_capacity;
    size_t query_count;
    uint32_t stems[QUERY_WORDS_MOST]; /* of the query's words, or of what they were taken for */
    bool counted[QUERY_WORDS_MOST];   /* leads somewhere, and is no stop word */
    RouteKey *keys;
    size_t key_count;
    size_t key_capacity;
    RouteHit *hits;
    size_t hit_count;
    size_t hit_capacity;
} RouteSearch;

/* ---- reading ---- */

static Slice find_text(Arena *arena, Slice object, const char *key)
{
    Slice value;
    return json_view_find(object, key, &value) ? json_view_text(arena, value) : (Slice){NULL, 0};
}

/* What stands between the quotes of a string. */
static Slice inner_text(Slice value)
{
    return slice_part(value, 1, value.size - 1);
}

static Slice find_value(Slice object, const char *key)
{
    Slice value;
    return json_view_find(object, key, &value) ? value : (Slice){NULL, 0};
}

/* Returns how many words. */
static size_t add_words(RouteSearch *search, Slice text, size_t most)
{
    uint32_t words[QUERY_WORDS_MOST];
    size_t count = route_phrases_read(&search->phrases, text, words, most);
    count = count < most ? count : most;
    for (size_t i = 0; i < count; i++) {
        search->words = arena_array_room(search->arena, search->words, search->word_count,
                                         &search->word_capacity, sizeof *search->words);
        search->words[search->word_count++] = words[i];
    }
    return count;
}

/* A key of an object as text. */
static Slice key_text(Arena *arena, Slice key)
{
    bool is_plain = slice_find_byte(key, '\\', 0) == key.size;
    return is_plain ? key
                    : json_view_text(arena, arena_format(arena, "\"%.*s\"", SLICE_PRINT(key)));
}

static void read_keys(RouteSearch *search, Slice keywords)
{
    Slice name;
    Slice pages;
    while (json_view_next_member(&keywords, &name, &pages)) {
        RouteKey key = {.text = key_text(search->arena, name),
                        .pages = pages,
                        .first_word = search->word_count};
        key.word_count = add_words(search, key.text, ROUTE_WORDS_MOST);
        search->keys = arena_array_room(search->arena, search->keys, search->key_count,
                                        &search->key_capacity, sizeof *search->keys);
        search->keys[search->key_count++] = key;
    }
}

static bool is_router(Slice router)
{
    Slice version;
    int64_t thousandths = 0;
    return json_view_find(router, "version", &version) &&
           json_view_thousandths(version, &thousandths) && thousandths == MEMORY_VERSION * 1000;
}

/* ---- words ---- */

static Slice text_of(const RouteSearch *search, size_t word)
{
    return route_phrases_text(&search->phrases, search->words[word]);
}

static uint32_t stem_of(const RouteSearch *search, size_t word)
{
    return route_phrases_stem(&search->phrases, search->words[word]);
}

static bool is_in_keys(const RouteSearch *search, uint32_t stem)
{
    for (size_t i = search->query_count; i < search->word_count; i++) {
        if (stem_of(search, i) == stem) {
            return true;
        }
    }
    return false;
}

/* The word of a key that is the fewest edits away: one, or two from a long one; the first of several. SIZE_MAX: none. */
static size_t find_nearest(const RouteSearch *search, Slice text)
{
    enum { ONE_FROM = 4, TWO_FROM = 8 };
    size_t nearest = SIZE_MAX;
    size_t limit = text.size < ONE_FROM ? 0 : text.size < TWO_FROM ? 1 : 2;
    for (size_t i = search->query_count; i < search->word_count && limit > 0; i++) {
        Slice word = text_of(search, i);
        size_t distance = edit_distance(word, text, limit);
        if (distance <= limit && word.size >= ONE_FROM) {
            nearest = i;
            limit = distance - 1;
        }
    }
    return nearest;
}

/* A stop word may be a part of a keyword, but a document without it loses nothing. */
static void resolve_word(RouteSearch *search, size_t at, RouteAnswer *answer)
{
    Slice word = text_of(search, at);
    search->stems[at] = stem_of(search, at);
    if (stop_words_have(word)) {
        return;
    }
    search->counted[at] = is_in_keys(search, search->stems[at]);
    if (search->counted[at]) {
        return;
    }
    RouteUnknown *unknown = &answer->unknown[answer->unknown_count++];
    unknown->word = word;
    size_t nearest = find_nearest(search, word);
    if (nearest != SIZE_MAX) {
        unknown->taken = text_of(search, nearest);
        search->stems[at] = stem_of(search, nearest);
        search->counted[at] = true;
    }
}

/* When there is nothing else: "how it works" may be a keyword. */
static void count_stop_words(RouteSearch *search)
{
    for (size_t i = 0; i < search->query_count; i++) {
        if (search->counted[i]) {
            return;
        }
    }
    for (size_t i = 0; i < search->query_count; i++) {
        search->counted[i] = true;
    }
}

/* ---- hits ---- */

/* A keyword stands in the query from `first` on. */
static void add_hits(RouteSearch *search, const RouteKey *key, size_t first)
{
    Slice pages = key->pages;
    Slice page;
    while (json_view_next_item(&pages, &page)) {
        int64_t thousandths = 0;
        json_view_thousandths(find_value(page, "score"), &thousandths);
        search->hits = arena_array_room(search->arena, search->hits, search->hit_count,
                                        &search->hit_capacity, sizeof *search->hits);
        search->hits[search->hit_count++] = (RouteHit){
            .path = inner_text(find_value(page, "path")),
            .first = first,
            .end = first + key->word_count,
            .reason = {key->text, (uint32_t)(thousandths / 1000), find_value(page, "from")},
            .records = find_value(page, "records"),
        };
    }
}

static bool stands_at(const RouteSearch *search, const RouteKey *key, size_t at)
{
    for (size_t i = 0; i < key->word_count; i++) {
        if (stem_of(search, key->first_word + i) != search->stems[at + i]) {
            return false;
        }
    }
    return key->word_count > 0;
}

static void find_hits(RouteSearch *search)
{
    for (size_t i = 0; i < search->key_count; i++) {
        const RouteKey *key = &search->keys[i];
        for (size_t at = 0; at + key->word_count <= search->query_count; at++) {
            if (stands_at(search, key, at)) {
                add_hits(search, key, at);
            }
        }
    }
}

/* By document, the best first. */
static int compare_hits(const void *a, const void *b)
{
    const RouteHit *left = a;
    const RouteHit *right = b;
    int order = slice_compare(left->path, right->path);
    if (order == 0 && left->reason.score != right->reason.score) {
        order = left->reason.score > right->reason.score ? -1 : 1;
    }
    order = order != 0 ? order : slice_compare(left->reason.keyword, right->reason.keyword);
    return order != 0 ? order : (left->first > right->first) - (left->first < right->first);
}

/* ---- results ---- */

static void add_record(RouteResult *result, Slice id)
{
    for (size_t i = 0; i < result->record_count; i++) {
        if (slice_equals(result->records[i], id)) {
            return;
        }
    }
    if (result->record_count < RECORDS_MOST) {
        result->records[result->record_count++] = id;
    }
}

/* Hits are the best first: a word counts by the first one that it is in. */
static uint32_t mean_score(const RouteSearch *search, const RouteHit *hits, size_t count)
{
    uint32_t scores[QUERY_WORDS_MOST] = {0};
    uint32_t total = 0;
    uint32_t counted = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t word = hits[i].first; word < hits[i].end; word++) {
            scores[word] = scores[word] > 0 ? scores[word] : hits[i].reason.score;
        }
    }
    for (size_t i = 0; i < search->query_count; i++) {
        total += search->counted[i] ? scores[i] : 0;
        counted += search->counted[i];
    }
    assert(counted > 0);
    return (total + counted / 2) / counted;
}

static void make_result(RouteSearch *search, const RouteHit *hits, size_t count,
                        RouteResult *result)
{
    Arena *arena = search->arena;
    *result = (RouteResult){
        .path = hits[0].path,
        .score = mean_score(search, hits, count),
        .reasons = arena_new_array(arena, RouteReason, count),
        .records = arena_new_array(arena, Slice, RECORDS_MOST),
    };
    for (size_t i = 0; i < count; i++) {
        const RouteReason *reason = &hits[i].reason;
        if (i == 0 || !slice_equals(reason->keyword, hits[i - 1].reason.keyword)) {
            result->reasons[result->reason_count++] = *reason;
        }
        Slice records = hits[i].records;
        Slice id;
        while (json_view_next_item(&records, &id)) {
            add_record(result, inner_text(id));
        }
    }
}

static int compare_results(const void *a, const void *b)
{
    const RouteResult *left = a;
    const RouteResult *right = b;
    if (left->score != right->score) {
        return left->score > right->score ? -1 : 1;
    }
    return slice_compare(left->path, right->path);
}

static void make_results(RouteSearch *search, RouteAnswer *answer)
{
    const RouteHit *hits = search->hits;
    if (search->hit_count == 0) {
        return;
    }
    qsort(search->hits, search->hit_count, sizeof *search->hits, compare_hits);
    answer->results = arena_new_array(search->arena, RouteResult, search->hit_count);
    for (size_t start = 0, end; start < search->hit_count; start = end) {
        end = start + 1;
        while (end < search->hit_count && slice_equals(hits[end].path, hits[start].path)) {
            end++;
        }
        make_result(search, &hits[start], end - start, &answer->results[answer->count++]);
    }
    qsort(answer->results, answer->count, sizeof *answer->results, compare_results);
}

bool route_query(RouteAnswer *answer, Arena *arena, Slice router, Slice query)
{
    RouteSearch search = {.arena = arena};
    *answer = (RouteAnswer){.count = 0};
    if (!is_router(router)) {
        return false;
    }
    answer->documents = find_value(router, "documents");
    answer->records = find_value(router, "records");
    route_phrases_init(&search.phrases, arena, find_text(arena, router, "language"));
    search.query_count = add_words(&search, utf8_repair(arena, query), QUERY_WORDS_MOST);
    read_keys(&search, find_value(router, "keyword_to_docs"));
    route_phrases_group(&search.phrases);
    answer->unknown = arena_new_array(arena, RouteUnknown, search.query_count);
    for (size_t i = 0; i < search.query_count; i++) {
        resolve_word(&search, i, answer);
    }
    count_stop_words(&search);
    find_hits(&search);
    make_results(&search, answer);
    return true;
}
