#include "cli/rule_page.h"

#include "base/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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

static void every_rule_has_a_page_and_a_summary(void **state)
{
    for (int id = 0; id < RULE_COUNT; id++) {
        const Rule *rule = rule_get((RuleId)id);
        RulePage page = rule_page_get(*state, rule);

        if (page.summary.size == 0 || page.body.size == 0) {
            fail_msg("there is no content/rules/%.*s.md", SLICE_PRINT(rule->id));
        }
    }
}

static void every_page_is_that_of_a_rule(void **state)
{
    EmbeddedList pages = embedded_below(SLICE("content/rules/"));
    size_t start = SLICE("content/rules/").size;

    (void)state;
    assert_int_equal(pages.count, RULE_COUNT);
    for (size_t i = 0; i < pages.count; i++) {
        Slice path = slice_from_string(pages.items[i].path);
        Slice id = slice_part(path, start, path.size - SLICE(".md").size);

        if (rule_find(id) == NULL) {
            fail_msg("there is no rule \"%.*s\"", SLICE_PRINT(id));
        }
    }
}

static void a_body_begins_behind_the_title(void **state)
{
    RulePage page = rule_page_get(*state, rule_get(RULE_LINK_BROKEN));

    assert_true(slice_starts_with(page.body, SLICE("Severity: error. Family: ")));
}

static void a_rule_without_a_page_has_an_empty_one(void **state)
{
    Rule rule = {.id = SLICE("link/no-such-rule"), .severity = SEVERITY_ERROR, .help = "none"};
    RulePage page = rule_page_get(*state, &rule);

    assert_int_equal(page.summary.size, 0);
    assert_int_equal(page.body.size, 0);
    assert_false(page.has_fix);
}

static void assert_text(void **state, const char *markdown, bool color, const char *expected)
{
    Buffer out;

    buffer_init(&out, *state);
    rule_page_write_text(&out, slice_from_string(markdown), color);
    if (!slice_is(buffer_slice(&out), expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(buffer_slice(&out)), expected);
    }
}

static void prose_stays_as_it_is(void **state)
{
    assert_text(state, "one\ntwo\n\n- `three`\n", false, "one\ntwo\n\n- `three`\n");
    assert_text(state, "", false, "");
    assert_text(state, "no line end", false, "no line end");
}

static void of_a_link_only_its_text_is_written(void **state)
{
    assert_text(state, "See [Limits](../a.md#b), and [more](c.md).\n", false,
                "See Limits, and more.\n");
    assert_text(state, "See [what\nis counted](../a.md).\n", false, "See what\nis counted.\n");
    assert_text(state, "[`link/case`](case.md)\n", false, "`link/case`\n");
}

static void what_is_no_link_stays(void **state)
{
    assert_text(state, "a [b] c, [d]: (e) [f] and [g](h)\n", false,
                "a [b] c, [d]: (e) [f] and g\n");
    assert_text(state, "`[a](b)` and `[` and [\n", false, "`[a](b)` and `[` and [\n");
    assert_text(state, "[a](b", false, "[a](b");
    assert_text(state, "`a [b](c)", false, "`a b");
}

static void code_is_indented_without_its_fences(void **state)
{
    assert_text(state, "`a.md`:\n\n```markdown escapes\n# [A](b)\n\n\\0\n```\n\nend\n", false,
                "`a.md`:\n\n    # [A](b)\n\n    \\0\n\nend\n");
    assert_text(state, "````markdown\n```sh\nx\n```\n````\n", false, "    ```sh\n    x\n    ```\n");
    assert_text(state, "```text\nnever closed\n", false, "    never closed\n");
}

static void headings_lose_their_marks(void **state)
{
    assert_text(state, "## Wrong\n\ntext\n## Right\n", false, "Wrong\n\ntext\nRight\n");
    assert_text(state, "# A\n", true, "\033[1mA\033[0m\n");
}

static void markdown_keeps_all_but_links(void **state)
{
    static const char page[] = "A [link\nof two](../a.md), `[no](b)`.\n\n## Wrong\n\n````markdown\n"
                               "```text\n[code](c.md)\n```\n````\n\n- item\n";
    Buffer out;

    buffer_init(&out, *state);
    rule_page_write_markdown(&out, slice_from_string(page));
    assert_string_equal(arena_string(*state, buffer_slice(&out)),
                        "A link\nof two, `[no](b)`.\n\n## Wrong\n\n````markdown\n"
                        "```text\n[code](c.md)\n```\n````\n\n- item\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_page_and_a_summary),
        cmocka_unit_test(every_page_is_that_of_a_rule),
        cmocka_unit_test(a_body_begins_behind_the_title),
        cmocka_unit_test(a_rule_without_a_page_has_an_empty_one),
        cmocka_unit_test(prose_stays_as_it_is),
        cmocka_unit_test(of_a_link_only_its_text_is_written),
        cmocka_unit_test(what_is_no_link_stays),
        cmocka_unit_test(code_is_indented_without_its_fences),
        cmocka_unit_test(headings_lose_their_marks),
        cmocka_unit_test(markdown_keeps_all_but_links),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
