#include "extract/knowledge.h"

#include "document/text.h"
#include "extract/candidate.h"
#include "extract/completeness.h"
#include "extract/item_name.h"
#include "extract/knowledge_member.h"
#include "extract/part_rule.h"
#include "extract/section_rule.h"
#include "extract/workflow.h"

#include <stdlib.h>

/* ---- what was found ---- */

/* "## Key Takeaway" says of its text only what that is: the text is called as it begins. Below a heading with a name, it is the detail. */
static void read_takeaway(Arena *arena, Candidate *candidate)
{
    bool is_named = strcmp(candidate->rule, "takeaway/heading") != 0;

    if (!candidate->first || !node_is_paragraph(candidate->first)) {
        return;
    }
    if (is_named) {
        candidate->detail = slice_trim(text_from_inlines(arena, candidate->first));
        return;
    }

    ItemName item = item_name_read(arena, candidate->first);

    candidate->name = item.name;
    candidate->detail = item.detail;
    candidate->ordinal = 0;
}

static void add_topics(const Extraction *extraction, const TopicList *topics,
                       CandidateList *candidates)
{
    for (size_t i = 0; i < topics->count; i++) {
        Topic *topic = &topics->items[i];

        if (!topic->rule || topic_is_given(topic)) {
            continue;
        }

        Candidate *candidate = candidate_add(candidates, topic->kind, topic->rule, topic);

        candidate->is_topic = true;
        candidate->span = topic->whole;
        candidate->first = topic->first;
        candidate->end = topic->whole_end;
        candidate->name = topic->core.text;
        candidate->qualifier = topic->core.qualifier;
        candidate->ordinal = heading_core_ordinal(&topic->core);
        if (topic->kind == RECORD_WORKFLOW) {
            workflow_add_steps(extraction, topic, candidates);
        } else if (topic->kind == RECORD_TAKEAWAY) {
            read_takeaway(extraction->arena, candidate);
        }
    }
}

/* Without the label that one of the words makes of its start: "Pattern 3: Retry" is called "Retry", and the third. */
static bool drop_one_of(Candidate *candidate, const Slice *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Slice counted;
        size_t size = text_label_size(candidate->name, words[i], &counted);
        Slice rest = slice_trim(slice_from(candidate->name, size));
        int64_t number;

        if (size == 0 || rest.size == 0) {
            continue;
        }
        candidate->name = rest;
        if (slice_to_integer(counted, &number) && number > 0 && number < INT32_MAX) {
            candidate->ordinal = (int)number;
        }
        return true;
    }
    return false;
}

/* What tells its kind is no part of a name. */
static void drop_label(Candidate *candidate)
{
    static const Slice labels[] = {
        SLICE_INIT("pattern"),
        SLICE_INIT("key pattern"),
        SLICE_INIT("solution pattern"),
        SLICE_INIT("anti-pattern"),
        SLICE_INIT("design pattern"),
        SLICE_INIT("antipattern"),
        SLICE_INIT("decision"),
        SLICE_INIT("key learning"),
        SLICE_INIT("lesson"),
        SLICE_INIT("reflection"),
        SLICE_INIT("pitfall"),
        SLICE_INIT("best practice"),
        SLICE_INIT("mistake"),
        SLICE_INIT("gotcha"),
        SLICE_INIT("candidate"),
        SLICE_INIT("practice"),
        SLICE_INIT("rule"),
        SLICE_INIT("principle"),
        SLICE_INIT("takeaway"),
        SLICE_INIT("key takeaway"),
        SLICE_INIT("key insight"),
        SLICE_INIT("key finding"),
        SLICE_INIT("tip"),
        SLICE_INIT("issue"),
    };
    /* Elsewhere they are what it is about: "Process: kill it after a minute". */
    static const Slice workflow_labels[] = {SLICE_INIT("workflow"),  SLICE_INIT("process"),
                                            SLICE_INIT("procedure"), SLICE_INIT("playbook"),
                                            SLICE_INIT("runbook"),   SLICE_INIT("protocol"),
                                            SLICE_INIT("checklist")};

    if (!drop_one_of(candidate, labels, sizeof labels / sizeof *labels) &&
        candidate->kind == RECORD_WORKFLOW) {
        drop_one_of(candidate, workflow_labels, sizeof workflow_labels / sizeof *workflow_labels);
    }
}

/* "Anti-Pattern" alone says nothing: it is called as the record, or the section, that it is in. */
static void name_inner(Candidate *candidate)
{
    const Topic *above = candidate->topic->parent;

    if (strcmp(candidate->rule, "anti_pattern/inner") != 0) {
        return;
    }
    while (above && !above->rule && above->parent) {
        above = above->parent;
    }
    candidate->name = above ? above->core.text : candidate->name;
    candidate->qualifier = (Slice){0};
    candidate->ordinal = 0;
}

/* In the order of the text, what holds another thing first. */
static int compare_candidates(const void *a, const void *b)
{
    const Candidate *left = a;
    const Candidate *right = b;

    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    if (left->span.end != right->span.end) {
        return left->span.end > right->span.end ? -1 : 1;
    }
    return (int)left->kind - (int)right->kind;
}

/* Candidates are in the order of the text by now, as labels are. */
static void set_first_fields(const Extraction *extraction, CandidateList *candidates)
{
    const Field *field = extraction->survey.first_field;

    for (size_t i = 0; i < candidates->count; i++) {
        Candidate *candidate = &candidates->items[i];

        while (field && field->span.start < candidate->span.start) {
            field = field->next;
        }
        candidate->first_field =
            candidate->is_topic ? candidate->topic->section->first_field : field;
    }
}

/* ---- what filters have given ---- */

static Slice place_key(const uint32_t *start)
{
    return (Slice){(const char *)start, sizeof *start};
}

/* The places, by where they begin, of which a filter has made a record. */
static void map_given(Map *places, const Extraction *extraction)
{
    const GivenRecordList *given = &extraction->document->given;

    map_init(places, extraction->document->scratch);
    for (size_t i = 0; i < given->count; i++) {
        if (given->items[i].source) {
            map_set(places, place_key(&given->items[i].source->span.start), places);
        }
    }
}

/* ---- records ---- */

/* What a candidate says of itself may be in scratch memory, which records outlive. */
static Slice keep(Extraction *extraction, Slice text)
{
    return arena_copy(extraction->document->arena, text);
}

static Slice text_of(Extraction *extraction, const Candidate *candidate)
{
    if (!candidate->first || candidate->first == candidate->end) {
        Slice text = candidate->detail.size > 0 ? candidate->detail : candidate->name;
        return keep(extraction, extraction_excerpt(text));
    }
    return extraction_excerpt_range(extraction, candidate->first, candidate->end);
}

static void add_record(Extraction *extraction, const Candidate *candidate)
{
    Section *section = candidate->topic->section;
    Slice text = text_of(extraction, candidate);
    Record *record =
        candidate->is_topic
            ? extraction_add(extraction, candidate->kind, section, candidate->span)
            : extraction_add_numbered(extraction, candidate->kind, section, candidate->span);

    record->title = keep(extraction, candidate->name);
    record->text = text;
    record->first = candidate->first;
    record->end = candidate->end;
    if (candidate->is_topic) {
        candidate->topic->id = record->id;
    }
    knowledge_members_write(extraction, extraction_begin_members(extraction), candidate);
    extraction_end_members(extraction, record);
    completeness_check(extraction, candidate, record);
}

void knowledge_recognise(Extraction *extraction)
{
    TopicList topics = topics_make(extraction);
    DocumentForm form = document_form_of(extraction, &topics);
    CandidateList candidates = {.arena = extraction->document->scratch};
    Map given;

    section_rules_apply(extraction, &form, &topics);
    add_topics(extraction, &topics, &candidates);
    if (!form.is_template) {
        part_rules_apply(extraction, &topics, &candidates);
    }
    if (candidates.count > 0) {
        qsort(candidates.items, candidates.count, sizeof *candidates.items, compare_candidates);
    }
    set_first_fields(extraction, &candidates);
    map_given(&given, extraction);
    for (size_t i = 0; i < candidates.count; i++) {
        Candidate *candidate = &candidates.items[i];

        name_inner(candidate);
        drop_label(candidate);
        if (!map_find_entry(&given, place_key(&candidate->span.start))) {
            add_record(extraction, candidate);
        }
    }
}
