#include "render/record_body.h"

#include "render/record_members.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/sample_findings.h"
#include "unit/sample_site.h"

static int begin(void **state)
{
    SampleSite *sample = test_malloc(sizeof *sample);

    sample_site_begin(sample);
    sample->has_records = true;
    *state = sample;
    return 0;
}

static int end(void **state)
{
    SampleSite *sample = *state;

    sample_site_end(sample);
    test_free(sample);
    return 0;
}

static const UnitRecord *find_row(const Page *page, RecordKind kind)
{
    const UnitRecord *rows = unit_records(&page->unit);

    for (uint32_t i = 0; i < page->unit.header->records.count; i++) {
        if (rows[i].kind == (uint32_t)kind) {
            return &rows[i];
        }
    }
    fail_msg("there is no %s", record_kind_name(kind));
    return NULL;
}

/* The body of the first record of a kind in the document `text`, or of the memory that is made of it. */
static Slice body_of(SampleSite *sample, const char *text, RecordKind kind, bool is_derived)
{
    SampleFile file = {"docs/a.md", text};
    Buffer *out = arena_new(&sample->arena, Buffer);

    sample_site_link(sample, &file, 1);

    RecordView view = {
        .page = &sample->site.pages[0],
        .row = find_row(&sample->site.pages[0], kind),
        .is_derived = is_derived,
        .page_url = SLICE("../docs/a.html"),
    };

    buffer_init(out, &sample->arena);
    record_body_write(out, &sample->arena, &view);
    return buffer_slice(out);
}

static void code_is_written_as_on_pages(void **state)
{
    sample_assert_slice(
        body_of(*state, "# A\n\n```ts\nif (a < b && c) \"x\\n\";\n\tdo()\n```\n", RECORD_CODE,
                false),
        "<pre><code class=\"language-typescript\">if (a &lt; b &amp;&amp; c) &quot;x\\n&quot;;\n"
        "\tdo()</code></pre>\n");
    sample_assert_slice(body_of(*state, "# A\n\n    plain\n", RECORD_CODE, false),
                        "<pre><code>plain</code></pre>\n");
}

static void what_is_only_the_name_is_not_said_again(void **state)
{
    sample_assert_slice(
        body_of(*state, "# A\n\n## Best Practices\n\n- Keep logs short\n", RECORD_PRACTICE, false),
        "");
    sample_assert_slice(
        body_of(*state, "# A\n\n## Best Practices\n\n- Keep logs short:\n", RECORD_PRACTICE, false),
        "");
    sample_assert_slice(
        body_of(*state, "# A\n\n## Best Practices\n\n- **Keep logs short**: nobody reads them\n",
                RECORD_PRACTICE, false),
        "<p>nobody reads them</p>\n");
}

static const char pattern[] = "# A\n\n## Pattern 1: Retry <b>\n\n**Problem:** Most fail & pass.\n\n"
                              "**Why:** It helps.\n\n**Rejected:**\n\n- never\n- always\n\n"
                              "```sh\nretry\n```\n\n| a | b |\n|---|---|\n| 1 | <2> |\n";

static void a_pattern_says_why_and_when_and_shows_its_code(void **state)
{
    sample_assert_slice(
        body_of(*state, pattern, RECORD_PATTERN, false),
        "<dl>\n<dt>Problem</dt>\n<dd>Most fail &amp; pass.</dd>\n"
        "<dt>Rationale</dt>\n<dd>It helps.</dd>\n"
        "<dt>Alternatives rejected</dt>\n<dd><ul>\n<li>never</li>\n<li>always</li>\n</ul></dd>\n"
        "</dl>\n<pre><code class=\"language-bash\">retry</code></pre>\n"
        "<div class=\"table-scroll\"><table>\n"
        "<tr><th scope=\"col\">a</th>\t<th scope=\"col\">b</th></tr>\n"
        "<tr><td>1</td>\t<td>&lt;2&gt;</td></tr>\n</table></div>\n");
}

static void a_table_head_without_a_word_is_a_cell(void **state)
{
    sample_assert_slice(
        body_of(*state,
                "# A\n\n## Pattern: P\n\n**Problem:** x\n\n|  | b |\n|---|---|\n| 1 | 2 |\n",
                RECORD_PATTERN, false),
        "<dl>\n<dt>Problem</dt>\n<dd>x</dd>\n</dl>\n"
        "<div class=\"table-scroll\"><table>\n"
        "<tr><td></td>\t<th scope=\"col\">b</th></tr>\n"
        "<tr><td>1</td>\t<td>2</td></tr>\n</table></div>\n");
}

static void a_memory_says_what_an_agent_remembers(void **state)
{
    sample_assert_slice(
        body_of(*state, "# A\n\n## Best Practices\n\n- **Test**: always, **Why:** it fails\n",
                RECORD_PRACTICE, true),
        "<p>always, Why: it fails</p>\n<dl>\n<dt>Rationale</dt>\n<dd>it fails</dd>\n</dl>\n");
    sample_assert_slice(
        body_of(*state, "# A\n\n## Decision 1: Use it\n\n**Decision:** We do.\n\n**Context:** c\n",
                RECORD_DECISION, true),
        "<p>We do.</p>\n");
}

static void a_memory_of_the_text_shows_its_block(void **state)
{
    sample_assert_slice(
        body_of(*state, "# A\n\n```json\n{\"role\": \"system\",\n \"content\": \"x\"}\n```\n",
                RECORD_MEMORY, false),
        "<pre><code class=\"language-json\">{&quot;role&quot;: &quot;system&quot;,\n "
        "&quot;content&quot;: &quot;x&quot;}</code></pre>\n");
}

static void a_workflow_lists_its_steps_in_order(void **state)
{
    sample_assert_slice(
        body_of(*state,
                "# A\n\n## Release Process\n\nEach Tuesday.\n\n### Step 1: Build\n\nx\n\n"
                "### Step 2: Ship & tell\n\n## Other Process\n\n1. one\n2. two\n",
                RECORD_WORKFLOW, false),
        "<p>Each Tuesday.</p>\n<ol class=\"steps\">\n"
        "<li><a href=\"../docs/a.html#step-1-build\">Build</a></li>\n"
        "<li><a href=\"../docs/a.html#step-2-ship--tell\">Ship &amp; tell</a></li>\n</ol>\n");
}

static void assert_names(Arena *arena, const char *members, const char *const *names)
{
    Slice object = record_members_object(arena, slice_from_string(members));
    RecordTexts texts = record_members_texts(arena, object);

    for (size_t i = 0; i < texts.count; i++) {
        assert_non_null(names[i]);
        sample_assert_slice(texts.items[i].label, names[i]);
    }
    assert_null(names[texts.count]);
}

static void steps_of_a_list_stand_in_its_section(void **state)
{
    sample_assert_slice(
        body_of(*state, "# A\n\n## Release Process\n\n1. Build\n2. Ship\n", RECORD_WORKFLOW, false),
        "<ol class=\"steps\">\n"
        "<li><a href=\"../docs/a.html#release-process\">Build</a></li>\n"
        "<li><a href=\"../docs/a.html#release-process\">Ship</a></li>\n</ol>\n");
}

static void members_come_in_the_order_of_reading(void **state)
{
    Arena *arena = &((SampleSite *)*state)->arena;

    assert_names(arena,
                 "\"name\":\"x\",\"rule\":\"r\",\"rationale\":\"1\",\"severity_level\":\"2\","
                 "\"ordinal\":3,\"problem\":\"4\",\"code\":[{\"text\":\"5\"}],\"Seen\":[\"6\"]",
                 (const char *const[]){"Problem", "Rationale", "Severity level", "Seen", NULL});
    assert_names(arena, "", (const char *const[]){NULL});
    assert_names(arena, "\"\":\"x\"", (const char *const[]){"", NULL});
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(code_is_written_as_on_pages),
        TEST(what_is_only_the_name_is_not_said_again),
        TEST(a_pattern_says_why_and_when_and_shows_its_code),
        TEST(a_table_head_without_a_word_is_a_cell),
        TEST(a_memory_says_what_an_agent_remembers),
        TEST(a_memory_of_the_text_shows_its_block),
        TEST(a_workflow_lists_its_steps_in_order),
        TEST(steps_of_a_list_stand_in_its_section),
        TEST(members_come_in_the_order_of_reading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
