#include "cli/check_explain.h"

#include "base/edit_distance.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/rule_page.h"
#include "cli/terminal.h"

enum { RULES_VERSION = 1, SEVERITY_WIDTH = 7 };

static Slice family_of(const Rule *rule)
{
    Slice name;

    return slice_cut(rule->id, '/', &name);
}

/* The first rule of a family, or any rule that stands before all others of its own. */
static bool is_first_of_family(size_t id)
{
    for (size_t i = 0; i < id; i++) {
        if (slice_equals(family_of(rule_get((RuleId)i)), family_of(rule_get((RuleId)id)))) {
            return false;
        }
    }
    return true;
}

/* --- one rule --------------------------------------------------------------------------------------------------- */

static void write_rule(Buffer *out, const Rule *rule, bool color)
{
    RulePage page = rule_page_get(out->arena, rule);
    Slice title = arena_format(out->arena, "# %.*s\n\n", SLICE_PRINT(rule->id));

    rule_page_write_text(out, title, color);
    rule_page_write_text(out, page.body, color);
    buffer_add_format(
        out,
        "\nWhat to do: %s.\n"
        "In memoc.yaml, rules: {%.*s: off} changes its severity (off, info, warning, error).\n"
        "In a document, <!-- memoc-disable-next-line %.*s --> suppresses it on the next line.\n",
        rule->help, SLICE_PRINT(rule->id), SLICE_PRINT(rule->id));
}

/* --- lists ------------------------------------------------------------------------------------------------------ */

static bool is_of(const Rule *rule, Slice family)
{
    return family.size == 0 || slice_equals(family_of(rule), family);
}

/* Of a family; of all rules when it is empty. */
static size_t widest_id(Slice family)
{
    size_t width = 0;

    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = rule_get((RuleId)i);

        if (is_of(rule, family) && rule->id.size > width) {
            width = rule->id.size;
        }
    }
    return width;
}

static void write_row(Buffer *out, const Rule *rule, size_t width)
{
    RulePage page = rule_page_get(out->arena, rule);
    const char *severity = severity_name(rule->severity);

    buffer_add(out, rule->id);
    buffer_add_repeated(out, ' ', width - rule->id.size + 2);
    buffer_add_string(out, severity);
    buffer_add_repeated(out, ' ', SEVERITY_WIDTH - strlen(severity) + 2);
    buffer_add(out, page.summary);
    buffer_add_byte(out, '\n');
}

static void write_family(Buffer *out, Slice family, size_t width)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = rule_get((RuleId)i);

        if (is_of(rule, family)) {
            write_row(out, rule, width);
        }
    }
}

static void write_all(Buffer *out)
{
    size_t width = widest_id((Slice){0});

    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (is_first_of_family(i)) {
            buffer_add_string(out, i > 0 ? "\n" : "");
            write_family(out, family_of(rule_get((RuleId)i)), width);
        }
    }
}

/* --- what is asked for ------------------------------------------------------------------------------------------ */

/* "link/" and, as in memoc.yaml, "link" and a star. */
static Slice clean_family(Slice name)
{
    if (slice_ends_with(name, SLICE("*"))) {
        name = slice_part(name, 0, name.size - 1);
    }
    return slice_ends_with(name, SLICE("/")) ? slice_part(name, 0, name.size - 1) : name;
}

static bool is_family(Slice name)
{
    return name.size > 0 && widest_id(name) > 0;
}

/* "broken" of "link/broken" */
static Slice name_of(const Rule *rule)
{
    return slice_from(rule->id, family_of(rule).size + 1);
}

/* The id, family or rule without its family that is nearest; empty when nothing is near. */
static Slice find_nearest(Arena *arena, Slice name)
{
    Slice *names = arena_new_array(arena, Slice, 3 * RULE_COUNT);

    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = rule_get((RuleId)i);

        names[i] = rule->id;
        names[RULE_COUNT + i] = family_of(rule);
        names[2 * RULE_COUNT + i] = name_of(rule);
    }
    return edit_distance_nearest(name, names, 3 * RULE_COUNT);
}

/* "link/broken" for "broken"; all rules that are called so in their families. */
static Slice complete_name(Arena *arena, Slice name)
{
    Buffer out;

    buffer_init(&out, arena);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = rule_get((RuleId)i);

        if (slice_equals(name_of(rule), name)) {
            buffer_add_string(&out, out.size > 0 ? "\" or \"" : "");
            buffer_add(&out, rule->id);
        }
    }
    return out.size > 0 ? buffer_slice(&out) : name;
}

/* "config/yaml": ids in brackets that are not about documents. */
static bool is_message(Slice name)
{
    Slice rest;
    Slice family = slice_cut(name, '/', &rest);

    return rest.size > 0 && rule_family_is_ours(family) && !is_family(family);
}

static ExitStatus say_unknown(const CommandLine *line, Slice name)
{
    Slice nearest = find_nearest(line->arena, name);

    if (is_message(name)) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "\"%.*s\" is no rule but a message that is not about a "
                                         "document: it cannot be switched off",
                                         SLICE_PRINT(name));
    }
    if (nearest.size == 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "no rule \"%.*s\"; --explain all lists them",
                                         SLICE_PRINT(name));
    }
    return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                     "no rule \"%.*s\", did you mean \"%.*s\"?", SLICE_PRINT(name),
                                     SLICE_PRINT(complete_name(line->arena, nearest)));
}

static ExitStatus explain(const CommandLine *line, Slice name)
{
    Buffer out;
    const Rule *rule = rule_find(name);
    Slice family = clean_family(name);

    buffer_init(&out, line->arena);
    if (rule != NULL) {
        write_rule(&out, rule, command_color(line, stdout));
    } else if (is_family(family)) {
        write_family(&out, family, widest_id(family));
    } else if (slice_is(name, "all") || slice_is(name, "*")) {
        write_all(&out);
    } else {
        return say_unknown(line, name);
    }
    terminal_write(stdout, buffer_slice(&out));
    return EXIT_STATUS_CLEAN;
}

/* --- as JSON ---------------------------------------------------------------------------------------------------- */

static void write_json_rule(JsonWriter *json, Arena *arena, const Rule *rule)
{
    RulePage page = rule_page_get(arena, rule);
    Buffer text;

    buffer_init(&text, arena);
    rule_page_write_text(&text, page.body, false);
    json_begin_object(json);
    json_write_string_field(json, "rule", rule->id);
    json_write_string_field(json, "family", family_of(rule));
    json_write_string_field(json, "severity", slice_from_string(severity_name(rule->severity)));
    json_write_string_field(json, "summary", page.summary);
    json_write_string_field(json, "help", slice_from_string(rule->help));
    json_write_boolean_field(json, "fix", page.has_fix);
    json_write_string_field(json, "explanation", buffer_slice(&text));
    json_end_object(json);
}

static ExitStatus print_json(const CommandLine *line)
{
    Buffer out;
    JsonWriter json;

    buffer_init(&out, line->arena);
    json_init(&json, &out, 2);
    json_begin_object(&json);
    json_write_integer_field(&json, "version", RULES_VERSION);
    json_write_key(&json, "rules");
    json_begin_array(&json);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        write_json_rule(&json, line->arena, rule_get((RuleId)i));
    }
    json_end_array(&json);
    json_end_object(&json);
    buffer_add_byte(&out, '\n');
    terminal_write(stdout, buffer_slice(&out));
    return EXIT_STATUS_CLEAN;
}

bool check_explain_is_asked(const CommandLine *line)
{
    return option_is_given(line, "explain") || option_flag(line, "rules");
}

ExitStatus check_explain(const CommandLine *line)
{
    if (line->operand_count > 0) {
        return (ExitStatus)command_error(line, EXIT_STATUS_USAGE,
                                         "--explain and --rules look at no PATH: \"%.*s\"",
                                         SLICE_PRINT(line->operands[0]));
    }
    return option_flag(line, "rules") ? print_json(line)
                                      : explain(line, option_text(line, "explain"));
}
