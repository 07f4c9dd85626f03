#include "extract/section_rule.h"

#include "extract/document_form.h"
#include "extract/step.h"

typedef struct Judge {
    const Extraction *extraction;
    Arena *scratch;
    TopicList *topics;
    DocumentForm form;
} Judge;

typedef struct SectionRule {
    const char *name; /* "kind/what tells it" */
    RecordKind kind;
    bool (*fits)(const Judge *judge, const Topic *topic);
    bool
        is_by_place; /* where it stands tells what it is: a heading that only groups others is none */
} SectionRule;

/* ---- what rules look at ---- */

static bool is_below(const Topic *topic, RecordKind kind)
{
    return topic->parent && topic_holds(topic->parent, kind);
}

/* "Pattern: x", "Pattern 3: x" */
static bool is_labelled(const Topic *topic, Slice words)
{
    Slice text = topic->core.text;
    Slice label = slice_part(text, 0, slice_find_byte(text, ':', 0));
    size_t size = words.size;

    if (label.size == text.size || label.size < size ||
        !slice_equals_fold(slice_part(label, 0, size), words)) {
        return false;
    }
    for (size_t at = size; at < label.size; at++) {
        if (!ascii_is_digit(label.data[at]) && label.data[at] != ' ' && label.data[at] != '#') {
            return false;
        }
    }
    return true;
}

/* "LL-012: x", "AP-DB-03: x": capital letters, parts, digits; `prefix` is what it begins with. */
static bool has_id(const Topic *topic, Slice prefix)
{
    Slice text = topic->section->title;
    size_t at = prefix.size;
    bool has_digits = false;

    if (!slice_starts_with(text, prefix)) {
        return false;
    }
    while (at < text.size && (ascii_is_alphanumeric(text.data[at]) || text.data[at] == '-')) {
        has_digits = ascii_is_digit(text.data[at]);
        at++;
    }
    return has_digits && at < text.size && (text.data[at] == ':' || text.data[at] == ' ');
}

static const char *const pattern_labels[] = {"pattern",  "when_to_use", "why",      "rationale",
                                             "use_case", "benefit",     "benefits", "problem",
                                             "solution", "example",     NULL};

/* Of its own, not below a heading in it: what only chapters have makes no pattern of all of them. */
static bool shows_a_pattern(const Topic *topic)
{
    const Field *label = topic_label(topic, pattern_labels);

    return topic->has_code || (label && label->section == topic->section);
}

/* ---- workflow ---- */

static bool has_workflow_cue(Slice folded, Slice head)
{
    static const Slice words[] = {SLICE_INIT("workflow"), SLICE_INIT("procedure"),
                                  SLICE_INIT("playbook"), SLICE_INIT("runbook"),
                                  SLICE_INIT("process"),  SLICE_INIT("protocol"),
                                  SLICE_INIT("checklist")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_ends(folded, words[i]) || cue_ends(head, words[i])) {
            return true;
        }
    }
    return cue_ends(folded, SLICE("steps")) && !cue_is(folded, SLICE("first steps"));
}

/* "3-Commit Strategy" */
static bool is_counted_strategy(Slice folded)
{
    size_t digits = 0;

    while (digits < folded.size && ascii_is_digit(folded.data[digits])) {
        digits++;
    }
    return digits > 0 && cue_ends(folded, SLICE("strategy"));
}

static bool is_cued_workflow(const Judge *judge, const Topic *topic)
{
    return (has_workflow_cue(topic->core.folded, topic->core.head) ||
            is_counted_strategy(topic->core.folded)) &&
           steps_find(judge->scratch, topic).count > 0;
}

/* "Example 2", "Scenario: Two Ships" */
static bool is_sample(Slice folded)
{
    static const Slice words[] = {SLICE_INIT("example"), SLICE_INIT("scenario"), SLICE_INIT("case"),
                                  SLICE_INIT("sample")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_starts(folded, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_named_workflow(const Judge *judge, const Topic *topic)
{
    return topic->level > 1 && !judge->form.is_plan && !is_sample(topic->core.folded) &&
           steps_find(judge->scratch, topic).are_named;
}

static bool is_runbook(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_runbook &&
           steps_find(judge->scratch, topic).count > 0;
}

/* ---- decision ---- */

static bool is_decision_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_decision;
}

static bool is_numbered_decision(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return has_id(topic, SLICE("ADR-")) || has_id(topic, SLICE("ADR "));
}

static bool is_labelled_decision(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return is_labelled(topic, SLICE("Decision"));
}

static bool is_decision_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return is_below(topic, RECORD_DECISION) && !topic_is_common(topic);
}

/* ---- lesson ---- */

static bool is_lesson_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_lesson;
}

static bool is_numbered_lesson(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return has_id(topic, SLICE("LL-")) || is_labelled(topic, SLICE("Lesson")) ||
           is_labelled(topic, SLICE("Key Learning"));
}

/* What tells what happened, why, and what helps. */
static bool tells_a_story(const Topic *topic)
{
    static const char *const trouble[] = {"symptom", "symptoms", "problem", "issue", NULL};
    static const char *const help[] = {"fix", "solution", "workaround", "resolution", NULL};

    return topic_label(topic, trouble) && topic_label(topic, help);
}

static bool is_lesson_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->level > 1 && is_below(topic, RECORD_LESSON) && !topic_is_common(topic) &&
           (!topic_holds(topic->parent, RECORD_ANTI_PATTERN) || tells_a_story(topic));
}

/* ---- anti-pattern ---- */

static bool is_labelled_anti_pattern(const Judge *judge, const Topic *topic)
{
    bool is_named = cue_ends(topic->core.head, SLICE("anti pattern")) &&
                    !cue_is(topic->core.head, SLICE("anti pattern")) &&
                    !cue_is(topic->core.head, SLICE("the anti pattern"));

    (void)judge;
    return is_named || is_labelled(topic, SLICE("Anti-Pattern")) ||
           is_labelled(topic, SLICE("Antipattern")) || has_id(topic, SLICE("AP-"));
}

/* "Anti-Pattern" in another record: it is called as that is. */
static bool is_inner_anti_pattern(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->parent && (cue_is(topic->core.folded, SLICE("anti pattern")) ||
                             cue_is(topic->core.folded, SLICE("the anti pattern")));
}

static bool is_anti_pattern_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return is_below(topic, RECORD_ANTI_PATTERN) && !topic_is_common(topic) &&
           !topic->core.is_praised && !cue_ends(topic->core.folded, SLICE("issues"));
}

/* ---- pattern ---- */

static bool is_pattern_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_pattern;
}

/* "Pattern: x", "Key Pattern 2: x", "Solution Pattern: x" */
static bool is_labelled_pattern(const Judge *judge, const Topic *topic)
{
    static const Slice words[] = {SLICE_INIT("Pattern"), SLICE_INIT("Key Pattern"),
                                  SLICE_INIT("Solution Pattern"), SLICE_INIT("Design Pattern")};

    (void)judge;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is_labelled(topic, words[i])) {
            return !cue_is_in(topic->core.folded, SLICE("anti pattern")) &&
                   !cue_is_in(topic->core.folded, SLICE("anti patterns"));
        }
    }
    return false;
}

static bool is_pattern_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return is_below(topic, RECORD_PATTERN) && !topic_is_common(topic) &&
           (topic->core.number.size > 0 || shows_a_pattern(topic));
}

static bool is_named_pattern(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->level > 1 && cue_ends(topic->core.folded, SLICE("pattern")) &&
           !cue_is(topic->core.folded, SLICE("pattern")) &&
           !cue_ends(topic->core.folded, SLICE("anti pattern")) &&
           !cue_is_in(topic->core.folded, SLICE("bad")) &&
           (topic_has_code(topic) || topic_label(topic, pattern_labels));
}

/* ---- practice ---- */

/* Something stands between its heading and the next. */
static bool has_own_text(const Topic *topic)
{
    return topic->first && topic->first != topic->own_end;
}

static bool is_practice_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return is_below(topic, RECORD_PRACTICE) && !topic_is_common(topic) && has_own_text(topic);
}

static bool is_practice_grandchild(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic->parent && is_below(topic->parent, RECORD_PRACTICE) && !topic_is_common(topic);
}

/* ---- takeaway ---- */

/* "Key Takeaway" over a paragraph: one, in its own words. */
static bool is_single_takeaway(const Judge *judge, const Topic *topic)
{
    static const Slice words[] = {SLICE_INIT("key takeaway"), SLICE_INIT("key insight"),
                                  SLICE_INIT("key finding")};

    (void)judge;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_ends(topic->core.folded, words[i])) {
            return topic->first && topic->first != topic->own_end &&
                   node_is_paragraph(topic->first);
        }
    }
    return false;
}

static bool is_takeaway_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return is_below(topic, RECORD_TAKEAWAY) && topic->core.number.size > 0;
}

static const SectionRule rules[] = {
    {"workflow/cue", RECORD_WORKFLOW, is_cued_workflow, false},
    {"workflow/runbook", RECORD_WORKFLOW, is_runbook, false},
    {"workflow/steps", RECORD_WORKFLOW, is_named_workflow, false},
    {"decision/document", RECORD_DECISION, is_decision_document, false},
    {"decision/adr", RECORD_DECISION, is_numbered_decision, false},
    {"decision/label", RECORD_DECISION, is_labelled_decision, false},
    {"decision/child", RECORD_DECISION, is_decision_child, true},
    {"lesson/document", RECORD_LESSON, is_lesson_document, false},
    {"lesson/id", RECORD_LESSON, is_numbered_lesson, false},
    {"lesson/child", RECORD_LESSON, is_lesson_child, true},
    {"anti_pattern/heading", RECORD_ANTI_PATTERN, is_labelled_anti_pattern, false},
    {"anti_pattern/inner", RECORD_ANTI_PATTERN, is_inner_anti_pattern, false},
    {"anti_pattern/child", RECORD_ANTI_PATTERN, is_anti_pattern_child, true},
    {"pattern/document", RECORD_PATTERN, is_pattern_document, false},
    {"pattern/heading", RECORD_PATTERN, is_labelled_pattern, false},
    {"pattern/child", RECORD_PATTERN, is_pattern_child, true},
    {"pattern/name", RECORD_PATTERN, is_named_pattern, false},
    {"practice/child", RECORD_PRACTICE, is_practice_child, true},
    {"practice/grandchild", RECORD_PRACTICE, is_practice_grandchild, true},
    {"takeaway/heading", RECORD_TAKEAWAY, is_single_takeaway, false},
    {"takeaway/child", RECORD_TAKEAWAY, is_takeaway_child, true},
};

/* Is it a part of the document's record, or of another that is told from its heading? Its sections are no records of their own. */
static const Topic *record_above(const Topic *topic)
{
    const Topic *above = topic->parent;

    while (above && !above->rule) {
        above = above->parent;
    }
    return above;
}

/* Those that a filter has made a record of: what stands in them is judged as in any record. */
static void mark_given(const Extraction *extraction, TopicList *topics)
{
    const GivenRecordList *given = &extraction->document->given;

    for (size_t i = 0; i < given->count; i++) {
        const Node *source = given->items[i].source;
        Section *section =
            source ? survey_section_at(&extraction->survey, source->span.start) : NULL;

        if (section && section->header && section->header->span.start == source->span.start) {
            Topic *topic = &topics->items[section - extraction->survey.sections];

            topic->rule = TOPIC_IS_GIVEN;
            topic->kind = given->items[i].kind;
        }
    }
}

static bool may_be_record(const Topic *topic)
{
    return !topic->rule && topic->level > 0 && !topic->is_set_apart && topic->core.folded.size > 0;
}

static bool has_child_of_kind(const Topic *topic, RecordKind kind)
{
    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        if (child->rule && child->kind == kind) {
            return true;
        }
    }
    return false;
}

/* "The Real Fix Was Simple": a sentence is a lesson itself, and the items below it are parts of that. */
static bool is_clause(Slice folded)
{
    static const Slice verbs[] = {SLICE_INIT("was"),   SLICE_INIT("were"),   SLICE_INIT("is"),
                                  SLICE_INIT("are"),   SLICE_INIT("must"),   SLICE_INIT("should"),
                                  SLICE_INIT("needs"), SLICE_INIT("seemed"), SLICE_INIT("cannot")};

    if (cue_starts(folded, SLICE("what"))) {
        return false;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (cue_is_in(folded, verbs[i])) {
            return true;
        }
    }
    return false;
}

/* A heading that only stands above records of the kind, which it would be itself: sections, or the items of a list. */
static bool groups(const Topic *topic, RecordKind kind)
{
    bool may_be_list = kind == RECORD_PRACTICE || kind == RECORD_ANTI_PATTERN ||
                       (kind == RECORD_LESSON && !is_clause(topic->core.folded));
    bool is_holder =
        kind == RECORD_PATTERN ? (topic->holds & ~((uint32_t)1 << kind)) != 0 : topic->holds != 0;

    return has_child_of_kind(topic, kind) || is_holder || (may_be_list && topic_is_list(topic));
}

/* What memoc.yaml says of headings comes first. */
static bool find_own_rule(const Judge *judge, Topic *topic)
{
    const Settings *settings = judge->extraction->document->settings;

    for (size_t i = 0; i < settings->recognition_count; i++) {
        const RecognitionSettings *own = &settings->recognitions[i];
        PatternSearch search;

        pattern_search_init(&search, judge->scratch, own->heading);
        pattern_search_start(&search, topic->section->title);
        if (pattern_search_next(&search) == PATTERN_FOUND &&
            record_kind_parse(own->kind, &topic->kind)) {
            Slice name = slice_trim(pattern_search_group(&search, 1));

            topic->rule = "recognise";
            topic->core.text = name.size > 0 ? name : topic->core.text;
            return true;
        }
    }
    return false;
}

static const SectionRule *find_rule(const Judge *judge, const Topic *topic)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (rules[i].fits(judge, topic) &&
            !(rules[i].is_by_place && groups(topic, rules[i].kind))) {
            return &rules[i];
        }
    }
    return NULL;
}

/* Parts of a record: what a decision or a workflow consists of is not recorded once more. */
static bool is_part(const Topic *topic)
{
    const Topic *above = record_above(topic);

    return above && (above->kind == RECORD_WORKFLOW || above->kind == RECORD_DECISION ||
                     above->kind == topic->kind);
}

void section_rules_apply(const Extraction *extraction, TopicList *topics)
{
    Judge judge = {.extraction = extraction,
                   .scratch = extraction->document->scratch,
                   .topics = topics,
                   .form = document_form_of(extraction, topics)};

    mark_given(extraction, topics);
    /* From the last to the first: whether a heading only groups others is known when these are. */
    for (size_t i = topics->count; i-- > 0;) {
        Topic *topic = &topics->items[i];
        bool is_open = may_be_record(topic) && !find_own_rule(&judge, topic);
        const SectionRule *rule = is_open ? find_rule(&judge, topic) : NULL;

        if (rule) {
            topic->rule = rule->name;
            topic->kind = rule->kind;
        }
    }
    for (size_t i = 0; i < topics->count; i++) {
        const Topic *topic = &topics->items[i];

        if (topic->rule && !topic_is_given(topic) && is_part(topic)) {
            topics->items[i].rule = NULL;
        }
    }
}
