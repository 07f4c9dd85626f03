/* What a memory in the text must be. */
#include "unit/extract/sample_records.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *json, const char *wanted)
{
    Sample *sample = *state;
    Slice text = arena_format(&sample->arena, "# A\n\n> ```json\n> %s\n> ```\n", json);
    Document *document = sample_extract(sample, arena_string(&sample->arena, text));

    sample_assert_slice(sample_list_findings(&sample->arena, &document->findings), wanted);
}

static void memories_that_a_store_takes_are_right(void **state)
{
    assert_found(state, "{\"userId\": \"u\", \"content\": \"Be brief.\"}", "");
    assert_found(state, "{\"agent_id\": \"a\", \"role\": \"system\", \"content\": {\"a\": 1}}", "");
    assert_found(state, "{\"user_id\": \"u\", \"content\": [\"a\"], \"risk\": 15}", "");
}

static void members_that_are_no_texts_are_told_at_their_place(void **state)
{
    assert_found(state, "{\"userId\": 7, \"content\": \"x\"}", "4:14 record/memory-schema\n");
    assert_found(state, "{\"userId\": null, \"agentId\": [], \"content\": \"x\"}",
                 "4:14 record/memory-schema\n4:31 record/memory-schema\n");
    assert_found(state, "{\"role\": \" \", \"content\": \"x\"}", "4:12 record/memory-schema\n");
    sample_assert_slice(sample_finding(state)->message, "\"role\" of a memory is empty");
}

static void there_is_something_to_remember(void **state)
{
    assert_found(state, "{\"role\": \"user\", \"content\": \"\"}", "4:31 record/memory-schema\n");
    assert_found(state, "{\"role\": \"user\", \"content\": {}}", "4:31 record/memory-schema\n");
    sample_assert_slice(sample_finding(state)->message, "\"content\" of a memory is empty");
    assert_found(state, "{\"role\": \"user\", \"content\": 1}", "4:31 record/memory-schema\n");
    sample_assert_slice(sample_finding(state)->message, "\"content\" of a memory is a number");
}

static void what_is_no_memory_may_be_anything(void **state)
{
    Sample *sample = *state;

    assert_found(state, "{\"content\": 1}", "");
    assert_found(state, "{\"userId\": 1}", "");
    assert_found(state, "{\"userId\": 1, \"content\": }", "");
    assert_int_equal(sample_extract(sample, "---\ntype: reference\n---\n# A\n\n```json\n"
                                            "{\"userId\": 1, \"content\": 1}\n```\n")
                         ->findings.count,
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(memories_that_a_store_takes_are_right),
        SAMPLE_TEST(members_that_are_no_texts_are_told_at_their_place),
        SAMPLE_TEST(there_is_something_to_remember),
        SAMPLE_TEST(what_is_no_memory_may_be_anything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
