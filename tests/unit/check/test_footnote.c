#include "check/footnote.h"

#include "unit/sample_findings.h"

static void assert_found(void **state, const char *text, const char *wanted)
{
    sample_assert_findings(state, check_footnotes, slice_from_string(text), wanted);
}

static void footnotes_in_a_row_are_right(void **state)
{
    assert_found(state, "x[^a] y[^b]\n\n[^a]: see[^b] and[^b]\n\n[^b]: end\n", "");
    assert_found(state, "no notes\n", "");
}

static void note_inside_itself_is_told(void **state)
{
    assert_found(state, "x[^a]\n\n[^a]: again[^a]\n", "3:12 doc/footnote-loop\n");
    sample_assert_slice(sample_finding(state)->message, "footnote \"a\" refers to itself");
}

static void circle_is_told_where_it_closes(void **state)
{
    assert_found(state, "x[^a]\n\n[^a]: to[^b]\n\n[^b]: to[^c]\n\n[^c]: to[^a]\n",
                 "7:9 doc/footnote-loop\n");
    sample_assert_slice(sample_finding(state)->message,
                        "footnote \"a\" leads back to itself by way of \"c\"");
}

static void long_chains_need_no_stack(void **state)
{
    enum { COUNT = 20000 };
    Sample *sample = *state;
    Buffer text;
    buffer_init(&text, &sample->arena);
    buffer_add_string(&text, "x[^n0]\n\n");
    for (int i = 0; i < COUNT; i++) {
        buffer_add_format(&text, "[^n%d]: to[^n%d]\n\n", i, (i + 1) % COUNT);
    }
    Document *document = sample_read(sample, "a.md", buffer_slice(&text));
    check_footnotes(document);
    assert_int_equal(document->findings.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(footnotes_in_a_row_are_right),
        SAMPLE_TEST(note_inside_itself_is_told),
        SAMPLE_TEST(circle_is_told_where_it_closes),
        SAMPLE_TEST(long_chains_need_no_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
