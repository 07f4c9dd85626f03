#include "front_matter/yaml_fault.h"

#include "front_matter/yaml_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;
    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

/* What an author writes, and what is said of it, through libyaml itself. */
typedef struct Example {
    const char *yaml;
    uint32_t line;
    uint32_t column;
    const char *message;
} Example;

static const Example examples[] = {
    /* values that need quotes */
    {"title: Foo: bar\n", 1, 8, "\": \" inside the value \"Foo: bar\""},
    {"- key: a: b\n", 1, 8, "\": \" inside the value \"a: b\""},
    {"x: \"b\": c\n", 1, 4, "\": \" inside the value \"\"b\": c\""},
    {"globs: **/*.ts\n", 1, 8, "\"**/*.ts\" cannot stand without quotes"},
    {"a: *\n", 1, 4, "\"*\" cannot stand without quotes"},
    {"a: & b\n", 1, 4, "\"& b\" cannot stand without quotes"},
    {"a: @scope/name\n", 1, 4, "\"@scope/name\" cannot stand without quotes"},
    {"a: `code`\n", 1, 4, "\"`code`\" cannot stand without quotes"},
    {"a: %b\n", 1, 4, "\"%b\" cannot stand without quotes"},
    {"a: > 5\n", 1, 4, "\"> 5\" cannot stand without quotes"},
    {"a: | b\n", 1, 4, "\"| b\" cannot stand without quotes"},
    {"a: |0\n x\n", 1, 4, "\"|0\" cannot stand without quotes"},
    {"a: ? b\n", 1, 4, "\"? b\" cannot stand without quotes"},
    {"a: , b\n", 1, 4, "\", b\" cannot stand without quotes"},
    {"a: ] b\n", 1, 4, "\"] b\" cannot stand without quotes"},
    {"a: !e!foo b\n", 1, 4, "\"!e!foo b\" cannot stand without quotes"},
    {"a: !<x b\n", 1, 4, "\"!<x b\" cannot stand without quotes"},
    {"%a b\nc: d\n", 1, 1, "\"%a b\" cannot stand without quotes"},
    {"a: [b:, c]\n", 1, 5, "\"b:, c]\" cannot stand without quotes"},
    {"a: [b] c\n", 1, 8, "text after a closing bracket: \"c\""},
    {"a: {b: c} d\n", 1, 11, "text after a closing bracket: \"d\""},
    {"a: - b\n", 1, 4, "a list cannot begin here: \"- b\""},
    /* quotes and escapes */
    {"title: \"Foo\" bar\n", 1, 14, "text after a closing quote: \"bar\""},
    {"a: 'it's'\n", 1, 8, "text after a closing quote: \"s'\""},
    {"a: \"b\n", 1, 5, "the quote before \"b\" is never closed"},
    {"a: b\nc: 'd\ne: f\n", 2, 5, "the quote before \"d\" is never closed"},
    {"a: '", 1, 5, "the quote before \"\" is never closed"},
    {"a: \"\\d+\"\n", 1, 5, "\"\\d\" means nothing inside double quotes"},
    {"a: \"\\xg\"\n", 1, 4, "an escape without its hexadecimal digits in \"\"\\xg\"\""},
    /* brackets */
    {"a: [b, c\nd: e\n", 1, 4, "the bracket is never closed: \"[b, c\""},
    {"a: {b: c\nd: e\n", 1, 4, "the bracket is never closed: \"{b: c\""},
    {"a: [b", 1, 4, "the bracket is never closed: \"[b\""},
    {"a: [\n", 1, 1, "the bracket is never closed: \"a: [\""},
    {"a: [\"b\" c]\n", 1, 9, "no comma or closing bracket before \"c]\""},
    {"a: [b, , c]\n", 1, 8, "no value before \", c]\""},
    /* blanks, tabs and columns */
    {"a: b\nstatus:ACTIVE\nc: d\n", 2, 1, "no blank after the colon in \"status:ACTIVE\""},
    {"status:ACTIVE\nc: d\n", 1, 1, "no blank after the colon in \"status:ACTIVE\""},
    {"a: b\n\"c\":d\ne: f\n", 2, 1, "no blank after the colon in \"\"c\":d\""},
    {"a: b\nhttp://x\nc: d\n", 2, 1, "no colon after \"http://x\""},
    {"a: b\n10:30\nc: d\n", 2, 1, "no colon after \"10:30\""},
    {"a:\n\tb: c\n", 2, 1, "a tab, where YAML takes only spaces"},
    {"a: b\n\tc\n", 2, 1, "a tab, where YAML takes only spaces"},
    {"a: b\n  c: d\n", 2, 3, "no key may begin here: \"c:\""},
    {"a: b\nfoo bar\n", 2, 1, "no colon after \"foo bar\""},
    {"a:\n   b: c\n  d: e\n", 3, 3, "\"d: e\" does not line up with the keys above"},
    {"a: b\n- c\n", 2, 1, "\"- c\" does not line up with the keys above"},
    {"a: |\n  x\n y\n", 3, 2, "\"y\" does not line up with the keys above"},
    {"- c\na: b\n", 2, 1, "\"a: b\" is no item of the list above"},
    {"  a: b\nc: d\n", 2, 1, "\"c: d\" does not go on from what stands above"},
    {"Some prose.\n# More\n- a\n", 3, 1, "\"- a\" does not go on from what stands above"},
    /* columns are code points, lines are the file's */
    {"\xC3\xA9: \xE2\x82\xAC\r\nb: \xF0\x9F\x98\x80: c: d\r\n", 2, 4,
     "\": \" inside the value \"\xF0\x9F\x98\x80: c: d\""},
    {"a: 1\rb: @x\r", 2, 4, "\"@x\" cannot stand without quotes"},
    {"a: @0123456789 123456789 123456789 123456789 123456789\n", 1, 4,
     "\"@0123456789 123456789 123456789 12345678\xE2\x80\xA6\" cannot stand without quotes"},
};

static void check(Arena *arena, const Example *example)
{
    Source source;
    FrontMatterProblemList problems;
    Slice text = slice_from_string(example->yaml);
    source_init(&source, arena, SLICE("a.yaml"), text);
    front_matter_problem_list_init(&problems, arena);
    yaml_read(arena, &source, (Span){0, (uint32_t)text.size}, &problems);
    if (problems.count != 1) {
        fail_msg("%s: %zu problems", example->yaml, problems.count);
    }
    assert_int_equal(problems.items[0].kind, FRONT_MATTER_YAML);
    assert_true(problems.items[0].help.size > 0);
    Position place = source_position(&source, problems.items[0].span.start);
    Slice message = problems.items[0].message;
    if (!slice_is(message, example->message)) {
        fail_msg("%s: %.*s", example->yaml, SLICE_PRINT(message));
    }
    if (place.line != example->line || place.column != example->column) {
        fail_msg("%s: at %u:%u", example->yaml, place.line, place.column);
    }
}

static void faults_are_told_in_plain_words_at_their_place(void **state)
{
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        check(*state, &examples[i]);
    }
}

/* The ways in which real documents broke, line for line. */
static void prose_in_list_items_is_told_on_its_line(void **state)
{
    static const Example found[] = {
        {"decisions:\n"
         "  - configure({ override: true }) inside the hook. Workers do not\n"
         "    load .env, and the global setup has an\n"
         "    `env.URL || 'localhost: 5432'` fallback that wins\n",
         3, 5, "no colon after \"load .env, and the global setup has an\""},
        {"affects:\n"
         "  - 02-03-rewrite (will inject\n"
         "    parameters: get(name) per scenario\n"
         "    into the service)\n",
         3, 5, "no key may begin here: \"parameters:\""},
        {"provides:\n"
         "  - compare() now accepts options?: { seed?: number } plumbed through\n",
         2, 55, "text after a closing bracket: \"plumbed through\""},
    };
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++) {
        check(*state, &found[i]);
    }
}

static void unknown_faults_keep_the_words_of_libyaml(void **state)
{
    YamlFault fault = {.problem = "found something new", .at = 3};
    FrontMatterProblemList problems;
    front_matter_problem_list_init(&problems, *state);
    yaml_fault_explain(&problems, SLICE("a: \xC3\xA9x\n"), &fault);
    assert_true(slice_is(problems.items[0].message, "found something new"));
    assert_int_equal(problems.items[0].span.start, 3);
    assert_int_equal(problems.items[0].span.end, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_are_told_in_plain_words_at_their_place),
        cmocka_unit_test(prose_in_list_items_is_told_on_its_line),
        cmocka_unit_test(unknown_faults_keep_the_words_of_libyaml),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
