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
    {"anti patterns", CUE_STARTS, HOLDS(ANTI_PATTERN)},
    {"antipatterns", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"pitfalls", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"mistakes", CUE_ENDS, HOLDS(ANTI_PATTERN)},
    {"common mistakes", CUE_STARTS, HOLDS(ANTI_PATTERN)},
    {"gotchas", CUE_ENDS, HOLDS(ANTI_PATTERN) | HOLDS(LESSON)},
    {"best practices", CUE_ENDS, HOLDS(PRACTICE)},
    {"guidelines", CUE_ENDS, HOLDS(PRACTICE)},
    {"key principles", CUE_ENDS, HOLDS(PRACTICE)},
    {"lessons", CUE_ENDS, HOLDS(LESSON)},
    {"lessons learned", CUE_ENDS, HOLDS(LESSON)},
    {"learnings", CUE_ENDS, HOLDS(LESSON)},
    {"key takeaway", CUE_ENDS, HOLDS(TAKEAWAY)},
    {"key takeaways", CUE_ENDS, HOLDS(TAKEAWAY)},
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
    {"next steps", CUE_ENDS, 0},     {"next steps", CUE_STARTS, 0}, {"action items", CUE_ENDS, 0},
    {"action items", CUE_STARTS, 0}, {"todo", CUE_IS, 0},           {"follow ups", CUE_IS, 0},
};

static const Cue common[] = {
    {"related", CUE_STARTS, 0},     {"purpose", CUE_IS, 0},      {"when to use", CUE_STARTS, 0},
    {"summary", CUE_IS, 0},         {"overview", CUE_IS, 0},     {"introduction", CUE_IS, 0},
    {"references", CUE_IS, 0},      {"see also", CUE_STARTS, 0}, {"testing", CUE_IS, 0},
    {"troubleshooting", CUE_IS, 0}, {"conclusion", CUE_IS, 0},   {"next steps", CUE_IS, 0},
    {"further reading", CUE_IS, 0}, {"resources", CUE_IS, 0},    {"table of contents", CUE_IS, 0},
    {"notes", CUE_IS, 0},
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
                    cue_is_in(folded, SLICE("related"));

    return !is_other &&
           (cue_is_in(folded, SLICE("patterns")) || cue_is_in(folded, SLICE("pattern")));
}

static uint32_t find_holds(Slice folded)
{
    const Cue *cue = find_cue(cues, sizeof cues / sizeof *cues, folded);
    uint32_t holds = cue ? cue->holds : 0;

    return holds | (holds_patterns(folded) ? HOLDS(PATTERN) : 0);
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

static void set_heading(Topic *topic, Arena *arena)
{
    const Node *header = topic->section->header;

    topic->level = header ? node_heading_level(header) : 0;
    if (header) {
        topic->core = heading_core_read(arena, topic->section->title);
        topic->holds = find_holds(topic->core.folded);
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
    set_code(&topics, survey);
    return topics;
}

bool topic_holds(const Topic *topic, RecordKind kind)
{
    return (topic->holds >> kind & 1) != 0;
}

bool topic_is_common(const Topic *topic)
{
    return has_cue(common, sizeof common / sizeof *common, topic->core.folded);
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

bool topic_is_list(const Topic *topic)
{
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
    return items > 1 && others <= 1 && !has_telling_label(topic);
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
