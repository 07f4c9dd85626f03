#include "render/record_summary.h"

#include "unit/sample_findings.h"

typedef struct Case {
    const char *text;
    const char *title;
    const char *members;
    const char *summary;
} Case;

static void the_summary_is_what_nothing_else_says(void **state)
{
    static const Case cases[] = {
        {"All of it.", "Retry", "{}", "All of it."},
        {"Retry", "Retry", "{\"name\":\"Retry\"}", ""},
        /* What begins with the title goes on behind it. */
        {"Retry - once, not more", "Retry", "{}", "once, not more"},
        {"❌ Retry: for ever", "Retry", "{}", "for ever"},
        {"We retry: Retry", "Retry", "{}", "We retry: Retry"},
        /* Before a member that is a text, without its label. */
        {"It helps. Why: It fails often.", "Retry", "{\"rationale\":\"It fails often.\"}",
         "It helps."},
        {"Why: It fails often.", "Retry", "{\"rationale\":\"It fails often.\"}", ""},
        {"It helps.\nWhy\nIt fails.", "Retry", "{\"rationale\":\"It fails.\"}", "It helps."},
        {"Retry - it passes", "Retry", "{\"statement\":\"it passes\"}", ""},
        {"Options:\nA\nB", "X", "{\"alternatives\":[\"A\",\"B\"]}", ""},
        {"A line \"quoted\" here.\nFix: x", "X",
         "{\"fix\":\"x\",\"problem\":\"line \\\"quoted\\\"\"}", ""},
        /* Before code, with what leads to it: but a bare label says nothing. */
        {"Do this once it has failed:\nretry()\nmore", "X",
         "{\"code\":[{\"lang\":\"js\",\"text\":\"retry()\\nmore\"}]}",
         "Do this once it has failed:"},
        {"Bad:\nretry()", "X", "{\"code\":[{\"text\":\"retry()\"}]}", ""},
        {"First.\nStep 1: Build it", "X", "{\"steps\":[{\"ordinal\":1,\"name\":\"Build it\"}]}",
         "First."},
        {"First two of us.\nBuild it\nShip it", "X", "{\"steps\":[{\"name\":\"Build it\"}]}",
         "First two of us."},
        /* Not what only names the record, or comes from the document. */
        {"The ACTIVE one", "X", "{\"status\":\"ACTIVE\",\"rule\":\"one\"}", "The ACTIVE one"},
        {"Good.\nStatus: ACTIVE\nSo it is.", "X", "{\"status\":\"ACTIVE\"}", "Good."},
        {"Status\nACTIVE since May", "X", "{\"status\":\"ACTIVE since May\"}", ""},
        {"", "X", "{}", ""},
    };
    Arena *arena = &((Sample *)*state)->arena;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample_assert_slice(record_summary(arena, slice_from_string(cases[i].text),
                                           slice_from_string(cases[i].title),
                                           slice_from_string(cases[i].members)),
                            cases[i].summary);
    }
}

static void a_text_that_was_cut_ends_at_a_word(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;
    Buffer text;

    buffer_init(&text, arena);
    while (text.size < RECORD_TEXT_LIMIT) {
        buffer_add_string(&text, "word ");
    }

    Slice summary = record_summary(arena, buffer_slice(&text), SLICE("X"), SLICE("{}"));

    assert_true(slice_ends_with(summary, SLICE("word\xE2\x80\xA6")));
    assert_true(summary.size < text.size);
}

static void long_texts_are_cut_by_characters(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;

    sample_assert_slice(record_text_cut(arena, SLICE("one two"), 7), "one two");
    sample_assert_slice(record_text_cut(arena, SLICE("one two three"), 12), "one two\xE2\x80\xA6");
    sample_assert_slice(record_text_cut(arena, SLICE("äöü äöü äöü"), 10), "äöü äöü\xE2\x80\xA6");
    /* Without a space there is no better place. */
    sample_assert_slice(record_text_cut(arena, SLICE("日本語日本語"), 4), "日本語\xE2\x80\xA6");
    sample_assert_slice(record_text_cut(arena, SLICE("ab"), 1), "\xE2\x80\xA6");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(the_summary_is_what_nothing_else_says),
        SAMPLE_TEST(a_text_that_was_cut_ends_at_a_word),
        SAMPLE_TEST(long_texts_are_cut_by_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
