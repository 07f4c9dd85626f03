/*
 * math_alphabet.h - letters of mathematics: ℝ, 𝔤, 𝐱.
 *
 * Converters print a plain letter and mathvariant="double-struck". MathML Core knows only "normal" of that attribute's values, because
 * Unicode has these letters: so they are written (MathML Core, appendix B; Unicode, Mathematical Alphanumeric Symbols).
 */
#ifndef RENDER_MATH_ALPHABET_H
#define RENDER_MATH_ALPHABET_H

#include "base/buffer.h"
#include "base/slice.h"

/* Has Unicode letters for this mathvariant? */
bool math_alphabet_is(Slice variant);

/* Appends `text` with its letters and digits from A to Z, a to z and 0 to 9 in that alphabet; what it has not stays. */
void math_alphabet_add(Buffer *out, Slice variant, Slice text);

#endif
