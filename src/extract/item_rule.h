/*
 * item_rule.h - which items of lists, and lines in bold, are records: those below a heading that says so.
 */
#ifndef EXTRACT_ITEM_RULE_H
#define EXTRACT_ITEM_RULE_H

#include "extract/candidate.h"

/* Those of a topic, without the topics below it. */
void item_rules_apply(const PartFinder *finder, Topic *topic);

/* The items of lists among the siblings from `first` up to `end`, NULL or one behind it, as records of the kind. */
void items_add(const PartFinder *finder, RecordKind kind, const char *rule, Topic *topic,
               const Node *first, const Node *end);

#endif
