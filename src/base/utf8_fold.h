/*
 * utf8_fold.h - texts that are the same for a search.
 *
 * With utf8.h the only user of utf8proc.
 */
#ifndef BASE_UTF8_FOLD_H
#define BASE_UTF8_FOLD_H

#include "base/slice.h"

enum { UTF8_FOLD_SIZE_MOST = 512 }; /* bytes of text at a time */

/*
 * Writes Normalization Form KC of `text` (valid, at most UTF8_FOLD_SIZE_MOST bytes) to `out`: letters of other widths, ligatures and
 * circled numbers become plain ones. Case stays. Returns how many bytes that are; what is beyond `capacity` is left out, whole code
 * points.
 */
size_t utf8_write_nfkc(Slice text, char *out, size_t capacity);

/* The same, and with full case folding (CaseFolding.txt, C and F): "Straße" and "STRASSE" are "strasse". */
size_t utf8_write_folded(Slice text, char *out, size_t capacity);

/* A capital or title case letter (Lu, Lt). */
bool utf8_is_upper(uint32_t code_point);

/*
 * Is it written without spaces between words: Han, kana, Thai, Lao, Burmese, Khmer? Marks and iteration marks of these are, their
 * punctuation is not. Korean has spaces.
 */
bool utf8_is_unspaced(uint32_t code_point);

#endif
