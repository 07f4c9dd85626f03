/*
 * route_phrase.h - phrases that mean the same: "Truth cases", "truth-case".
 *
 * A phrase is its words, as a search would cut it (index/tokenizer.h): without case, marks and hyphens, and by their stems in the
 * language of the project.
 */
#ifndef ROUTE_PHRASE_H
#define ROUTE_PHRASE_H

#include "base/buffer.h"
#include "index/form_table.h"
#include "index/tokenizer.h"

enum {
    ROUTE_WORDS_MOST = 8,
    ROUTE_KEY_SIZE_MOST = 120, /* bytes */
};

typedef struct RoutePhrases {
    FormTable forms; /* each word once */
    Tokenizer tokenizer;
    uint16_t language;      /* of `forms` */
    const Form *words;      /* by number, as they were before they were grouped; NULL until then */
    const uint32_t *groups; /* of words */
} RoutePhrases;

/* `language` as in settings: "en", "de-AT". */
void route_phrases_init(RoutePhrases *phrases, Arena *arena, Slice language);

/*
 * The words of `text`, as numbers in `forms`: no more than `most` are written to `words`. Returns how many there are, which may be
 * more.
 */
size_t route_phrases_read(RoutePhrases *phrases, Slice text, uint32_t *words, size_t most);

/* To be called when all have been read; nothing can be read afterwards. */
void route_phrases_group(RoutePhrases *phrases);

/* The number of a word's stem, after route_phrases_group: the same for words that mean the same. */
uint32_t route_phrases_stem(const RoutePhrases *phrases, uint32_t word);

/* A word as it was written, folded. */
Slice route_phrases_text(const RoutePhrases *phrases, uint32_t word);

/* `text` (UTF-8) in one line, without case: as a key. Lives in `arena`; empty when it is too long for one. */
Slice route_phrase_key(Arena *arena, Slice text);

#endif
