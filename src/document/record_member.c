#include "document/record_member.h"

#define KIND(name) ((uint32_t)1 << RECORD_##name)

static const RecordMember members[] = {
    {"status", KIND(DECISION), MEMBER_OWN, {"status", NULL}},
    {"statement",
     KIND(LESSON) | KIND(PRACTICE),
     MEMBER_OWN,
     {"lesson", "lesson_learned", "key_learning", "key_insight", "takeaway", "learning", NULL}},
    {"principle", KIND(PRACTICE), MEMBER_TEXT, {"principle", NULL}},
    {"rationale",
     KIND(PATTERN) | KIND(ANTI_PATTERN) | KIND(PRACTICE) | KIND(DECISION),
     MEMBER_TEXT,
     {"rationale", "why", "reason", "reasoning", "justification", "why_it_s_bad", "why_bad", NULL}},
    {"when_to_use",
     KIND(PATTERN) | KIND(PRACTICE),
     MEMBER_TEXT,
     {"when_to_use", "use_when", "when_to_apply", "when_to_use_it", "applies_when", "applies_to",
      NULL}},
    {"when_not",
     KIND(PATTERN),
     MEMBER_TEXT,
     {"when_not_to_use", "when_not", "avoid_when", "do_not_use_when", "don_t_use_when", NULL}},
    {"benefit", KIND(PATTERN), MEMBER_TEXT, {"benefit", "benefits", "advantages", "pros", NULL}},
    {"use_case", KIND(PATTERN), MEMBER_TEXT, {"use_case", "use_cases", NULL}},
    {"alternatives_rejected",
     KIND(PATTERN),
     MEMBER_TEXTS,
     {"alternative_rejected", "alternatives_rejected", "rejected", "rejected_alternatives",
      "rejected_alternative", NULL}},
    {"problem",
     KIND(PATTERN) | KIND(ANTI_PATTERN) | KIND(LESSON),
     MEMBER_TEXT,
     {"problem", "the_problem", "problem_encountered", "symptom", "symptoms", "issue", "challenge",
      NULL}},
    {"solution",
     KIND(PATTERN) | KIND(ANTI_PATTERN),
     MEMBER_TEXT,
     {"solution", "the_solution", "fix", "instead", "better", "correct", "do_instead", NULL}},
    {"root_cause",
     KIND(LESSON) | KIND(ANTI_PATTERN),
     MEMBER_TEXT,
     {"root_cause", "the_root_cause", "root_causes", "cause", "the_cause", "causes", NULL}},
    {"workaround", KIND(LESSON), MEMBER_TEXT, {"workaround", "workarounds", NULL}},
    {"fix",
     KIND(LESSON),
     MEMBER_TEXT,
     {"fix", "the_fix", "solution", "the_solution", "resolution", "prevention", NULL}},
    {"when", KIND(LESSON), MEMBER_TEXT, {"when", "when_it_happens", "when_to_apply", NULL}},
    {"date",
     KIND(DECISION),
     MEMBER_TEXT,
     {"date", "decision_date", "decided", "date_decided", NULL}},
    {"deciders",
     KIND(DECISION),
     MEMBER_TEXT,
     {"deciders", "decider", "decision_makers", "decision_maker", "decided_by", "owner", NULL}},
    {"context",
     KIND(DECISION),
     MEMBER_TEXT,
     {"context", "context_and_problem_statement", "problem_statement", "background", "problem",
      "issue", NULL}},
    {"decision",
     KIND(DECISION),
     MEMBER_TEXT,
     {"decision", "decision_outcome", "the_decision", "outcome", "chosen_option", NULL}},
    {"consequences",
     KIND(DECISION),
     MEMBER_TEXT,
     {"consequences", "consequence", "implications", "impact", "trade_offs", "tradeoffs", NULL}},
    {"alternatives",
     KIND(DECISION),
     MEMBER_TEXTS,
     {"alternatives", "alternatives_considered", "considered_options", "options_considered",
      "considered_alternatives", "alternative", "options", NULL}},
};

enum { MEMBER_COUNT = sizeof members / sizeof *members };

const RecordMember *record_members(size_t *count)
{
    *count = MEMBER_COUNT;
    return members;
}

const RecordMember *record_member_find(RecordKind kind, Slice name)
{
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if ((members[i].kinds >> kind & 1) != 0 && slice_is(name, members[i].name)) {
            return &members[i];
        }
    }
    return NULL;
}
