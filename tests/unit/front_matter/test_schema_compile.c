#include "front_matter/schema_compile.h"

#include "unit/sample_schema.h"
#include "unit/workshop.h"

static void assert_wrong(const char *schema, const char *problems)
{
    sample_assert_problems("/nowhere", schema, problems);
}

static void keywords_have_values_of_their_type(void **state)
{
    (void)state;
    assert_wrong("required: owner", "1:11 \"required\" must be a list of texts, not a string\n");
    assert_wrong("required: [a, 5]", "1:15 \"required\" must be a list of texts, not an integer\n");
    assert_wrong("required: [a, b, a]", "1:18 \"a\" is here twice\n");
    assert_wrong("properties: {a: string}",
                 "1:17 a schema must be a map or a boolean, not a string\n");
    assert_wrong("properties: {a: }",
                 "1:17 a schema must be a map or a boolean, not null (write {} "
                 "where anything fits)\n");
    assert_wrong("minLength: -1", "1:12 \"minLength\" must be a whole number, 0 or more\n");
    assert_wrong("minLength: 2.0", "");
    assert_wrong("multipleOf: 0", "1:13 \"multipleOf\" must be greater than 0\n");
    assert_wrong("allOf: []", "1:8 \"allOf\" needs at least one schema\n");
    assert_wrong("uniqueItems: yes", "1:14 \"uniqueItems\" must be true or false, not a string\n");
    assert_wrong("pattern: '('", "1:10 a pattern that cannot be read: missing closing "
                                 "parenthesis\n");
    assert_wrong("patternProperties: {'\\Z': true}",
                 "1:21 a pattern that cannot be read: ECMA-262 has no such escape\n");
    assert_wrong("items: [true]",
                 "1:8 \"items\" must be a schema, not a list (a schema for each of the first items "
                 "is \"prefixItems\" since 2020-12)\n");
    assert_wrong("- a", "1:1 a schema must be a map or a boolean, not a list\n");
    assert_wrong("required:\nproperties:", "");
}

static void types_have_names(void **state)
{
    (void)state;
    assert_wrong("type: sting", "1:7 there is no type \"sting\" (did you mean \"string\"?)\n");
    assert_wrong("type: [list, array]",
                 "1:8 there is no type \"list\" (did you mean \"array\"?)\n");
    assert_wrong("type: [string, string]", "1:16 the type is here twice\n");
    assert_wrong("type: null", "");
}

static void misspelt_keywords_and_formats_are_notes(void **state)
{
    (void)state;
    assert_wrong("requird: [a]", "1:1 \"requird\" has no effect (did you mean \"required\"?)\n");
    assert_wrong("format: dat", "1:9 the format \"dat\" has no effect (did you mean \"date\"?)\n");
    assert_wrong("x-owner: a\nmarkdownDescription: b\nformat: isbn", "");
}

static void references_lead_somewhere(void **state)
{
    (void)state;
    assert_wrong("$ref: '#/$defs/a'", "1:7 the schema has no part \"#/$defs/a\"\n");
    assert_wrong("$ref: '#a'", "1:7 the schema has no part \"#a\"\n");
    assert_wrong("$ref: https://example.org/a",
                 "1:7 there is no schema \"https://example.org/a\" (schemas are files of the "
                 "project, or come with memoc: nothing is fetched)\n");
    assert_wrong("$ref: ../../etc/passwd",
                 "1:7 this leads out of the project: \"../../etc/passwd\"\n");
    assert_wrong("$ref: memoc:skil",
                 "1:7 there is no schema \"memoc:skil\" (did you mean \"memoc:skill\"?)\n");
    assert_wrong("$ref: https://json-schema.org/draft/2020-12/schema", "");
    assert_wrong("$id: a#b", "1:6 \"$id\" must not have a fragment (the name of a part of a schema "
                             "is its \"$anchor\")\n");
    assert_wrong("$anchor: 1a", "1:10 \"1a\" is no name of an anchor\n");
}

static void circles_are_told_of(void **state)
{
    (void)state;
    assert_wrong("$ref: '#'", "1:1 the schema refers to itself without end\n");
    assert_wrong("$defs: {a: {allOf: [{$ref: '#/$defs/b'}]}, b: {not: {$ref: '#/$defs/a'}}}",
                 "1:12 the schema refers to itself without end\n");
    assert_wrong("properties: {a: {$ref: '#'}}", "");
}

static void write_file(void **state, const char *path, const char *text)
{
    Workshop *workshop = *state;
    Slice whole = arena_format(&workshop->arena, "%.*s/%s", SLICE_PRINT(workshop->root), path);

    assert_true(file_write(whole, slice_from_string(text), FILE_REPRODUCIBLE, NULL));
}

static void other_files_of_the_project_may_be_named(void **state)
{
    const char *root = arena_string(&((Workshop *)*state)->arena, ((Workshop *)*state)->root);

    write_file(state, "schemas/base.json", "{\"$defs\": {\"a\": {\"type\": \"string\"}}}");
    write_file(state, "shared.yaml", "type: [\n");
    sample_assert_problems(root, "$ref: 'base.json#/$defs/a'", "");
    sample_assert_problems(root, "$ref: '/schemas/base.json#/$defs/a'", "");
    sample_assert_problems(root, "$id: https://example.org/x\n$ref: 'base.json#/$defs/a'", "");
    sample_assert_problems(root, "$ref: 'base.json#/$defs/b'",
                           "1:7 the schema has no part \"base.json#/$defs/b\"\n");
    sample_assert_problems(root, "$ref: no.json",
                           "1:7 there is no schema \"no.json\" (there is no such file)\n");
    sample_assert_problems(root, "$ref: ../shared.yaml",
                           "1:1 the bracket is never closed: \"type: [\" (put the value in "
                           "quotes, or close the bracket)\n");
    assert_int_equal(symlink("/etc/passwd", "schemas/link.json"), 0);
    sample_assert_problems(
        root, "$ref: link.json",
        "1:7 there is no schema \"link.json\" (the file cannot be read, or leads "
        "out of the project)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keywords_have_values_of_their_type),
        cmocka_unit_test(types_have_names),
        cmocka_unit_test(misspelt_keywords_and_formats_are_notes),
        cmocka_unit_test(references_lead_somewhere),
        cmocka_unit_test(circles_are_told_of),
        cmocka_unit_test_setup_teardown(other_files_of_the_project_may_be_named, workshop_open,
                                        workshop_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
