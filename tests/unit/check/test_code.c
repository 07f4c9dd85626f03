#include "check/code.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_code, slice_from_string(text), wanted);
}

static void assert_mended(void **state, const char *text, const char *wanted)
{
    sample_assert_one_mended(state, check_code, text, wanted);
}

static void a_block_with_its_language_is_right(void **state)
{
    assert_found(state, "```python\nx = 1\n```\n\n~~~ json\n{\"a\": [1]}\n~~~\n", "");
    assert_found(state, "``` {.rust}\nx\n```\n\n```mermaid\ngraph TD\n```\n", "");
    assert_found(state, "    indented\n\ntext `code`\n", "");
}

static void a_block_without_language_is_told_at_its_fence(void **state)
{
    assert_found(state, "- a\n\n  ```\n  x\n  ```\n\n> ~~~\n> x\n> ~~~\n",
                 "3:3 code/no-language\n7:3 code/no-language\n");
    assert_mended(state, "```\nx = 1\n```\n", NULL);
}

static void a_language_is_added_where_it_is_certain(void **state)
{
    assert_mended(state, "```\n{\"a\": 1}\n```\n", "```json\n{\"a\": 1}\n```\n");
    assert_mended(state, "1. ~~~~  \r\n   $ make\r\n   ~~~~\r\n",
                  "1. ~~~~console  \r\n   $ make\r\n   ~~~~\r\n");
    assert_mended(state, "```{#a}\n#!/bin/sh\n```\n", "```bash {#a}\n#!/bin/sh\n```\n");
}

static void another_name_is_replaced_by_the_own_one(void **state)
{
    assert_mended(state, "``` js {1,3}\nx\n```\n", "``` javascript {1,3}\nx\n```\n");
    assert_mended(state, "```ts:a.ts\nx\n```\n", "```typescript:a.ts\nx\n```\n");
    assert_mended(state, "```YAML\na: 1\n```\n", "```yaml\na: 1\n```\n");
    assert_found(state, "```js\nx\n```\n", "1:1 code/alias\n");
    sample_assert_slice(sample_finding(state)->message,
                        "\"js\" is another name for \"javascript\"");
    /* As written, it is not the name. */
    assert_mended(state, "```j&#115;\nx\n```\n", NULL);
}

static void names_that_say_more_stay(void **state)
{
    assert_found(state, "```sh\nx\n```\n\n```mjs\nx\n```\n\n```svg\n<svg/>\n```\n", "");
}

static void a_name_that_nobody_knows_is_told_of(void **state)
{
    assert_found(state, "```klingon\nx\n```\n", "1:1 code/unknown-language\n");
    assert_mended(state, "```klingon\nx\n```\n", NULL);
    assert_mended(state, "```pyhton\nx\n```\n", "```python\nx\n```\n");
    /* It might be JSON, or what jsob is. */
    assert_mended(state, "```jsob\nx\n```\n", NULL);
    sample_assert_slice(sample_finding(state)->help, "did you mean \"json\"?");
}

static void places_and_templates_are_no_names(void **state)
{
    assert_found(state, "```12:40:src/a.ts\nx\n```\n\n```src/a.ts\nx\n```\n\n```{{lang}}\nx\n```\n",
                 "");
}

static void a_fence_that_is_not_closed_is_an_error(void **state)
{
    assert_found(state, "# A\n\n```bash\nmake\n\n# B\n", "3:1 code/unclosed\n");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_ERROR);
    assert_found(state, "````text\n```\nx\n```\n", "1:1 code/unclosed\n");
}

static void it_is_closed_by_a_fence_of_its_own_kind(void **state)
{
    assert_mended(state, "```bash\nmake\n", "```bash\nmake\n```\n");
    assert_mended(state, "```bash\nmake", "```bash\nmake\n```");
    assert_mended(state, "~~~~text\r\n~~~\r\n", "~~~~text\r\n~~~\r\n~~~~\r\n");
    assert_mended(state, "> 1. ```bash\n>    make\n", "> 1. ```bash\n>    make\n>    ```\n");
    assert_mended(state, "- a\n\n  ```bash\n  make\n\n\n", "- a\n\n  ```bash\n  make\n\n\n  ```\n");
}

static void where_it_should_end_only_its_author_may_know(void **state)
{
    /* The end of another block, and a block whose lines fell out of the list. */
    assert_found(state, "```bash\nmake\n```\n```\n\ntext\n", "4:1 code/unclosed\n");
    assert_mended(state, "- ```bash\n  make\n\nmake all\n", NULL);
    assert_mended(state, "```bash\n", NULL);
}

static void json_is_told_where_it_goes_wrong(void **state)
{
    assert_found(state, "- a\n\n  ```json\n  {\n    \"ä\": 1,\n    \"b\" 2\n  }\n  ```\n",
                 "6:9 code/json\n");
    assert_found(state, "```jsonc\n{\"a\": 1, // x\n \"b\": tru}\n```\n", "3:7 code/json\n");
}

static void json_with_comments_is_called_so(void **state)
{
    assert_found(state, "```json\n{\n  \"a\": 1, // why\n  \"b\": 2\n}\n```\n",
                 "3:11 code/jsonc\n");
    sample_assert_slice(sample_finding(state)->message, "a comment in JSON");
    assert_found(state, "```json\n{\"a\": [1, 2,]}\n```\n", "2:12 code/jsonc\n");
    assert_found(state, "```jsonc\n{\"a\": 1, // why\n}\n```\n", "");
}

static void parts_and_templates_of_json_are_right(void **state)
{
    assert_found(state, "```json\n\"a\": 1\n```\n\n```jsonc\n{\"a\": 1, ...}\n```\n",
                 "2:4 code/json\n");
    assert_int_equal(sample_finding(state)->severity, SEVERITY_INFO);
    assert_found(state, "```jsonc\n\"a\": 1\n```\n", "");
    assert_found(state, "```json\n{\"a\": {{ value }}, \"b\" 2}\n```\n", "");
}

static void a_block_without_content_is_empty(void **state)
{
    assert_found(state, "```text\n```\n\n```json\n\n  \n```\n", "1:1 code/empty\n4:1 code/empty\n");
    assert_found(state, "```text\n", "1:1 code/unclosed\n");
    assert_found(state, "```\n```\n", "1:1 code/empty\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(a_block_with_its_language_is_right),
        SAMPLE_TEST(a_block_without_language_is_told_at_its_fence),
        SAMPLE_TEST(a_language_is_added_where_it_is_certain),
        SAMPLE_TEST(another_name_is_replaced_by_the_own_one),
        SAMPLE_TEST(names_that_say_more_stay),
        SAMPLE_TEST(a_name_that_nobody_knows_is_told_of),
        SAMPLE_TEST(places_and_templates_are_no_names),
        SAMPLE_TEST(a_fence_that_is_not_closed_is_an_error),
        SAMPLE_TEST(it_is_closed_by_a_fence_of_its_own_kind),
        SAMPLE_TEST(where_it_should_end_only_its_author_may_know),
        SAMPLE_TEST(json_is_told_where_it_goes_wrong),
        SAMPLE_TEST(json_with_comments_is_called_so),
        SAMPLE_TEST(parts_and_templates_of_json_are_right),
        SAMPLE_TEST(a_block_without_content_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
