#include "unit/extract/sample_records.h"

static const Record *only_code(void **state, const char *markdown)
{
    const Document *document = sample_extract(*state, markdown);

    assert_int_equal(sample_count(document, RECORD_CODE), 1);
    return sample_record(document, RECORD_CODE, 0);
}

static void a_block_has_its_language_lines_and_content(void **state)
{
    const Record *code = only_code(state, "# A\n\n```TS title=\"a.ts\"\nlet a;\n\n  b\n```\n");
    char hash[HASH_TEXT_SIZE];

    assert_slice(code->id, "code:docs/a#a/1");
    assert_lines(code, 3, 7);
    assert_slice(code->lang, "typescript");
    assert_slice(code->text, "let a;\n\n  b");
    assert_member(code, "\"lang_raw\":\"TS\",\"info\":\"TS title=\\\"a.ts\\\"\","
                        "\"content\":\"let a;\\n\\n  b\",");
    assert_member(code, hash_to_text(hash_128(SLICE("let a;\n\n  b")), hash));
    assert_member(code, "\"in_list\":false,\"fenced\":true,\"closed\":true");
    assert_no_member(code, "label");
    assert_no_member(code, "parse");
}

static void without_an_info_string_there_is_no_language(void **state)
{
    const Record *code = only_code(state, "```\nx\n```\n");

    assert_slice(code->lang, "");
    assert_slice(code->id, "code:docs/a#preamble/1");
    assert_no_member(code, "lang_raw");
    assert_no_member(code, "info");
}

static void indented_and_unclosed_blocks_are_told_apart(void **state)
{
    assert_member(only_code(state, "a\n\n    x\n"), "\"fenced\":false,\"closed\":false");
    assert_member(only_code(state, "```\nx\n"), "\"fenced\":true,\"closed\":false");
    assert_lines(only_code(state, "```\nx\n\n\n"), 1, 2);
    assert_member(only_code(state, "~~~~\n```\n~~~~\n"), "\"content\":\"```\"");
    assert_member(only_code(state, "```\n```\n"), "\"content\":\"\"");
}

static void attributes_are_read_and_may_name_the_language(void **state)
{
    const Record *code = only_code(state, "```{#i .js .wide from=3 a=\"b c\" from=4}\nx\n```\n");

    assert_slice(code->lang, "javascript");
    assert_member(code, "\"attributes\":{\"id\":\"i\",\"classes\":[\"js\",\"wide\"],"
                        "\"values\":{\"from\":\"3\",\"a\":\"b c\"}}");
    code = only_code(state, "```py{.wide}\nx\n```\n");
    assert_slice(code->lang, "python");
    assert_member(code, "\"lang_raw\":\"py\"");
}

static void in_a_list_content_has_no_indentation(void **state)
{
    const Record *code = only_code(state, "1. **Run:**\r\n   ```sh\r\n   make\r\n   ```\r\n");

    assert_lines(code, 2, 4);
    assert_member(code, "\"content\":\"make\"");
    assert_member(code, "\"in_list\":true");
    assert_member(code, "\"label\":\"Run\"");
}

typedef struct LabelExample {
    const char *markdown;
    const char *label; /* of the last block */
} LabelExample;

static void the_label_is_what_leads_to_the_block(void **state)
{
    static const LabelExample examples[] = {
        {"**Run:**\n```\nx\n```\n", "Run"},
        {"**Run:** like this\n\n```\nx\n```\n", "Run"},
        {"**A:** x **Run:**\n```\nx\n```\n", "Run"},
        {"**In bold**\n\n```\nx\n```\n", "In bold"},
        {"It is so. Run the tests:\n```\nx\n```\n", "Run the tests"},
        {"It is so.\n```\nx\n```\n", ""},
        {"# Run:\n```\nx\n```\n", ""},
        {"Run:\n```\nx\n```\n\n<!-- c -->\n\n```\ny\n```\n", "Run"},
        {"Run:\n\n| a |\n|---|\n\n```\ny\n```\n", "Run"},
        {"Run:\n\n- ```\n  x\n  ```\n", "Run"},
        {"Run:\n\n- a\n- ```\n  x\n  ```\n", ""},
        {"Run:\n\n> ```\n> x\n> ```\n", "Run"},
        {"1. a\n2. Run:\n\n```\nx\n```\n", "Run"},
        {"**Run:**\n\nIn the root.\n\n```\nx\n```\n", "Run"},
        {"**Run:**\n\nIn the root.\n\n---\n\ntext\n\n```\nx\n```\n", ""},
    };

    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const Document *document = sample_extract(*state, examples[i].markdown);
        const Record *code =
            sample_record(document, RECORD_CODE, sample_count(document, RECORD_CODE) - 1);

        if (!slice_is(code->title, examples[i].label)) {
            fail_msg("%s\nis led to by \"%.*s\"", examples[i].markdown, SLICE_PRINT(code->title));
        }
    }
}

static void json_is_judged(void **state)
{
    assert_member(only_code(state, "```json\n{\"a\": 1.10}\n```\n"), "\"parse\":\"ok\"");
    assert_member(only_code(state, "```JSON\n{\"a\": 1,} // x\n```\n"), "\"parse\":\"jsonc\"");
    assert_member(only_code(state, "```jsonc\n\"a\": 1\n```\n"), "\"parse\":\"fragment\"");
    assert_no_member(only_code(state, "```yaml\n{\"a\": \n```\n"), "parse");
}

static void a_mistake_in_json_is_told_with_its_place_in_the_file(void **state)
{
    assert_member(only_code(state, "text\n\n```json\n{\n  \"é\": 1 2\n}\n```\n"),
                  "\"parse\":\"error\",\"parse_error\":{\"line\":5,\"column\":10,");
    assert_member(only_code(state, "> 1. ```json\n>    [\n>    x]\n>    ```\n"),
                  "\"parse_error\":{\"line\":3,\"column\":6,");
    assert_member(only_code(state, "```json\r\n[\r\n  1\r\n```\r\n"),
                  "\"parse_error\":{\"line\":3,\"column\":4,");
    assert_member(only_code(state, "a\n\n    ``` json\n"), "\"fenced\":false");
}

static void blocks_are_numbered_in_their_section(void **state)
{
    const Document *document =
        sample_extract(*state, "# A\n```\n1\n```\n- ```\n  2\n  ```\n\n# B\n\n    3\n");
    static const char *const ids[] = {"code:docs/a#a/1", "code:docs/a#a/2", "code:docs/a#b/1"};

    for (size_t i = 0; i < 3; i++) {
        assert_slice(sample_record(document, RECORD_CODE, i)->id, ids[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_block_has_its_language_lines_and_content),
        TEST(without_an_info_string_there_is_no_language),
        TEST(indented_and_unclosed_blocks_are_told_apart),
        TEST(attributes_are_read_and_may_name_the_language),
        TEST(in_a_list_content_has_no_indentation),
        TEST(the_label_is_what_leads_to_the_block),
        TEST(json_is_judged),
        TEST(a_mistake_in_json_is_told_with_its_place_in_the_file),
        TEST(blocks_are_numbered_in_their_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
