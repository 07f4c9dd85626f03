#include "extract/topic.h"

typedef enum CuePlace { CUE_IS, CUE_STARTS, CUE_ENDS, CUE_IS_IN } CuePlace;

typedef struct Cue {
    const char *words; /* folded */
    CuePlace place;
    uint32_t holds;
} Cue;

#define HOLDS(kind) ((uint32_t)1 << RECORD_##kind)

/* What headings say of what stands below them. */
static const Cue cues[] = {
    {"anti patterns", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"antipatterns", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"pitfalls", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"failure patterns", CUE_ENDS, HOLDS(ANTI_PATTERN) | HOLDS(LESSON)},
    {"mistakes", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"gotchas", CUE_ENDS, HOLDS(ANTI_PATTERN) | HOLDS(LESSON)},
    {"best practices", CUE_ENDS, HOLDS(PRACTICE)},
    {"guidelines", CUE_ENDS, HOLDS(PRACTICE)},
    {"principles", CUE_ENDS, HOLDS(PRACTICE)},
    {"rules", CUE_ENDS, HOLDS(PRACTICE)},
    {"conventions", CUE_ENDS, HOLDS(PRACTICE)},
    {"performance tips", CUE_ENDS, HOLDS(PRACTICE)},
    {"pro tips", CUE_ENDS, HOLDS(PRACTICE)},
    {"lessons", CUE_ENDS, HOLDS(LESSON)},
    {"lessons learned", CUE_ENDS, HOLDS(LESSON)},
    {"lessons learnt", CUE_ENDS, HOLDS(LESSON)},
    {"learnings", CUE_ENDS, HOLDS(LESSON)},
    {"key takeaway", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"takeaways", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key insight", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key insights", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key finding", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key findings", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key points", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"tl dr", CUE_IS, HOLDS(TAKEAWAY)},
    {"tldr", CUE_IS, HOLDS(TAKEAWAY)},
    {"decisions", CUE_ENDS, HOLDS(DECISION)},
};

/* Headings below which nothing is a record. */
static const Cue set_apart[] = {
    {"next steps", CUE_ENDS, 0},
    {"next steps", CUE_STARTS, 0},
    {"action items", CUE_ENDS, 0},
    {"action items", CUE_STARTS, 0},
    {"todo", CUE_IS, 0},
    {"follow ups", CUE_IS, 0},
    {"decisions required", CUE_IS_IN, 0},
    {"decisions needed", CUE_IS_IN, 0},
    {"decision points", CUE_IS_IN, 0},
    {"pending decisions", CUE_IS_IN, 0},
    {"open decisions", CUE_IS_IN, 0},
    {"related", CUE_STARTS, 0},
    {"future", CUE_STARTS, 0},
    {"roadmap", CUE_ENDS, 0},
};

/* What one story consists of: such sections are parts of what they stand in. */
static const Cue parts[] = {
    {"problem", CUE_ENDS, 0},
    {"problem statement", CUE_IS, 0},
    {"problem description", CUE_IS, 0},
    {"root cause", CUE_STARTS, 0},
    {"cause", CUE_IS, 0},
    {"solution", CUE_STARTS, 0},
    {"the solution", CUE_IS, 0},
    {"solutions", CUE_STARTS, 0},
    {"symptom", CUE_IS, 0},
    {"symptoms", CUE_IS, 0},
    {"background", CUE_IS, 0},
    {"context", CUE_IS, 0},
    {"impact", CUE_IS, 0},
    {"results", CUE_ENDS, 0},
    {"fix", CUE_IS, 0},
    {"the fix", CUE_IS, 0},
    {"resolution", CUE_IS, 0},
    {"what happened", CUE_IS, 0},
    {"timeline", CUE_IS, 0},
    {"consequences", CUE_IS, 0},
    {"rationale", CUE_IS, 0},
    {"good", CUE_IS, 0},
    {"bad", CUE_IS, 0},
    {"before", CUE_IS, 0},
    {"after", CUE_IS, 0},
    {"do", CUE_IS, 0},
    {"correct", CUE_IS, 0},
};

static const Cue common[] = {
    {"related", CUE_STARTS, 0},
    {"purpose", CUE_IS, 0},
    {"when to use", CUE_STARTS, 0},
    {"summary", CUE_IS, 0},
    {"overview", CUE_IS, 0},
    {"introduction", CUE_IS, 0},
    {"references", CUE_IS, 0},
    {"see also", CUE_STARTS, 0},
    {"testing", CUE_IS, 0},
    {"troubleshooting", CUE_IS, 0},
    {"conclusion", CUE_IS, 0},
    {"next steps", CUE_IS, 0},
    {"further reading", CUE_IS, 0},
    {"resources", CUE_IS, 0},
    {"table of contents", CUE_IS, 0},
    {"notes", CUE_IS, 0},
    {"quick reference", CUE_STARTS, 0},
    {"examples", CUE_ENDS, 0},
    {"example", CUE_STARTS, 0},
    {"decision log", CUE_IS, 0},
};

static bool cue_fits(const Cue *cue, Slice folded)
{
    Slice words = slice_from_string(cue->words);

    switch (cue->place) {
    case CUE_IS:
        return cue_is(folded, words);
    case CUE_STARTS:
        return cue_starts(folded, words);
    case CUE_ENDS:
        return cue_ends(folded, words);
    case CUE_IS_IN:
        return cue_is_in(folded, words);
    }
    return false;
}

static const Cue *find_cue(const Cue *first, size_t count, Slice folded)
{
    for (size_t i = 0; i < count; i++) {
        if (cue_fits(&first[i], folded)) {
            return &first[i];
        }
    }
    return NULL;
}

static bool has_cue(const Cue *first, size_t count, Slice folded)
{
    return find_cue(first, count, folded) != NULL;
}

/* "Patterns Learned", "Key Pattern Library"; not "Related Patterns", "Bad Patterns". */
static bool holds_patterns(Slice folded)
{
    bool is_other = cue_is_in(folded, SLICE("anti pattern")) ||
                    cue_is_in(folded, SLICE("anti patterns")) || cue_is_in(folded, SLICE("bad")) ||
                    cue_is_in(folded, SLICE("related")) || cue_is_in(folded, SLICE("failure")) ||
                    cue_is_in(folded, SLICE("avoid"));

    return !is_other &&
           (cue_is_in(folded, SLICE("patterns")) || cue_is_in(folded, SLICE("pattern library")) ||
            cue_is_in(folded, SLICE("pattern catalog")));
}

/* "Hard Rules", "Rules" in what agents are told; elsewhere rules may be anything. */
static bool are_rules_for_all(Slice folded)
{
    static const Slice words[] = {
        SLICE_INIT("hard"),       SLICE_INIT("critical"),  SLICE_INIT("golden"),
        SLICE_INIT("negotiable"), SLICE_INIT("mandatory"), SLICE_INIT("key"),
        SLICE_INIT("core"),       SLICE_INIT("general"),   SLICE_INIT("important"),
        SLICE_INIT("coding"),     SLICE_INIT("ground"),    SLICE_INIT("project")};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_is_in(folded, words[i])) {
            return true;
        }
    }
    return cue_is(folded, SLICE("rules"));
}

/* "With api-design-principles": a cue of one word is no part of another. */
static bool is_joined(Slice text, const Cue *cue)
{
    size_t space = slice_find_last_byte(text, ' ');
    Slice last = slice_from(text, space < text.size ? space + 1 : 0);

    return !strchr(cue->words, ' ') && slice_find_byte(last, '-', 0) < last.size;
}

static uint32_t find_holds(const HeadingCore *core)
{
    const Cue *cue = find_cue(cues, sizeof cues / sizeof *cues, core->folded);

    if (!cue) {
        cue = find_cue(cues, sizeof cues / sizeof *cues, core->head);
    }
    if (cue && ((strcmp(cue->words, "rules") == 0 && !are_rules_for_all(core->folded)) ||
                is_joined(core->text, cue))) {
        cue = NULL;
    }
    return (cue ? cue->holds : 0) | (holds_patterns(core->folded) ? HOLDS(PATTERN) : 0);
}

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
        topic->holds = is_entry(topic) ? 0 : find_holds(&topic->core);
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

bool topic_is_part(const Topic *topic)
{
    return has_cue(parts, sizeof parts / sizeof *parts, topic->core.folded);
}

static bool is_story(const Topic *topic)
{
    size_t count = 0;

    for (const Topic *child = topic_first_child(topic); child; child = topic_next_sibling(child)) {
        count += topic_is_part(child);
    }
    return count > 1;
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
        topic->is_set_apart =
            (topic->parent && topic->parent->is_set_apart) ||
            has_cue(set_apart, sizeof set_apart / sizeof *set_apart, topic->core.folded);
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

bool topic_is_common(const Topic *topic)
{
    return topic_is_part(topic) ||
           has_cue(common, sizeof common / sizeof *common, topic->core.folded);
}

Topic *topic_first_child(const Topic *topic)
{
    return topic->end > topic + 1 ? (Topic *)(uintptr_t)(topic + 1) : NULL;
}

Topic *topic_next_sibling(const Topic *topic)
{
    return topic->parent && topic->end < topic->parent->end ? topic->end : NULL;
}

static bool is_list(const Node *node)
{
    return node->kind == NODE_BULLET_LIST || node->kind == NODE_ORDERED_LIST;
}

static bool has_telling_label(const Topic *topic)
{
    static const char *const keys[] = {"problem", "solution", "fix",       "lesson",     "why",
                                       "symptom", "cause",    "rationale", "root_cause", NULL};

    return topic_label(topic, keys) != NULL;
}

/* A chapter with a number that has so many items is no record with some examples. */
enum { ITEMS_LEAST = 2, NUMBERED_ITEMS_LEAST = 4 };

bool topic_is_list(const Topic *topic)
{
    size_t least = topic->core.number.size > 0 ? NUMBERED_ITEMS_LEAST : ITEMS_LEAST;
    size_t items = 0;
    size_t others = 0;

    if (topic->end > topic + 1) {
        return false;
    }
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (is_list(block)) {
            for (const Node *item = block->first; item; item = item->next) {
                items++;
            }
        } else {
            others += block->kind != NODE_HORIZONTAL_RULE;
        }
    }
    return items >= least && others <= 1 && !has_telling_label(topic);
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
