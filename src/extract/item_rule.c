#include "extract/item_rule.h"

#include "document/text.h"
#include "extract/heading_cue.h"
#include "extract/item_name.h"
#include "extract/line_rule.h"

enum { PRACTICE_WORDS_LEAST = 3, MAPPING_WORDS_MOST = 10 };

/* "`@/` -> `src/`": how things stand. What has more of them is an order. */
static bool is_mapping(Slice text)
{
    static const Slice arrows[] = {SLICE_INIT(" -> "), SLICE_INIT(" \u2192 ")};
    size_t count = 0;

    for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
        for (size_t at = slice_find(text, arrows[i], 0); at < text.size;
             at = slice_find(text, arrows[i], at + 1)) {
            count++;
        }
    }
    return count == 1;
}

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
    return count >= PRACTICE_WORDS_LEAST &&
           !(count <= MAPPING_WORDS_MOST && is_mapping(buffer_slice(&text)));
}

/* The text that an item begins with, as written: its marks count. */
static Slice first_text(const Node *item)
{
    const Node *first = item->first ? item->first->first : NULL;

    return first && first->kind == NODE_STR ? first->text : (Slice){0};
}

/* What is good, among what is to be avoided: "✅ Wait", "**Always:** wait". */
static bool is_advice(const PartFinder *finder, const Node *item, const ItemName *name)
{
    static const char *const words[] = {"always", "check", "update", "use", "ensure", "do", NULL};

    return text_is_praised(first_text(item)) ||
           cue_fits_any(heading_fold(finder->arena, name->bold), CUE_IS, words);
}

/* "❌ Guess", among best practices; "❌ Never guess" is one of them. */
static bool is_warning(const PartFinder *finder, const Node *item, const ItemName *name)
{
    static const char *const words[] = {"dont", "do not", "never", "avoid", NULL};

    return text_is_warned(first_text(item)) &&
           !cue_fits_any(heading_fold(finder->arena, name->name), CUE_STARTS, words);
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

    if (kind == RECORD_PRACTICE && is_warning(finder, item, &name)) {
        kind = RECORD_ANTI_PATTERN;
        rule = "anti_pattern/item";
    }

    Candidate *candidate = candidate_add(finder->candidates, kind, rule, topic);

    candidate->name = name.name;
    candidate->detail = name.detail;
    candidate->statement = name.statement;
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
    static const char *const words[] = {"next steps", "action items", "todo", "related",
                                        "future",     "see also",     NULL};
    /* "**Risks if ignored:**", "**Success of the first phase:**" */
    static const char *const outcomes[] = {"risks",  "success", "results",  "metrics", "benefits",
                                           "impact", "example", "examples", NULL};
    static const char *const cures[] = {
        "mitigation", "fix", "fixes",   "solution",   "solutions", "prevention", "checklist",
        "instead",    "do",  "correct", "do instead", "good",      NULL};
    Slice folded = heading_fold(finder->arena, text_from_inlines(finder->arena, block));

    return cue_fits_any(folded, CUE_STARTS, words) ||
           (kind != RECORD_TAKEAWAY && cue_fits_any(folded, CUE_IS_IN, outcomes)) ||
           (kind == RECORD_ANTI_PATTERN && cue_fits_any(folded, CUE_IS, cures));
}

static bool ends_with_colon(const Node *block)
{
    return node_is_paragraph(block) && block->last && block->last->kind == NODE_STR &&
           slice_ends_with(slice_trim_end(block->last->text), SLICE(":"));
}

/* "- **Location:** …", "- **Owner:** …": its items are properties of one thing. */
static bool tells_properties(const PartFinder *finder, const Node *list)
{
    for (const Node *item = list->first; item; item = item->next) {
        ItemName name = item_name_read(finder->arena, item);

        if (cue_fits_any(heading_fold(finder->arena, name.bold), CUE_IS, property_keys)) {
            return true;
        }
    }
    return false;
}

/* The items of one list. */
static void add_list(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                     const Node *list, bool must_be_bold, int *ordinal)
{
    if (tells_properties(finder, list)) {
        return;
    }
    for (const Node *item = list->first; item; item = item->next) {
        if (!is_task(item) &&
            (!must_be_bold || item_name_read(finder->arena, item).bold.size > 0)) {
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
        if (line_is_bold(block) || ends_with_colon(block)) {
            is_elsewhere = leads_elsewhere(finder, block, kind);
        } else if (node_is_list(block) && !is_elsewhere) {
            add_list(finder, kind, rule, topic, block, false, &ordinal);
        }
    }
}

/* The heading that a group of items stands below, by one or two levels; NULL: the topic is no group. */
static const Topic *holder_of_group(const Topic *topic)
{
    const Topic *parent = topic->parent;

    if (!topic_is_list(topic) || topic_is_frame(topic) || topic->core.is_praised ||
        topic->holds != 0 || !parent || heading_is_about_issues(topic->core.folded)) {
        return NULL;
    }
    if (parent->holds != 0) {
        return parent;
    }
    return parent->core.number.size == 0 && !parent->is_story ? parent->parent : NULL;
}

/* The conventions that a decision is about are no practices besides. */
static bool is_in_decision(Topic *topic)
{
    const Topic *record = topic_record_around(topic);

    return record && record->kind == RECORD_DECISION;
}

/* "What They Are" below best practices, or below a chapter of those. */
static bool describes(const Topic *topic, const Topic *holder)
{
    return topic != holder && (heading_describes(topic->core.folded) ||
                               (topic->parent != holder && topic_is_common(topic->parent)));
}

/* The heading that says that items of the topic are records of the kind; or NULL. */
static const Topic *holder_of(Topic *topic, RecordKind kind)
{
    bool may_be_group = kind != RECORD_DECISION && kind != RECORD_TAKEAWAY;
    const Topic *holder = NULL;

    if (topic_holds(topic, kind)) {
        holder = topic;
    } else if (may_be_group) {
        holder = holder_of_group(topic);
    }
    return holder && topic_holds(holder, kind) && !topic->rule &&
                   !(kind == RECORD_PRACTICE &&
                     (is_in_decision(topic) || describes(topic, holder))) &&
                   !topic_has_records(topic, kind)
               ? holder
               : NULL;
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

        if (holder && rows[i].kind == RECORD_DECISION && decision_lines_add(finder, topic)) {
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

/* ---- patterns ---- */

/* "**Parallel:**" or "**Parallel**:", and then a list: that tells of what the label names. */
static bool is_behind_label(const Node *list)
{
    const Node *lead = list->previous;

    return lead &&
           (line_is_bold(lead) || (ends_with_colon(lead) && lead->first->kind == NODE_STRONG));
}

static void find_patterns(const PartFinder *finder, Topic *topic)
{
    int ordinal = 0;

    if (!topic_lists_patterns(topic)) {
        return;
    }
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (node_is_list(block) && !is_behind_label(block)) {
            add_list(finder, RECORD_PATTERN, "pattern/item", topic, block, true, &ordinal);
        }
    }
}

void item_rules_apply(const PartFinder *finder, Topic *topic)
{
    find_items(finder, topic);
    find_patterns(finder, topic);
}
