/*
 * utf8_fold.h - texts that are the same for a search.
 *
 * With utf8.h the only user of utf8proc.
 */
#ifndef BASE_UTF8_FOLD_H
#define BASE_UTF8_FOLD_H

#include "base/buffer.h"
#include "base/slice.h"

/*
 * Appends Normalization Form KC of `text`: letters of other widths, ligatures and circled numbers become plain ones. Case stays.
 * Invalid bytes become U+FFFD. `out`'s arena is used on the way.
 */
void utf8_add_nfkc(Buffer *out, Slice text);

/* The same, and with full case folding (CaseFolding.txt, C and F): "Straße" and "STRASSE" are "strasse". */
void utf8_add_folded(Buffer *out, Slice text);

/* A capital or title case letter (Lu, Lt). */
bool utf8_is_upper(uint32_t code_point);

/*
 * Is it written without spaces between words: Han, kana, Thai, Lao, Burmese, Khmer? Marks and iteration marks of these are, their
 * punctuation is not. Korean has spaces.
 */
bool utf8_is_unspaced(uint32_t code_point);

#endif
