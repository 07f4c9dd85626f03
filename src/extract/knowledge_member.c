#include "extract/knowledge_member.h"

#include "document/code_block.h"
#include "document/label.h"
#include "document/record_member.h"
#include "document/text.h"
#include "extract/code.h"
#include "extract/item_name.h"
#include "extract/table.h"
#include "extract/workflow.h"

#define KIND(name) ((uint32_t)1 << RECORD_##name)

/* The member that memoc.yaml gives a label of a section that is a record by its rule; NULL: it says nothing of the label. */
static const RecognitionLabel *find_own_label(const Candidate *candidate, Slice key)
{
    const RecognitionSettings *own = candidate->is_topic ? candidate->topic->own : NULL;

    for (size_t i = 0; own && i < own->label_count; i++) {
        if (slice_equals(own->labels[i].key, key)) {
            return &own->labels[i];
        }
    }
    return NULL;
}

static bool has_key(const Candidate *candidate, const RecordMember *member, Slice key)
{
    const RecognitionLabel *own = find_own_label(candidate, key);

    if (own) {
        return slice_is(own->member, member->name);
    }
    for (size_t i = 0; i < MEMBER_KEYS_MOST && member->keys[i]; i++) {
        if (slice_is(key, member->keys[i])) {
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
static bool heading_is(const Topic *topic, const Candidate *candidate, const RecordMember *member,
                       Arena *scratch)
{
    Slice key = topic->core.folded;
    char *copy = arena_take(scratch, key.size + 1);

    memcpy(copy, key.size > 0 ? key.data : "", key.size);
    for (size_t i = 0; i < key.size; i++) {
        copy[i] = copy[i] == ' ' ? '_' : copy[i];
    }
    return has_key(candidate, member, (Slice){copy, key.size});
}

typedef struct ValueFound {
    Slice text;
    const Node *first; /* blocks that it is made of, up to `end`; NULL: none */
    const Node *end;
} ValueFound;

static bool find_label_in(const Topic *part, const Candidate *candidate, const RecordMember *member,
                          ValueFound *value)
{
    const Field *first =
        part == candidate->topic ? candidate->first_field : part->section->first_field;

    for (const Field *field = first;
         field && field->section == part->section && field->span.start < candidate->span.end;
         field = field->next_in_section) {
        if (is_inside(field->span, candidate) && field->value.size > 0 &&
            has_key(candidate, member, field->key)) {
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

static bool find_value(Extraction *extraction, const Candidate *candidate,
                       const RecordMember *member, ValueFound *value)
{
    const Topic *end = candidate->is_topic ? candidate->topic->end : candidate->topic + 1;

    for (const Topic *part = candidate->topic; part < end;) {
        bool is_below = part > candidate->topic;

        if (is_below && part->rule) {
            part = part->end;
            continue;
        }
        if (find_label_in(part, candidate, member, value)) {
            return true;
        }
        if (is_below && heading_is(part, candidate, member, extraction->document->scratch)) {
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
                         const RecordMember *member)
{
    ValueFound value;

    if (!find_value(extraction, candidate, member, &value)) {
        return;
    }
    if (member->form == MEMBER_TEXT) {
        json_write_text_field(out, member->name, value.text);
    } else {
        json_write_key(out, member->name);
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
        json_write_string_field(out, "text", code_block_content(code->items[at].node));
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

static const RecordMember *member_of(const Candidate *candidate, const char *name)
{
    return record_member_find(candidate->kind, slice_from_string(name));
}

/* What a lesson or practice says, in a sentence: its label, else its first one. */
static void write_statement(Extraction *extraction, JsonWriter *out, const Candidate *candidate)
{
    ValueFound value;

    if (find_value(extraction, candidate, member_of(candidate, "statement"), &value)) {
        json_write_text_field(out, "statement", value.text);
        return;
    }

    if (!candidate->is_topic) {
        json_write_text_field(out, "statement",
                              candidate->statement.size > 0 ? candidate->statement
                                                            : candidate->name);
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
    ValueFound value;
    Slice status = extraction->document->metadata.status.base;

    if (find_value(extraction, candidate, member_of(candidate, "status"), &value)) {
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
    const RecordMember *members;
    size_t count;

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
    members = record_members(&count);
    for (size_t i = 0; i < count; i++) {
        if (is_of(candidate, members[i].kinds) && members[i].form != MEMBER_OWN) {
            write_member(extraction, out, candidate, &members[i]);
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
