#include "extract/pattern_rule.h"

#include "document/code_block.h"
#include "extract/code.h"
#include "extract/heading_cue.h"
#include "extract/line_rule.h"
#include "extract/workflow_rule.h"

static const char *const pattern_labels[] = {"pattern",  "when_to_use", "why",      "rationale",
                                             "use_case", "benefit",     "benefits", "problem",
                                             "solution", "example",     NULL};

/* Of its own, not below a heading in it: what only chapters have makes no pattern of all of them. */
static bool shows_a_pattern(const Topic *topic)
{
    const Field *label = topic_label(topic, pattern_labels);

    return topic->has_code || (label && label->section == topic->section);
}

/* "Pattern: x", "Key Pattern 2: x", "Solution Pattern: x" */
static bool is_called_pattern(const Topic *topic)
{
    static const Slice words[] = {SLICE_INIT("Pattern"), SLICE_INIT("Key Pattern"),
                                  SLICE_INIT("Solution Pattern"), SLICE_INIT("Design Pattern")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (topic_is_labelled(topic, words[i])) {
            return true;
        }
    }
    return false;
}

/* ---- anti-pattern ---- */

/* "Detected: …", "Root Cause: …" as lines of a text block: such blocks are used for layout. */
static bool is_failure_text(Slice text)
{
    static const char *const keys[] = {"detected", "symptom", "symptoms", "root cause", NULL};

    while (text.size > 0) {
        Slice line = slice_cut(text, '\n', &text);
        size_t colon = slice_find_byte(line, ':', 0);

        for (const char *const *key = keys; *key && colon < line.size; key++) {
            if (slice_equals_fold(slice_trim(slice_part(line, 0, colon)),
                                  slice_from_string(*key))) {
                return true;
            }
        }
    }
    return false;
}

static bool has_failure_block(Arena *scratch, const Topic *topic)
{
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (block->kind == NODE_CODE_BLOCK && code_language(scratch, block).size == 0 &&
            is_failure_text(code_block_content(block))) {
            return true;
        }
    }
    return false;
}

/* "Pattern 2: x", or a child of "Patterns", that tells what goes wrong: it is none to follow. */
bool anti_pattern_is_failure(const Judge *judge, const Topic *topic)
{
    static const char *const symptoms[] = {"detected", "symptom", "symptoms", NULL};
    static const char *const causes[] = {"root_cause", NULL};

    if (is_called_pattern(topic)) {
        return topic_label(topic, symptoms) || topic_label(topic, causes) ||
               has_failure_block(judge->scratch, topic);
    }
    return topic_is_below(topic, RECORD_PATTERN) && !topic_is_common(topic) &&
           topic_label(topic, symptoms);
}

/* "Unsafe: x", "Bad: x" among patterns. */
static bool is_warned(const Topic *topic)
{
    static const char *const words[] = {"unsafe",   "bad",       "wrong",     "incorrect",
                                        "dont",     "avoid",     "dangerous", "risky",
                                        "critical", "high risk", NULL};

    return topic->core.is_warned || cue_fits_any(topic->core.folded, CUE_STARTS, words);
}

/* The bad one beside good ones. */
bool anti_pattern_is_warning(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_is_below(topic, RECORD_PATTERN) && !topic_is_common(topic) && is_warned(topic) &&
           shows_a_pattern(topic);
}

bool anti_pattern_is_labelled(const Judge *judge, const Topic *topic)
{
    (void)judge;

    bool is_named = cue_ends(topic->core.head, SLICE("anti pattern")) &&
                    !cue_is(topic->core.head, SLICE("anti pattern")) &&
                    !cue_is(topic->core.head, SLICE("the anti pattern"));
    bool is_example = cue_starts(topic->core.head, SLICE("anti pattern")) &&
                      cue_ends(topic->core.head, SLICE("example"));

    return is_named || is_example || topic_is_labelled(topic, SLICE("Anti-Pattern")) ||
           topic_is_labelled(topic, SLICE("Antipattern")) || topic_has_id(topic, SLICE("AP-"));
}

/* "Anti-Pattern" in another record: it is called as that is. */
bool anti_pattern_is_inner(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->parent && (cue_is(topic->core.folded, SLICE("anti pattern")) ||
                             cue_is(topic->core.folded, SLICE("the anti pattern")));
}

bool anti_pattern_is_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_is_below(topic, RECORD_ANTI_PATTERN) && !topic_is_common(topic) &&
           !topic->core.is_praised && !heading_is_about_issues(topic->core.folded);
}

/* ---- pattern ---- */

bool pattern_is_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_pattern;
}

bool pattern_is_labelled(const Judge *judge, const Topic *topic)
{
    static const char *const others[] = {"anti pattern", "anti patterns", NULL};

    (void)judge;
    return is_called_pattern(topic) && !cue_fits_any(topic->core.folded, CUE_IS_IN, others);
}

/* "GET /api/funds", "Fund Endpoints": what an interface offers is no pattern, though its chapter may be called so. */
static bool is_endpoint(const Topic *topic)
{
    static const Slice methods[] = {SLICE_INIT("GET /"), SLICE_INIT("POST /"), SLICE_INIT("PUT /"),
                                    SLICE_INIT("PATCH /"), SLICE_INIT("DELETE /")};

    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (slice_find(topic->section->title, methods[i], 0) < topic->section->title.size) {
            return true;
        }
    }
    return cue_ends(topic->core.folded, SLICE("endpoints"));
}

/* A chapter of a document on patterns, of which other chapters group the patterns. */
static bool stands_beside_groups(const Topic *topic)
{
    if (topic->parent->level > 1 || topic_holds(topic, RECORD_PATTERN)) {
        return false;
    }
    for (const Topic *child = topic_first_child(topic->parent); child;
         child = topic_next_sibling(child)) {
        if (topic_holds(child, RECORD_PATTERN)) {
            return true;
        }
    }
    return false;
}

bool pattern_is_child(const Judge *judge, const Topic *topic)
{
    if (!topic_is_below(topic, RECORD_PATTERN) || topic_is_common(topic) || is_warned(topic) ||
        is_endpoint(topic) || workflow_cue_ends(&topic->core) ||
        topic_has_pattern_lines(judge->scratch, topic)) {
        return false;
    }
    return topic->core.number.size > 0 || (shows_a_pattern(topic) && !stands_beside_groups(topic));
}

/* "# Patterns", "## On Documents", "### 1. Note at once": the chapter in between only groups them. */
bool pattern_is_grandchild(const Judge *judge, const Topic *topic)
{
    const Topic *parent = topic->parent;

    (void)judge;
    return parent && parent->level > 1 && topic_is_below(parent, RECORD_PATTERN) &&
           parent->parent->level == 1 && parent->holds == 0 && parent->core.number.size == 0 &&
           !parent->has_code && !topic_is_common(parent) && !workflow_cue_ends(&parent->core) &&
           !stands_beside_groups(parent) && topic->core.number.size > 0 && !topic_is_common(topic);
}

bool pattern_is_named(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->level > 1 && cue_ends(topic->core.folded, SLICE("pattern")) &&
           !cue_is(topic->core.folded, SLICE("pattern")) &&
           !cue_ends(topic->core.folded, SLICE("this pattern")) &&
           !cue_ends(topic->core.folded, SLICE("anti pattern")) &&
           !cue_is_in(topic->core.folded, SLICE("bad")) &&
           (topic_has_code(topic) || topic_label(topic, pattern_labels));
}
