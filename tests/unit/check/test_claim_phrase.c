#include "check/claim_phrase.h"

#include "unit/sample_findings.h"

/* All phrases of the text, with a bar between them. */
static void assert_phrases(void **state, const char *text, const char *wanted)
{
    Sample *sample = *state;
    Buffer found;
    size_t at = 0;

    buffer_init(&found, &sample->arena);
    while (at < strlen(text)) {
        Slice phrase = claim_phrase_find(slice_from_string(text), &at);

        buffer_add_string(&found, phrase.size > 0 && found.size > 0 ? "|" : "");
        buffer_add(&found, phrase);
    }
    sample_assert_slice(buffer_slice(&found), wanted);
}

static void phrases_are_found_whatever_their_case_and_blanks(void **state)
{
    assert_phrases(state, "All  tests\npass. Currently x", "All  tests\npass|Currently");
    assert_phrases(state, "51/51 tests passing (100 %), CI is green", "tests passing|CI is green");
    assert_phrases(state, "PR #12 merged; pr merged", "PR #12 merged|pr merged");
    assert_phrases(state, "right now", "right now");
}

static void parts_of_words_are_none(void **state)
{
    assert_phrases(state, "concurrently, contests pass, tests passed, tests-pass", "");
    assert_phrases(state, "non-currently x_currently currently-used", "");
    assert_phrases(state, "PR # merged, as of 2026-06-01", "");
    assert_phrases(state, "tests", "");
    assert_phrases(state, "", "");
}

static void what_is_asked_for_and_names_are_none(void **state)
{
    assert_phrases(state, "Ensure that all tests pass. Merge when tests pass.", "");
    assert_phrases(state, "the tests pass rate", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(phrases_are_found_whatever_their_case_and_blanks),
        SAMPLE_TEST(parts_of_words_are_none),
        SAMPLE_TEST(what_is_asked_for_and_names_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
