/*
 * rule_run.h - which rules a run has judged: only of these is it known that what was not found is not there.
 */
#ifndef DOCUMENT_RULE_RUN_H
#define DOCUMENT_RULE_RUN_H

#include "document/settings.h"

typedef struct RuleRun {
    const Settings *settings;
    bool has_site;    /* all documents were looked at */
    bool has_history; /* git has answered all questions */
    bool has_changes; /* documents were compared with what they were */
    bool has_results; /* there is a file of what a link checker has found */
} RuleRun;

/* Has the run judged `rule` for the document at `path`? No, when it is off there; rules of filters count as judged. */
bool rule_run_has(const RuleRun *run, Slice rule, Slice path);

/* The same of a pattern: a rule's id, a family with a star, a star. Some of its rules are on, and all that are were judged. */
bool rule_run_has_all(const RuleRun *run, Slice pattern, Slice path);

/* Is it told by a run that has not looked at all documents? Of it then nothing is known, and what is found is by chance. */
bool rule_run_tells(const RuleRun *run, Slice rule);

#endif
