#include "cli/report_sarif_rules.h"

#include "cli/rule_page.h"
#include "document/rule.h"

void sarif_rules_init(SarifRules *rules, Arena *arena)
{
    map_init(&rules->ids, arena);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        map_get(&rules->ids, rule_get((RuleId)i)->id);
    }
}

void sarif_rules_add(SarifRules *rules, Slice id)
{
    map_get(&rules->ids, id);
}

size_t sarif_rules_index(const SarifRules *rules, Slice id)
{
    return (size_t)(map_find_entry(&rules->ids, id) - rules->ids.entries);
}

const char *sarif_level(Severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_INFO:
        return "note";
    case SEVERITY_OFF:
        break;
    }
    return "none";
}

static void write_message(JsonWriter *json, const char *key, Slice text)
{
    json_write_key(json, key);
    json_begin_object(json);
    json_write_string_field(json, "text", text);
    json_end_object(json);
}

/* The page, as text and with its markup: who shows Markdown takes that. */
static void write_help(JsonWriter *json, Arena *arena, const RulePage *page)
{
    Buffer text;
    Buffer markdown;

    buffer_init(&text, arena);
    buffer_init(&markdown, arena);
    rule_page_write_text(&text, page->body, false);
    rule_page_write_markdown(&markdown, page->body);
    json_write_key(json, "help");
    json_begin_object(json);
    json_write_string_field(json, "text", slice_trim(buffer_slice(&text)));
    json_write_string_field(json, "markdown", slice_trim(buffer_slice(&markdown)));
    json_end_object(json);
}

static void write_default(JsonWriter *json, Severity severity)
{
    json_write_key(json, "defaultConfiguration");
    json_begin_object(json);
    if (severity == SEVERITY_OFF) {
        json_write_boolean_field(json, "enabled", false);
    } else {
        json_write_string_field(json, "level", slice_from_string(sarif_level(severity)));
    }
    json_end_object(json);
}

static void write_own(JsonWriter *json, Arena *arena, const Rule *rule)
{
    RulePage page = rule_page_get(arena, rule);

    if (page.summary.size > 0 && page.body.size > 0) {
        write_message(json, "shortDescription", page.summary);
        write_message(
            json, "fullDescription",
            arena_format(arena, "%.*s To mend it: %s.", SLICE_PRINT(page.summary), rule->help));
        write_help(json, arena, &page);
    }
    write_default(json, rule->severity);
}

/* Services group rules by tags. */
static void write_tags(JsonWriter *json, Slice id)
{
    json_write_key(json, "properties");
    json_begin_object(json);
    json_write_key(json, "tags");
    json_begin_array(json);
    json_write_string(json, SLICE("documentation"));
    json_write_string(json, slice_part(id, 0, slice_find_byte(id, '/', 0)));
    json_end_array(json);
    json_end_object(json);
}

/* Code scanning on GitHub asks for a description and for help; of a filter's rule only its name is known. */
static void write_foreign(JsonWriter *json, Arena *arena, Slice id)
{
    write_message(json, "shortDescription",
                  arena_format(arena, "What a filter reports as %.*s.", SLICE_PRINT(id)));
    write_message(json, "help",
                  SLICE("This rule is a filter's, not memoc's: see the filter of the project that "
                        "reports it, and the message."));
}

static void write_rule(JsonWriter *json, Arena *arena, Slice id)
{
    const Rule *rule = rule_find(id);

    json_begin_object(json);
    json_write_string_field(json, "id", id);
    if (rule != NULL) {
        write_own(json, arena, rule);
    } else {
        write_foreign(json, arena, id);
    }
    write_tags(json, id);
    json_end_object(json);
}

void sarif_rules_write(JsonWriter *json, Arena *arena, const SarifRules *rules)
{
    json_begin_array(json);
    for (size_t i = 0; i < rules->ids.count; i++) {
        write_rule(json, arena, rules->ids.entries[i].key);
    }
    json_end_array(json);
}
