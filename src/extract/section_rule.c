#include "extract/section_rule.h"

#include "document/label.h"
#include "extract/heading_cue.h"
#include "extract/imperative.h"
#include "extract/pattern_rule.h"
#include "extract/workflow_rule.h"

typedef struct SectionRule {
    const char *name; /* "kind/what tells it" */
    RecordKind kind;
    bool (*fits)(const Judge *judge, const Topic *topic);
    bool
        is_by_place; /* where it stands tells what it is: a heading that only groups others is none */
} SectionRule;

/* ---- decision ---- */

static bool is_decision_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_decision;
}

/* "ADR-012: Use SQLite"; not "ADR-012 criteria", which are about it. */
static bool is_numbered_decision(const Judge *judge, const Topic *topic)
{
    static const char *const keys[] = {"status", "decision", "date", NULL};
    static const Slice marks[] = {SLICE_INIT(":"), SLICE_INIT(" - "), SLICE_INIT(" \u2013 "),
                                  SLICE_INIT(" \u2014 ")};
    Slice title = topic->section->title;

    (void)judge;
    if (!topic_has_id(topic, SLICE("ADR-")) && !topic_has_id(topic, SLICE("ADR "))) {
        return false;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_find(title, marks[i], 0) < title.size) {
            return true;
        }
    }
    return topic_label(topic, keys) != NULL;
}

static bool is_labelled_decision(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_is_labelled(topic, SLICE("Decision"));
}

static bool is_decision_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_is_below(topic, RECORD_DECISION) && !topic_is_common(topic) &&
           !cue_starts(topic->core.folded, SLICE("why not"));
}

/* ---- lesson ---- */

/* Something stands between its heading and the next. */
static bool has_own_text(const Topic *topic)
{
    return topic->first && topic->first != topic->own_end;
}

static bool is_lesson_document(const Judge *judge, const Topic *topic)
{
    return topic == judge->form.title && judge->form.is_lesson;
}

static bool is_numbered_lesson(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_has_id(topic, SLICE("LL-")) || topic_is_labelled(topic, SLICE("Lesson")) ||
           topic_is_labelled(topic, SLICE("Key Learning"));
}

/* "# Postmortem", "## 1. Discovery", "### 1.1 Sweep it all first": where no heading says which the lessons are. */
static bool is_retrospective_point(const Judge *judge, const Topic *topic)
{
    bool is_leaf = topic->end == topic + 1;

    return judge->form.is_retrospective && topic->level > 1 && is_leaf &&
           topic->core.number.size > 0 && !topic_is_common(topic) && has_own_text(topic);
}

/* What tells what happened, why, and what helps. */
static bool tells_a_story(const Topic *topic)
{
    static const char *const trouble[] = {"symptom", "symptoms", "problem", "issue", NULL};
    static const char *const help[] = {"fix", "solution", "workaround", "resolution", NULL};

    return topic_label(topic, trouble) && topic_label(topic, help);
}

/* Nothing but labels and lists: "**Implemented:** …", "**Future:** …". Such a chapter says how things stand. */
static bool is_digest(Arena *scratch, const Topic *topic)
{
    size_t labels = 0;
    size_t lists = 0;

    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        bool is_label = node_is_paragraph(block) && label_is_in(scratch, block);

        labels += is_label;
        lists += node_is_list(block);
        if (!is_label && !node_is_list(block) && block->kind != NODE_HORIZONTAL_RULE) {
            return false;
        }
    }
    return labels > 0 && lists > 0;
}

static bool is_lesson_child(const Judge *judge, const Topic *topic)
{
    if (topic->core.number.size == 0 && !topic_tells_of_one(topic) &&
        is_digest(judge->scratch, topic)) {
        return false;
    }
    return topic->level > 1 && topic_is_below(topic, RECORD_LESSON) && !topic_is_common(topic) &&
           (!topic_holds(topic->parent, RECORD_ANTI_PATTERN) || tells_a_story(topic));
}

/* ---- practice ---- */

/* "The Real Fix Was Simple", "When to Use Keys": it says something itself, and the items below it are parts of that. */
static bool is_clause(Slice folded)
{
    static const char *const verbs[] = {"was",    "were",  "is",     "are",    "must",
                                        "should", "needs", "seemed", "cannot", NULL};

    return !cue_starts(folded, SLICE("what")) &&
           (cue_starts(folded, SLICE("when to")) || cue_fits_any(folded, CUE_IS_IN, verbs));
}

static bool is_practice_child(const Judge *judge, const Topic *topic)
{
    (void)judge;
    return topic_is_below(topic, RECORD_PRACTICE) && !topic_is_common(topic) &&
           !heading_describes(topic->core.folded) && has_own_text(topic);
}

/* "Keep It Short", "Names Are Short": of a whole document's chapters, sections that only name something are no practices. */
static bool says_something(const Topic *topic)
{
    return is_clause(topic->core.folded) || text_is_imperative(topic->core.folded);
}

static bool is_practice_grandchild(const Judge *judge, const Topic *topic)
{
    const Topic *parent = topic->parent;

    (void)judge;
    return parent && topic_is_below(parent, RECORD_PRACTICE) &&
           !topic_holds(parent, RECORD_PATTERN) && !topic_is_frame(parent) &&
           !heading_describes(parent->core.folded) && !topic_is_common(topic) &&
           (parent->parent->level > 1 || topic->core.number.size > 0 || says_something(topic)) &&
           !heading_describes(topic->core.folded);
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
    return topic_is_below(topic, RECORD_TAKEAWAY) && topic->core.number.size > 0;
}

static const SectionRule rules[] = {
    {"workflow/cue", RECORD_WORKFLOW, workflow_is_cued, false},
    {"workflow/child", RECORD_WORKFLOW, workflow_is_child, false},
    {"workflow/runbook", RECORD_WORKFLOW, workflow_is_runbook, false},
    {"workflow/steps", RECORD_WORKFLOW, workflow_is_named, false},
    {"workflow/instructions", RECORD_WORKFLOW, workflow_is_instructed, false},
    {"decision/document", RECORD_DECISION, is_decision_document, false},
    {"decision/adr", RECORD_DECISION, is_numbered_decision, false},
    {"decision/label", RECORD_DECISION, is_labelled_decision, false},
    {"decision/child", RECORD_DECISION, is_decision_child, true},
    {"lesson/document", RECORD_LESSON, is_lesson_document, false},
    {"lesson/id", RECORD_LESSON, is_numbered_lesson, false},
    {"lesson/retrospective", RECORD_LESSON, is_retrospective_point, true},
    {"lesson/child", RECORD_LESSON, is_lesson_child, true},
    {"anti_pattern/heading", RECORD_ANTI_PATTERN, anti_pattern_is_labelled, false},
    {"anti_pattern/inner", RECORD_ANTI_PATTERN, anti_pattern_is_inner, false},
    {"anti_pattern/failure", RECORD_ANTI_PATTERN, anti_pattern_is_failure, false},
    {"anti_pattern/warning", RECORD_ANTI_PATTERN, anti_pattern_is_warning, true},
    {"anti_pattern/child", RECORD_ANTI_PATTERN, anti_pattern_is_child, true},
    {"pattern/document", RECORD_PATTERN, pattern_is_document, false},
    {"pattern/heading", RECORD_PATTERN, pattern_is_labelled, false},
    {"pattern/child", RECORD_PATTERN, pattern_is_child, true},
    {"pattern/grandchild", RECORD_PATTERN, pattern_is_grandchild, true},
    {"pattern/name", RECORD_PATTERN, pattern_is_named, false},
    {"practice/child", RECORD_PRACTICE, is_practice_child, true},
    {"practice/grandchild", RECORD_PRACTICE, is_practice_grandchild, true},
    {"takeaway/heading", RECORD_TAKEAWAY, is_single_takeaway, false},
    {"takeaway/child", RECORD_TAKEAWAY, is_takeaway_child, true},
};

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
        if ((child->rule && child->kind == kind) ||
            (kind != RECORD_PATTERN && !topic->is_story && topic_holds(child, kind))) {
            return true;
        }
    }
    return false;
}

/* A chapter of which the subheadings only group the items of lists. */
static bool has_child_lists(const Topic *topic)
{
    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        if (!child->rule && topic_is_list(child) && !topic_is_common(child)) {
            return topic->core.number.size == 0;
        }
    }
    return false;
}

/* A heading that only stands above records of the kind, which it would be itself: sections, or the items of a list. */
static bool groups(const Topic *topic, RecordKind kind)
{
    bool may_be_list =
        kind == RECORD_ANTI_PATTERN ||
        (kind != RECORD_PATTERN && kind != RECORD_DECISION && !is_clause(topic->core.folded));
    bool is_holder =
        kind == RECORD_PATTERN ? (topic->holds & ~((uint32_t)1 << kind)) != 0 : topic->holds != 0;

    return has_child_of_kind(topic, kind) || is_holder || (may_be_list && topic_is_list(topic)) ||
           (kind == RECORD_PRACTICE && has_child_lists(topic));
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
            topic->own = own;
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
    const Topic *above = topic_record_around(topic->parent);

    /* What a post-mortem calls its lessons are lessons besides. */
    if (above && above->level == 1 && topic_is_below(topic, RECORD_LESSON) &&
        above->kind == RECORD_LESSON) {
        return false;
    }
    return above && (above->kind == RECORD_WORKFLOW || above->kind == RECORD_DECISION ||
                     above->kind == topic->kind);
}

void section_rules_apply(const Extraction *extraction, const DocumentForm *form, TopicList *topics)
{
    Judge judge = {.extraction = extraction,
                   .scratch = extraction->document->scratch,
                   .topics = topics,
                   .form = *form};

    mark_given(extraction, topics);
    /* From the last to the first: whether a heading only groups others is known when these are. */
    for (size_t i = topics->count; i-- > 0;) {
        Topic *topic = &topics->items[i];
        bool is_open = may_be_record(topic) && !find_own_rule(&judge, topic);
        const SectionRule *rule = is_open && !form->is_template ? find_rule(&judge, topic) : NULL;

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
