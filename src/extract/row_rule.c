#include "extract/row_rule.h"

#include "document/text.h"

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

static void add_rows(const PartFinder *finder, Topic *topic, const Node *head, size_t column)
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

void row_rules_apply(const PartFinder *finder, Topic *topic, const Node *table)
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
