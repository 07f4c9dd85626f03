#include "route_phrase.h"

#include "base/utf8_fold.h"

void route_phrases_init(RoutePhrases *phrases, Arena *arena, Slice language)
{
    size_t size = 0;
    while (size < language.size && ascii_is_letter(language.data[size])) {
        size++;
    }
    phrases->words = NULL;
    form_table_init(&phrases->forms, arena);
    phrases->language = form_table_language(&phrases->forms, slice_part(language, 0, size));
}

/* Compounds are what they are made of; but "c++" is no "c". */
static size_t add_chunk(RoutePhrases *phrases, uint32_t *words, size_t count, size_t most)
{
    const Tokenizer *tokenizer = &phrases->tokenizer;
    for (size_t i = 0; i < tokenizer->count; i++) {
        const Token *token = &tokenizer->tokens[i];
        if (token->kind == TOKEN_COMPOUND) {
            continue;
        }
        if (count < most) {
            words[count] = form_table_get(&phrases->forms, token->text);
            form_table_add_prose(&phrases->forms, words[count], phrases->language);
        }
        count++;
        i += token->kind == TOKEN_MARKED ? token->parts : 0;
    }
    return count;
}

size_t route_phrases_read(RoutePhrases *phrases, Slice text, uint32_t *words, size_t most)
{
    size_t count = 0;
    size_t at = 0;
    tokenizer_begin(&phrases->tokenizer);
    while (tokenizer_next(&phrases->tokenizer, text, &at)) {
        count = add_chunk(phrases, words, count, most);
    }
    return count;
}

void route_phrases_group(RoutePhrases *phrases)
{
    phrases->words = phrases->forms.forms;
    phrases->groups = form_table_group(&phrases->forms);
}

uint32_t route_phrases_stem(const RoutePhrases *phrases, uint32_t word)
{
    return phrases->groups[word];
}

Slice route_phrases_text(const RoutePhrases *phrases, uint32_t word)
{
    const Form *words = phrases->words != NULL ? phrases->words : phrases->forms.forms;
    return words[word].text;
}

/* Each white space one blank; none at the ends. */
static size_t squeeze(Slice text, char *out)
{
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_space = ascii_is_space(text.data[i]);
        if (!is_space || !ascii_is_space(text.data[i - 1])) {
            out[size++] = is_space ? ' ' : text.data[i];
        }
    }
    return size;
}

Slice route_phrase_key(Arena *arena, Slice text)
{
    char line[ROUTE_KEY_SIZE_MOST];
    char folded[ROUTE_KEY_SIZE_MOST];
    text = slice_trim(text);
    if (text.size > sizeof line) {
        return (Slice){NULL, 0};
    }
    Slice squeezed = {line, squeeze(text, line)};
    return arena_copy(arena, (Slice){folded, utf8_write_folded(squeezed, folded, sizeof folded)});
}
