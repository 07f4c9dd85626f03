/*
 * heading_cue.h - what the words of a heading say of what stands below it.
 *
 * A cue is one or more whole words, compared with a heading's core without case ("## 2. Best Practices (2025)" holds practices). The
 * tables are in heading_cue.c, a row a cue.
 */
#ifndef EXTRACT_HEADING_CUE_H
#define EXTRACT_HEADING_CUE_H

#include "extract/heading_core.h"

/* The kinds of records that its sections and lists may be: a bit, 1 << RecordKind, for each. */
uint32_t heading_cue_kinds(const HeadingCore *core);

/* "Next Steps", "Related …": nothing below it is a record. */
bool heading_is_set_apart(Slice folded);

/* "Root Cause", "Solution": a part of what it stands in. */
bool heading_is_part(Slice folded);

/* "Summary", "When to Use": a name that many sections have, and that says nothing. */
bool heading_is_common(Slice folded);

/* "Testing", "Troubleshooting": a subject that many documents have a section on. */
bool heading_is_subject(Slice folded);

/* "What They Are", "How to Use It", "Our Hooks", "Unit Tests": tells how something is, not what should be done. */
bool heading_describes(Slice folded);

/* "Known Issues", "Blockers": what is wrong today, and to be mended. */
bool heading_is_about_issues(Slice folded);

#endif
