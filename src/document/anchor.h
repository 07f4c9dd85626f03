/*
 * anchor.h - header identifiers as GitHub makes them.
 *
 * The plain text in lower case; letters, marks, decimal and letter digits, connector punctuation
 * ("_") and "-" kept, each space becomes "-", the rest is dropped: emoji, too, but not the
 * variation selector behind one ("⚠️ Stop" is "\uFE0F-stop"). Repeats get "-1", "-2" with one
 * counter per base; no two are equal in a page, explicit identifiers included. Of an image in a
 * heading GitHub sees no text. The rule is that of html-pipeline's table of contents, which
 * github-slugger follows.
 */
#ifndef DOCUMENT_ANCHOR_H
#define DOCUMENT_ANCHOR_H

#include "base/arena.h"
#include "document/node.h"

/* The base identifier of a text: may be empty. */
Slice anchor_from_text(Arena *arena, Slice text);

/*
 * Gives every header of the tree an identifier in its attributes, in document order, those in
 * footnotes last. An explicit
 * one ({#id}) is kept, but a repeat of one is numbered like any other. The first heading without a
 * letter has an empty identifier, as on GitHub; the second "-1".
 */
void anchor_assign(Tree *tree);

#endif
