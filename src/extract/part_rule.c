#include "extract/part_rule.h"

#include "extract/item_rule.h"
#include "extract/label_rule.h"
#include "extract/line_rule.h"
#include "extract/row_rule.h"

void part_rules_apply(const Extraction *extraction, const TopicList *topics,
                      CandidateList *candidates)
{
    const Survey *survey = &extraction->survey;
    PartFinder finder = {extraction, extraction->document->arena, candidates};

    for (size_t i = 0; i < topics->count; i++) {
        Topic *topic = &topics->items[i];
        CandidateRange found = {candidates->count, candidates->count};

        if (topic->is_set_apart) {
            continue;
        }
        item_rules_apply(&finder, topic);
        line_rules_apply(&finder, topic);
        found.end = candidates->count;
        label_rules_apply(&finder, topic, found);
    }
    for (size_t i = 0; i < survey->tables.count; i++) {
        const Place *place = &survey->tables.items[i];
        Topic *topic = &topics->items[place->section - survey->sections];

        if (!topic->is_set_apart) {
            row_rules_apply(&finder, topic, place->node);
        }
    }
}
