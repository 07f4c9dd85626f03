#include "document/remote_name.h"

#include "base/word_list.h"

/* In the order of their bytes. Each stands for its plural, too. */
static const char *const words[] = {
    "adr",        "analyses",    "analysis",
    "archive",    "archived",    "assessment",
    "audit",      "backlog",     "brd",
    "changelog",  "changes",     "checkpoint",
    "closeout",   "comparison",  "debt",
    "decision",   "design",      "draft",
    "evaluation", "example",     "execution",
    "findings",   "fixture",     "handoff",
    "history",    "inventory",   "investigation",
    "iteration",  "journal",     "kickoff",
    "learning",   "legacy",      "lesson",
    "log",        "memo",        "migration",
    "milestone",  "minutes",     "news",
    "old",        "outdated",    "phase",
    "plan",       "planned",     "planning",
    "postmortem", "prd",         "progress",
    "proposal",   "quickstart",  "recommendation",
    "release",    "remediation", "report",
    "research",   "retro",       "retrospective",
    "review",     "rfc",         "roadmap",
    "session",    "spec",        "specification",
    "status",     "strategies",  "strategy",
    "summaries",  "summary",     "task",
    "template",   "todo",        "tutorial",
    "upgrade",    "walkthrough", "wip",
};

enum { WORD_COUNT = sizeof words / sizeof *words };

static bool is_remote_word(Slice word)
{
    bool is_plural = word.size > 3 && ascii_to_lower(word.data[word.size - 1]) == 's';

    return word_list_has(words, WORD_COUNT, word) ||
           (is_plural && word_list_has(words, WORD_COUNT, slice_part(word, 0, word.size - 1)));
}

/* Does a year with a month begin at `at`: "2026-03", "202603", "2026_Q1"? */
static bool is_day_at(Slice text, size_t at)
{
    size_t digits = 0;

    if (slice_part(text, at, at + 2).size < 2 || text.data[at] != '2' || text.data[at + 1] != '0') {
        return false;
    }
    while (at + digits < text.size && ascii_is_digit(text.data[at + digits])) {
        digits++;
    }
    return digits == 6 || digits == 8 ||
           (digits == 4 && at + 5 < text.size && strchr("-_.", text.data[at + 4]) != NULL &&
            (ascii_is_digit(text.data[at + 5]) || ascii_to_lower(text.data[at + 5]) == 'q'));
}

bool remote_name_is(Slice name)
{
    for (size_t at = 0; at < name.size;) {
        size_t end = at;

        while (end < name.size && ascii_is_letter(name.data[end])) {
            end++;
        }
        if (end > at && is_remote_word(slice_part(name, at, end))) {
            return true;
        }
        if (end > at) {
            at = end;
            continue;
        }
        if (is_day_at(name, at)) {
            return true;
        }
        while (at < name.size && ascii_is_digit(name.data[at])) {
            at++;
        }
        at += at < name.size && !ascii_is_letter(name.data[at]);
    }
    return false;
}
