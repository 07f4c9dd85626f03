#include "front_matter/block.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static Slice text_of(Slice text, Span span)
{
    return slice_part(text, span.start, span.end);
}

static void assert_text(Slice text, Span span, const char *wanted)
{
    Slice found = text_of(text, span);
    assert_int_equal(found.size, slice_from_string(wanted).size);
    assert_memory_equal(found.data, wanted, found.size);
}

/* A file, and what of it is front matter. `whole` and `inside` are NULL without a block. */
typedef struct Example {
    Slice text;
    BlockKind kind;
    const char *whole;
    const char *inside;
    const char *body;
} Example;

static void check(const Example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Example *example = &examples[i];
        Block block = block_find(example->text);
        assert_int_equal(block.kind, example->kind);
        assert_text(example->text, (Span){block.end, (uint32_t)example->text.size}, example->body);
        if (example->whole != NULL) {
            assert_text(example->text, block.whole, example->whole);
            assert_text(example->text, block.inside, example->inside);
        }
    }
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof(examples)[0])

static void block_stands_between_fences_on_the_first_line(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\na: 1\n---\nbody\n"), BLOCK_YAML, "---\na: 1\n---", "a: 1\n", "body\n"},
        {SLICE_INIT("---\na: 1\n...\nbody"), BLOCK_YAML, "---\na: 1\n...", "a: 1\n", "body"},
        {SLICE_INIT("---\na: 1\n---"), BLOCK_YAML, "---\na: 1\n---", "a: 1\n", ""},
        {SLICE_INIT("--- \t\na: 1\n---  \nbody"), BLOCK_YAML, "--- \t\na: 1\n---", "a: 1\n",
         "body"},
        {SLICE_INIT("---\na: |\n  ---\n  x\n---\n"), BLOCK_YAML, "---\na: |\n  ---\n  x\n---",
         "a: |\n  ---\n  x\n", ""},
        {SLICE_INIT("---\na: 1\n---\n---\nrule above"), BLOCK_YAML, "---\na: 1\n---", "a: 1\n",
         "---\nrule above"},
    };
    (void)state;
    CHECK(examples);
}

static void line_ends_and_a_bom_are_any(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\r\na: 1\r\n---\r\nbody"), BLOCK_YAML, "---\r\na: 1\r\n---", "a: 1\r\n",
         "body"},
        {SLICE_INIT("---\ra: 1\r---\rbody"), BLOCK_YAML, "---\ra: 1\r---", "a: 1\r", "body"},
        {SLICE_INIT("---\r\na: 1\n---\rbody"), BLOCK_YAML, "---\r\na: 1\n---", "a: 1\n", "body"},
        {SLICE_INIT("\xEF\xBB\xBF---\na: 1\n---\nbody"), BLOCK_YAML, "---\na: 1\n---", "a: 1\n",
         "body"},
        {SLICE_INIT("\xEF\xBB\xBFtext"), BLOCK_NONE, NULL, NULL, "text"},
        {SLICE_INIT("\xEF\xBB\xBF"), BLOCK_NONE, NULL, NULL, ""},
    };
    (void)state;
    CHECK(examples);
}

static void what_is_no_fence_begins_no_block(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT(""), BLOCK_NONE, NULL, NULL, ""},
        {SLICE_INIT("---"), BLOCK_NONE, NULL, NULL, "---"},
        {SLICE_INIT("---\n"), BLOCK_NONE, NULL, NULL, "---\n"},
        {SLICE_INIT("a: 1\n---\n"), BLOCK_NONE, NULL, NULL, "a: 1\n---\n"},
        {SLICE_INIT("\n---\na: 1\n---\n"), BLOCK_NONE, NULL, NULL, "\n---\na: 1\n---\n"},
        {SLICE_INIT(" ---\na: 1\n---\n"), BLOCK_NONE, NULL, NULL, " ---\na: 1\n---\n"},
        {SLICE_INIT("----\na: 1\n---\n"), BLOCK_NONE, NULL, NULL, "----\na: 1\n---\n"},
        {SLICE_INIT("--- #\na: 1\n---\n"), BLOCK_NONE, NULL, NULL, "--- #\na: 1\n---\n"},
        {SLICE_INIT("...\na: 1\n---\n"), BLOCK_NONE, NULL, NULL, "...\na: 1\n---\n"},
        {SLICE_INIT("***\na: 1\n---\n"), BLOCK_NONE, NULL, NULL, "***\na: 1\n---\n"},
    };
    (void)state;
    CHECK(examples);
}

static void empty_block_is_a_block(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\n---\nbody"), BLOCK_YAML, "---\n---", "", "body"},
        {SLICE_INIT("---\n---"), BLOCK_YAML, "---\n---", "", ""},
        {SLICE_INIT("---\n \n\n---\nbody"), BLOCK_YAML, "---\n \n\n---", " \n\n", "body"},
        {SLICE_INIT("---\n# later\n---\nbody"), BLOCK_YAML, "---\n# later\n---", "# later\n",
         "body"},
    };
    (void)state;
    CHECK(examples);
}

static void text_right_below_the_fence_is_a_block_whatever_it_says(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\n- a\n---\nbody"), BLOCK_YAML, "---\n- a\n---", "- a\n", "body"},
        {SLICE_INIT("---\n# Rules\nSome prose.\n\n- more\n---\nbody"), BLOCK_YAML,
         "---\n# Rules\nSome prose.\n\n- more\n---", "# Rules\nSome prose.\n\n- more\n", "body"},
    };
    (void)state;
    CHECK(examples);
}

static void prose_between_rules_stays_in_the_body(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\n\nSome prose.\n\n---\nbody"), BLOCK_NONE, NULL, NULL,
         "---\n\nSome prose.\n\n---\nbody"},
        {SLICE_INIT("---\n\n# Title\n\n---\n"), BLOCK_NONE, NULL, NULL, "---\n\n# Title\n\n---\n"},
        {SLICE_INIT("---\n\nNote that: this\n\n---\n"), BLOCK_NONE, NULL, NULL,
         "---\n\nNote that: this\n\n---\n"},
        {SLICE_INIT("---\n\n**Status**: x\n\n---\n"), BLOCK_NONE, NULL, NULL,
         "---\n\n**Status**: x\n\n---\n"},
        {SLICE_INIT("---\n\nhttp://example.org\n\n---\n"), BLOCK_NONE, NULL, NULL,
         "---\n\nhttp://example.org\n\n---\n"},
        {SLICE_INIT("---\n\n- a: b\n\n---\n"), BLOCK_NONE, NULL, NULL, "---\n\n- a: b\n\n---\n"},
        {SLICE_INIT("---\n\n: b\n\n---\n"), BLOCK_NONE, NULL, NULL, "---\n\n: b\n\n---\n"},
    };
    (void)state;
    CHECK(examples);
}

static void keys_below_a_blank_line_are_a_block(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\n\nms.date: x\n---\nb"), BLOCK_YAML, "---\n\nms.date: x\n---",
         "\nms.date: x\n", "b"},
        {SLICE_INIT("---\n\ntags:\n- a\n---\nb"), BLOCK_YAML, "---\n\ntags:\n- a\n---",
         "\ntags:\n- a\n", "b"},
        {SLICE_INIT("---\n\n\"my key\": x\n---\nb"), BLOCK_YAML, "---\n\n\"my key\": x\n---",
         "\n\"my key\": x\n", "b"},
        {SLICE_INIT("---\n\nt\xC3\xADtulo: x\n---\nb"), BLOCK_YAML, "---\n\nt\xC3\xADtulo: x\n---",
         "\nt\xC3\xADtulo: x\n", "b"},
    };
    (void)state;
    CHECK(examples);
}

static void keys_without_a_closing_fence_are_unterminated(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\na: 1\n\n# Title\n"), BLOCK_UNTERMINATED, "---", "", "a: 1\n\n# Title\n"},
        {SLICE_INIT("---\n\na: 1\n ---\n"), BLOCK_UNTERMINATED, "---", "", "\na: 1\n ---\n"},
        {SLICE_INIT("---\r\na:\r\n"), BLOCK_UNTERMINATED, "---", "", "a:\r\n"},
    };
    (void)state;
    CHECK(examples);
}

static void rule_above_prose_is_a_rule(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("---\nSome prose.\n"), BLOCK_NONE, NULL, NULL, "---\nSome prose.\n"},
        {SLICE_INIT("---\n\n# Title\n"), BLOCK_NONE, NULL, NULL, "---\n\n# Title\n"},
        {SLICE_INIT("---\n\"quoted\" text: x\n"), BLOCK_NONE, NULL, NULL,
         "---\n\"quoted\" text: x\n"},
        {SLICE_INIT("---\n\"open: x\n"), BLOCK_NONE, NULL, NULL, "---\n\"open: x\n"},
    };
    (void)state;
    CHECK(examples);
}

static void plus_signs_stand_around_toml(void **state)
{
    static const Example examples[] = {
        {SLICE_INIT("+++\na = 1\n+++\nbody"), BLOCK_TOML, "+++\na = 1\n+++", "a = 1\n", "body"},
        {SLICE_INIT("+++ \r\na = 1\r\n+++\t\r\nbody"), BLOCK_TOML, "+++ \r\na = 1\r\n+++",
         "a = 1\r\n", "body"},
        {SLICE_INIT("+++\na = 1\n---\n"), BLOCK_NONE, NULL, NULL, "+++\na = 1\n---\n"},
        {SLICE_INIT("+++\n"), BLOCK_NONE, NULL, NULL, "+++\n"},
    };
    (void)state;
    CHECK(examples);
}

static void second_block_stands_right_behind_the_first(void **state)
{
    static const struct {
        Slice text;
        const char *whole; /* NULL: none */
    } examples[] = {
        {SLICE_INIT("---\na: 1\n---\n---\nb: 2\n---\nbody"), "---\nb: 2\n---"},
        {SLICE_INIT("---\na: 1\n---\n\n \n---\nb: 2\n...\n"), "---\nb: 2\n..."},
        {SLICE_INIT("---\na: 1\n---\n---\n\nb: 2\n---\n"), NULL},
        {SLICE_INIT("---\na: 1\n---\n---\nSome prose.\n---\n"), NULL},
        {SLICE_INIT("---\na: 1\n---\n---\nb: 2\n"), NULL},
        {SLICE_INIT("---\na: 1\n---\ntext\n\n---\nb: 2\n---\n"), NULL},
        {SLICE_INIT("---\na: 1\n---\n---\n"), NULL},
        {SLICE_INIT("---\na: 1\n---\n"), NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        Block first = block_find(examples[i].text);
        Block second = block_find_second(examples[i].text, &first);
        assert_int_equal(second.kind, examples[i].whole != NULL ? BLOCK_YAML : BLOCK_NONE);
        if (examples[i].whole != NULL) {
            assert_text(examples[i].text, second.whole, examples[i].whole);
            assert_text(examples[i].text, second.opening, "---");
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(block_stands_between_fences_on_the_first_line),
        cmocka_unit_test(line_ends_and_a_bom_are_any),
        cmocka_unit_test(what_is_no_fence_begins_no_block),
        cmocka_unit_test(empty_block_is_a_block),
        cmocka_unit_test(text_right_below_the_fence_is_a_block_whatever_it_says),
        cmocka_unit_test(prose_between_rules_stays_in_the_body),
        cmocka_unit_test(keys_below_a_blank_line_are_a_block),
        cmocka_unit_test(keys_without_a_closing_fence_are_unterminated),
        cmocka_unit_test(rule_above_prose_is_a_rule),
        cmocka_unit_test(plus_signs_stand_around_toml),
        cmocka_unit_test(second_block_stands_right_behind_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
