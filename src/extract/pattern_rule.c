#include "extract/pattern_rule.h"

static const char *const pattern_labels[] = {"pattern",  "when_to_use", "why",      "rationale",
                                             "use_case", "benefit",     "benefits", "problem",
                                             "solution", "example",     NULL};

/* Of its own, not below a heading in it: what only chapters have makes no pattern of all of them. */
static bool shows_a_pattern(const Topic *topic)
{
    const Field *label = topic_label(topic, pattern_labels);

    return topic->has_code || (label && label->section == topic->section);
}

/* ---- anti-pattern ---- */

bool anti_pattern_is_labelled(const Judge *judge, const Topic *topic)
{
    bool is_named = cue_ends(topic->core.head, SLICE("anti pattern")) &&
                    !cue_is(topic->core.head, SLICE("anti pattern")) &&
                    !cue_is(topic->core.head, SLICE("the anti pattern"));

    (void)judge;
    return is_named || topic_is_labelled(topic, SLICE("Anti-Pattern")) ||
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
           !topic->core.is_praised && !cue_ends(topic->core.folded, SLICE("issues"));
}

/* ---- pattern ---- */

bool pattern_is_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_pattern;
}

/* "Pattern: x", "Key Pattern 2: x", "Solution Pattern: x" */
bool pattern_is_labelled(const Judge *judge, const Topic *topic)
{
    static const Slice words[] = {SLICE_INIT("Pattern"), SLICE_INIT("Key Pattern"),
                                  SLICE_INIT("Solution Pattern"), SLICE_INIT("Design Pattern")};

    (void)judge;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (topic_is_labelled(topic, words[i])) {
            return !cue_is_in(topic->core.folded, SLICE("anti pattern")) &&
                   !cue_is_in(topic->core.folded, SLICE("anti patterns"));
        }
    }
    return false;
}

bool pattern_is_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_is_below(topic, RECORD_PATTERN) && !topic_is_common(topic) &&
           (topic->core.number.size > 0 || shows_a_pattern(topic));
}

bool pattern_is_named(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->level > 1 && cue_ends(topic->core.folded, SLICE("pattern")) &&
           !cue_is(topic->core.folded, SLICE("pattern")) &&
           !cue_ends(topic->core.folded, SLICE("anti pattern")) &&
           !cue_is_in(topic->core.folded, SLICE("bad")) &&
           (topic_has_code(topic) || topic_label(topic, pattern_labels));
}
