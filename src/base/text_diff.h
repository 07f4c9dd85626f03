/*
 * text_diff.h - what sets two texts apart, line by line, as `diff -u` writes it.
 *
 * Lines end with LF; a CR before it is a part of the line, as it is for patch and git. Lines that both texts have just once are matched
 * first (patience diff, Bram Cohen), then what is between them by Myers ("An O(ND) Difference Algorithm and Its Variations", 1986) as
 * long as that is cheap: two texts without anything in common are not compared at length, one simply replaces the other.
 */
#ifndef BASE_TEXT_DIFF_H
#define BASE_TEXT_DIFF_H

#include "base/buffer.h"

/*
 * Adds the difference, headed by "--- a/PATH" and "+++ b/PATH", for `git apply` and `patch -p1`; nothing when the texts are equal. What
 * it prints of the texts are their bytes as they are.
 */
void text_diff_write(Buffer *out, Slice path, Slice before, Slice after);

#endif
