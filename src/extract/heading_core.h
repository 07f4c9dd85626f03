/*
 * heading_core.h - what a heading says, without what stands around it.
 *
 *     "### 1. ✅ Idempotency Pattern (PostgreSQL)"     number "1", core "Idempotency Pattern", qualifier "PostgreSQL"
 *
 * All rules that tell from a heading what stands below it read its core.
 */
#ifndef EXTRACT_HEADING_CORE_H
#define EXTRACT_HEADING_CORE_H

#include "base/arena.h"

typedef struct HeadingCore {
    Slice text;      /* in the title; empty when nothing but marks is in it */
    Slice number;    /* "1", "2.3", "A"; empty: none */
    Slice qualifier; /* what the last brackets hold; empty: none */
    /* The text for cue_is and its like: lower case, one space for each run of what is no letter, mark or digit. */
    Slice folded;
    /* The same of what stands before ":", a dash, or "for", "from", "to" and their like: "Lessons Learned from the Outage". */
    Slice head;
    bool is_praised; /* a check mark stands before it: what is good */
    bool is_warned;  /* a cross stands before it: what is bad */
} HeadingCore;

/*
 * Takes off, from both ends: emoji and other symbols, a tag in square brackets; from the start: a number with a dot, bracket or colon
 * behind it, or with several parts ("2.3 Name"), or a capital letter with one ("A: Name"); from the end: (what qualifies it).
 */
HeadingCore heading_core_read(Arena *arena, Slice title);

/* The number of the text as an integer: its last part ("2.3" is 3, "C" is 3); 0 when there is none. */
int heading_core_ordinal(const HeadingCore *core);

/* Without the emoji and other symbols that it begins with. */
Slice text_without_marks(Slice text);

/* Does the text begin with a check mark, "✅" or "✔"; with a cross, "❌", "✗", "🚫"? */
bool text_is_praised(Slice text);
bool text_is_warned(Slice text);

/*
 * The size of what stands before the name in "Pattern: x", "Pattern 3: x", "Pattern 3 - x", where `words` are "Pattern"; 0: it reads
 * otherwise. `*number` is "3", or empty; it may be NULL.
 */
size_t text_label_size(Slice text, Slice words, Slice *number);

/* Does it read so? */
bool text_is_labelled(Slice text, Slice words);

/* The folded form of a text: what cues are compared with. */
Slice heading_fold(Arena *arena, Slice text);

/* Do the words of the cue, "best practices", stand there: as all of the folded text, at its start, its end, anywhere? */
bool cue_is(Slice folded, Slice cue);
bool cue_starts(Slice folded, Slice cue);
bool cue_ends(Slice folded, Slice cue);
bool cue_is_in(Slice folded, Slice cue);

typedef enum CuePlace { CUE_IS, CUE_STARTS, CUE_ENDS, CUE_IS_IN } CuePlace;

/*
 * Which letters the words of a folded text begin with, a bit each: most cues begin with another one, and are out. Who asks for many
 * cues of one text makes this once.
 */
typedef uint32_t CueInitials;

static inline CueInitials cue_initial(char first)
{
    return UINT32_C(1) << ((unsigned char)first & 31);
}

CueInitials cue_initials(Slice folded);

static inline bool cue_may_fit(CueInitials initials, const char *cue)
{
    return (initials & cue_initial(*cue)) != 0;
}

/* Does the cue stand at that place? Does any of several, a list that ends with NULL? */
bool cue_fits(Slice folded, CuePlace place, const char *cue);
bool cue_fits_any(Slice folded, CuePlace place, const char *const *cues);

#endif
