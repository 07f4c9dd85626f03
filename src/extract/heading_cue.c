#include "extract/heading_cue.h"

#include "document/record.h"

typedef struct Cue {
    const char *words; /* folded */
    CuePlace place;
    uint32_t holds;
} Cue;

#define HOLDS(kind) ((uint32_t)1 << RECORD_##kind)

/* What headings say of what stands below them. */
static const Cue cues[] = {
    {"anti patterns", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"antipatterns", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"pitfalls", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"failure patterns", CUE_ENDS, HOLDS(ANTI_PATTERN) | HOLDS(LESSON)},
    {"mistakes", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"gotchas", CUE_ENDS, HOLDS(ANTI_PATTERN) | HOLDS(LESSON)},
    {"best practices", CUE_ENDS, HOLDS(PRACTICE)},
    {"guidelines", CUE_ENDS, HOLDS(PRACTICE)},
    {"principles", CUE_ENDS, HOLDS(PRACTICE)},
    {"rules", CUE_ENDS, HOLDS(PRACTICE)},
    {"checks", CUE_ENDS, HOLDS(PRACTICE)},
    {"never do", CUE_ENDS, HOLDS(PRACTICE)},
    {"always do", CUE_ENDS, HOLDS(PRACTICE)},
    {"conventions", CUE_ENDS, HOLDS(PRACTICE)},
    {"performance tips", CUE_ENDS, HOLDS(PRACTICE)},
    {"pro tips", CUE_ENDS, HOLDS(PRACTICE)},
    {"lessons", CUE_ENDS, HOLDS(LESSON)},
    {"lessons learned", CUE_ENDS, HOLDS(LESSON)},
    {"lessons learnt", CUE_ENDS, HOLDS(LESSON)},
    {"learnings", CUE_ENDS, HOLDS(LESSON)},
    {"learning candidates", CUE_IS, HOLDS(LESSON)},
    {"key takeaway", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"takeaways", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key insight", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key insights", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key finding", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key findings", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key points", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"tl dr", CUE_IS, HOLDS(TAKEAWAY)},
    {"tldr", CUE_IS, HOLDS(TAKEAWAY)},
    {"decisions", CUE_ENDS, HOLDS(DECISION)},
};

/* Headings below which nothing is a record. */
static const Cue set_apart[] = {
    {"next steps", CUE_ENDS, 0},
    {"next steps", CUE_STARTS, 0},
    {"action items", CUE_ENDS, 0},
    {"action items", CUE_STARTS, 0},
    {"todo", CUE_IS, 0},
    {"follow ups", CUE_IS, 0},
    {"decisions required", CUE_IS_IN, 0},
    {"decisions needed", CUE_IS_IN, 0},
    {"decision points", CUE_IS_IN, 0},
    {"pending decisions", CUE_IS_IN, 0},
    {"open decisions", CUE_IS_IN, 0},
    {"related", CUE_STARTS, 0},
    {"references", CUE_IS, 0},
    {"see also", CUE_IS, 0},
    {"further reading", CUE_IS, 0},
    {"future", CUE_STARTS, 0},
    {"roadmap", CUE_ENDS, 0},
};

/* What one story consists of: such sections are parts of what they stand in. */
static const Cue parts[] = {
    {"problem", CUE_ENDS, 0},
    {"problem statement", CUE_IS, 0},
    {"problem description", CUE_IS, 0},
    {"root cause", CUE_STARTS, 0},
    {"cause", CUE_IS, 0},
    {"solution", CUE_STARTS, 0},
    {"the solution", CUE_IS, 0},
    {"solutions", CUE_STARTS, 0},
    {"symptom", CUE_IS, 0},
    {"symptoms", CUE_IS, 0},
    {"background", CUE_IS, 0},
    {"context", CUE_IS, 0},
    {"impact", CUE_IS, 0},
    {"results", CUE_ENDS, 0},
    {"fix", CUE_IS, 0},
    {"the fix", CUE_IS, 0},
    {"resolution", CUE_IS, 0},
    {"what happened", CUE_IS, 0},
    {"timeline", CUE_IS, 0},
    {"consequences", CUE_IS, 0},
    {"rationale", CUE_IS, 0},
    {"good", CUE_IS, 0},
    {"bad", CUE_IS, 0},
    {"before", CUE_IS, 0},
    {"after", CUE_IS, 0},
    {"do", CUE_IS, 0},
    {"correct", CUE_IS, 0},
};

static const Cue common[] = {
    {"related", CUE_STARTS, 0},
    {"purpose", CUE_IS, 0},
    {"when to use", CUE_IS, 0},
    {"when to use it", CUE_IS, 0},
    {"when to use this", CUE_STARTS, 0},
    {"summary", CUE_IS, 0},
    {"overview", CUE_IS, 0},
    {"introduction", CUE_IS, 0},
    {"references", CUE_IS, 0},
    {"see also", CUE_STARTS, 0},
    {"conclusion", CUE_IS, 0},
    {"recommendations", CUE_ENDS, 0},
    {"relationship to", CUE_STARTS, 0},
    {"next steps", CUE_IS, 0},
    {"further reading", CUE_IS, 0},
    {"resources", CUE_IS, 0},
    {"table of contents", CUE_IS, 0},
    {"notes", CUE_IS, 0},
    {"quick reference", CUE_STARTS, 0},
    {"examples", CUE_ENDS, 0},
    {"example", CUE_STARTS, 0},
    {"decision log", CUE_IS, 0},
};

static const Cue *find_cue(const Cue *first, size_t count, Slice folded)
{
    CueInitials initials = cue_initials(folded);

    for (size_t i = 0; i < count; i++) {
        if (cue_may_fit(initials, first[i].words) &&
            cue_fits(folded, first[i].place, first[i].words)) {
            return &first[i];
        }
    }
    return NULL;
}

static bool has_cue(const Cue *first, size_t count, Slice folded)
{
    return find_cue(first, count, folded) != NULL;
}

static size_t count_words(Slice folded)
{
    size_t count = folded.size > 0;

    for (size_t i = 0; i < folded.size; i++) {
        count += folded.data[i] == ' ';
    }
    return count;
}

enum { WORDS_BEHIND_MOST = 2 };

/* "Patterns We Use", but not "Include Patterns Miss New Test Directories": there they are a part of a sentence. */
static bool names_patterns(Slice folded)
{
    static const Slice word = SLICE_INIT("patterns");
    size_t at = slice_find(folded, word, 0);

    return cue_is_in(folded, word) &&
           count_words(slice_trim(slice_from(folded, at + word.size))) <= WORDS_BEHIND_MOST;
}

/* "Patterns Learned", "Key Pattern Library"; not "Related Patterns", "Bad Patterns", "Why Not the Patterns". */
static bool holds_patterns(const HeadingCore *core)
{
    static const char *const others[] = {"anti pattern", "anti patterns", "bad",   "related",
                                         "failure",      "failures",      "avoid", NULL};
    static const char *const questions[] = {"why", "how", "where", "when", NULL};
    static const char *const libraries[] = {"pattern library", "pattern catalog", NULL};

    return !cue_fits_any(core->folded, CUE_IS_IN, others) &&
           !cue_fits_any(core->folded, CUE_STARTS, questions) &&
           (names_patterns(core->folded) || names_patterns(core->head) ||
            cue_fits_any(core->folded, CUE_IS_IN, libraries));
}

/* "Hard Rules", "Rules" in what agents are told; elsewhere rules may be anything. */
static bool are_rules_for_all(Slice folded)
{
    static const char *const words[] = {"hard",      "critical",  "golden",  "negotiable", "key",
                                        "core",      "mandatory", "general", "ground",     "coding",
                                        "important", "project",   "working", NULL};

    return cue_is(folded, SLICE("rules")) || cue_fits_any(folded, CUE_IS_IN, words);
}

/* "Mandatory Pre-Action Checks"; other checks are something to look at. */
static bool are_checks_for_all(Slice folded)
{
    static const char *const words[] = {"mandatory", "negotiable", NULL};

    return cue_fits_any(folded, CUE_IS_IN, words);
}

/* "With api-design-principles": a cue of one word is no part of another. */
static bool is_joined(Slice text, const Cue *cue)
{
    size_t space = slice_find_last_byte(text, ' ');
    Slice last = slice_from(text, space < text.size ? space + 1 : 0);

    return !strchr(cue->words, ' ') && slice_find_byte(last, '-', 0) < last.size;
}

/* "Document Decisions", "Capturing Lessons Learned": that is to be done, and what stands below tells how. */
static bool is_object(Slice folded, Slice words)
{
    static const char *const verbs[] = {
        "document", "documenting", "record",  "recording",  "capture", "capturing",
        "log",      "logging",     "share",   "sharing",    "write",   "writing",
        "track",    "tracking",    "make",    "making",     "collect", "collecting",
        "identify", "identifying", "extract", "extracting", NULL};
    size_t at = slice_find(folded, words, 0);

    return cue_fits_any(slice_trim(slice_part(folded, 0, at)), CUE_ENDS, verbs);
}

/* A cue may mean something only beside other words. */
static bool is_meant(const Cue *cue, const HeadingCore *core)
{
    if ((cue->holds & (HOLDS(DECISION) | HOLDS(LESSON) | HOLDS(TAKEAWAY))) != 0 &&
        is_object(core->folded, slice_from_string(cue->words))) {
        return false;
    }
    if (cue->holds == HOLDS(TAKEAWAY)) {
        return !cue_is_in(core->folded, SLICE("recommendations"));
    }
    if (strcmp(cue->words, "rules") == 0) {
        return are_rules_for_all(core->folded);
    }
    if (strcmp(cue->words, "checks") == 0) {
        return are_checks_for_all(core->folded);
    }
    return true;
}

uint32_t heading_cue_kinds(const HeadingCore *core)
{
    const Cue *cue = find_cue(cues, sizeof cues / sizeof *cues, core->folded);

    if (!cue) {
        cue = find_cue(cues, sizeof cues / sizeof *cues, core->head);
    }
    if (cue && (!is_meant(cue, core) || is_joined(core->text, cue))) {
        cue = NULL;
    }
    return (cue ? cue->holds : 0) | (holds_patterns(core) ? HOLDS(PATTERN) : 0);
}

bool heading_is_set_apart(Slice folded)
{
    return has_cue(set_apart, sizeof set_apart / sizeof *set_apart, folded);
}

bool heading_is_part(Slice folded)
{
    return has_cue(parts, sizeof parts / sizeof *parts, folded);
}

bool heading_is_common(Slice folded)
{
    return has_cue(common, sizeof common / sizeof *common, folded);
}

bool heading_describes(Slice folded)
{
    static const char *const words[] = {"what it",       "what they",        "what this", "what we",
                                        "what is",       "what are",         "how to",    "how it",
                                        "how they",      "how this",         "why",       "our",
                                        "created files", "integration with", NULL};

    return cue_fits_any(folded, CUE_STARTS, words) || cue_ends(folded, SLICE("tests"));
}

bool heading_is_about_issues(Slice folded)
{
    static const char *const words[] = {"issues", "blockers", "bugs", NULL};

    return cue_fits_any(folded, CUE_ENDS, words);
}

bool heading_is_subject(Slice folded)
{
    static const char *const words[] = {"testing", "troubleshooting", NULL};

    return cue_fits_any(folded, CUE_IS, words);
}
