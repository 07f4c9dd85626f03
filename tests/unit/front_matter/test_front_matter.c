#include "front_matter/front_matter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct Reading {
    Arena arena;
    Source source;
    FrontMatter front_matter;
} Reading;

static int make_reading(void **state)
{
    static Reading reading;
    arena_init(&reading.arena, NULL);
    *state = &reading;
    return 0;
}

static int free_reading(void **state)
{
    arena_free(&((Reading *)*state)->arena);
    return 0;
}

static const FrontMatter *read_text(Reading *reading, const char *text)
{
    source_init(&reading->source, &reading->arena, SLICE("a.md"), slice_from_string(text));
    front_matter_read(&reading->front_matter, &reading->arena, &reading->source);
    return &reading->front_matter;
}

static void assert_slice(Slice found, const char *wanted)
{
    if (!slice_is(found, wanted)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(found), wanted);
    }
}

static Slice body(const Reading *reading)
{
    return slice_from(reading->source.bytes, reading->front_matter.body_offset);
}

static void values_and_body_are_found(void **state)
{
    Reading *reading = *state;
    const FrontMatter *found = read_text(reading, "\xEF\xBB\xBF---\r\n"
                                                  "status: ACTIVE\r\n"
                                                  "last_updated: 2026-01-19\r\n"
                                                  "---\r\n"
                                                  "# Title\r\n");
    assert_true(found->found);
    assert_int_equal(found->problems.count, 0);
    assert_slice(body(reading), "# Title\r\n");
    assert_int_equal(found->block.start, 3);
    assert_int_equal(found->yaml.start, 8);
    assert_slice(slice_part(reading->source.bytes, 0, found->yaml.end),
                 "\xEF\xBB\xBF---\r\nstatus: ACTIVE\r\nlast_updated: 2026-01-19\r\n");
    const Value *date = value_find(found->root, "last_updated");
    assert_int_equal(date->kind, VALUE_STRING);
    assert_slice(date->text, "2026-01-19");
    assert_int_equal(source_position(&reading->source, date->span.start).line, 3);
    assert_int_equal(source_position(&reading->source, date->span.start).column, 15);
}

static void without_a_block_all_is_body(void **state)
{
    Reading *reading = *state;
    static const char *const texts[] = {"", "# Title\n", "---\n\nProse.\n\n---\n", "---\n"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const FrontMatter *found = read_text(reading, texts[i]);
        assert_false(found->found);
        assert_null(found->root);
        assert_int_equal(found->problems.count, 0);
        assert_slice(body(reading), texts[i]);
    }
    read_text(reading, "\xEF\xBB\xBF# Title\n");
    assert_slice(body(reading), "# Title\n");
}

static void empty_block_is_an_empty_map(void **state)
{
    Reading *reading = *state;
    static const char *const texts[] = {"---\n---\nx", "---\n\n---\nx", "---\n# later\n---\nx"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const FrontMatter *found = read_text(reading, texts[i]);
        assert_true(found->found);
        assert_int_equal(found->problems.count, 0);
        assert_int_equal(found->root->kind, VALUE_MAP);
        assert_int_equal(found->root->count, 0);
        assert_slice(body(reading), "x");
    }
}

/* A file with one problem: no values, and the body from behind the block. */
static void assert_malformed(Reading *reading, const char *text, FrontMatterProblemKind kind,
                             const char *message, const char *blamed, const char *rest)
{
    const FrontMatter *found = read_text(reading, text);
    assert_true(found->found);
    assert_null(found->root);
    assert_int_equal(found->problems.count, 1);
    assert_int_equal(found->problems.items[0].kind, kind);
    assert_slice(found->problems.items[0].message, message);
    assert_slice(source_text(&reading->source, found->problems.items[0].span), blamed);
    assert_slice(body(reading), rest);
}

static void malformed_block_is_told_and_left_out_of_the_body(void **state)
{
    assert_malformed(*state, "---\na: [1\n---\nbody\n", FRONT_MATTER_YAML,
                     "the bracket is never closed: \"[1\"", "[1", "body\n");
    assert_malformed(*state, "---\na: @b\nc: @d\n---\n---\ne: f\n---\n", FRONT_MATTER_YAML,
                     "\"@b\" cannot stand without quotes", "@b", "---\ne: f\n---\n");
    assert_malformed(*state, "---\na: 1\nb: 2\na: 3\n---\nbody\n", FRONT_MATTER_DUPLICATE_KEY,
                     "duplicate key \"a\", first defined on line 2", "a", "body\n");
    assert_malformed(*state, "---\n# Rules\nSome prose.\n\n## More\n- item\n---\nbody\n",
                     FRONT_MATTER_YAML, "\"- item\" does not go on from what stands above",
                     "- item", "body\n");
}

static void front_matter_is_a_map(void **state)
{
    assert_malformed(*state, "---\n- a\n- b\n---\nbody\n", FRONT_MATTER_NOT_MAPPING,
                     "front matter is a list, not a map of keys", "- a\n- b", "body\n");
    assert_malformed(*state, "---\njust text\n---\nbody\n", FRONT_MATTER_NOT_MAPPING,
                     "front matter is a string, not a map of keys", "just text", "body\n");
    assert_malformed(*state, "---\n~\n---\nbody\n", FRONT_MATTER_NOT_MAPPING,
                     "front matter is null, not a map of keys", "~", "body\n");
}

static void toml_is_told_and_not_read(void **state)
{
    assert_malformed(*state, "+++\ntitle = \"a\"\n+++\nbody\n", FRONT_MATTER_TOML,
                     "front matter between \"+++\" is TOML, which is not read", "+++", "body\n");
}

static void unterminated_block_leaves_its_keys_in_the_body(void **state)
{
    assert_malformed(*state, "---\nstatus: ACTIVE\n\n# Title\n", FRONT_MATTER_UNTERMINATED,
                     "the front matter has no closing \"---\"", "---",
                     "status: ACTIVE\n\n# Title\n");
}

static void second_block_is_told_and_left_in_the_body(void **state)
{
    Reading *reading = *state;
    const FrontMatter *found = read_text(reading, "---\na: 1\n---\n\n---\nb: 2\n---\nbody\n");
    assert_int_equal(found->root->count, 1);
    assert_int_equal(found->problems.count, 1);
    assert_int_equal(found->problems.items[0].kind, FRONT_MATTER_SECOND_BLOCK);
    assert_slice(found->problems.items[0].message,
                 "a second block of front matter, after that on line 1");
    assert_int_equal(source_position(&reading->source, found->problems.items[0].span.start).line,
                     5);
    assert_slice(body(reading), "\n---\nb: 2\n---\nbody\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_and_body_are_found),
        cmocka_unit_test(without_a_block_all_is_body),
        cmocka_unit_test(empty_block_is_an_empty_map),
        cmocka_unit_test(malformed_block_is_told_and_left_out_of_the_body),
        cmocka_unit_test(front_matter_is_a_map),
        cmocka_unit_test(toml_is_told_and_not_read),
        cmocka_unit_test(unterminated_block_leaves_its_keys_in_the_body),
        cmocka_unit_test(second_block_is_told_and_left_in_the_body),
    };
    return cmocka_run_group_tests(tests, make_reading, free_reading);
}
