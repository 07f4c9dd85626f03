#include "extract/part_rule.h"

#include "document/label.h"
#include "document/text.h"
#include "extract/item_name.h"

typedef struct Finder {
    const Extraction *extraction;
    Arena *arena;
    CandidateList *candidates;
} Finder;

Candidate *candidate_add(CandidateList *list, RecordKind kind, const char *rule, Topic *topic)
{
    list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                   sizeof *list->items);

    Candidate *candidate = &list->items[list->count++];

    *candidate = (Candidate){.kind = kind, .rule = rule, .topic = topic};
    return candidate;
}

/* ---- items ---- */

enum { PRACTICE_WORDS_LEAST = 3 };

/* Enough of them to say what is to be done: no bare name of a file, a rule, a link. */
static bool has_words(const Finder *finder, const Node *item)
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
static bool is_advice(const Finder *finder, const Node *item, const ItemName *name)
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

static void add_item(const Finder *finder, RecordKind kind, const char *rule, Topic *topic,
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

static bool is_list(const Node *node)
{
    return node->kind == NODE_BULLET_LIST || node->kind == NODE_ORDERED_LIST;
}

static bool is_task(const Node *item)
{
    return (item->flags & (NODE_TASK_OPEN | NODE_TASK_DONE)) != 0;
}

/* "**Next Steps:**", "**Mitigation:**" on a line of its own: what follows is no record of what the heading says. */
static bool leads_elsewhere(const Finder *finder, const Node *block, RecordKind kind)
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
static void add_list(const Finder *finder, RecordKind kind, const char *rule, Topic *topic,
                     const Node *list, bool must_be_bold, int *ordinal)
{
    for (const Node *item = list->first; item; item = item->next) {
        if (!is_task(item) && (!must_be_bold || item_name_read(finder->arena, item).is_bold)) {
            add_item(finder, kind, rule, topic, item, ++*ordinal);
        }
    }
}

/* The items of lists among the siblings from `first` up to `end`. */
static void add_items(const Finder *finder, RecordKind kind, const char *rule, Topic *topic,
                      const Node *first, const Node *end)
{
    int ordinal = 0;
    bool is_elsewhere = false;

    for (const Node *block = first; block && block != end && block->kind != NODE_HEADER;
         block = block->next) {
        if (is_leading_line(block)) {
            is_elsewhere = leads_elsewhere(finder, block, kind);
        } else if (is_list(block) && !is_elsewhere) {
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
static bool is_bold_name(const Finder *finder, const Node *block)
{
    return is_leading_line(block) && !label_is_in(finder->arena, block);
}

static void add_bold_line(const Finder *finder, RecordKind kind, const char *rule, Topic *topic,
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
static bool find_decision_lines(const Finder *finder, Topic *topic)
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

static void find_items(const Finder *finder, Topic *topic)
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
            add_items(finder, rows[i].kind, rows[i].rule, topic, topic->first, topic->own_end);
            return;
        }
    }
}

/* ---- patterns as items, and lines in bold ---- */

static void find_patterns(const Finder *finder, Topic *topic)
{
    int ordinal = 0;

    if (topic->rule || !topic_holds(topic, RECORD_PATTERN) ||
        !cue_ends(topic->core.folded, SLICE("patterns")) ||
        has_records_below(topic, RECORD_PATTERN)) {
        return;
    }
    for (const Node *block = topic->first; block && block != topic->own_end; block = block->next) {
        if (is_list(block)) {
            add_list(finder, RECORD_PATTERN, "pattern/item", topic, block, true, &ordinal);
        } else if (is_bold_name(finder, block)) {
            add_bold_line(finder, RECORD_PATTERN, "pattern/line", topic, block);
        }
    }
}

/* ---- labels ---- */

typedef enum LabelForm {
    LABEL_IS_RECORD,    /* its value is one */
    LABEL_HOLDS_RECORDS /* the items of the list behind it are */
} LabelForm;

typedef struct LabelRule {
    const char *key;
    RecordKind kind;
    const char *rule;
    LabelForm form;
    bool is_outside; /* only where it is not a part of another record */
} LabelRule;

static const LabelRule label_rules[] = {
    {"good_pattern", RECORD_PATTERN, "pattern/label", LABEL_IS_RECORD, false},
    {"bad_pattern", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_IS_RECORD, false},
    {"anti_pattern", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_IS_RECORD, false},
    {"anti_patterns", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_HOLDS_RECORDS, false},
    {"common_mistakes", RECORD_ANTI_PATTERN, "anti_pattern/label", LABEL_HOLDS_RECORDS, false},
    {"best_practices", RECORD_PRACTICE, "practice/label", LABEL_HOLDS_RECORDS, false},
    {"decision", RECORD_DECISION, "decision/field", LABEL_IS_RECORD, true},
    {"lesson", RECORD_LESSON, "lesson/label", LABEL_IS_RECORD, true},
    {"key_learning", RECORD_LESSON, "lesson/label", LABEL_IS_RECORD, true},
    {"key_insight", RECORD_LESSON, "lesson/label", LABEL_IS_RECORD, true},
};

static const LabelRule *find_label_rule(Slice key)
{
    for (size_t i = 0; i < sizeof label_rules / sizeof *label_rules; i++) {
        if (slice_is(key, label_rules[i].key)) {
            return &label_rules[i];
        }
    }
    return NULL;
}

static Topic *record_around(Topic *topic)
{
    while (topic && !topic->rule) {
        topic = topic->parent;
    }
    return topic;
}

/* The items and lines of a topic that were found: in the order of the text. */
typedef struct Found {
    size_t first;
    size_t end;
} Found;

/* Does a place lie in one of them? */
static bool is_in_candidate(const CandidateList *candidates, Found found, Span span)
{
    size_t low = found.first;
    size_t high = found.end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (candidates->items[middle].span.start <= span.start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > found.first && span.start < candidates->items[low - 1].span.end;
}

static void find_label(const Finder *finder, Topic *topic, const Field *field, Found found)
{
    const LabelRule *rule = find_label_rule(field->key);

    if (!rule || (rule->is_outside && (record_around(topic) || field->of_document ||
                                       is_in_candidate(finder->candidates, found, field->span)))) {
        return;
    }
    if (rule->form == LABEL_HOLDS_RECORDS) {
        if (field->is_block) {
            add_items(finder, rule->kind, rule->rule, topic, field->first_block,
                      field->last_block->next);
        }
        return;
    }
    if (field->value.size == 0) {
        return;
    }

    Candidate *candidate = candidate_add(finder->candidates, rule->kind, rule->rule, topic);

    candidate->name = first_sentence(field->value, NULL);
    candidate->name = slice_part(candidate->name, 0, slice_find_byte(candidate->name, '\n', 0));
    candidate->detail = field->value;
    candidate->span = field->span;
}

static void find_labels(const Finder *finder, Topic *topic, Found found)
{
    for (const Field *field = topic->section->first_field; field; field = field->next_in_section) {
        find_label(finder, topic, field, found);
    }
}

/* ---- tables ---- */

static bool is_column_of_anti_patterns(Slice folded)
{
    static const Slice names[] = {SLICE_INIT("anti pattern"),   SLICE_INIT("anti patterns"),
                                  SLICE_INIT("antipattern"),    SLICE_INIT("pitfall"),
                                  SLICE_INIT("common mistake"), SLICE_INIT("mistake"),
                                  SLICE_INIT("bad pattern")};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (cue_is(folded, names[i])) {
            return true;
        }
    }
    return false;
}

static const Node *cell_at(const Node *row, size_t column)
{
    const Node *cell = row->first;

    while (cell && column > 0) {
        cell = cell->next;
        column--;
    }
    return cell;
}

static void add_rows(const Finder *finder, Topic *topic, const Node *head, size_t column)
{
    for (const Node *row = head->next; row; row = row->next) {
        const Node *cell = cell_at(row, column);

        if (!cell || !cell->first) {
            continue;
        }

        Candidate *candidate =
            candidate_add(finder->candidates, RECORD_ANTI_PATTERN, "anti_pattern/row", topic);

        candidate->name = slice_trim(text_from_inlines(finder->arena, cell));
        candidate->span = row->span;
        candidate->first = row;
        candidate->end = node_skip(row, NULL);
    }
}

static void find_rows(const Finder *finder, Topic *topic, const Node *table)
{
    const Node *head = table->first;
    size_t column = 0;

    if (!head || head->kind != NODE_TABLE_ROW) {
        return;
    }
    for (const Node *cell = head->first; cell; cell = cell->next, column++) {
        if (is_column_of_anti_patterns(
                heading_fold(finder->arena, text_from_inlines(finder->arena, cell)))) {
            add_rows(finder, topic, head, column);
            return;
        }
    }
}

void part_rules_apply(const Extraction *extraction, const TopicList *topics,
                      CandidateList *candidates)
{
    const Survey *survey = &extraction->survey;
    Finder finder = {extraction, extraction->document->arena, candidates};

    for (size_t i = 0; i < topics->count; i++) {
        Topic *topic = &topics->items[i];
        Found found = {candidates->count, candidates->count};

        if (topic->is_set_apart) {
            continue;
        }
        find_items(&finder, topic);
        find_patterns(&finder, topic);
        found.end = candidates->count;
        find_labels(&finder, topic, found);
    }
    for (size_t i = 0; i < survey->tables.count; i++) {
        const Place *place = &survey->tables.items[i];
        Topic *topic = &topics->items[place->section - survey->sections];

        if (!topic->is_set_apart) {
            find_rows(&finder, topic, place->node);
        }
    }
}
