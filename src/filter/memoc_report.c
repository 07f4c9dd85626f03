#include "filter/memoc_report.h"

#include "document/rule.h"
#include "filter/element_source.h"
#include "filter/memoc_argument.h"

#include <lauxlib.h>

#include <string.h>

static const char *const caller = "memoc.report";

/* Bytes that a finding takes besides its texts: itself, an excerpt of its line, and room for it to move. */
enum { FINDING_COST = 3 * sizeof(Diagnostic) + 400 };

static void check_keys(lua_State *lua)
{
    static const char *const keys[] = {"rule", "severity", "message", "help", "node"};

    for (lua_pushnil(lua); lua_next(lua, 1); lua_pop(lua, 1)) {
        const char *key = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "[…]";
        bool is_known = false;

        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            is_known |= strcmp(keys[i], key) == 0;
        }
        if (!is_known) {
            luaL_error(lua, "%s has no field '%s'", caller, key);
        }
    }
}

/* [a-z0-9-]+ */
static bool is_name(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];

        if (!ascii_is_digit(c) && c != '-' && (c < 'a' || c > 'z')) {
            return false;
        }
    }
    return text.size > 0;
}

static Slice check_rule(lua_State *lua)
{
    Slice rule = memoc_argument_required(lua, caller, "rule");
    Slice name;
    Slice family = slice_cut(rule, '/', &name);
    Arena *arena = filter_context(lua)->arena;

    if (!is_name(family) || !is_name(name)) {
        luaL_error(lua, "%s: the rule \"%s\" is not of the form family/name", caller,
                   arena_string(arena, rule));
    }
    if (rule_family_is_ours(family)) {
        luaL_error(lua, "%s: \"%s/\" is a family of memoc's own rules; a filter has another",
                   caller, arena_string(arena, family));
    }
    return rule;
}

static Severity check_severity(lua_State *lua)
{
    Slice name = memoc_argument_line(lua, caller, "severity");
    Severity severity = SEVERITY_WARNING;

    if (name.size > 0 && (!severity_parse(name, &severity) || severity == SEVERITY_OFF)) {
        luaL_error(lua, "%s: 'severity' is one of error, warning and info", caller);
    }
    return severity;
}

int memoc_report(lua_State *lua)
{
    const FilterSubject *subject = memoc_argument_begin(lua, caller);

    check_keys(lua);

    Slice rule = check_rule(lua);
    Severity severity = check_severity(lua);
    Slice message = memoc_argument_required(lua, caller, "message");
    Slice help = memoc_argument_line(lua, caller, "help");
    const ViewNode *place = memoc_argument_place(lua, caller);
    Span span = place ? element_source_span(filter_context(lua), place) : (Span){0, 0};

    filter_context_charge(lua, FINDING_COST + message.size);
    diagnostic_add(subject->findings, rule, severity, subject->source, span, "%.*s",
                   SLICE_PRINT(message))
        ->help = help;
    return 0;
}
