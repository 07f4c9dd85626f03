/*
 * break_mask.h - line ends that only YAML 1.1 knows.
 *
 * To libyaml U+0085, U+2028 and U+2029 end a line; to YAML 1.2, to editors and to whoever wrote the
 * file they are characters that nobody sees. Left alone, they cut values in two, mostly with an
 * error, sometimes with a key that nobody wrote. So libyaml gets other code points in their place,
 * of the same size, that are unassigned or noncharacters, and the values get them back.
 */
#ifndef FRONT_MATTER_BREAK_MASK_H
#define FRONT_MATTER_BREAK_MASK_H

#include "base/arena.h"

/*
 * `text` with those three replaced: a copy in `arena` of the same size, or `text` itself when it
 * has none of them, or has one of the code points that would stand for them.
 */
Slice break_mask_apply(Arena *arena, Slice text);

/* Puts them back, in place. Only for a part of what break_mask_apply replaced. */
void break_mask_undo(char *text, size_t size);

#endif
