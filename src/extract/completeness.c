#include "extract/completeness.h"

#include "base/json_view.h"
#include "base/utf8.h"

enum { SHOWN_LIMIT = 60 };

/* Has the record one of these members? */
static bool has_one_of(Extraction *extraction, const Record *record, const char *const *names)
{
    Slice members =
        arena_format(extraction->document->scratch, "{%.*s}", SLICE_PRINT(record->members));
    Slice value;

    for (; *names != NULL; names++) {
        if (json_view_find(members, *names, &value)) {
            return true;
        }
    }
    return false;
}

static void tell(Extraction *extraction, RuleId rule, const Candidate *candidate, const char *what)
{
    Document *document = extraction->document;
    Source *source = &document->source;
    Slice line = source_line(source, source_line_number(source, candidate->span.start));
    uint32_t end = (uint32_t)(line.data - source->bytes.data + (ptrdiff_t)line.size);

    finding_add(&document->findings, rule, source, (Span){candidate->span.start, end},
                "the %s \"%.*s\" %s", record_kind_name(candidate->kind),
                SLICE_PRINT(utf8_prefix(candidate->name, SHOWN_LIMIT)), what);
}

/* What it is good for is as much of a reason as why it is so. */
static void check_pattern(Extraction *extraction, const Candidate *candidate, const Record *record)
{
    static const char *const reasons[] = {"rationale",   "benefit",  "problem",
                                          "when_to_use", "use_case", NULL};
    static const char *const code[] = {"code", NULL};

    if (!has_one_of(extraction, record, reasons)) {
        tell(extraction, RULE_RECORD_PATTERN_WITHOUT_RATIONALE, candidate, "does not say why");
    }
    if (!has_one_of(extraction, record, code)) {
        tell(extraction, RULE_RECORD_PATTERN_WITHOUT_CODE, candidate, "has no code");
    }
}

static void check_decision(Extraction *extraction, const Candidate *candidate, const Record *record)
{
    static const char *const status[] = {"status", NULL};

    if (!has_one_of(extraction, record, status)) {
        tell(extraction, RULE_RECORD_DECISION_WITHOUT_STATUS, candidate,
             "does not say whether it holds");
    }
}

void completeness_check(Extraction *extraction, const Candidate *candidate, const Record *record)
{
    if (!candidate->is_topic) {
        return;
    }
    if (candidate->kind == RECORD_PATTERN) {
        check_pattern(extraction, candidate, record);
    } else if (candidate->kind == RECORD_DECISION) {
        check_decision(extraction, candidate, record);
    }
}
