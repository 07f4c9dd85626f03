#include "check/required.h"

static bool is_separator(char c)
{
    return c == '_' || c == '-' || c == ' ';
}

static size_t skip_separators(Slice key, size_t at)
{
    while (at < key.size && is_separator(key.data[at])) {
        at++;
    }
    return at;
}

/* "lastUpdated" and "Last-Updated" are last_updated, but for how they are written. */
static bool is_same_word(Slice a, Slice b)
{
    size_t i = skip_separators(a, 0);
    size_t j = skip_separators(b, 0);

    while (i < a.size && j < b.size && ascii_to_lower(a.data[i]) == ascii_to_lower(b.data[j])) {
        i = skip_separators(a, i + 1);
        j = skip_separators(b, j + 1);
    }
    return i == a.size && j == b.size;
}

static Slice find_same_word(const Value *front_matter, Slice name)
{
    for (size_t i = 0; front_matter != NULL && i < front_matter->count; i++) {
        if (is_same_word(front_matter->pairs[i].key, name)) {
            return front_matter->pairs[i].key;
        }
    }
    return (Slice){0};
}

static bool is_asked_by(const Document *document, const SchemaSettings *schema, Slice name)
{
    return slice_list_has(&schema->required, name) &&
           settings_path_matches(&schema->paths, &schema->exclude, document->path);
}

/* Of all schemas that ask for it, the greatest. */
static Severity severity_of(const Document *document, Slice name)
{
    const Settings *settings = document->settings;
    Severity greatest = SEVERITY_OFF;

    for (size_t i = 0; i < settings->schema_count; i++) {
        const SchemaSettings *schema = &settings->schemas[i];

        if (schema->severity > greatest && is_asked_by(document, schema, name)) {
            greatest = schema->severity;
        }
    }
    return greatest;
}

bool required_has(const Document *document, Slice name)
{
    return severity_of(document, name) != SEVERITY_OFF;
}

static bool is_asked_before(const Document *document, size_t schema, Slice name)
{
    for (size_t i = 0; i < schema; i++) {
        if (is_asked_by(document, &document->settings->schemas[i], name)) {
            return true;
        }
    }
    return false;
}

/* The line that front matter begins with, or the place where it would begin. */
static Span opening_of(const Document *document)
{
    uint32_t start = document->front_matter_span.start;

    return document->front_matter != NULL ? (Span){start, start + 3}
                                          : (Span){document->body_offset, document->body_offset};
}

static void tell_of_lost(Document *document, Slice name, Severity severity)
{
    Diagnostic *finding = finding_add(
        &document->findings, RULE_FRONT_MATTER_REQUIRED, &document->source, (Span){0, 0},
        "no \"%.*s\": the front matter cannot be read", SLICE_PRINT(name));

    finding->severity = severity;
    finding->help = SLICE("mend it: rules of front-matter/ say what is wrong with it");
}

static void tell_of_missing(Document *document, Slice name, Severity severity)
{
    Slice same = find_same_word(document->front_matter, name);
    Diagnostic *finding =
        finding_add(&document->findings, RULE_FRONT_MATTER_REQUIRED, &document->source,
                    opening_of(document), "\"%.*s\" is missing", SLICE_PRINT(name));

    finding->severity = severity;
    finding->help = same.size > 0
                        ? arena_format(document->findings.arena, "rename \"%.*s\" to \"%.*s\"",
                                       SLICE_PRINT(same), SLICE_PRINT(name))
                        : arena_format(document->findings.arena, "add %.*s: to the front matter",
                                       SLICE_PRINT(name));
}

static void check_name(Document *document, size_t schema, Slice name)
{
    if (value_find_path(document->front_matter, name) != NULL ||
        !is_asked_by(document, &document->settings->schemas[schema], name) ||
        is_asked_before(document, schema, name)) {
        return;
    }

    Severity severity = severity_of(document, name);

    if (severity == SEVERITY_OFF) {
        return;
    }
    if (document->front_matter_is_bad) {
        tell_of_lost(document, name, severity);
    } else {
        tell_of_missing(document, name, severity);
    }
}

void check_required(Document *document)
{
    const Settings *settings = document->settings;

    for (size_t i = 0; i < settings->schema_count; i++) {
        const SliceList *names = &settings->schemas[i].required;

        for (size_t j = 0; j < names->count; j++) {
            check_name(document, i, names->items[j]);
        }
    }
}
