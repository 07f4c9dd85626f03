#include "check/front_matter.h"

#include "check/placeholder.h"
#include "check/required.h"

static void tell_of_placeholder(Document *document, Slice key, const Value *value)
{
    Slice text = source_text(&document->source, value->span);

    finding_add(&document->findings, RULE_FRONT_MATTER_PLACEHOLDER, &document->source, value->span,
                "\"%.*s\" is still a placeholder: %.*s", SLICE_PRINT(key),
                SLICE_PRINT(slice_part(text, 0, 80)));
}

/* A key such as "date_format" may well have the value YYYY-MM-DD. */
static bool names_a_format(Slice key)
{
    return slice_find(key, SLICE("format"), 0) < key.size ||
           slice_find(key, SLICE("Format"), 0) < key.size;
}

/* Recursion is as deep as YAML, whose depth is capped (yaml_reader.h). */
static void check_value(Document *document, Slice key, const Value *value)
{
    if (placeholder_is_value(value)) {
        tell_of_placeholder(document, key, value);
        return;
    }
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
        check_value(document, key, value->items[i]);
    }
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
        if (!names_a_format(value->pairs[i].key)) {
            check_value(document, value->pairs[i].key, value->pairs[i].value);
        }
    }
}

/* Where nobody asks for front matter, nobody asks for what is in it. */
static bool may_be_missing(const Document *document)
{
    const Rule *rule = rule_get(RULE_FRONT_MATTER_MISSING);

    return settings_severity(document->settings, rule->id, rule->severity, document->path) ==
           SEVERITY_OFF;
}

static void check_missing(Document *document)
{
    finding_add(&document->findings, RULE_FRONT_MATTER_MISSING, &document->source,
                (Span){document->body_offset, document->body_offset},
                "the document has no front matter");
    if (!may_be_missing(document)) {
        check_required(document);
    }
}

bool check_front_matter_is_lost(const Document *document)
{
    const DiagnosticList *findings = &document->findings;
    bool is_lost = false;

    for (size_t i = 0; document->front_matter_is_bad && i < findings->count; i++) {
        const Diagnostic *finding = &findings->items[i];

        if (!slice_starts_with(finding->rule, SLICE("front-matter/"))) {
            continue;
        }
        if (settings_severity(document->settings, finding->rule, finding->severity,
                              document->path) != SEVERITY_OFF) {
            return false;
        }
        is_lost = true;
    }
    return is_lost;
}

void check_front_matter(Document *document)
{
    if (document->front_matter_is_bad) {
        if (check_front_matter_is_lost(document) && !may_be_missing(document)) {
            check_required(document);
        }
        return;
    }
    if (document->front_matter == NULL) {
        check_missing(document);
        return;
    }
    check_required(document);
    for (size_t i = 0; i < document->front_matter->count; i++) {
        const ValuePair *pair = &document->front_matter->pairs[i];

        if (!names_a_format(pair->key)) {
            check_value(document, pair->key, pair->value);
        }
    }
}
