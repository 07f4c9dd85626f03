/* Where a document names its agent, and whether it does so in one way. */
#include "unit/extract/sample_records.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    Sample *sample = *state;
    Document *document = sample_extract(sample, text);

    sample_assert_slice(sample_list_findings(&sample->arena, &document->findings), wanted);
}

static void assert_agent(void **state, const char *text, const char *wanted)
{
    assert_slice(sample_extract(*state, text)->metadata.agent, wanted);
}

static void front_matter_names_the_agent_before_labels_do(void **state)
{
    assert_agent(state, "---\nagent: agent:a\n---\n# A\n\n**Agent:** b\n", "a");
    assert_agent(state, "# A\n\n**Agent:** `agent:b:team`\n\n## B\n\n---\n\n**Agent:** c\n",
                 "b:team");
    assert_agent(state, "# A\n\ntext\n\n---\n\n**Agent:** c\n", "c");
    assert_agent(state, "# A\n\n## B\n\n**Agent:** d\n\ntext\n", "");
}

static void one_name_is_no_mismatch(void **state)
{
    assert_found(state,
                 "---\nagent: a:team\n---\n# A\n\n**Agent:** `agent:a:team`\n\n"
                 "```json\n{\"agentId\": \"a:team\", \"content\": \"x\"}\n```\n\n---\n\n"
                 "**Agent:** agent: a:team\n",
                 "");
    assert_found(state, "# A\n\ntext\n", "");
}

static void each_place_with_another_name_elsewhere_is_told(void **state)
{
    const DiagnosticList *findings = &((Sample *)*state)->document.findings;

    assert_found(
        state,
        "---\nagent: a:team\n---\n# A\n\n**Agent:** a:team\n\n"
        "```json\n{\n  \"content\": \"x\",\n  \"agent_id\": \"agent:a:team\"\n}\n```\n\n---\n\n"
        "**Agent:** a\n",
        "2:8 record/agent-mismatch\n6:1 record/agent-mismatch\n"
        "11:15 record/agent-mismatch\n17:1 record/agent-mismatch\n");
    assert_slice(findings->items[0].message, "the agent is \"a:team\" here, but \"a\" on line 17");
    assert_slice(findings->items[2].message, "the agent is \"a:team\" here, but \"a\" on line 17");
    assert_slice(findings->items[3].message, "the agent is \"a\" here, but \"a:team\" on line 2");
    assert_int_equal(findings->items[3].severity, SEVERITY_INFO);
}

static void agents_of_sections_are_their_own(void **state)
{
    assert_found(state, "# A\n\n**Agent:** a\n\n## B\n\n**Agent:** b\n\ntext\n", "");
    assert_found(state, "# A\n\n**Agent:** a\n\n**Agents:** b, c\n", "");
}

static void memories_of_several_agents_may_lie_together(void **state)
{
    assert_found(state,
                 "# A\n\n```json\n{\"agentId\": \"a\", \"content\": \"x\"}\n```\n\n"
                 "```json\n{\"agentId\": \"b\", \"content\": \"x\"}\n```\n",
                 "");
}

static void examples_and_other_json_name_no_agent(void **state)
{
    assert_found(state,
                 "---\ntype: reference\n---\n# A\n\n**Agent:** a\n\n"
                 "```json\n{\"agentId\": \"b\", \"content\": \"x\"}\n```\n",
                 "");
    assert_found(state,
                 "# A\n\n**Agent:** a\n\n```json\n{\"agentId\": \"b\"}\n```\n\n"
                 "```json\n{\"agentId\": 1, \"content\": {\"agentId\": \"c\"}}\n```\n",
                 "10:13 record/memory-schema\n");
}

static void a_memory_in_a_list_or_quote_is_told_where_it_is(void **state)
{
    assert_found(state,
                 "# A\n\n**Agent:** a\n\n- Store:\n\n  ```json\n  {\n    \"agentId\": \"b\",\n"
                 "    \"content\": \"x\"\n  }\n  ```\n",
                 "3:1 record/agent-mismatch\n9:16 record/agent-mismatch\n");
    assert_found(state,
                 "# A\n\n**Agent:** a\n\n> ```json\r\n> {\"content\": \"x\",\r\n>  \"agentId\": "
                 "\"b\"}\r\n> ```\n",
                 "3:1 record/agent-mismatch\n7:15 record/agent-mismatch\n");
    assert_found(state,
                 "# A\n\n**Agent:** a\n\n    {\"content\": \"x\",\n     \"agentId\": \"b\"}\n",
                 "3:1 record/agent-mismatch\n6:17 record/agent-mismatch\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(front_matter_names_the_agent_before_labels_do),
        TEST(one_name_is_no_mismatch),
        TEST(each_place_with_another_name_elsewhere_is_told),
        TEST(agents_of_sections_are_their_own),
        TEST(memories_of_several_agents_may_lie_together),
        TEST(examples_and_other_json_name_no_agent),
        TEST(a_memory_in_a_list_or_quote_is_told_where_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
