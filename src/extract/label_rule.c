#include "extract/label_rule.h"

#include "extract/item_name.h"
#include "extract/item_rule.h"

typedef enum LabelForm {
    LABEL_IS_RECORD,    /* its value is one */
    LABEL_HOLDS_RECORDS /* the items of the list behind it are */
} LabelForm;

typedef struct LabelRule {
    const char *key;
    RecordKind kind;
    const char *rule;
    LabelForm form;
    bool is_outside; /* only where it is not a part of another record */
} LabelRule;

static const LabelRule label_rules[] = {
    {"good_pattern", RECORD_PATTERN, "pattern/label", LABEL_IS_RECORD, false},
    {"bad_pattern", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_IS_RECORD, false},
    {"anti_pattern", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_IS_RECORD, false},
    {"anti_patterns", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_HOLDS_RECORDS, false},
    {"common_mistakes", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_HOLDS_RECORDS, false},
    {"best_practices", RECORD_PRACTICE, "practice/label", LABEL_HOLDS_RECORDS, false},
    {"decision", RECORD_DECISION, "decision/field", LABEL_IS_RECORD, true},
    {"lesson", RECORD_LESSON, "lesson/label", LABEL_IS_RECORD, true},
    {"key_learning", RECORD_LESSON, "lesson/label", LABEL_IS_RECORD, true},
    {"key_insight", RECORD_LESSON, "lesson/label", LABEL_IS_RECORD, true},
    {"key_takeaway", RECORD_TAKEAWAY, "takeaway/label", LABEL_IS_RECORD, true},
    {"key_insights", RECORD_TAKEAWAY, "takeaway/label", LABEL_HOLDS_RECORDS, true},
    {"key_takeaways", RECORD_TAKEAWAY, "takeaway/label", LABEL_HOLDS_RECORDS, true},
    {"key_findings", RECORD_TAKEAWAY, "takeaway/label", LABEL_HOLDS_RECORDS, true},
    {"key_decisions", RECORD_DECISION, "decision/field", LABEL_HOLDS_RECORDS, true},
    {"design_decisions", RECORD_DECISION, "decision/field", LABEL_HOLDS_RECORDS, true},
    {"key_design_decisions", RECORD_DECISION, "decision/field", LABEL_HOLDS_RECORDS, true},
    {"key_learnings", RECORD_LESSON, "lesson/label", LABEL_HOLDS_RECORDS, true},
    {"lessons_learned", RECORD_LESSON, "lesson/label", LABEL_HOLDS_RECORDS, true},
    {"core_principles", RECORD_PRACTICE, "practice/label", LABEL_HOLDS_RECORDS, true},
    {"key_principles", RECORD_PRACTICE, "practice/label", LABEL_HOLDS_RECORDS, true},
};

static const LabelRule *find_label_rule(Slice key)
{
    for (size_t i = 0; i < sizeof label_rules / sizeof *label_rules; i++) {
        if (slice_is(key, label_rules[i].key)) {
            return &label_rules[i];
        }
    }
    return NULL;
}

/* Does a place lie in one of them? */
static bool is_in_candidate(const CandidateList *candidates, CandidateRange found, Span span)
{
    size_t low = found.first;
    size_t high = found.end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (candidates->items[middle].span.start <= span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > found.first && span.start < candidates->items[low - 1].span.end;
}

/* "[x] Cents / [ ] Dollars": the option that is ticked. */
static Slice ticked_option(Slice text)
{
    size_t tick = slice_find(text, SLICE("[x] "), 0);

    if (!slice_starts_with(text, SLICE("[")) || tick == text.size) {
        return text;
    }
    text = slice_from(text, tick + 4);
    return slice_trim(slice_part(text, 0, slice_find(text, SLICE(" / ["), 0)));
}

static void find_label(const PartFinder *finder, Topic *topic, const Field *field,
                       CandidateRange found)
{
    const LabelRule *rule = find_label_rule(field->key);

    if (!rule || (rule->is_outside && (topic_record_around(topic) || field->of_document ||
                                       is_in_candidate(finder->candidates, found, field->span)))) {
        return;
    }
    if (rule->form == LABEL_HOLDS_RECORDS) {
        if (field->is_block) {
            items_add(finder, rule->kind, rule->rule, topic, field->first_block,
                      field->last_block->next);
        }
        return;
    }
    /* "**Key Insight:** it does not, although:" goes on elsewhere. */
    if (field->value.size == 0 || slice_ends_with(field->value, SLICE(":"))) {
        return;
    }

    Candidate *candidate = candidate_add(finder->candidates, rule->kind, rule->rule, topic);

    candidate->name = ticked_option(first_sentence(field->value, NULL));
    candidate->name = slice_part(candidate->name, 0, slice_find_byte(candidate->name, '\n', 0));
    candidate->name = item_name_shorten(finder->arena, candidate->name);
    candidate->detail = field->value;
    candidate->statement = field->value;
    candidate->span = field->span;
}

void label_rules_apply(const PartFinder *finder, Topic *topic, CandidateRange found)
{
    for (const Field *field = topic->section->first_field; field; field = field->next_in_section) {
        find_label(finder, topic, field, found);
    }
}
