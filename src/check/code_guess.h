/*
 * code_guess.h - the language of a code block that does not say it.
 */
#ifndef CHECK_CODE_GUESS_H
#define CHECK_CODE_GUESS_H

#include "base/arena.h"

/*
 * The language where the text leaves no doubt: "#!/bin/bash", "<?xml", "diff --git", a line after "$ ", a whole object in JSON, a tree
 * drawn of lines ("text"); else empty. Static text.
 */
Slice code_guess_language(Arena *scratch, Slice content);

#endif
