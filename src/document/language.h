/*
 * language.h - what the language of a code block is called.
 *
 * People write "ts", "TypeScript" and "typescript,ignore" for one language. Records, findings and highlighting use one
 * name for each: that of GitHub's Linguist in lower case where it is one word.
 */
#ifndef DOCUMENT_LANGUAGE_H
#define DOCUMENT_LANGUAGE_H

#include "base/arena.h"

/*
 * The language that the first word of an info string, or a class, names: its letter case and what follows a brace, comma or
 * colon do not count ("rust,no_run", "js{1,3}", "ts:a.ts"). A word that is no alias stands for itself. Empty for an
 * empty one.
 */
Slice language_from_word(Arena *arena, Slice word);

/* The other names that a language may have been written by, in order: that of `index`, or the empty slice behind the last one. */
Slice language_alias(Slice language, size_t index);

/* Is `language`, a result of language_from_word, one that others know too? */
bool language_is_known(Slice language);

/* The one that was meant by a word that is none; empty when nothing is near. */
Slice language_nearest(Slice language);

#endif
