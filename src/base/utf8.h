/*
 * utf8.h - Unicode text.
 *
 * With utf8_fold.h the only user of utf8proc. Offsets are bytes; "code point" is a Unicode scalar value. Invalid
 * input never reads past its end and never fails but where it says so: an invalid byte counts as
 * one U+FFFD.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/*
 * Decodes the code point at `*offset` (< text.size) and moves `*offset` behind it. RFC 3629: no
 * surrogates, no overlong forms.
 */
uint32_t utf8_decode(Slice text, size_t *offset);

/* The offset of the first byte that is not valid UTF-8, else text.size. Fast on ASCII. */
size_t utf8_find_invalid(Slice text);

/* What is no Unicode scalar value is written as U+FFFD. */
void utf8_add(Buffer *buffer, uint32_t code_point);

enum { UTF8_SIZE_MOST = 4 };

/* As utf8_add, but into `bytes`; returns how many these are. */
size_t utf8_encode(uint32_t code_point, char bytes[UTF8_SIZE_MOST]);

/* Code points in `text`. */
size_t utf8_count(Slice text);

/*
 * The longest prefix of at most `count` code points / of at most `size` bytes that does not cut a
 * code point.
 */
Slice utf8_prefix(Slice text, size_t count);
Slice utf8_prefix_bytes(Slice text, size_t size);

/* Columns on a terminal: 0 for combining marks and controls, 2 for wide characters. */
size_t utf8_width(Slice text);

/* `text` with each invalid byte replaced by U+FFFD; `text` itself when it is valid. */
Slice utf8_repair(Arena *arena, Slice text);

/*
 * Normalization Form C; `text` itself when nothing in it can change. Invalid bytes are repaired.
 */
Slice utf8_to_nfc(Arena *arena, Slice text);

/*
 * Simple lower case, code point by code point (Unicode default mapping); `text` itself when it is
 * lower-case ASCII.
 */
uint32_t utf8_to_lower(uint32_t code_point);
Slice utf8_lower(Arena *arena, Slice text);

/* What stands first in its canonical decomposition: "e" of "é"; itself when it has none. */
uint32_t utf8_base(uint32_t code_point);

enum { UTF8_UPPER_MOST = 3 };

/*
 * Full upper case (SpecialCasing.txt without conditions, of Latin letters): "ß" is "SS". Returns how
 * many code points that is.
 */
size_t utf8_to_upper(uint32_t code_point, uint32_t upper[UTF8_UPPER_MOST]);

typedef enum Utf8Class {
    UTF8_LETTER,    /* L* */
    UTF8_MARK,      /* M* */
    UTF8_NUMBER,    /* N* */
    UTF8_CONNECTOR, /* Pc, as "_" */
    UTF8_PUNCTUATION,
    UTF8_SYMBOL, /* S*: most emoji are So */
    UTF8_SPACE,  /* Z* and ASCII white space */
    UTF8_OTHER,  /* C* */
} Utf8Class;

Utf8Class utf8_class(uint32_t code_point);

/*
 * Is it part of a word, as \p{Word} of regular expressions sees it (UTS #18, without join
 * controls): a letter, mark, decimal or letter digit, connector, or a symbol that is a letter
 * ("Ⓐ")?
 */
bool utf8_is_word(uint32_t code_point);

/* Mc: a mark that has a place of its own beside its letter, as many vowels of Indic scripts. */
bool utf8_is_spacing_mark(uint32_t code_point);

/*
 * Emoji presentation by default, or what only belongs to one: the emoji variation selector, joiner,
 * keycap, skin tones, the tags of flags.
 */
bool utf8_is_emoji(uint32_t code_point);

#endif
