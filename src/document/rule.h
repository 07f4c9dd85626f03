/*
 * rule.h - every rule of `memoc check`, as a table.
 *
 * A rule is a row: id, severity, one line of help. Stages name rules by RuleId and add findings with finding_add; check/ holds the
 * longer explanations and the rules' code. Severities are changed by settings only when findings are reported.
 */
#ifndef DOCUMENT_RULE_H
#define DOCUMENT_RULE_H

#include "base/diagnostic.h"
#include "base/source.h"

typedef enum RuleId {
    RULE_ENCODING_INVALID_UTF8,
    RULE_ENCODING_NUL,
    RULE_ENCODING_CONTROL,
    RULE_ENCODING_BOM,
    RULE_ENCODING_CRLF,
    RULE_ENCODING_MIXED_EOL,
    RULE_ENCODING_NBSP,
    RULE_ENCODING_NO_FINAL_NEWLINE,
    RULE_FRONT_MATTER_MISSING,
    RULE_FRONT_MATTER_TOML,
    RULE_FRONT_MATTER_UNTERMINATED,
    RULE_FRONT_MATTER_YAML,
    RULE_FRONT_MATTER_NOT_MAPPING,
    RULE_FRONT_MATTER_DUPLICATE_KEY,
    RULE_FRONT_MATTER_SECOND_BLOCK,
    RULE_FRONT_MATTER_REQUIRED,
    RULE_FRONT_MATTER_SCHEMA,
    RULE_FRONT_MATTER_UNKNOWN_KEY,
    RULE_FRONT_MATTER_PLACEHOLDER,
    RULE_STATUS_UNKNOWN,
    RULE_STATUS_CASE,
    RULE_STATUS_QUALIFIED,
    RULE_STATUS_SUPERSEDED_MISSING,
    RULE_DATE_INVALID,
    RULE_DATE_FORMAT,
    RULE_DATE_FUTURE,
    RULE_DATE_MISSING,
    RULE_DATE_BODY_MISMATCH,
    RULE_DATE_BEHIND_GIT,
    RULE_DATE_NOT_BUMPED,
    RULE_DATE_WENT_BACK,
    RULE_DATE_BUMP_ONLY,
    RULE_DATE_REMOVED,
    RULE_FRESHNESS_DUE_SOON,
    RULE_FRESHNESS_STALE,
    RULE_FRESHNESS_VERY_STALE,
    RULE_FRESHNESS_CADENCE,
    RULE_FRESHNESS_NO_CADENCE,
    RULE_FRESHNESS_CLAIM,
    RULE_FRESHNESS_INDETERMINATE,
    RULE_CODE_REF_MISSING,
    RULE_CODE_REF_MOVED,
    RULE_CODE_REF_CHANGED,
    RULE_CODE_REF_LINE_RANGE,
    RULE_LINK_BROKEN,
    RULE_LINK_MISSING_FILE,
    RULE_LINK_CASE,
    RULE_LINK_ROOT_RELATIVE,
    RULE_LINK_ANCHOR,
    RULE_LINK_EMPTY,
    RULE_LINK_PLACEHOLDER,
    RULE_LINK_ABSOLUTE,
    RULE_LINK_SCHEME,
    RULE_LINK_ORPHAN,
    RULE_LINK_EXTERNAL,
    RULE_HEADING_NO_H1,
    RULE_HEADING_MULTIPLE_H1,
    RULE_HEADING_LEVEL_SKIP,
    RULE_HEADING_DUPLICATE,
    RULE_HEADING_EMPTY,
    RULE_HEADING_EMPHASIS,
    RULE_HEADING_TRAILING_PUNCTUATION,
    RULE_CODE_NO_LANGUAGE,
    RULE_CODE_ALIAS,
    RULE_CODE_UNKNOWN_LANGUAGE,
    RULE_CODE_UNCLOSED,
    RULE_CODE_JSON,
    RULE_CODE_JSONC,
    RULE_CODE_YAML,
    RULE_CODE_EMPTY,
    RULE_TABLE_RAGGED,
    RULE_TABLE_EMPTY_HEADER,
    RULE_TEXT_MUST_MATCH,
    RULE_TEXT_MUST_NOT_MATCH,
    RULE_RECORD_DUPLICATE_ID,
    RULE_RECORD_NEAR_DUPLICATE,
    RULE_RECORD_PATTERN_WITHOUT_RATIONALE,
    RULE_RECORD_PATTERN_WITHOUT_CODE,
    RULE_RECORD_DECISION_WITHOUT_STATUS,
    RULE_RECORD_AGENT_MISMATCH,
    RULE_RECORD_MEMORY_SCHEMA,
    RULE_DOC_DUPLICATE_TITLE,
    RULE_DOC_TOO_LONG,
    RULE_DOC_TOO_COSTLY,
    RULE_FILTER_ERROR,
    RULE_MATH_REFUSED,
    RULE_DOC_UNREADABLE,
    RULE_DOC_NOT_A_FILE,
    RULE_DOC_OUTSIDE_ROOT,
    RULE_DOC_CRASHED,
    RULE_DOC_ADDRESS_COLLISION,
    RULE_DOC_FOOTNOTE_LOOP,
    RULE_SUPPRESSION_UNUSED,
    RULE_SUPPRESSION_UNKNOWN_RULE,
    RULE_COUNT,
} RuleId;

typedef struct Rule {
    Slice id;
    Severity severity;
    const char *help; /* one line: what to do */
} Rule;

const Rule *rule_get(RuleId id);

/* The rule called `id` ("link/broken"), or NULL. */
const Rule *rule_find(Slice id);

/* Does a pattern mean a rule? A star at its end stands for the rules of a family, or for all. */
bool rule_pattern_matches(Slice pattern, Slice rule);

/*
 * Is "link" a family of memoc's own, one of rules to come or of other messages among them? Rules of filters are of none.
 */
bool rule_family_is_ours(Slice family);

/*
 * Adds a finding with the rule's own severity and help; the result is valid until the next addition. finding_add_file is for
 * findings about a file as a whole.
 */
Diagnostic *finding_add(DiagnosticList *list, RuleId id, Source *source, Span span,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));
Diagnostic *finding_add_file(DiagnosticList *list, RuleId id, Slice path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
