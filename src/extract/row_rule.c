#include "extract/row_rule.h"

#include "document/text.h"
#include "extract/item_name.h"

/* A head that says so itself. */
static bool names_anti_patterns(Slice folded)
{
    static const char *const names[] = {"anti pattern",   "anti patterns", "antipattern", "pitfall",
                                        "common mistake", "mistake",       "bad pattern", NULL};

    return cue_fits_any(folded, CUE_IS, names);
}

/* "❌ Wrong Assessment", "Don't" */
static bool is_bad(Slice text, Slice folded)
{
    static const char *const names[] = {"dont", "do not", "wrong", "bad", "avoid", "never", NULL};

    return text_is_warned(text) || cue_fits_any(folded, CUE_IS, names);
}

/* "✅ Right", "Do" */
static bool is_good(Slice text, Slice folded)
{
    static const char *const names[] = {"do",      "right",      "good",   "correct", "better",
                                        "instead", "do instead", "always", NULL};

    return text_is_praised(text) || cue_fits_any(folded, CUE_IS, names);
}

enum { NO_COLUMN = -1 };

/* The column of anti-patterns: the one that says so, or the bad one beside a good one. */
static int find_column(Arena *arena, const Node *head)
{
    int column = 0;
    int bad = NO_COLUMN;
    bool has_good = false;

    for (const Node *cell = head->first; cell; cell = cell->next, column++) {
        Slice text = slice_trim(text_from_inlines(arena, cell));
        Slice folded = heading_fold(arena, text);

        if (names_anti_patterns(folded)) {
            return column;
        }
        bad = bad == NO_COLUMN && is_bad(text, folded) ? column : bad;
        has_good = has_good || is_good(text, folded);
    }
    return has_good ? bad : NO_COLUMN;
}

static const Node *cell_at(const Node *row, int column)
{
    const Node *cell = row->first;

    while (cell && column > 0) {
        cell = cell->next;
        column--;
    }
    return cell;
}

static void add_rows(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
                     const Node *head, int column)
{
    for (const Node *row = head->next; row; row = row->next) {
        const Node *cell = cell_at(row, column);

        if (!cell || !cell->first) {
            continue;
        }

        Candidate *candidate = candidate_add(finder->candidates, kind, rule, topic);

        candidate->name =
            item_name_shorten(finder->arena, slice_trim(text_from_inlines(finder->arena, cell)));
        candidate->detail =
            cell->next ? slice_trim(text_from_inlines(finder->arena, cell->next)) : (Slice){0};
        candidate->statement = candidate->detail;
        candidate->span = row->span;
        candidate->first = row;
        candidate->end = node_skip(row, NULL);
    }
}

/* "| Rule | Detail |" below a heading that ends in Rules; not a list of a linter's, which are names. */
static bool tells_rules(const PartFinder *finder, const Topic *topic, const Node *head)
{
    Slice folded = head->first
                       ? heading_fold(finder->arena, text_from_inlines(finder->arena, head->first))
                       : (Slice){0};
    const Node *cell = head->next ? head->next->first : NULL;

    return cue_ends(topic->core.folded, SLICE("rules")) && cue_is(folded, SLICE("rule")) && cell &&
           cell->first && cell->first->kind != NODE_CODE && cell->first->kind != NODE_LINK;
}

/* The first column with one of the names, a list that ends with NULL. */
static int find_named(Arena *arena, const Node *head, const char *const *names)
{
    int column = 0;

    for (const Node *cell = head->first; cell; cell = cell->next, column++) {
        if (cue_fits_any(heading_fold(arena, text_from_inlines(arena, cell)), CUE_IS, names)) {
            return column;
        }
    }
    return NO_COLUMN;
}

/* The column "Question" before that of decisions. */
static int find_subject(Arena *arena, const Node *head, int decisions)
{
    static const char *const names[] = {"question", "topic",   "area", "subject",
                                        "issue",    "concern", "item", NULL};
    int column = find_named(arena, head, names);

    return column < decisions ? column : NO_COLUMN;
}

/* "Store: use SQLite": what was decided says little without what it is about. */
static void name_decisions(const PartFinder *finder, CandidateRange rows, int subject)
{
    for (size_t i = rows.first; subject != NO_COLUMN && i < rows.end; i++) {
        Candidate *row = &finder->candidates->items[i];
        const Node *cell = cell_at(row->first, subject);
        Slice text = cell ? slice_trim(text_from_inlines(finder->arena, cell)) : (Slice){0};

        if (text.size > 0) {
            Slice name = arena_format(finder->arena, "%.*s: %.*s", SLICE_PRINT(text),
                                      SLICE_PRINT(row->name));

            row->name = item_name_shorten(finder->arena, name);
        }
    }
}

/* The column "Decision" of a table below a heading that ends in Decisions, which is no part of one. */
static int find_decisions(const PartFinder *finder, Topic *topic, const Node *head)
{
    static const char *const names[] = {"decision", "resolution", "choice", NULL};

    return topic_holds(topic, RECORD_DECISION) && !topic_record_around(topic)
               ? find_named(finder->arena, head, names)
               : NO_COLUMN;
}

void row_rules_apply(const PartFinder *finder, Topic *topic, const Node *table)
{
    const Node *head = table->first;
    int column;

    if (!head || head->kind != NODE_TABLE_ROW) {
        return;
    }
    column = find_decisions(finder, topic, head);
    if (column != NO_COLUMN) {
        CandidateRange rows = {finder->candidates->count, 0};

        add_rows(finder, RECORD_DECISION, "decision/row", topic, head, column);
        rows.end = finder->candidates->count;
        name_decisions(finder, rows, find_subject(finder->arena, head, column));
        return;
    }
    column = find_column(finder->arena, head);
    if (column != NO_COLUMN) {
        add_rows(finder, RECORD_ANTI_PATTERN, "anti_pattern/row", topic, head, column);
    } else if (tells_rules(finder, topic, head)) {
        add_rows(finder, RECORD_PRACTICE, "practice/row", topic, head, 0);
    }
}
