#include "extract/knowledge_member.h"

#include "document/label.h"
#include "document/text.h"
#include "extract/code.h"
#include "extract/item_name.h"
#include "extract/table.h"
#include "extract/workflow.h"

#define KIND(name) ((uint32_t)1 << RECORD_##name)

enum { KEYS_MOST = 8 };

typedef enum MemberForm { MEMBER_TEXT, MEMBER_TEXTS } MemberForm;

/* A member, and the labels and headings of subsections that give it. */
typedef struct MemberRule {
    const char *name;
    uint32_t kinds;
    MemberForm form;
    const char *keys[KEYS_MOST]; /* ends with NULL */
} MemberRule;

static const MemberRule member_rules[] = {
    {"principle", KIND(PRACTICE), MEMBER_TEXT, {"principle", NULL}},
    {"rationale",
     KIND(PATTERN) | KIND(ANTI_PATTERN) | KIND(PRACTICE) | KIND(DECISION),
     MEMBER_TEXT,
     {"rationale", "why", "reason", "reasoning", "justification", "why_it_s_bad", "why_bad", NULL}},
    {"when_to_use",
     KIND(PATTERN) | KIND(PRACTICE),
     MEMBER_TEXT,
     {"when_to_use", "use_when", "when_to_apply", "when_to_use_it", "applies_when", "applies_to",
      NULL}},
    {"when_not",
     KIND(PATTERN),
     MEMBER_TEXT,
     {"when_not_to_use", "when_not", "avoid_when", "do_not_use_when", "don_t_use_when", NULL}},
    {"benefit", KIND(PATTERN), MEMBER_TEXT, {"benefit", "benefits", "advantages", "pros", NULL}},
    {"use_case", KIND(PATTERN), MEMBER_TEXT, {"use_case", "use_cases", NULL}},
    {"alternatives_rejected",
     KIND(PATTERN),
     MEMBER_TEXTS,
     {"alternative_rejected", "alternatives_rejected", "rejected", "rejected_alternatives",
      "rejected_alternative", NULL}},
    {"problem",
     KIND(PATTERN) | KIND(ANTI_PATTERN) | KIND(LESSON),
     MEMBER_TEXT,
     {"problem", "the_problem", "problem_encountered", "symptom", "symptoms", "issue", "challenge",
      NULL}},
    {"solution",
     KIND(PATTERN) | KIND(ANTI_PATTERN),
     MEMBER_TEXT,
     {"solution", "the_solution", "fix", "instead", "better", "correct", "do_instead", NULL}},
    {"workaround", KIND(LESSON), MEMBER_TEXT, {"workaround", "workarounds", NULL}},
    {"fix",
     KIND(LESSON),
     MEMBER_TEXT,
     {"fix", "the_fix", "solution", "the_solution", "resolution", "prevention", NULL}},
    {"when", KIND(LESSON), MEMBER_TEXT, {"when", "when_it_happens", "when_to_apply", NULL}},
    {"date",
     KIND(DECISION),
     MEMBER_TEXT,
     {"date", "decision_date", "decided", "date_decided", NULL}},
    {"deciders",
     KIND(DECISION),
     MEMBER_TEXT,
     {"deciders", "decider", "decision_makers", "decision_maker", "decided_by", "owner", NULL}},
    {"context",
     KIND(DECISION),
     MEMBER_TEXT,
     {"context", "context_and_problem_statement", "problem_statement", "background", "problem",
      "issue", NULL}},
    {"decision",
     KIND(DECISION),
     MEMBER_TEXT,
     {"decision", "decision_outcome", "the_decision", "outcome", "chosen_option", NULL}},
    {"consequences",
     KIND(DECISION),
     MEMBER_TEXT,
     {"consequences", "consequence", "implications", "impact", "trade_offs", "tradeoffs", NULL}},
    {"alternatives",
     KIND(DECISION),
     MEMBER_TEXTS,
     {"alternatives", "alternatives_considered", "considered_options", "options_considered",
      "considered_alternatives", "alternative", "options", NULL}},
};

static bool has_key(const MemberRule *rule, Slice key)
{
    for (size_t i = 0; i < KEYS_MOST && rule->keys[i]; i++) {
        if (slice_is(key, rule->keys[i])) {
            return true;
        }
    }
    return false;
}

/* ---- where values are ---- */

static bool is_inside(Span span, const Candidate *candidate)
{
    return candidate->span.start <= span.start && span.start < candidate->span.end;
}

/* "when_to_use" is what the heading "When to use" says. */
static bool heading_is(const Topic *topic, const MemberRule *rule, Arena *scratch)
{
    Slice key = topic->core.folded;
    char *copy = arena_take(scratch, key.size + 1);

    memcpy(copy, key.size > 0 ? key.data : "", key.size);
    for (size_t i = 0; i < key.size; i++) {
        copy[i] = copy[i] == ' ' ? '_' : copy[i];
    }
    return has_key(rule, (Slice){copy, key.size});
}

typedef struct ValueFound {
    Slice text;
    const Node *first; /* blocks that it is made of, up to `end`; NULL: none */
    const Node *end;
} ValueFound;

static bool find_label_in(const Topic *part, const Candidate *candidate, const MemberRule *rule,
                          ValueFound *value)
{
    const Field *first =
        part == candidate->topic ? candidate->first_field : part->section->first_field;

    for (const Field *field = first;
         field && field->section == part->section && field->span.start < candidate->span.end;
         field = field->next_in_section) {
        if (is_inside(field->span, candidate) && field->value.size > 0 &&
            has_key(rule, field->key)) {
            *value = (ValueFound){.text = field->value};
            if (field->is_block) {
                value->first = field->first_block;
                value->end = field->last_block->next;
            }
            return true;
        }
    }
    return false;
}

static bool find_value(Extraction *extraction, const Candidate *candidate, const MemberRule *rule,
                       ValueFound *value)
{
    const Topic *end = candidate->is_topic ? candidate->topic->end : candidate->topic + 1;

    for (const Topic *part = candidate->topic; part < end;) {
        bool is_below = part > candidate->topic;

        if (is_below && part->rule) {
            part = part->end;
            continue;
        }
        if (find_label_in(part, candidate, rule, value)) {
            return true;
        }
        if (is_below && heading_is(part, rule, extraction->document->scratch)) {
            Buffer text;

            buffer_init(&text, extraction->document->scratch);
            text_add_range(&text, part->first, part->whole_end, (size_t)FIELD_VALUE_LIMIT * 4);
            *value = (ValueFound){slice_trim(buffer_slice(&text)), part->first, part->whole_end};
            if (value->text.size > 0) {
                return true;
            }
        }
        part++;
    }
    return false;
}

/* ---- members ---- */

static void write_texts(Extraction *extraction, JsonWriter *out, const ValueFound *value)
{
    bool has_items = false;

    json_begin_array(out);
    for (const Node *block = value->first; block && block != value->end; block = block->next) {
        for (const Node *item = node_is_list(block) ? block->first : NULL; item;
             item = item->next) {
            Buffer text;

            buffer_init(&text, extraction->document->scratch);
            text_add_blocks(&text, item);
            json_write_string(out, slice_trim(buffer_slice(&text)));
            has_items = true;
        }
    }
    if (!has_items) {
        json_write_string(out, value->text);
    }
    json_end_array(out);
}

static void write_member(Extraction *extraction, JsonWriter *out, const Candidate *candidate,
                         const MemberRule *rule)
{
    ValueFound value;

    if (!find_value(extraction, candidate, rule, &value)) {
        return;
    }
    if (rule->form == MEMBER_TEXT) {
        json_write_text_field(out, rule->name, value.text);
    } else {
        json_write_key(out, rule->name);
        write_texts(extraction, out, &value);
    }
}

/* ---- code and tables ---- */

/* The first of the places that is not before the offset: they stand in the order of the text. */
static size_t first_place(const PlaceList *places, uint32_t offset)
{
    size_t low = 0;
    size_t high = places->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (places->items[middle].node->span.start < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void write_code(Extraction *extraction, JsonWriter *out, const Candidate *candidate)
{
    const PlaceList *code = &extraction->survey.code;
    size_t at = first_place(code, candidate->span.start);

    if (at == code->count || !is_inside(code->items[at].node->span, candidate)) {
        return;
    }
    json_write_key(out, "code");
    json_begin_array(out);
    for (; at < code->count && is_inside(code->items[at].node->span, candidate); at++) {
        json_begin_object(out);
        json_write_text_field(out, "lang", code_language(extraction->arena, code->items[at].node));
        json_write_string_field(out, "text", code_content(code->items[at].node));
        json_end_object(out);
    }
    json_end_array(out);
}

static void write_tables(Extraction *extraction, JsonWriter *out, const Candidate *candidate)
{
    const PlaceList *tables = &extraction->survey.tables;
    size_t at = first_place(tables, candidate->span.start);

    if (at == tables->count || !is_inside(tables->items[at].node->span, candidate)) {
        return;
    }
    json_write_key(out, "tables");
    json_begin_array(out);
    for (; at < tables->count && is_inside(tables->items[at].node->span, candidate); at++) {
        table_write_rows(extraction, tables->items[at].node);
    }
    json_end_array(out);
}

/* ---- kinds ---- */

/* The first paragraph that has no label. */
static const Node *find_paragraph(const Candidate *candidate, Arena *scratch)
{
    for (const Node *block = candidate->first;
         block && block != candidate->end && block->kind != NODE_HEADER; block = block->next) {
        if (node_is_paragraph(block) && !label_is_in(scratch, block)) {
            return block;
        }
    }
    return NULL;
}

static Slice first_line(Slice text)
{
    return slice_trim(slice_part(text, 0, slice_find_byte(text, '\n', 0)));
}

/* What a lesson or practice says, in a sentence: its label, else its first one. */
static void write_statement(Extraction *extraction, JsonWriter *out, const Candidate *candidate)
{
    static const MemberRule rule = {
        "statement",
        0,
        MEMBER_TEXT,
        {"lesson", "lesson_learned", "key_learning", "key_insight", "takeaway", "learning", NULL}};
    ValueFound value;

    if (candidate->kind == RECORD_LESSON && find_value(extraction, candidate, &rule, &value)) {
        json_write_text_field(out, "statement", value.text);
        return;
    }

    if (!candidate->is_topic) {
        json_write_text_field(out, "statement",
                              candidate->detail.size > 0 ? candidate->detail : candidate->name);
        return;
    }

    const Node *paragraph = find_paragraph(candidate, extraction->document->scratch);

    if (paragraph) {
        json_write_text_field(
            out, "statement",
            first_sentence(slice_trim(text_from_inlines(extraction->arena, paragraph)), NULL));
    }
}

/* "Proposed Decisions": they are not decided yet. */
static bool is_proposed(const Candidate *candidate)
{
    for (const Topic *topic = candidate->topic; topic; topic = topic->parent) {
        if (cue_is_in(topic->core.folded, SLICE("proposed decisions"))) {
            return true;
        }
    }
    return false;
}

/* The decision's own; that of its heading; else the document's. */
static void write_status(Extraction *extraction, JsonWriter *out, const Candidate *candidate)
{
    static const MemberRule rule = {"status", 0, MEMBER_TEXT, {"status", NULL}};
    ValueFound value;
    Slice status = extraction->document->metadata.status.base;

    if (find_value(extraction, candidate, &rule, &value)) {
        status = first_line(value.text);
    } else if (is_proposed(candidate)) {
        status = SLICE("proposed");
    }
    json_write_text_field(out, "status", status);
}

static bool is_of(const Candidate *candidate, uint32_t kinds)
{
    return (kinds >> candidate->kind & 1) != 0;
}

void knowledge_members_write(Extraction *extraction, JsonWriter *out, const Candidate *candidate)
{
    if (candidate->kind == RECORD_TAKEAWAY) {
        json_write_text_field(out, "headline", candidate->name);
        json_write_text_field(out, "detail", candidate->detail);
    } else if (!is_of(candidate, KIND(LESSON) | KIND(DECISION))) {
        json_write_text_field(out, "name", candidate->name);
    }
    json_write_text_field(
        out, "qualifier",
        is_of(candidate, KIND(PATTERN) | KIND(ANTI_PATTERN)) ? candidate->qualifier : (Slice){0});
    if (candidate->ordinal > 0 && candidate->kind != RECORD_LESSON) {
        json_write_integer_field(out, "ordinal", candidate->ordinal);
    }
    if (candidate->kind == RECORD_DECISION) {
        write_status(extraction, out, candidate);
    }
    if (is_of(candidate, KIND(LESSON) | KIND(PRACTICE))) {
        write_statement(extraction, out, candidate);
    }
    for (size_t i = 0; i < sizeof member_rules / sizeof *member_rules; i++) {
        if (is_of(candidate, member_rules[i].kinds)) {
            write_member(extraction, out, candidate, &member_rules[i]);
        }
    }
    if (is_of(candidate, KIND(PATTERN) | KIND(ANTI_PATTERN) | KIND(PRACTICE))) {
        write_code(extraction, out, candidate);
    }
    if (is_of(candidate, KIND(PATTERN) | KIND(ANTI_PATTERN))) {
        write_tables(extraction, out, candidate);
    }
    if (candidate->kind == RECORD_WORKFLOW) {
        workflow_write_steps(extraction, out, candidate->topic);
    }
    if (candidate->workflow) {
        json_write_string_field(out, "workflow", candidate->workflow->id);
    }
    json_write_string_field(out, "rule", slice_from_string(candidate->rule));
}
