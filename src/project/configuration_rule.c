#include "project/configuration_rule.h"

#include "project/configuration_reader.h"
#include "project/configuration_value.h"

/* "link/" of "link/broken" and "link/" with a star; empty without a slash. */
static Slice family_of(Slice pattern)
{
    size_t slash = slice_find_byte(pattern, '/', 0);

    return slice_part(pattern, 0, slash < pattern.size ? slash + 1 : 0);
}

static bool is_family(Slice family)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (slice_equals(family_of(rule_get((RuleId)i)->id), family)) {
            return true;
        }
    }
    return false;
}

static bool is_known(Slice pattern)
{
    if (slice_is(pattern, "*")) {
        return true;
    }
    if (slice_ends_with(pattern, SLICE("/*"))) {
        return is_family(slice_part(pattern, 0, pattern.size - 1));
    }
    return rule_find(pattern) != NULL;
}

/* The family itself when a star or its slash was forgotten ("link"), else the nearest rule. */
static Slice suggest_rule(ConfigurationReader *reader, Slice pattern)
{
    Slice names[RULE_COUNT];
    Slice family = arena_format(reader->arena, "%.*s/", SLICE_PRINT(pattern));

    if (is_family(family)) {
        return arena_format(reader->arena, "did you mean \"%.*s*\"?", SLICE_PRINT(family));
    }
    for (size_t i = 0; i < RULE_COUNT; i++) {
        names[i] = rule_get((RuleId)i)->id;
    }
    return configuration_suggest(reader, pattern, names, RULE_COUNT);
}

/* Filters may report under names of their own, outside our families. */
static bool may_be_of_filter(const ConfigurationReader *reader, Slice pattern)
{
    Slice family = family_of(pattern);

    return family.size > 1 && !rule_family_is_ours(slice_part(family, 0, family.size - 1)) &&
           value_find(reader->root, "filters");
}

static void check_pattern(ConfigurationReader *reader, const ValuePair *pair)
{
    if (!is_known(pair->key) && !may_be_of_filter(reader, pair->key)) {
        configuration_complain(reader, pair->key_span, "no rule \"%.*s\"", SLICE_PRINT(pair->key))
            ->help = suggest_rule(reader, pair->key);
    }
}

/* 0 for a star, 1 for a family, 2 for a rule. */
static int narrowness(Slice pattern)
{
    if (slice_is(pattern, "*")) {
        return 0;
    }
    return slice_ends_with(pattern, SLICE("*")) ? 1 : 2;
}

/* The wide ones first, as settings_severity takes the last that matches. */
static void add_severity(RuleGroup *group, RuleOverride item)
{
    size_t at = group->count++;

    for (; at > 0 && narrowness(group->items[at - 1].pattern) > narrowness(item.pattern); at--) {
        group->items[at] = group->items[at - 1];
    }
    group->items[at] = item;
}

/* The pattern takes the place of the key in messages. */
static void read_severity(ConfigurationReader *reader, const ValuePair *pair, RuleGroup *group)
{
    RuleOverride item = {.pattern = pair->key};
    ConfigurationKey key = {
        .path = arena_string(reader->arena, pair->key),
        .type = "off, info, warning or error",
    };

    check_pattern(reader, pair);
    configuration_read_severity(reader, &key, pair->value, &item.severity);
    add_severity(group, item);
}

void configuration_read_severities(ConfigurationReader *reader, const ConfigurationKey *key,
                                   const Value *value, void *target)
{
    RuleGroup *group = target;

    if (value->kind != VALUE_MAP) {
        configuration_complain_type(reader, key, value);
        return;
    }
    group->items = arena_new_array(reader->arena, RuleOverride, value->count);
    for (size_t i = 0; i < value->count; i++) {
        read_severity(reader, &value->pairs[i], group);
    }
}

void configuration_read_rules(ConfigurationReader *reader, const ConfigurationKey *key,
                              const Value *value, void *target)
{
    Settings *settings = target;

    settings->rules = arena_new(reader->arena, RuleGroup);
    settings->rule_count = 1;
    configuration_read_severities(reader, key, value, settings->rules);
}

/* They stand behind `rules`, which was read before. */
void configuration_read_rule_overrides(ConfigurationReader *reader, const ConfigurationKey *key,
                                       const Value *value, void *target)
{
    Settings *settings = target;
    size_t count;
    const RuleGroup *overrides =
        configuration_read_items(reader, key, value, NULL, sizeof *overrides, &count);
    RuleGroup *groups = arena_new_array(reader->arena, RuleGroup, settings->rule_count + count);

    for (size_t i = 0; i < settings->rule_count; i++) {
        groups[i] = settings->rules[i];
    }
    for (size_t i = 0; i < count; i++) {
        groups[settings->rule_count + i] = overrides[i];
    }
    settings->rules = groups;
    settings->rule_count += count;
}
