#include "unit/extract/sample_records.h"

static void inline_value_goes_to_the_end_of_the_paragraph(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n\ntext\n\n**Why:** it *is*\nso `x`\n\nother\n");
    const Record *field = sample_record(document, RECORD_FIELD, 0);

    assert_lines(field, 5, 6);
    assert_slice(field->id, "field:docs/a#a/why");
    assert_slice(field->title, "Why");
    assert_slice(field->text, "it is so x");
    assert_member(field, "\"label\":\"Why\",\"key\":\"why\",\"value\":\"it is so x\","
                         "\"form\":\"inline\",\"scope\":\"section\"");
}

typedef struct BlockExample {
    const char *markdown;
    const char *value;
    uint32_t last_line;
} BlockExample;

static void without_inline_value_it_is_the_blocks_that_follow(void **state)
{
    static const BlockExample examples[] = {
        {"**Use:**\n```sh\nmake\n```\n", "make", 4},
        {"**Use:**\n\n- a\n- b\n\ntext\n", "a\nb", 4},
        {"**Use:**\n\none\n\ntwo\n\n- three\n\n**Next:** x\n", "one\ntwo\nthree", 7},
        {"**Use:**\n\none\n\n**Step 1: Bold**\n\ntwo\n", "one", 3},
        {"**Use:**\n\none\n\n## B\n\ntwo\n", "one", 3},
        {"**Use:**\n\none\n\n---\n\ntwo\n", "one", 3},
        {"**Use:**\n\n<!-- off -->\n\n```\ncode\n```\n\n| a |\n|---|\n\ntext\n", "code\na", 10},
        {"- **Use:**\n  - a\n  - b\n- c\n", "a\nb", 3},
        {"**A:** x\n**Use:**\n\n- a\n", "a", 4},
    };

    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const Document *document = sample_extract(*state, examples[i].markdown);
        const Record *field = sample_record(document, RECORD_FIELD, 0);

        if (!slice_is(field->title, "Use")) {
            field = sample_record(document, RECORD_FIELD, 1);
        }
        assert_slice(field->text, examples[i].value);
        assert_int_equal(field->last_line, examples[i].last_line);
        assert_member(field, "\"form\":\"block\"");
    }
}

static void a_label_with_nothing_behind_it_is_empty(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n\n**Use:**\n\n**Why:** **Who:** me\n\n**End:**\n");

    for (size_t i = 0; i < 4; i++) {
        const Record *field = sample_record(document, RECORD_FIELD, i);

        if (i != 2) {
            assert_member(field, "\"value\":\"\",\"form\":\"inline\"");
        }
    }
    assert_slice(sample_record(document, RECORD_FIELD, 2)->text, "me");
}

static void equal_keys_of_a_section_are_numbered(void **state)
{
    const Document *document = sample_extract(
        *state, "# A\n**Why:** 1\n\n**WHY?:** 2\n\n- **Why**: 3\n\n## B\n**Why:** 4\n");
    static const char *const ids[] = {"field:docs/a#a/why", "field:docs/a#a/why-2",
                                      "field:docs/a#a/why-3", "field:docs/a#b/why"};

    for (size_t i = 0; i < 4; i++) {
        assert_slice(sample_record(document, RECORD_FIELD, i)->id, ids[i]);
        assert_member(sample_record(document, RECORD_FIELD, i), "\"key\":\"why\"");
    }
}

typedef struct ScopeExample {
    const char *markdown;
    bool of_document; /* the field "X" */
} ScopeExample;

static void the_first_paragraph_and_that_behind_the_last_rule_tell_of_the_document(void **state)
{
    static const ScopeExample examples[] = {
        {"# A\n\n**X:** 1\n", true},
        {"# A\n\n> **X:** 1\n", true},
        {"# A\n\n![](a.png)\n\n**X:** 1\n", false},
        {"# A\n\n```\ncode\n```\n\n**X:** 1\n", true},
        {"# A\n\ntext\n\n**X:** 1\n", false},
        {"# A\n\n## B\n\n**X:** 1\n", false},
        {"## A\n\n**X:** 1\n", false},
        {"**X:** 1\n\n# A\n", false},
        {"# A\n\n- **X:** 1\n", false},
        {"# A\n\ntext\n\n---\n\ntext\n\n---\n\n**X:** 1\n", true},
        {"# A\n\ntext\n\n---\n\n**X:** 1\n\n---\n\ntext\n", false},
        {"# A\n\ntext\n\n---\n\n## B\n\n**X:** 1\n", false},
        {"# A\n\ntext\n\n---\n\ntext\n\n**X:** 1\n", false},
    };

    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const Document *document = sample_extract(*state, examples[i].markdown);
        const Record *field = sample_record(document, RECORD_FIELD, 0);

        if (members_hold(field, "\"scope\":\"document\"") != examples[i].of_document) {
            fail_msg("wrong scope in %s", examples[i].markdown);
        }
    }
}

static void fields_of_a_footnote_belong_to_the_section_it_stands_in(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n\ntext[^n]\n\n[^n]: **Why:** so\n\n# B\n\ntext\n");

    assert_slice(sample_record(document, RECORD_FIELD, 0)->id, "field:docs/a#a/why");
    assert_lines(sample_record(document, RECORD_FIELD, 0), 5, 5);
}

static void long_values_are_cut(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, "# A\n\n**Why:** ");
    buffer_add_repeated(&text, 'x', 20000);
    buffer_add_string(&text, "\n\n**List:**\n\n```\n");
    buffer_add_repeated(&text, 'y', 20000);
    const Document *document = sample_extract_text(sample, "a.md", buffer_slice(&text));

    for (size_t i = 0; i < 2; i++) {
        const Record *field = sample_record(document, RECORD_FIELD, i);

        assert_int_equal(field->text.size, 500);
        assert_in_range(field->members.size, 10000, 10200);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(inline_value_goes_to_the_end_of_the_paragraph),
        TEST(without_inline_value_it_is_the_blocks_that_follow),
        TEST(a_label_with_nothing_behind_it_is_empty),
        TEST(equal_keys_of_a_section_are_numbered),
        TEST(the_first_paragraph_and_that_behind_the_last_rule_tell_of_the_document),
        TEST(fields_of_a_footnote_belong_to_the_section_it_stands_in),
        TEST(long_values_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
