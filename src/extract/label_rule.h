/*
 * label_rule.h - which labels are records: "**Good Pattern:** …", or the items behind "**Best Practices:**".
 */
#ifndef EXTRACT_LABEL_RULE_H
#define EXTRACT_LABEL_RULE_H

#include "extract/candidate.h"

/* Those of a topic, without the topics below it. `found` is what item_rules_apply has made of it: labels may be a part of that. */
void label_rules_apply(const PartFinder *finder, Topic *topic, CandidateRange found);

#endif
