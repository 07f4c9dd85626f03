#include "front_matter/code_yaml.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, code_yaml_check, slice_from_string(text), wanted);
}

static void yaml_that_parses_is_right(void **state)
{
    assert_found(state, "```yaml\na: 1\nb:\n  - c\n```\n\n```yml\n---\na: 1\n---\na: 2\n```\n", "");
    assert_found(state, "```yaml\na: 1\na: 2\n!x {[1]: 2}: 3\n```\n\n```yaml\n```\n", "");
    assert_found(state, "```text\n{\n```\n\n    a: b: c\n", "");
}

static void a_mistake_is_told_at_its_place_in_the_file(void **state)
{
    assert_found(state, "- x\n\n  ```yaml\n  a: 1\n  ä: b: c\n  ```\n", "5:6 code/yaml\n");
    assert_found(state, "```yaml\na: [1\nb: 2\n```\n", "2:4 code/yaml\n");
    assert_true(slice_starts_with(sample_finding(state)->message, SLICE("not YAML: ")));
    assert_found(state, "```yaml\na:\n\t- 1\n```\n", "3:1 code/yaml\n");
}

static void templates_and_what_is_left_out_are_not_judged(void **state)
{
    assert_found(state, "```yaml\na: {{ b }}\n{{- if c }}\n```\n\n```yaml\na: 1\n...\nb: 2\n```\n",
                 "");
}

static void what_is_too_deep_is_not_judged(void **state)
{
    Sample *sample = *state;
    Buffer text;

    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, "```yaml\n");
    buffer_add_repeated(&text, '[', 100000);
    buffer_add_string(&text, "\n```\n");
    code_yaml_check(sample_read(sample, "docs/a.md", buffer_slice(&text)));
    assert_int_equal(sample->document.findings.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(yaml_that_parses_is_right),
        SAMPLE_TEST(a_mistake_is_told_at_its_place_in_the_file),
        SAMPLE_TEST(templates_and_what_is_left_out_are_not_judged),
        SAMPLE_TEST(what_is_too_deep_is_not_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
