#include "extract/line_rule.h"

#include "document/label.h"
#include "document/text.h"
#include "extract/item_name.h"

enum { LINES_LEAST = 2 };

bool line_is_bold(const Node *block)
{
    return node_is_paragraph(block) && label_is_bold_line(block);
}

/* No label, which has a colon. */
static bool is_name(Arena *arena, const Node *block)
{
    return line_is_bold(block) && !label_is_in(arena, block);
}

static void add_line(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                     const Node *line)
{
    Candidate *candidate = candidate_add(finder->candidates, kind, rule, topic);
    const Node *last = line;

    while (last->next && last->next != topic->own_end && last->next->kind != NODE_HEADER &&
           !line_is_bold(last->next)) {
        last = last->next;
    }

    HeadingCore core = heading_core_read(finder->arena, item_name_read(finder->arena, line).name);

    candidate->name = core.text;
    candidate->qualifier = core.qualifier;
    candidate->ordinal = heading_core_ordinal(&core);
    candidate->span = (Span){line->span.start, last->span.end};
    candidate->first = node_skip(line, NULL);
    candidate->end = node_skip(last, NULL);
}

typedef bool (*LineTest)(Arena *arena, const Node *block);

static size_t count_lines(Arena *arena, const Topic *topic, LineTest fits)
{
    size_t count = 0;

    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        count += fits(arena, block);
    }
    return count;
}

static void add_lines(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                      LineTest fits)
{
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (fits(finder->arena, block)) {
            add_line(finder, kind, rule, topic, block);
        }
    }
}

bool decision_lines_add(const PartFinder *finder, Topic *topic)
{
    if (count_lines(finder->arena, topic, is_name) < LINES_LEAST) {
        return false;
    }
    add_lines(finder, RECORD_DECISION, "decision/line", topic, is_name);
    return true;
}

/* ---- patterns ---- */

static bool leads_to_code(const Node *block)
{
    return line_is_bold(block) && block->next && block->next->kind == NODE_CODE_BLOCK;
}

/* "**Pattern 1: Try and Catch**" and the code of it. */
static bool is_called_pattern(Arena *arena, const Node *block)
{
    return leads_to_code(block) &&
           text_is_labelled(slice_trim(text_from_inlines(arena, block)), SLICE("Pattern"));
}

/* "**Build:**" and the code of it; not "**Example:**" and that. */
static bool is_label_of_code(Arena *arena, const Node *block)
{
    static const char *const general[] = {
        "example", "examples", "usage",    "note",   "notes", "bad",   "good", "before",
        "after",   "wrong",    "correct",  "output", "setup", "code",  "why",  "problem",
        "result",  "solution", "location", "file",   "fix",   "issue", NULL};

    return leads_to_code(block) && label_is_in(arena, block) &&
           !cue_fits_any(heading_fold(arena, text_from_inlines(arena, block)), CUE_STARTS, general);
}

bool topic_lists_patterns(const Topic *topic)
{
    return !topic->rule && topic_holds(topic, RECORD_PATTERN) &&
           cue_ends(topic->core.folded, SLICE("patterns")) &&
           !topic_has_records(topic, RECORD_PATTERN);
}

bool topic_has_pattern_lines(Arena *arena, const Topic *topic)
{
    return count_lines(arena, topic, is_called_pattern) >= LINES_LEAST;
}

static void find_patterns(const PartFinder *finder, Topic *topic)
{
    if (!topic_record_around(topic) && topic_has_pattern_lines(finder->arena, topic)) {
        add_lines(finder, RECORD_PATTERN, "pattern/line", topic, is_called_pattern);
    } else if (topic_lists_patterns(topic)) {
        bool has_code = !cue_is_in(topic->core.folded, SLICE("usage")) &&
                        count_lines(finder->arena, topic, is_label_of_code) >= LINES_LEAST;

        add_lines(finder, RECORD_PATTERN, "pattern/line", topic,
                  has_code ? is_label_of_code : is_name);
    }
}

/* ---- anti-patterns ---- */

/* "**Object Identity Anti-Pattern**" */
static bool is_anti_pattern(Arena *arena, const Node *block)
{
    static const Slice cue = SLICE_INIT("anti pattern");

    if (!is_name(arena, block)) {
        return false;
    }

    Slice folded = heading_fold(arena, text_from_inlines(arena, block));

    return cue_ends(folded, cue) && !cue_is(folded, cue);
}

void line_rules_apply(const PartFinder *finder, Topic *topic)
{
    find_patterns(finder, topic);
    add_lines(finder, RECORD_ANTI_PATTERN, "anti_pattern/line", topic, is_anti_pattern);
}
