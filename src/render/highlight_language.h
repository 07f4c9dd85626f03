/*
 * highlight_language.h - which lexer reads a language.
 *
 * A lexer is a file of Lua inside the program: one of ours (src/render/lexers), or one of Scintillua's, which the build takes from the
 * package of the editor vis. Ours go before.
 */
#ifndef RENDER_HIGHLIGHT_LANGUAGE_H
#define RENDER_HIGHLIGHT_LANGUAGE_H

#include "base/embedded.h"

typedef struct HighlightLanguage {
    Slice name;  /* as language_from_word gives it */
    Slice lexer; /* the name of its file, without ".lua" */
} HighlightLanguage;

/* All, sorted by name. */
extern const HighlightLanguage highlight_languages[];
extern const size_t highlight_language_count;

/* NULL: a language that stays plain. */
const HighlightLanguage *highlight_language_find(Slice name);

/* The file of a lexer; NULL when there is none. */
const EmbeddedFile *highlight_lexer_find(Slice lexer);

#endif
