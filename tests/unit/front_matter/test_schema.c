#include "front_matter/schema.h"

#include "unit/sample_schema.h"

#include <stdio.h>

typedef struct Example {
    const char *schema;
    const char *value;
    const char *faults;
} Example;

static void check(const Example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sample_assert_faults(examples[i].schema, examples[i].value, examples[i].faults);
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void types_are_told_in_words(void **state)
{
    static const Example examples[] = {
        {"properties: {owner: {properties: {team: {type: string}}}}", "owner: {team: 7}",
         "1:15 \"owner.team\" is 7, not a string (put it in quotes: \"7\")\n"},
        {"properties: {a: {type: [array, 'null']}}", "a: {}",
         "1:4 \"a\" is a map, not a list or empty\n"},
        {"properties: {a: {type: array}}", "a: b",
         "1:4 \"a\" is \"b\", not a list (write it as a list: [b])\n"},
        {"properties: {a: {type: boolean}}", "a: 'True'",
         "1:4 \"a\" is \"True\", not true or false (write it without quotes)\n"},
        {"properties: {a: {type: integer}}", "a: 1.0", ""},
        {"properties: {a: {type: integer}}", "a: 1.5", "1:4 \"a\" is 1.5, not a whole number\n"},
        {"properties: {a: {type: string}}", "a:", "1:3 \"a\" is empty, not a string\n"},
        {"properties: {a: {type: string}}", "a: 2026-03-05", ""},
        {"items: {type: string}", "[a, [b], {c: d}]",
         "1:5 \"[1]\" is a list, not a string\n1:10 \"[2]\" is a map, not a string\n"},
        {"properties: {a: {type: string, description: Who it is.}}", "a: []",
         "1:4 \"a\" is an empty list, not a string (Who it is.)\n"},
    };

    (void)state;
    CHECK(examples);
}

static void choices_say_what_may_be_meant(void **state)
{
    static const Example examples[] = {
        {"properties: {a: {enum: [ACTIVE, DRAFT]}}", "a: activ",
         "1:4 \"a\" is \"activ\", not one of ACTIVE, DRAFT (did you mean \"ACTIVE\"?)\n"},
        {"properties: {a: {enum: [ACTIVE, DRAFT], x-aliases: {DONE: DRAFT}}}", "a: done",
         "1:4 \"a\" is \"done\", not one of ACTIVE, DRAFT (did you mean \"DRAFT\"?)\n"},
        {"properties: {a: {enum: [1, 2.0, null]}}", "a: 2", ""},
        {"properties: {a: {enum: [1, 'null']}}", "a: null",
         "1:4 \"a\" is empty, not one of 1, null\n"},
        {"properties: {a: {const: {b: [1, 2], c: d}}}", "a: {c: d, b: [1.0, 2]}", ""},
        {"properties: {a: {const: 1}}", "a: '1'", "1:4 \"a\" is \"1\", not 1\n"},
    };

    (void)state;
    CHECK(examples);
}

static void numbers_are_exact(void **state)
{
    static const Example examples[] = {
        {"properties: {a: {maximum: 9007199254740992}}", "a: 9007199254740993",
         "1:4 \"a\" is 9007199254740993, more than 9007199254740992\n"},
        {"properties: {a: {exclusiveMinimum: 0.1}}", "a: 0.10",
         "1:4 \"a\" is 0.10, not greater than 0.1\n"},
        {"properties: {a: {multipleOf: 0.1}}", "a: 0.3", ""},
        {"properties: {a: {multipleOf: 0.1}}", "a: 0.35",
         "1:4 \"a\" is 0.35, not a multiple of 0.1\n"},
        {"properties: {a: {minimum: 0, maximum: 31}}", "a: 0x1F", ""},
        {"properties: {a: {maximum: 1e400}}", "a: .inf", "1:4 \"a\" is .inf, more than 1e400\n"},
        {"properties: {a: {minimum: 0}}", "a: .nan", ""},
    };

    (void)state;
    CHECK(examples);
}

static void texts_are_counted_matched_and_read(void **state)
{
    static const Example examples[] = {
        {"properties: {a: {minLength: 2}}", "a: \xc3\xa9",
         "1:4 \"a\" has 1 character, fewer than 2\n"},
        {"properties: {a: {maxLength: 2}}", "a: abc", "1:4 \"a\" has 3 characters, more than 2\n"},
        {"properties: {a: {pattern: '^[a-z]+$'}}", "a: aB",
         "1:4 \"a\" is \"aB\", which does not match ^[a-z]+$\n"},
        {"properties: {a: {format: date}}", "a: 2026-02-30",
         "1:4 \"a\" is \"2026-02-30\", not a date such as 2026-03-05\n"},
        {"properties: {a: {format: date, minLength: 2}}", "a: 7", ""},
    };

    (void)state;
    CHECK(examples);
}

static void lists_are_looked_into(void **state)
{
    static const Example examples[] = {
        {"properties: {a: {minItems: 2, uniqueItems: true}}", "a: [b]",
         "1:4 \"a\" has 1 item, fewer than 2\n"},
        {"properties: {a: {uniqueItems: true}}", "a: [1, b, {c: 1, d: 2}, {d: 2.0, c: 1}]",
         "1:25 \"a\" has a map twice\n"},
        {"properties: {a: {uniqueItems: true}}", "a: [1, true, '1', 'true']", ""},
        {"properties: {a: {contains: {type: string}, maxContains: 1}}", "a: [1, b, c]",
         "1:4 \"a\" has 2 items of the kind that is wanted, more than 1\n"},
        {"prefixItems: [{type: string}]\nitems: false", "[a, b]", "1:5 \"[1]\" must not be here\n"},
        {"prefixItems: [true]\nunevaluatedItems: {type: string}", "[1, 2]",
         "1:5 \"[1]\" is 2, not a string (put it in quotes: \"2\")\n"},
    };

    (void)state;
    CHECK(examples);
}

static void keys_are_looked_at(void **state)
{
    static const Example examples[] = {
        {"properties: {a: {required: [b]}}", "a: {c: d}",
         "1:5 \"a\" has no \"b\" (add b: to it)\n"},
        {"properties: {title: true}\nadditionalProperties: false", "titel: a",
         "1:1 \"titel\" is no key that the schema allows (did you mean \"title\"?)\n"},
        {"allOf: [{properties: {title: true}}]\nunevaluatedProperties: false", "title: a\nb: c",
         "2:1 \"b\" is no key that the schema allows\n"},
        {"patternProperties: {^x-: true}\nadditionalProperties: {type: string}", "x-a: 1\nb: 2",
         "2:4 \"b\" is 2, not a string (put it in quotes: \"2\")\n"},
        {"propertyNames: {pattern: '^[a-z_]+$'}", "lastUpdated: a",
         "1:1 the key \"lastUpdated\" is \"lastUpdated\", which does not match ^[a-z_]+$\n"},
        {"dependentRequired: {superseded_by: [status]}", "superseded_by: a",
         "1:1 the front matter has \"superseded_by\", and then needs \"status\", too\n"},
        {"dependentSchemas: {a: {properties: {b: false}}}", "a: 1\nb: 2",
         "2:4 \"b\" must not be here\n"},
        {"maxProperties: 1", "a: 1\nb: 2", "1:1 the front matter has 2 keys, more than 1\n"},
    };

    (void)state;
    CHECK(examples);
}

static void of_several_forms_the_one_that_was_meant_is_told(void **state)
{
    static const Example examples[] = {
        {"properties: {a: {anyOf: [{type: string}, {type: array}]}}", "a: 7",
         "1:4 \"a\" is 7, not a string or a list (put it in quotes: \"7\")\n"},
        {"properties: {a: {anyOf: [{type: string}, {type: array, items: {type: string}}]}}",
         "a: [7]", "1:5 \"a[0]\" is 7, not a string (put it in quotes: \"7\")\n"},
        {"properties: {a: {oneOf: [{maxLength: 3}, {maxLength: 4}]}}", "a: b",
         "1:4 \"a\" fits 2 of the 2 forms that the schema has, but may fit one only\n"},
        {"properties: {a: {anyOf: [{const: b}, {pattern: ^c}]}}", "a: d",
         "1:4 \"a\" is \"d\", which fits none of the 2 forms that the schema has (by one of them, "
         "\"a\" is \"d\", not \"b\")\n"},
        {"properties: {a: {not: {const: b}}}", "a: b",
         "1:4 \"a\" is \"b\", which the schema forbids\n"},
        {"if: {properties: {a: {const: b}}}\nthen: {required: [c]}\nelse: {required: [d]}", "a: b",
         "1:1 the front matter has no \"c\" (add c: to it)\n"},
    };

    (void)state;
    CHECK(examples);
}

static void references_lead_to_parts(void **state)
{
    static const Example examples[] = {
        {"$defs: {text: {type: string}}\nproperties: {a: {$ref: '#/$defs/text'}}", "a: []",
         "1:4 \"a\" is an empty list, not a string\n"},
        {"$defs: {x: {$anchor: text, type: string}}\nproperties: {a: {$ref: '#text'}}", "a: []",
         "1:4 \"a\" is an empty list, not a string\n"},
        {"definitions: {a/b: {type: string}}\nproperties: {a: {$ref: '#/definitions/a~1b'}}",
         "a: []", "1:4 \"a\" is an empty list, not a string\n"},
        {"type: object\nproperties: {child: {$ref: '#'}}\nadditionalProperties: false",
         "child: {child: {b: 1}}",
         "1:17 \"child.child.b\" is no key that the schema allows (keys here are: child)\n"},
        {"$id: https://example.org/tree\n$dynamicAnchor: node\nproperties: {child: {$dynamicRef: "
         "'#node'}}\nrequired: [name]",
         "name: a\nchild: {}", "2:8 \"child\" has no \"name\" (add name: to it)\n"},
    };

    (void)state;
    CHECK(examples);
}

static void what_has_no_end_is_not_judged(void **state)
{
    static const Example examples[] = {
        {"$dynamicAnchor: a\n$dynamicRef: '#a'", "b: c",
         "1:1 cannot be judged by its schema: it would take schemas that refer to each other "
         "without end\n"},
        {"properties: {a: {pattern: '^(x+x+)+y$'}}", "a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxyz",
         "1:1 cannot be judged by its schema: it would take a pattern that backtracks too often\n"},
    };

    (void)state;
    CHECK(examples);
}

/* Each level doubles the work: 2^40 steps, if nobody counted. */
static void steps_are_counted(void **state)
{
    static char schema[20000];
    size_t size = (size_t)snprintf(schema, sizeof schema, "$ref: '#/$defs/s0'\n$defs:\n");

    (void)state;
    for (int i = 0; i < 40; i++) {
        size += (size_t)snprintf(schema + size, sizeof schema - size,
                                 "  s%d: {allOf: [{$ref: '#/$defs/s%d'}, {$ref: '#/$defs/s%d'}]}\n",
                                 i, i + 1, i + 1);
    }
    snprintf(schema + size, sizeof schema - size, "  s40: true\n");
    sample_assert_faults(schema, "a: b",
                         "1:1 cannot be judged by its schema: it would take more steps than are "
                         "allowed\n");
}

static void keys_that_the_schema_names_are_known(void **state)
{
    Arena arena;
    Source source;
    DiagnosticList problems;
    SchemaVerdict verdict;

    (void)state;
    arena_init(&arena, NULL);

    const Schema *schema = sample_schema(&arena, "/nowhere",
                                         "properties: {a: true, b: {properties: {c: true}}}\n"
                                         "anyOf: [{properties: {d: true}}, {required: [e]}]\n"
                                         "additionalProperties: true",
                                         &problems);

    schema_validate(&verdict, &arena, schema, sample_yaml(&arena, &source, "a: 1\nc: 2\nd: 3"));
    assert_true(verdict.is_valid);
    assert_true(verdict.known[0]);
    assert_false(verdict.known[1]);
    assert_true(verdict.known[2]);
    assert_int_equal(verdict.name_count, 4);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_told_in_words),
        cmocka_unit_test(choices_say_what_may_be_meant),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(texts_are_counted_matched_and_read),
        cmocka_unit_test(lists_are_looked_into),
        cmocka_unit_test(keys_are_looked_at),
        cmocka_unit_test(of_several_forms_the_one_that_was_meant_is_told),
        cmocka_unit_test(references_lead_to_parts),
        cmocka_unit_test(what_has_no_end_is_not_judged),
        cmocka_unit_test(steps_are_counted),
        cmocka_unit_test(keys_that_the_schema_names_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
