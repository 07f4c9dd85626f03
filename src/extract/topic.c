#include "extract/topic.h"

#include "extract/heading_cue.h"

/* ---- the tree ---- */

static Topic *find_parent(TopicList *topics, size_t number)
{
    int level = topics->items[number].level;
    Topic *parent = number > 0 ? &topics->items[number - 1] : NULL;

    while (parent && parent->level >= level) {
        parent = parent->parent;
    }
    return parent && parent->level > 0 ? parent : NULL;
}

/* A heading that is only a link, or the name of a command, "/lessons", says nothing of what stands below it. */
static bool is_entry(const Topic *topic)
{
    const Node *first = topic->section->header->first;

    return slice_starts_with(topic->section->title, SLICE("/")) ||
           (first && first->kind == NODE_LINK && !first->next);
}

static void set_heading(Topic *topic, Arena *arena)
{
    const Node *header = topic->section->header;

    topic->level = header ? node_heading_level(header) : 0;
    if (header) {
        topic->core = heading_core_read(arena, topic->section->title);
        topic->holds = is_entry(topic) ? 0 : heading_cue_kinds(&topic->core);
    }
}

static const Node *header_of(const TopicList *topics, const Topic *topic)
{
    return topic < topics->items + topics->count ? topic->section->header : NULL;
}

/* Topics are in order: what is below one follows it. */
static void set_ends(TopicList *topics, const Node *root)
{
    for (size_t i = topics->count; i-- > 0;) {
        Topic *topic = &topics->items[i];
        const Node *header = topic->section->header;

        topic->end = topic + 1;
        while (topic->level > 0 && topic->end < topics->items + topics->count &&
               topic->end->level > topic->level) {
            topic->end = topic->end->end;
        }
        topic->first = header ? node_skip(header, NULL) : root->first;
        topic->own_end = header_of(topics, topic + 1);
        topic->whole_end = header_of(topics, topic->end);
        topic->whole = topic->section->span;
        for (const Topic *part = topic + 1; part < topic->end; part++) {
            uint32_t end = part->section->span.end;

            topic->whole.end = end > topic->whole.end ? end : topic->whole.end;
        }
    }
}

static void set_code(TopicList *topics, const Survey *survey)
{
    for (size_t i = 0; i < survey->code.count; i++) {
        topics->items[survey->code.items[i].section - survey->sections].has_code = true;
    }
}

static bool is_story(const Topic *topic)
{
    size_t count = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        count += heading_is_part(child->core.folded);
    }
    return count > 1;
}

/* Lessons for the future are lessons. */
static bool is_set_apart(const Topic *topic)
{
    bool is_below =
        topic->parent && topic->parent->is_set_apart && !topic_holds(topic, RECORD_LESSON);

    return is_below || heading_is_set_apart(topic->core.folded);
}

TopicList topics_make(const Extraction *extraction)
{
    const Survey *survey = &extraction->survey;
    Arena *scratch = extraction->document->scratch;
    TopicList topics = {arena_new_array(scratch, Topic, survey->section_count),
                        survey->section_count};

    for (size_t i = 0; i < topics.count; i++) {
        Topic *topic = &topics.items[i];

        topic->section = &survey->sections[i];
        set_heading(topic, scratch);
        topic->parent = find_parent(&topics, i);
        topic->is_set_apart = is_set_apart(topic);
    }
    set_ends(&topics, extraction->document->tree.root);
    for (size_t i = 0; i < topics.count; i++) {
        Topic *topic = &topics.items[i];

        topic->is_story = is_story(topic);
        topic->holds = topic->is_story ? 0 : topic->holds;
    }
    set_code(&topics, survey);
    return topics;
}

bool topic_holds(const Topic *topic, RecordKind kind)
{
    return (topic->holds >> kind & 1) != 0;
}

bool topic_is_given(const Topic *topic)
{
    return topic->rule && strcmp(topic->rule, TOPIC_IS_GIVEN) == 0;
}

bool topic_is_frame(const Topic *topic)
{
    return heading_is_part(topic->core.folded) || heading_is_common(topic->core.folded);
}

bool topic_is_common(const Topic *topic)
{
    return topic_is_frame(topic) || heading_is_subject(topic->core.folded);
}

Topic *topic_first_child(const Topic *topic)
{
    return topic->end > topic + 1 ? (Topic *)(uintptr_t)(topic + 1) : NULL;
}

Topic *topic_next_sibling(const Topic *topic)
{
    return topic->parent && topic->end < topic->parent->end ? topic->end : NULL;
}

const char *const property_keys[] = {
    "source", "category", "location", "file",     "path",   "owner",   "author",  "date",
    "status", "score",    "severity", "priority", "effort", "created", "updated", NULL};

bool topic_tells_of_one(const Topic *topic)
{
    static const char *const keys[] = {"problem", "solution", "fix",       "lesson",     "why",
                                       "symptom", "cause",    "rationale", "root_cause", NULL};

    return topic_label(topic, keys) != NULL || topic_label(topic, property_keys) != NULL;
}

/* A chapter with a number that has so many items is no record with some examples. */
enum { NUMBERED_ITEMS_LEAST = 4 };

enum { LEAD_IN_MOST = 100 }; /* bytes of a short sentence */

/* "Before you begin:" */
static bool leads_in(const Node *block)
{
    const Node *last = block && node_is_paragraph(block) ? block->last : NULL;

    return last && last->kind == NODE_STR && block->first->kind != NODE_STRONG &&
           block->span.end - block->span.start <= LEAD_IN_MOST &&
           slice_ends_with(slice_trim_end(last->text), SLICE(":"));
}

/* A short sentence, a list, and what follows from it. */
static bool is_framed_list(const Topic *topic)
{
    const Node *list = leads_in(topic->first) ? topic->first->next : NULL;

    return list && node_is_list(list) && list->next && node_is_paragraph(list->next) &&
           list->next->next == topic->own_end;
}

bool topic_is_list(const Topic *topic)
{
    size_t items = 0;
    size_t others = 0;

    if (topic->end > topic + 1 || topic_tells_of_one(topic)) {
        return false;
    }
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (node_is_list(block)) {
            for (const Node *item = block->first; item; item = item->next) {
                items++;
            }
        } else {
            others += block->kind != NODE_HORIZONTAL_RULE;
        }
    }
    if (topic->core.number.size > 0 ? items < NUMBERED_ITEMS_LEAST : items == 0) {
        return false;
    }
    return others <= (items > 1) || is_framed_list(topic);
}

bool topic_has_code(const Topic *topic)
{
    for (const Topic *part = topic; part < topic->end; part++) {
        if (part->has_code) {
            return true;
        }
    }
    return false;
}

static bool is_one_of(Slice key, const char *const *keys)
{
    for (; *keys; keys++) {
        if (slice_is(key, *keys)) {
            return true;
        }
    }
    return false;
}

const Field *topic_label(const Topic *topic, const char *const *keys)
{
    for (const Topic *part = topic; part < topic->end;) {
        if (part > topic && part->rule) {
            part = part->end;
            continue;
        }
        for (const Field *field = part->section->first_field; field;
             field = field->next_in_section) {
            if (is_one_of(field->key, keys)) {
                return field;
            }
        }
        part++;
    }
    return NULL;
}

bool topic_is_below(const Topic *topic, RecordKind kind)
{
    return topic->parent && topic_holds(topic->parent, kind);
}

bool topic_is_labelled(const Topic *topic, Slice words)
{
    return text_is_labelled(topic->core.text, words);
}

bool topic_has_id(const Topic *topic, Slice prefix)
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

bool topic_has_records(const Topic *topic, RecordKind kind)
{
    for (const Topic *part = topic + 1; part < topic->end; part++) {
        if (part->rule && part->kind == kind) {
            return true;
        }
    }
    return false;
}

Topic *topic_record_around(Topic *topic)
{
    while (topic && !topic->rule) {
        topic = topic->parent;
    }
    return topic;
}
