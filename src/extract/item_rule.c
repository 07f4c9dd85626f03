#include "extract/item_rule.h"

#include "document/label.h"
#include "document/text.h"
#include "extract/item_name.h"

enum { PRACTICE_WORDS_LEAST = 3 };

/* Enough of them to say what is to be done: no bare name of a file, a rule, a link. */
static bool has_words(const PartFinder *finder, const Node *item)
{
    Buffer text;
    size_t count = 1;

    buffer_init(&text, finder->arena);
    text_add_blocks(&text, item);
    for (size_t i = 0; i < text.size; i++) {
        count += text.data[i] == ' ' || text.data[i] == '\n';
    }
    return count >= PRACTICE_WORDS_LEAST;
}

/* What is good, among what is to be avoided: "✅ Wait", "**Always:** wait". */
static bool is_advice(const PartFinder *finder, const Node *item, const ItemName *name)
{
    static const char *const words[] = {"always", "check", "update", "use", "ensure", "do"};
    Slice folded = heading_fold(finder->arena, name->name);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (name->is_bold && cue_is(folded, slice_from_string(words[i]))) {
            return true;
        }
    }
    return item->first && item->first->first && item->first->first->kind == NODE_STR &&
           text_is_praised(item->first->first->text);
}

/* An entry of an index: it begins with a link to another document. */
static bool is_entry(const Node *item)
{
    const Node *first = item->first ? item->first->first : NULL;

    if (first && first->kind == NODE_STRONG && first->first) {
        first = first->first;
    }
    return first && first->kind == NODE_LINK &&
           slice_find(first->target->url, SLICE(".md"), 0) < first->target->url.size;
}

static void add_item(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                     const Node *item, int ordinal)
{
    ItemName name = item_name_read(finder->arena, item);

    if (name.name.size == 0 || (kind == RECORD_PRACTICE && !has_words(finder, item)) ||
        (kind == RECORD_ANTI_PATTERN && is_advice(finder, item, &name)) || is_entry(item)) {
        return;
    }

    Candidate *candidate = candidate_add(finder->candidates, kind, rule, topic);

    candidate->name = name.name;
    candidate->detail = name.detail;
    candidate->ordinal = ordinal;
    candidate->span = item->span;
    candidate->first = item->first;
    candidate->end = node_skip(item, NULL);
}

static bool is_task(const Node *item)
{
    return (item->flags & (NODE_TASK_OPEN | NODE_TASK_DONE)) != 0;
}

/* "**Next Steps:**", "**Mitigation:**" on a line of its own: what follows is no record of what the heading says. */
static bool leads_elsewhere(const PartFinder *finder, const Node *block, RecordKind kind)
{
    static const char *const words[] = {"next steps", "action items", "todo", "related"};
    static const char *const cures[] = {"mitigation", "fix",        "fixes",      "solution",
                                        "solutions",  "prevention", "checklist",  "instead",
                                        "do",         "correct",    "do instead", "good"};
    Slice folded = heading_fold(finder->arena, text_from_inlines(finder->arena, block));

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cue_starts(folded, slice_from_string(words[i]))) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof cures / sizeof *cures; i++) {
        if (kind == RECORD_ANTI_PATTERN && cue_is(folded, slice_from_string(cures[i]))) {
            return true;
        }
    }
    return false;
}

/* Is a paragraph a line in bold that leads to what follows? */
static bool is_leading_line(const Node *block)
{
    return node_is_paragraph(block) && label_is_bold_line(block);
}

/* The items of one list. */
static void add_list(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                     const Node *list, bool must_be_bold, int *ordinal)
{
    for (const Node *item = list->first; item; item = item->next) {
        if (!is_task(item) && (!must_be_bold || item_name_read(finder->arena, item).is_bold)) {
            add_item(finder, kind, rule, topic, item, ++*ordinal);
        }
    }
}

void items_add(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
               const Node *first, const Node *end)
{
    int ordinal = 0;
    bool is_elsewhere = false;

    for (const Node *block = first; block && block != end && block->kind != NODE_HEADER;
         block = block->next) {
        if (is_leading_line(block)) {
            is_elsewhere = leads_elsewhere(finder, block, kind);
        } else if (node_is_list(block) && !is_elsewhere) {
            add_list(finder, kind, rule, topic, block, false, &ordinal);
        }
    }
}

static bool has_records_below(const Topic *topic, RecordKind kind)
{
    for (const Topic *part = topic + 1; part < topic->end; part++) {
        if (part->rule && part->kind == kind) {
            return true;
        }
    }
    return false;
}

/* The heading that a group of items stands below, by one or two levels; NULL: the topic is no group. */
static const Topic *holder_of_group(const Topic *topic)
{
    const Topic *parent = topic->parent;

    if (!topic_is_list(topic) || topic_is_common(topic) || topic->core.is_praised ||
        topic->holds != 0 || !parent) {
        return NULL;
    }
    if (parent->holds != 0) {
        return parent;
    }
    return parent->core.number.size == 0 && !parent->is_story ? parent->parent : NULL;
}

/* The conventions that a decision is about are no practices besides. */
static bool is_in_decision(const Topic *topic)
{
    while (topic && !topic->rule) {
        topic = topic->parent;
    }
    return topic && topic->kind == RECORD_DECISION;
}

/* The heading that says that items of the topic are records of the kind; or NULL. */
static const Topic *holder_of(const Topic *topic, RecordKind kind)
{
    bool may_be_group = kind != RECORD_DECISION && kind != RECORD_TAKEAWAY;
    const Topic *holder = topic_holds(topic, kind) ? topic : NULL;

    if (!holder && may_be_group) {
        holder = holder_of_group(topic);
    }
    return holder && topic_holds(holder, kind) && !topic->rule &&
                   !(kind == RECORD_PRACTICE && is_in_decision(topic)) &&
                   !has_records_below(topic, kind)
               ? holder
               : NULL;
}

/* ---- lines in bold ---- */

/* No label, which has a colon. */
static bool is_bold_name(const PartFinder *finder, const Node *block)
{
    return is_leading_line(block) && !label_is_in(finder->arena, block);
}

static void add_bold_line(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                          const Node *line)
{
    Candidate *candidate = candidate_add(finder->candidates, kind, rule, topic);
    const Node *last = line;

    while (last->next && last->next != topic->own_end && last->next->kind != NODE_HEADER &&
           !(node_is_paragraph(last->next) && label_is_bold_line(last->next))) {
        last = last->next;
    }
    HeadingCore core = heading_core_read(finder->arena, item_name_read(finder->arena, line).name);

    candidate->name = core.text;
    candidate->qualifier = core.qualifier;
    candidate->ordinal = heading_core_ordinal(&core);
    candidate->span = (Span){line->span.start, last->span.end};
    candidate->first = node_skip(line, NULL);
    candidate->end = node_skip(last, NULL);
}

/* Decisions that begin with lines in bold: the lists below say more of each. */
static bool find_decision_lines(const PartFinder *finder, Topic *topic)
{
    size_t count = 0;

    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        count += is_bold_name(finder, block);
    }
    if (count < 2) {
        return false;
    }
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (is_bold_name(finder, block)) {
            add_bold_line(finder, RECORD_DECISION, "decision/line", topic, block);
        }
    }
    return true;
}

static void find_items(const PartFinder *finder, Topic *topic)
{
    static const struct {
        RecordKind kind;
        const char *rule;
    } rows[] = {
        {RECORD_DECISION, "decision/item"},         {RECORD_LESSON, "lesson/item"},
        {RECORD_ANTI_PATTERN, "anti_pattern/item"}, {RECORD_PRACTICE, "practice/item"},
        {RECORD_TAKEAWAY, "takeaway/item"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Topic *holder = holder_of(topic, rows[i].kind);

        if (holder && rows[i].kind == RECORD_DECISION && find_decision_lines(finder, topic)) {
            return;
        }
        /* "Gotchas" hold lessons as sections; as items they are anti-patterns. */
        if (holder &&
            (rows[i].kind != RECORD_LESSON || !topic_holds(holder, RECORD_ANTI_PATTERN))) {
            items_add(finder, rows[i].kind, rows[i].rule, topic, topic->first, topic->own_end);
            return;
        }
    }
}

/* ---- patterns as items, and lines in bold ---- */

static void find_patterns(const PartFinder *finder, Topic *topic)
{
    int ordinal = 0;

    if (topic->rule || !topic_holds(topic, RECORD_PATTERN) ||
        !cue_ends(topic->core.folded, SLICE("patterns")) ||
        has_records_below(topic, RECORD_PATTERN)) {
        return;
    }
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (node_is_list(block)) {
            add_list(finder, RECORD_PATTERN, "pattern/item", topic, block, true, &ordinal);
        } else if (is_bold_name(finder, block)) {
            add_bold_line(finder, RECORD_PATTERN, "pattern/line", topic, block);
        }
    }
}

void item_rules_apply(const PartFinder *finder, Topic *topic)
{
    find_items(finder, topic);
    find_patterns(finder, topic);
}
