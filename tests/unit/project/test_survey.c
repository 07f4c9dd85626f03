#include "project/survey.h"

#include "front_matter/front_matter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

/* Adds `count` documents with that front matter. */
static void add(Survey *survey, const char *yaml, size_t count)
{
    Slice text = arena_format(survey->arena, "---\n%s\n---\n", yaml);
    FrontMatter front_matter;
    Source source;

    source_init(&source, survey->arena, SLICE("a.md"), text);
    front_matter_read(&front_matter, survey->arena, &source);
    assert_non_null(front_matter.root);
    for (size_t i = 0; i < count; i++) {
        survey_add(survey, front_matter.root);
    }
}

/* "ACTIVE 3, DRAFT 1" */
static void assert_names(Arena *arena, const SurveyNames *names, const char *expected)
{
    Slice text = SLICE("");

    for (size_t i = 0; i < names->count; i++) {
        text = arena_format(arena, "%.*s%s%.*s %zu", SLICE_PRINT(text), i > 0 ? ", " : "",
                            SLICE_PRINT(names->items[i].name), names->items[i].count);
    }
    if (!slice_is(text, expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", SLICE_PRINT(text), expected);
    }
}

static void documents_are_counted(void **state)
{
    Survey survey;

    survey_init(&survey, *state);
    survey_add(&survey, NULL);
    add(&survey, "title: x", 2);
    assert_int_equal(survey.document_count, 3);
    assert_int_equal(survey.front_matter_count, 2);
}

static void statuses_are_counted_without_case_and_qualifier(void **state)
{
    Survey survey;

    survey_init(&survey, *state);
    add(&survey, "status: done", 1);
    add(&survey, "status: draft (hardened)", 1);
    add(&survey, "status: DRAFT", 1);
    add(&survey, "status: ACTIVE", 1);
    add(&survey, "status: Done", 2);
    add(&survey, "status: A | B", 1);
    add(&survey, "status: '{{status}}'", 1);
    add(&survey, "status:", 1);
    add(&survey, "status: [a]", 1);

    SurveyNames names = survey_statuses(&survey);

    assert_names(*state, &names, "Done 3, DRAFT 2, ACTIVE 1");
}

static void keys_that_hold_the_date_of_a_change_are_counted(void **state)
{
    Survey survey;

    survey_init(&survey, *state);
    add(&survey, "date: 2026-01-19\ncreated: 2026-01-19", 1);
    add(&survey, "last_updated: 2026-01-19\nms.date: Jan 19, 2026", 2);
    add(&survey, "last_updated: soon\nupdated: 2026-01-19T10:00:00Z", 1);

    SurveyNames names = survey_fields(&survey);

    assert_names(*state, &names, "last_updated 2, ms.date 2, date 1, updated 1");
}

static void what_few_documents_use_is_not_common(void **state)
{
    Survey survey;

    survey_init(&survey, *state);
    add(&survey, "status: OPEN", 197);
    add(&survey, "status: CLOSED", 2);
    add(&survey, "status: STUCK", 3);
    add(&survey, "status: TYPO", 1);

    SurveyNames names = survey_statuses(&survey);
    SurveyNames common = survey_common(&names);

    assert_names(*state, &common, "OPEN 197, STUCK 3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_counted),
        cmocka_unit_test(statuses_are_counted_without_case_and_qualifier),
        cmocka_unit_test(keys_that_hold_the_date_of_a_change_are_counted),
        cmocka_unit_test(what_few_documents_use_is_not_common),
    };

    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
