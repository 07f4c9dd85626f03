#include "project/configuration_item.h"

#include "document/label.h"
#include "document/record_member.h"
#include "project/configuration_reader.h"
#include "project/configuration_value.h"

void configuration_read_content(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    Settings *settings = target;
    ContentRoot initial = {.include = settings->content[0].include};

    settings->content = configuration_read_items(reader, key, value, &initial, sizeof initial,
                                                 &settings->content_count);
}

void configuration_read_filters(ConfigurationReader *reader, const ConfigurationKey *key,
                                const Value *value, void *target)
{
    Settings *settings = target;

    settings->filters = configuration_read_items(
        reader, key, value, NULL, sizeof *settings->filters, &settings->filter_count);
}

void configuration_read_statuses(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value, void *target)
{
    SliceList *statuses = target;

    configuration_read_texts(reader, key, value, statuses);
    if (value->kind == VALUE_LIST && value->count == 0) {
        configuration_complain(reader, value->span, "no status would be right")->help =
            SLICE("to allow any, write rules: {status/unknown: off}");
    }
}

static bool is_map(ConfigurationReader *reader, const ConfigurationKey *key, const Value *value)
{
    if (value->kind != VALUE_MAP) {
        configuration_complain_type(reader, key, value);
        return false;
    }
    return true;
}

/* Tells of a status that is none of the project's. */
static void judge_status(ConfigurationReader *reader, Span span, Slice status)
{
    const SliceList *statuses = &reader->settings->statuses;

    if (!slice_list_has(statuses, status)) {
        configuration_complain(reader, span, "\"%.*s\" is not among status.values",
                               SLICE_PRINT(status))
            ->help = configuration_suggest(reader, status, statuses->items, statuses->count);
    }
}

static void read_alias(ConfigurationReader *reader, const ConfigurationKey *key,
                       const ValuePair *pair, StatusAlias *alias)
{
    alias->name = pair->key;
    if (configuration_read_scalar(reader, key, pair->value, &alias->value)) {
        judge_status(reader, pair->value->span, alias->value);
    }
}

void configuration_read_status_aliases(ConfigurationReader *reader, const ConfigurationKey *key,
                                       const Value *value, void *target)
{
    Settings *settings = target;

    if (!is_map(reader, key, value)) {
        return;
    }
    settings->status_alias_count = value->count;
    settings->status_aliases = arena_new_array(reader->arena, StatusAlias, value->count);
    for (size_t i = 0; i < value->count; i++) {
        read_alias(reader, key, &value->pairs[i], &settings->status_aliases[i]);
    }
}

void configuration_read_status_meanings(ConfigurationReader *reader, const ConfigurationKey *key,
                                        const Value *value, void *target)
{
    Settings *settings = target;

    if (!is_map(reader, key, value)) {
        return;
    }
    settings->status_meaning_count = value->count;
    settings->status_meanings = arena_new_array(reader->arena, StatusMeaning, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const ValuePair *pair = &value->pairs[i];

        settings->status_meanings[i].status = pair->key;
        judge_status(reader, pair->key_span, pair->key);
        configuration_read_scalar(reader, key, pair->value, &settings->status_meanings[i].text);
    }
}

/* Names are looked up from the front: those given here count before the defaults, which stay. */
void configuration_read_cadences(ConfigurationReader *reader, const ConfigurationKey *key,
                                 const Value *value, void *target)
{
    FreshnessSettings *freshness = target;

    if (!is_map(reader, key, value)) {
        return;
    }

    size_t count = value->count + freshness->cadence_count;
    NamedCadence *cadences = arena_new_array(reader->arena, NamedCadence, count);

    for (size_t i = 0; i < value->count; i++) {
        cadences[i].name = value->pairs[i].key;
        configuration_read_cadence(reader, key, value->pairs[i].value, &cadences[i].cadence);
    }
    memcpy(cadences + value->count, freshness->cadences,
           freshness->cadence_count * sizeof *cadences);
    freshness->cadences = cadences;
    freshness->cadence_count = count;
}

void configuration_read_cadence_overrides(ConfigurationReader *reader, const ConfigurationKey *key,
                                          const Value *value, void *target)
{
    FreshnessSettings *freshness = target;

    freshness->overrides = configuration_read_items(
        reader, key, value, NULL, sizeof *freshness->overrides, &freshness->override_count);
}

void configuration_read_text_rules(ConfigurationReader *reader, const ConfigurationKey *key,
                                   const Value *value, void *target)
{
    Settings *settings = target;

    settings->texts = configuration_read_items(reader, key, value, NULL, sizeof *settings->texts,
                                               &settings->text_count);
    for (size_t i = 0; i < settings->text_count; i++) {
        const Value *item = value->kind == VALUE_LIST ? value->items[i] : value;

        if (item->kind == VALUE_MAP && !value_find(item, "must_match") &&
            !value_find(item, "must_not_match")) {
            configuration_complain(reader, (Span){item->span.start, item->span.start + 1},
                                   "neither \"must_match\" nor \"must_not_match\" is here");
        }
    }
}

void configuration_read_recognitions(ConfigurationReader *reader, const ConfigurationKey *key,
                                     const Value *value, void *target)
{
    Settings *settings = target;

    settings->recognitions = configuration_read_items(
        reader, key, value, NULL, sizeof *settings->recognitions, &settings->recognition_count);
}

/* Of a kind, for a message. */
static Slice list_members(Arena *arena, RecordKind kind)
{
    size_t count;
    const RecordMember *members = record_members(&count);
    size_t listed = 0;
    Buffer text;

    buffer_init(&text, arena);
    buffer_add_string(&text, "those that labels may give are:");
    for (size_t i = 0; i < count; i++) {
        if ((members[i].kinds >> kind & 1) != 0) {
            buffer_add_format(&text, "%s %s", listed++ > 0 ? "," : "", members[i].name);
        }
    }
    buffer_add_string(&text, listed > 0 ? "" : " none");
    return buffer_slice(&text);
}

static void read_label(ConfigurationReader *reader, const ConfigurationKey *key,
                       const ValuePair *pair, RecordKind kind, RecognitionLabel *label)
{
    label->key = label_key(reader->arena, pair->key);
    if (!configuration_read_scalar(reader, key, pair->value, &label->member) ||
        record_member_find(kind, label->member)) {
        return;
    }
    configuration_complain(reader, pair->value->span,
                           "no member \"%.*s\" in records of the kind %s",
                           SLICE_PRINT(label->member), record_kind_name(kind))
        ->help = list_members(reader->arena, kind);
}

/* The kind stands above in the table of keys: it has been read. */
void configuration_read_labels(ConfigurationReader *reader, const ConfigurationKey *key,
                               const Value *value, void *target)
{
    RecognitionSettings *recognition = target;
    RecordKind kind;

    if (!is_map(reader, key, value) || !record_kind_parse(recognition->kind, &kind)) {
        return;
    }
    recognition->label_count = value->count;
    recognition->labels = arena_new_array(reader->arena, RecognitionLabel, value->count);
    for (size_t i = 0; i < value->count; i++) {
        read_label(reader, key, &value->pairs[i], kind, &recognition->labels[i]);
    }
}
