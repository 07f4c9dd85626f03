#include "index/snippet.h"

#include "base/utf8.h"
#include "base/utf8_fold.h"
#include "index/first_words.h"
#include "index/tokenizer.h"

/* ---- words ---- */

static void add_word(SnippetWords *words, Arena *arena, Slice text)
{
    for (size_t i = 0; i < words->count; i++) {
        if (slice_equals(words->items[i], text)) {
            return;
        }
    }
    words->items =
        arena_array_room(arena, words->items, words->count, &words->capacity, sizeof text);
    words->items[words->count++] = arena_copy(arena, text);
}

static bool is_same_list(const WordList *a, const WordList *b)
{
    return a->found == b->found && a->posting_start == b->posting_start &&
           a->posting_size == b->posting_size && a->single.data == b->single.data;
}

/* Other forms of a word stand near it: those in its file are enough. */
static void add_forms(SnippetWords *words, SearchEngine *engine, Arena *arena, Slice text,
                      const WordList *list)
{
    WordCursor cursor = word_seek(engine->reader, text);
    uint32_t file = cursor.file;
    cursor.index = 0;
    add_word(words, arena, text);
    for (const Word *word = word_next(engine->reader, &cursor); word != NULL && cursor.file == file;
         word = word_next(engine->reader, &cursor)) {
        if (is_same_list(&word->list, list)) {
            add_word(words, arena, word->text);
        }
    }
}

void snippet_words_find(SnippetWords *words, SearchEngine *engine, Arena *arena)
{
    *words = (SnippetWords){.count = 0};
    for (size_t i = 0; i < engine->term_count; i++) {
        const SearchTerm *term = &engine->terms[i];
        for (uint32_t j = 0; j < term->list_count && term->is_scored && !term->is_common; j++) {
            add_forms(words, engine, arena, term->words[j], &term->lists[j]);
        }
    }
}

/* ---- the text ---- */

/* Where a word that was looked for stands: bytes. */
typedef struct Found {
    size_t start;
    size_t end;
    size_t word; /* which one */
} Found;

typedef struct FoundList {
    Found *items;
    size_t count;
    size_t capacity;
} FoundList;

/* "keys" where "key" is looked for: not all forms of a word stand near it in the index. */
static bool is_form(Slice text, Slice word)
{
    enum { WORD_LEAST = 3, ENDING_MOST = 2 };
    if (word.size < WORD_LEAST || !slice_starts_with(text, word) ||
        text.size > word.size + ENDING_MOST) {
        return slice_equals(text, word);
    }
    for (size_t i = 0; i < text.size && text.size > word.size; i++) {
        if (text.data[i] < 'a' || text.data[i] > 'z') {
            return false;
        }
    }
    return true;
}

static bool find_word(const SnippetWords *words, const Tokenizer *tokenizer, size_t *word)
{
    for (size_t i = 0; i < tokenizer->count; i++) {
        for (size_t j = 0; j < words->count; j++) {
            if (is_form(tokenizer->tokens[i].text, words->items[j])) {
                *word = j;
                return true;
            }
        }
    }
    return false;
}

static void find_words(FoundList *found, Arena *arena, const SnippetWords *words, Slice text)
{
    Tokenizer *tokenizer = arena_new(arena, Tokenizer);
    size_t offset = 0;
    size_t word;
    tokenizer_begin(tokenizer);
    while (tokenizer_next(tokenizer, text, &offset)) {
        if (!find_word(words, tokenizer, &word)) {
            continue;
        }
        found->items = arena_array_room(arena, found->items, found->count, &found->capacity,
                                        sizeof *found->items);
        found->items[found->count++] = (Found){tokenizer->start, offset, word};
    }
}

/* How many different words there are from the first of `found` on, within `size` bytes. */
static size_t count_different(const Found *found, size_t count, size_t size)
{
    size_t different = 0;
    for (size_t i = 0; i < count && found[i].end - found[0].start <= size; i++) {
        bool is_new = true;
        for (size_t j = 0; j < i; j++) {
            is_new = is_new && found[j].word != found[i].word;
        }
        different += is_new;
    }
    return different;
}

/* The first of those found that has the most others near behind it. */
static size_t find_best(const FoundList *found)
{
    enum { LOOKED_AT_MOST = 200 };
    size_t best = 0;
    size_t most = 0;
    for (size_t i = 0; i < found->count && i < LOOKED_AT_MOST; i++) {
        size_t different =
            count_different(found->items + i, found->count - i, SNIPPET_MOST * 3 / 4);
        if (different > most) {
            most = different;
            best = i;
        }
    }
    return best;
}

static Slice one_line(Arena *arena, Slice text)
{
    Buffer line;
    size_t at = 0;
    bool is_blank = false;
    buffer_init(&line, arena);
    buffer_reserve(&line, text.size + 3);
    while (at < text.size) {
        size_t start = at;
        uint32_t code_point = utf8_decode(text, &at);
        Utf8Class class = utf8_class(code_point);
        if (class == UTF8_SPACE || (class == UTF8_OTHER && code_point < 0xA0)) {
            is_blank = line.size > 0;
            continue;
        }
        if (is_blank) {
            buffer_add_byte(&line, ' ');
        }
        is_blank = false;
        if (code_point == UTF8_REPLACEMENT) {
            utf8_add(&line, code_point);
        } else {
            buffer_add(&line, slice_part(text, start, at));
        }
    }
    return buffer_slice(&line);
}

static bool is_start(Slice text, size_t at)
{
    return text.data[at - 1] == ' ' || utf8_is_unspaced(utf8_decode(text, &at));
}

/* A place to begin at: some words before `at`. */
static size_t find_start(Slice text, size_t at)
{
    enum { BEFORE_MOST = 40 };
    if (at <= BEFORE_MOST) {
        return 0;
    }
    size_t start = at - BEFORE_MOST;
    while (start < at && ((unsigned char)text.data[start] & 0xC0) == 0x80) {
        start++;
    }
    if (is_start(text, start)) {
        return start;
    }
    size_t blank = slice_find_byte(text, ' ', start);
    return blank < at ? blank + 1 : start;
}

static void add_marks(Snippet *snippet, Arena *arena, const FoundList *found, Slice text,
                      size_t shift)
{
    snippet->marks = arena_new_array(arena, SnippetMark, found->count);
    const size_t start = (size_t)(snippet->text.data - text.data);
    for (size_t i = 0; i < found->count; i++) {
        const Found *one = &found->items[i];
        if (one->start < start || one->end > start + snippet->text.size) {
            continue;
        }
        uint32_t from = (uint32_t)(utf8_count(slice_part(text, start, one->start)) + shift);
        uint32_t to = from + (uint32_t)utf8_count(slice_part(text, one->start, one->end));
        SnippetMark *last =
            snippet->mark_count > 0 ? &snippet->marks[snippet->mark_count - 1] : NULL;
        if (last != NULL && from <= last->end) { /* pairs of characters overlap */
            last->end = to > last->end ? to : last->end;
        } else {
            snippet->marks[snippet->mark_count++] = (SnippetMark){from, to};
        }
    }
}

void snippet_make(Snippet *snippet, Arena *arena, const SnippetWords *words, Slice text)
{
    FoundList found = {.count = 0};
    Slice line = one_line(arena, text);
    *snippet = (Snippet){.mark_count = 0};
    find_words(&found, arena, words, line);
    size_t start = found.count > 0 ? find_start(line, found.items[find_best(&found)].start) : 0;
    if (utf8_count(line) <= SNIPPET_MOST) {
        start = 0;
    }
    snippet->text = first_words(slice_from(line, start), SNIPPET_MOST);
    add_marks(snippet, arena, &found, line, start > 0 ? 1 : 0);
    bool is_cut = start + snippet->text.size < line.size;
    snippet->text = arena_format(arena, "%s%.*s%s", start > 0 ? "\xE2\x80\xA6" : "",
                                 SLICE_PRINT(snippet->text), is_cut ? "\xE2\x80\xA6" : "");
}
