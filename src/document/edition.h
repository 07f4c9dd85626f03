/*
 * edition.h - one state of a document: its date, and what else it says.
 *
 * Two editions say the same when nothing but their dates is different: the date of the front matter, a stamp in the text ("Last
 * updated: 2026-01-19"), a freshness mark, and white space at the ends of lines. With BUMP_ANY in the settings that white space counts,
 * but for blank lines before the text, and CR before LF, which a checkout may add.
 */
#ifndef DOCUMENT_EDITION_H
#define DOCUMENT_EDITION_H

#include "base/hash.h"
#include "document/freshness.h"

typedef struct Edition {
    Hash128 body;
    Hash128 front_matter; /* without its date */
    FoundDate updated;    /* texts are those of the front matter and the source */
    bool opted_out;
} Edition;

/*
 * Reads an edition from its source: `front_matter` and `body_offset` are what front_matter/ made of it. `scratch` is for the work and
 * may be the arena of the values.
 */
void edition_init(Edition *edition, Arena *scratch, const Settings *settings, Slice path,
                  Slice source, const Value *front_matter, uint32_t body_offset);

/*
 * Is the content the same of `a` and of `b`, which comes after it: the body, or with BUMP_ANY all but the dates? A date that comes where
 * there was none stands for all the front matter that comes with it.
 */
bool edition_is_same(const Edition *a, const Edition *b, BumpKind bump);

#endif
