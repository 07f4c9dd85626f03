/*
 * baseline.h - findings that are known: counted, not failed.
 *
 * A baseline is a file of JSON that memoc writes and people read in reviews: {"version", "findings"}, a finding a line, by path, rule
 * and fingerprint. What stays the same keeps its line as it is. A finding is met again by its fingerprint (base/fingerprint.h); when its
 * document was renamed, by rule and text, as long as the old path is gone and the new one is in no entry.
 */
#ifndef CHECK_BASELINE_H
#define CHECK_BASELINE_H

#include "base/diagnostic.h"
#include "base/fingerprint.h"

typedef struct BaselineEntry {
    Slice rule;
    Slice path;
    Slice fingerprint; /* Fingerprint.whole */
    Slice content;     /* Fingerprint.content */
    Slice message;     /* for readers: as it was when the entry was made */
    bool is_met;
} BaselineEntry;

typedef struct Baseline {
    Arena *arena;
    BaselineEntry *entries;
    size_t count;
    size_t capacity;
    /* Of the lists that baseline_meet and baseline_add leave; counted among all findings together, so that they are those of a run
     * without a baseline. */
    const Fingerprint *new_fingerprints;
    const Fingerprint *known_fingerprints;
} Baseline;

typedef struct BaselineFault {
    size_t offset; /* bytes from the start of the text */
    Slice message; /* lower case, no full stop */
} BaselineFault;

void baseline_init(Baseline *baseline, Arena *arena);

/* Reads the text of a baseline; texts may point into it. False with `*fault` when it is none. */
bool baseline_read(Baseline *baseline, Slice text, BaselineFault *fault);

/* What a run has looked at. */
typedef struct BaselineRun {
    bool (*has_path)(const void *context, Slice path); /* there is such a file */
    bool (*has_judged)(const void *context, Slice rule, Slice path);
    const void *context;
} BaselineRun;

/*
 * Marks the entries that are met. Moves the findings that they mean from `findings`, which are sorted, to `known`, which is empty. Entries of a renamed
 * document get its new path.
 */
void baseline_meet(Baseline *baseline, DiagnosticList *findings, DiagnosticList *known,
                   const BaselineRun *run);

/* How many entries are of findings that are gone: that were looked for, and not met. */
size_t baseline_count_gone(const Baseline *baseline, const BaselineRun *run);

/* These, as many as are counted; copies. */
BaselineEntry *baseline_list_gone(const Baseline *baseline, const BaselineRun *run);

/* Removes these. */
void baseline_remove_gone(Baseline *baseline, const BaselineRun *run);

/* Adds all of `findings`, to be called after baseline_meet; the ordinals of those met before are those of `known`. */
void baseline_add(Baseline *baseline, DiagnosticList *findings, DiagnosticList *known);

/* The file. */
void baseline_write(Buffer *out, Baseline *baseline);

#endif
