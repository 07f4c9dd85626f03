/*
 * imperative.h - does a text tell somebody to do something: "Open a pull request", "Run `make`"?
 *
 * English only. The verbs are a list of those that begin steps in technical documents; a word of them that is also a noun ("Test plan")
 * counts, so one text alone says little, and all items of a list say much.
 */
#ifndef EXTRACT_IMPERATIVE_H
#define EXTRACT_IMPERATIVE_H

#include "base/slice.h"

/* `folded` is a text as heading_fold makes it. */
bool text_is_imperative(Slice folded);

#endif
