#include "document/rule.h"

#include <assert.h>

#define ROW(identifier, default_severity, one_line)                                                \
    {                                                                                              \
        SLICE_INIT(identifier), (default_severity), (one_line)                                     \
    }

static const Rule rules[RULE_COUNT] = {
    [RULE_ENCODING_INVALID_UTF8] =
        ROW("encoding/invalid-utf8", SEVERITY_ERROR, "save the file as UTF-8"),
    [RULE_ENCODING_NUL] = ROW("encoding/nul", SEVERITY_ERROR, "remove the NUL bytes"),
    [RULE_ENCODING_CONTROL] =
        ROW("encoding/control", SEVERITY_ERROR, "remove the control characters"),
    [RULE_ENCODING_BOM] =
        ROW("encoding/bom", SEVERITY_WARNING, "save the file as UTF-8 without a byte order mark"),
    [RULE_ENCODING_CRLF] = ROW("encoding/crlf", SEVERITY_INFO, "end lines with LF alone"),
    [RULE_ENCODING_MIXED_EOL] = ROW("encoding/mixed-eol", SEVERITY_INFO,
                                    "end all lines of a file in the same way, best with LF"),
    [RULE_ENCODING_NBSP] =
        ROW("encoding/nbsp", SEVERITY_INFO, "write an ordinary space, or &nbsp; where it is meant"),
    [RULE_ENCODING_NO_FINAL_NEWLINE] =
        ROW("encoding/no-final-newline", SEVERITY_INFO, "end the last line with a line end"),

    [RULE_FRONT_MATTER_MISSING] =
        ROW("front-matter/missing", SEVERITY_WARNING,
            "begin the file with a block of YAML between two lines of ---"),
    [RULE_FRONT_MATTER_TOML] = ROW("front-matter/toml", SEVERITY_WARNING,
                                   "write the front matter as YAML between two lines of ---"),
    [RULE_FRONT_MATTER_UNTERMINATED] = ROW("front-matter/unterminated", SEVERITY_ERROR,
                                           "close the front matter with a line of ---"),
    [RULE_FRONT_MATTER_YAML] =
        ROW("front-matter/yaml", SEVERITY_ERROR, "put values with special characters in quotes"),
    [RULE_FRONT_MATTER_NOT_MAPPING] = ROW("front-matter/not-mapping", SEVERITY_ERROR,
                                          "write the front matter as lines of key: value"),
    [RULE_FRONT_MATTER_DUPLICATE_KEY] =
        ROW("front-matter/duplicate-key", SEVERITY_ERROR, "keep one of the two"),
    [RULE_FRONT_MATTER_SECOND_BLOCK] =
        ROW("front-matter/second-block", SEVERITY_ERROR, "join the two blocks into one"),
    [RULE_FRONT_MATTER_REQUIRED] =
        ROW("front-matter/required", SEVERITY_ERROR, "add the key to the front matter"),
    [RULE_FRONT_MATTER_SCHEMA] =
        ROW("front-matter/schema", SEVERITY_ERROR, "write it as the schema in memoc.yaml asks for"),
    [RULE_FRONT_MATTER_UNKNOWN_KEY] =
        ROW("front-matter/unknown-key", SEVERITY_OFF,
            "remove the key, or add it to the schema that memoc.yaml names"),
    [RULE_FRONT_MATTER_PLACEHOLDER] = ROW("front-matter/placeholder", SEVERITY_WARNING,
                                          "fill in the template's value, or remove the key"),

    [RULE_STATUS_UNKNOWN] = ROW("status/unknown", SEVERITY_WARNING,
                                "use a status that memoc.yaml lists, or add this one to it"),
    [RULE_STATUS_CASE] =
        ROW("status/case", SEVERITY_INFO, "write the status as memoc.yaml spells it"),
    [RULE_STATUS_QUALIFIED] = ROW("status/qualified", SEVERITY_INFO,
                                  "keep the status to one word, and say the rest elsewhere"),
    [RULE_STATUS_SUPERSEDED_MISSING] =
        ROW("status/superseded-missing", SEVERITY_ERROR,
            "name the document that replaces it: superseded_by: path"),

    [RULE_DATE_INVALID] =
        ROW("date/invalid", SEVERITY_ERROR, "write a day of the calendar as YYYY-MM-DD"),
    [RULE_DATE_FORMAT] = ROW("date/format", SEVERITY_WARNING, "write the date as YYYY-MM-DD"),
    [RULE_DATE_FUTURE] =
        ROW("date/future", SEVERITY_ERROR, "give the day of the last change, not of the next"),
    [RULE_DATE_MISSING] =
        ROW("date/missing", SEVERITY_WARNING, "add last_updated: YYYY-MM-DD to the front matter"),
    [RULE_DATE_BODY_MISMATCH] = ROW("date/body-mismatch", SEVERITY_WARNING,
                                    "remove the date from the text, or make the two the same"),
    [RULE_DATE_BEHIND_GIT] = ROW("date/behind-git", SEVERITY_WARNING,
                                 "review the change, and set the date to the day of the review"),
    [RULE_DATE_NOT_BUMPED] =
        ROW("date/not-bumped", SEVERITY_ERROR, "set the date to the day of the change"),
    [RULE_DATE_WENT_BACK] =
        ROW("date/went-back", SEVERITY_ERROR, "set the date to the day of the change"),
    [RULE_DATE_BUMP_ONLY] =
        ROW("date/bump-only", SEVERITY_INFO, "nothing to do, if the document was reviewed"),
    [RULE_DATE_REMOVED] =
        ROW("date/removed", SEVERITY_ERROR, "put the date back, as the day of the change"),

    [RULE_FRESHNESS_DUE_SOON] =
        ROW("freshness/due-soon", SEVERITY_INFO, "review the document and update its date"),
    [RULE_FRESHNESS_STALE] =
        ROW("freshness/stale", SEVERITY_WARNING, "review the document and update its date"),
    [RULE_FRESHNESS_VERY_STALE] = ROW("freshness/very-stale", SEVERITY_WARNING,
                                      "review the document and update its date, or remove it"),
    [RULE_FRESHNESS_CADENCE] = ROW("freshness/cadence", SEVERITY_WARNING,
                                   "write an ISO 8601 duration such as P90D, or a name of "
                                   "freshness.cadences in memoc.yaml"),
    [RULE_FRESHNESS_NO_CADENCE] = ROW("freshness/no-cadence", SEVERITY_WARNING,
                                      "say how often to review it: review_cadence: P90D"),
    [RULE_FRESHNESS_CLAIM] =
        ROW("freshness/claim", SEVERITY_WARNING, "see whether it still holds, and say since when"),
    [RULE_FRESHNESS_INDETERMINATE] =
        ROW("freshness/indeterminate", SEVERITY_INFO,
            "fetch the whole history: git fetch --unshallow, or fetch-depth: 0"),

    [RULE_CODE_REF_MISSING] = ROW("code-ref/missing", SEVERITY_WARNING,
                                  "name a file that exists, or remove the reference"),
    [RULE_CODE_REF_MOVED] = ROW("code-ref/moved", SEVERITY_WARNING, "write the path as it is now"),
    [RULE_CODE_REF_CHANGED] = ROW("code-ref/changed", SEVERITY_INFO,
                                  "see whether the document is still right, and update its date"),
    [RULE_CODE_REF_LINE_RANGE] = ROW("code-ref/line-range", SEVERITY_WARNING,
                                     "name lines that the file has, or the file alone"),

    [RULE_LINK_BROKEN] =
        ROW("link/broken", SEVERITY_ERROR, "link to a document that exists, or remove the link"),
    [RULE_LINK_MISSING_FILE] =
        ROW("link/missing-file", SEVERITY_ERROR, "link to a file that exists, or remove the link"),
    [RULE_LINK_CASE] = ROW("link/case", SEVERITY_ERROR, "write the path as the file is named"),
    [RULE_LINK_ROOT_RELATIVE] =
        ROW("link/root-relative", SEVERITY_ERROR, "write the path relative to this document"),
    [RULE_LINK_ANCHOR] =
        ROW("link/anchor", SEVERITY_ERROR, "link to a heading that exists, or remove the anchor"),
    [RULE_LINK_EMPTY] = ROW("link/empty", SEVERITY_WARNING, "give the link a target"),
    [RULE_LINK_PLACEHOLDER] = ROW("link/placeholder", SEVERITY_WARNING,
                                  "fill in the target, or write the example as code"),
    [RULE_LINK_ABSOLUTE] =
        ROW("link/absolute", SEVERITY_WARNING, "write the path relative to this document"),
    [RULE_LINK_SCHEME] = ROW("link/scheme", SEVERITY_WARNING,
                             "link to a web page, an address or a file of the project"),
    [RULE_LINK_ORPHAN] = ROW("link/orphan", SEVERITY_INFO, "link to it from another document"),
    [RULE_LINK_EXTERNAL] =
        ROW("link/external", SEVERITY_OFF, "link to where the page is now, or remove the link"),

    [RULE_HEADING_NO_H1] =
        ROW("heading/no-h1", SEVERITY_INFO,
            "begin the text with \"# Title\", or give a title: in the front matter"),
    [RULE_HEADING_MULTIPLE_H1] = ROW("heading/multiple-h1", SEVERITY_INFO,
                                     "keep one as the title, and write the others with \"##\""),
    [RULE_HEADING_LEVEL_SKIP] = ROW("heading/level-skip", SEVERITY_INFO,
                                    "write it with one \"#\" more than the heading above it"),
    [RULE_HEADING_DUPLICATE] = ROW("heading/duplicate", SEVERITY_INFO,
                                   "give the two headings different names, or join their sections"),
    [RULE_HEADING_EMPTY] =
        ROW("heading/empty", SEVERITY_WARNING, "write the heading, or remove its line"),
    [RULE_HEADING_EMPHASIS] =
        ROW("heading/emphasis", SEVERITY_INFO, "write it as a heading, or as a sentence"),
    [RULE_HEADING_TRAILING_PUNCTUATION] =
        ROW("heading/trailing-punctuation", SEVERITY_INFO, "end the heading with its last word"),

    [RULE_CODE_NO_LANGUAGE] =
        ROW("code/no-language", SEVERITY_WARNING,
            "name the language behind the fence; \"text\" where there is none"),
    [RULE_CODE_ALIAS] = ROW("code/alias", SEVERITY_INFO, "write the language's own name"),
    [RULE_CODE_UNKNOWN_LANGUAGE] =
        ROW("code/unknown-language", SEVERITY_INFO, "write the name of a language, or \"text\""),
    [RULE_CODE_UNCLOSED] = ROW("code/unclosed", SEVERITY_ERROR,
                               "close the block with a fence like the one it begins with"),
    [RULE_CODE_JSON] =
        ROW("code/json", SEVERITY_WARNING, "mend the JSON, or name another language"),
    [RULE_CODE_JSONC] = ROW("code/jsonc", SEVERITY_INFO,
                            "name the language jsonc, or remove what JSON does not have"),
    [RULE_CODE_YAML] =
        ROW("code/yaml", SEVERITY_WARNING, "mend the YAML, or name another language"),
    [RULE_CODE_EMPTY] =
        ROW("code/empty", SEVERITY_WARNING, "fill in the code, or remove the block"),

    [RULE_TABLE_RAGGED] = ROW(
        "table/ragged", SEVERITY_WARNING,
        "write as many cells as the header has; text below a table needs a blank line above it"),
    [RULE_TABLE_EMPTY_HEADER] =
        ROW("table/empty-header", SEVERITY_INFO, "say in the header what each column holds"),

    [RULE_TEXT_MUST_MATCH] =
        ROW("text/must-match", SEVERITY_ERROR, "say what memoc.yaml asks for under text"),
    [RULE_TEXT_MUST_NOT_MATCH] = ROW("text/must-not-match", SEVERITY_ERROR,
                                     "remove what memoc.yaml does not allow under text"),

    [RULE_RECORD_DUPLICATE_ID] = ROW("record/duplicate-id", SEVERITY_WARNING,
                                     "give the two headings or labels different names"),
    [RULE_RECORD_NEAR_DUPLICATE] =
        ROW("record/near-duplicate", SEVERITY_INFO, "keep one of the two, and link to it"),
    [RULE_RECORD_PATTERN_WITHOUT_RATIONALE] =
        ROW("record/pattern-without-rationale", SEVERITY_OFF,
            "say why: **Rationale:** ..., or what it is good for"),
    [RULE_RECORD_PATTERN_WITHOUT_CODE] =
        ROW("record/pattern-without-code", SEVERITY_OFF, "show how it is done in a code block"),
    [RULE_RECORD_DECISION_WITHOUT_STATUS] = ROW("record/decision-without-status", SEVERITY_INFO,
                                                "say whether it holds: **Status:** Accepted"),
    [RULE_RECORD_AGENT_MISMATCH] = ROW("record/agent-mismatch", SEVERITY_INFO,
                                       "name the agent in one way, so that its memories are found"),
    [RULE_RECORD_MEMORY_SCHEMA] =
        ROW("record/memory-schema", SEVERITY_ERROR,
            "write a text; what is remembered may also be an object or a list that is not empty"),

    [RULE_DOC_DUPLICATE_TITLE] =
        ROW("doc/duplicate-title", SEVERITY_WARNING, "give each document a title of its own"),
    [RULE_DOC_TOO_LONG] = ROW("doc/too-long", SEVERITY_WARNING, "split the document, or say less"),
    [RULE_DOC_TOO_COSTLY] = ROW("doc/too-costly", SEVERITY_ERROR, "simplify or split the document"),
    [RULE_FILTER_ERROR] = ROW("filter/error", SEVERITY_ERROR,
                              "mend the filter; the document is made without it until then"),
    [RULE_MATH_REFUSED] = ROW(
        "math/refused", SEVERITY_WARNING,
        "write the formula as the program of math.command reads it; until then its TeX is shown"),
    [RULE_DOC_UNREADABLE] =
        ROW("doc/unreadable", SEVERITY_ERROR, "make the file readable, or exclude it"),
    [RULE_DOC_NOT_A_FILE] =
        ROW("doc/not-a-file", SEVERITY_ERROR, "replace it by an ordinary file, or exclude it"),
    [RULE_DOC_OUTSIDE_ROOT] =
        ROW("doc/outside-root", SEVERITY_ERROR, "keep the file itself inside the project"),
    [RULE_DOC_CRASHED] = ROW("doc/crashed", SEVERITY_ERROR,
                             "this is a fault of memoc: please report it with the document"),
    [RULE_DOC_ADDRESS_COLLISION] =
        ROW("doc/address-collision", SEVERITY_ERROR, "rename one of the two files"),
    [RULE_DOC_FOOTNOTE_LOOP] =
        ROW("doc/footnote-loop", SEVERITY_WARNING, "do not refer to a footnote from its own text"),

    [RULE_SUPPRESSION_UNUSED] =
        ROW("suppression/unused", SEVERITY_WARNING,
            "remove it; a finding about the document as a whole needs memoc-disable-file"),
    [RULE_SUPPRESSION_UNKNOWN_RULE] = ROW("suppression/unknown-rule", SEVERITY_WARNING,
                                          "name a rule, a family such as link/*, or * for all"),
};

const Rule *rule_get(RuleId id)
{
    assert((int)id >= 0 && id < RULE_COUNT && rules[id].id.size > 0);
    return &rules[id];
}

const Rule *rule_find(Slice id)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (slice_equals(rules[i].id, id)) {
            return &rules[i];
        }
    }
    return NULL;
}

bool rule_pattern_matches(Slice pattern, Slice rule)
{
    if (slice_ends_with(pattern, SLICE("*"))) {
        return slice_starts_with(rule, slice_part(pattern, 0, pattern.size - 1));
    }
    return slice_equals(pattern, rule);
}

static Slice family_of(Slice rule)
{
    return slice_part(rule, 0, slice_find_byte(rule, '/', 0));
}

bool rule_family_is_ours(Slice family)
{
    static const char *const others[] = {"config", "convert", "output", "template"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (slice_is(family, others[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (slice_equals(family_of(rules[i].id), family)) {
            return true;
        }
    }
    return false;
}

Diagnostic *finding_add(DiagnosticList *list, RuleId id, Source *source, Span span,
                        const char *format, ...)
{
    const Rule *rule = rule_get(id);
    va_list arguments;

    va_start(arguments, format);
    Diagnostic *added =
        diagnostic_add_list(list, rule->id, rule->severity, source, span, format, arguments);
    va_end(arguments);
    added->help = slice_from_string(rule->help);
    return added;
}

Diagnostic *finding_add_file(DiagnosticList *list, RuleId id, Slice path, const char *format, ...)
{
    const Rule *rule = rule_get(id);
    va_list arguments;

    va_start(arguments, format);
    Slice message = arena_format_list(list->arena, format, arguments);
    va_end(arguments);

    Diagnostic *added =
        diagnostic_add_file(list, rule->id, rule->severity, path, "%.*s", SLICE_PRINT(message));
    added->help = slice_from_string(rule->help);
    return added;
}
