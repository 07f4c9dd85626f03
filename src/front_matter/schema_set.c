#include "front_matter/schema_set.h"

#include "base/edit_distance.h"
#include "document/value_edit.h"
#include "front_matter/schema_files.h"
#include "front_matter/schema_node.h"

/* ---- opening ---- */

/* The text of a schema; false, after it was told, when there is none. */
static bool find_text(Arena *arena, const Settings *settings, const SchemaSettings *own,
                      const SchemaLoader *loader, SchemaText *text, DiagnosticList *problems)
{
    const char *reason = "";

    if (own->inlined) {
        text->uri = schema_files_uri(arena, settings->config_path);
        text->source = settings->config_source;
        text->value = own->inlined;
        return true;
    }
    text->uri = schema_files_uri(arena, own->file);

    SchemaLoad result = loader->load(loader->context, arena, text->uri, text, &reason, problems);

    if (result == SCHEMA_NOT_FOUND) {
        diagnostic_add(problems, SLICE("config/schema"), SEVERITY_ERROR, settings->config_source,
                       own->span, "there is no schema \"%.*s\"", SLICE_PRINT(own->file))
            ->help = slice_from_string(reason);
    }
    return result == SCHEMA_LOADED;
}

static Schema *open_schema(Arena *arena, const Settings *settings, SchemaSettings *own,
                           DiagnosticList *problems)
{
    Slice root = settings->root;
    SchemaLoader loader = {schema_files_load, &root};
    SchemaText text = {.uri = {NULL, 0}};
    Schema *schema = NULL;

    /* Reading the setting failed, which was told. */
    if (!own->inlined && own->file.size == 0) {
        return NULL;
    }
    if (find_text(arena, settings, own, &loader, &text, problems)) {
        schema = schema_compile(arena, &text, &loader, problems);
    }
    if (schema) {
        own->required = schema->root->required;
    }
    return schema;
}

bool schema_set_open(SchemaSet *set, Arena *arena, Settings *settings, DiagnosticList *problems)
{
    size_t before = diagnostic_list_count(problems, SEVERITY_ERROR);

    *set = (SchemaSet){arena_new_array(arena, Schema *, settings->schema_count),
                       settings->schema_count};
    for (size_t i = 0; i < settings->schema_count; i++) {
        set->schemas[i] = open_schema(arena, settings, &settings->schemas[i], problems);
    }
    return diagnostic_list_count(problems, SEVERITY_ERROR) == before;
}

/* ---- checking ---- */

/* What all schemas that apply say of the keys at the top. */
typedef struct Keys {
    bool *known; /* for each pair */
    bool *told;  /* the same: as one that a schema forbids */
    Map names;
    bool are_described; /* by any: else none is unknown */
} Keys;

static bool is_required_elsewhere(const Document *document, Slice name)
{
    const Settings *settings = document->settings;

    for (size_t i = 0; i < settings->schema_count; i++) {
        const SchemaSettings *own = &settings->schemas[i];

        if (slice_list_has(&own->required, name) && own->severity != SEVERITY_OFF &&
            settings_path_matches(&own->paths, &own->exclude, document->path)) {
            return true;
        }
    }
    return false;
}

/* check/required.h tells of what schemas themselves require; this is of their parts, as allOf, or then. */
static void tell_of_missing(Document *document, const SchemaFault *fault, Severity severity)
{
    uint32_t start = document->front_matter_span.start;

    if (is_required_elsewhere(document, fault->name) ||
        value_find_path(document->front_matter, fault->name)) {
        return;
    }

    Diagnostic *finding =
        finding_add(&document->findings, RULE_FRONT_MATTER_REQUIRED, &document->source,
                    (Span){start, start + 3}, "\"%.*s\" is missing", SLICE_PRINT(fault->name));

    finding->severity = severity;
    finding->help = arena_format(document->findings.arena, "add %.*s: to the front matter",
                                 SLICE_PRINT(fault->name));
}

static bool is_choice(const Value *choices, Slice text)
{
    for (size_t i = 0; i < choices->count; i++) {
        if (choices->items[i]->kind == VALUE_STRING &&
            slice_equals(choices->items[i]->text, text)) {
            return true;
        }
    }
    return false;
}

/* What the project's settings call a status otherwise is meant in schemas, too. */
static void find_status_alias(const Document *document, SchemaFault *fault)
{
    const Settings *settings = document->settings;

    if (!fault->choices || fault->right.size > 0 || fault->value->kind != VALUE_STRING ||
        fault->value != value_find(document->front_matter, "status")) {
        return;
    }
    for (size_t i = 0; i < settings->status_alias_count; i++) {
        const StatusAlias *alias = &settings->status_aliases[i];

        if (slice_equals_fold(alias->name, fault->value->text) &&
            is_choice(fault->choices, alias->value)) {
            fault->right = alias->value;
            fault->help = arena_format(document->scratch, "did you mean \"%.*s\"?",
                                       SLICE_PRINT(alias->value));
        }
    }
}

static void tell(Document *document, SchemaFault *fault, Severity severity)
{
    Span span = fault->span;

    find_status_alias(document, fault);

    if (fault->kind == SCHEMA_FAULT_REQUIRED && fault->is_at_top) {
        tell_of_missing(document, fault, severity);
        return;
    }
    if (fault->is_at_top && fault->kind != SCHEMA_FAULT_KEY && fault->value->kind == VALUE_MAP) {
        span = (Span){document->front_matter_span.start, document->front_matter_span.start + 3};
    }

    Diagnostic *finding = finding_add(&document->findings, RULE_FRONT_MATTER_SCHEMA,
                                      &document->source, span, "%.*s", SLICE_PRINT(fault->message));

    finding->severity = severity;
    if (fault->help.size > 0) {
        finding->help = arena_copy(document->findings.arena, fault->help);
    }
    if (fault->right.size > 0) {
        Slice written = source_text(&document->source, span);
        Slice right;

        if (value_edit_write(document->findings.arena, written, fault->right, &right)) {
            diagnostic_add_edit(&document->findings, finding, &document->source, span, right);
        }
    }
}

static void note_keys(const Document *document, const SchemaVerdict *verdict, Keys *keys)
{
    for (size_t i = 0; i < document->front_matter->count; i++) {
        keys->known[i] |= verdict->known[i];
    }
    keys->are_described |= verdict->is_described;
    for (size_t i = 0; i < verdict->name_count; i++) {
        map_get(&keys->names, verdict->names[i]);
    }
    for (size_t i = 0; i < verdict->count; i++) {
        const SchemaFault *fault = &verdict->faults[i];

        for (size_t j = 0; fault->kind == SCHEMA_FAULT_KEY && fault->is_at_top &&
                           j < document->front_matter->count;
             j++) {
            keys->told[j] |= document->front_matter->pairs[j].key_span.start == fault->span.start;
        }
    }
}

/* "ms" is known where "ms.date" is (value_find_path). */
static bool is_named(const Keys *keys, Slice key)
{
    for (size_t i = 0; i < keys->names.count; i++) {
        Slice name = keys->names.entries[i].key;

        if (slice_starts_with(name, key) && (name.size == key.size || name.data[key.size] == '.')) {
            return true;
        }
    }
    return false;
}

static void tell_of_unknown_key(Document *document, const ValuePair *pair, const Slice *names,
                                size_t name_count)
{
    Slice nearest = edit_distance_nearest(pair->key, names, name_count);
    Diagnostic *finding =
        finding_add(&document->findings, RULE_FRONT_MATTER_UNKNOWN_KEY, &document->source,
                    pair->key_span, "no schema knows \"%.*s\"", SLICE_PRINT(pair->key));

    if (nearest.size > 0) {
        finding->help =
            arena_format(document->findings.arena, "did you mean \"%.*s\"?", SLICE_PRINT(nearest));
    }
}

static bool asks_for_unknown(const Document *document)
{
    const Rule *rule = rule_get(RULE_FRONT_MATTER_UNKNOWN_KEY);

    return settings_severity(document->settings, rule->id, rule->severity, document->path) !=
           SEVERITY_OFF;
}

/* Nobody pays for what is off. */
static void tell_of_unknown(Document *document, const Keys *keys)
{
    enum { TOLD_MOST = 50 };
    size_t told = 0;

    if (!keys->are_described || !asks_for_unknown(document)) {
        return;
    }

    Slice *names = arena_new_array(document->scratch, Slice, keys->names.count);

    for (size_t i = 0; i < keys->names.count; i++) {
        names[i] = keys->names.entries[i].key;
    }
    for (size_t i = 0; i < document->front_matter->count && told < TOLD_MOST; i++) {
        const ValuePair *pair = &document->front_matter->pairs[i];

        if (!keys->known[i] && !keys->told[i] && !is_named(keys, pair->key)) {
            tell_of_unknown_key(document, pair, names, keys->names.count);
            told++;
        }
    }
}

static void check_one(const Schema *schema, const SchemaSettings *own, Document *document,
                      Keys *keys)
{
    SchemaVerdict verdict;

    schema_validate(&verdict, document->scratch, schema, document->front_matter);
    for (size_t i = 0; i < verdict.count; i++) {
        tell(document, &verdict.faults[i], own->severity);
    }
    note_keys(document, &verdict, keys);
}

void schema_set_check(const SchemaSet *set, Document *document)
{
    const Settings *settings = document->settings;
    size_t count = document->front_matter ? document->front_matter->count : 0;
    Keys keys = {.known = NULL};
    bool applies = false;

    for (size_t i = 0; i < set->count && document->front_matter; i++) {
        const SchemaSettings *own = &settings->schemas[i];

        if (!set->schemas[i] || own->severity == SEVERITY_OFF ||
            !settings_path_matches(&own->paths, &own->exclude, document->path)) {
            continue;
        }
        if (!applies) {
            keys.known = arena_new_array(document->scratch, bool, count);
            keys.told = arena_new_array(document->scratch, bool, count);
            map_init(&keys.names, document->scratch);
        }
        applies = true;
        check_one(set->schemas[i], own, document, &keys);
    }
    if (applies) {
        tell_of_unknown(document, &keys);
    }
}
