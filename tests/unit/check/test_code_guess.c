#include "check/code_guess.h"

#include "unit/sample_findings.h"

static void assert_guess(void **state, const char *text, const char *language)
{
    Sample *sample = *state;

    sample_assert_slice(code_guess_language(&sample->arena, slice_from_string(text)), language);
}

static void what_says_its_language_is_believed(void **state)
{
    assert_guess(state, "#!/bin/bash\nmake", "bash");
    assert_guess(state, "#!/usr/bin/env -S node --test\nx()", "javascript");
    assert_guess(state, "#!/usr/bin/env python3\nx()", "python");
    assert_guess(state, "<?xml version=\"1.0\"?>\n<a/>", "xml");
    assert_guess(state, "<!DOCTYPE html>\n<p>", "html");
    assert_guess(state, "diff --git a/x b/x", "diff");
    assert_guess(state, "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n", "diff");
}

static void whole_objects_are_json(void **state)
{
    assert_guess(state, " {\n \"a\": 1 }\n", "json");
    assert_guess(state, "[{\"a\": 1}, 2]", "json");
    assert_guess(state, "{\"a\": 1", "");
    assert_guess(state, "{a: 1}", "");
    assert_guess(state, "[1, 2]", "");
    assert_guess(state, "{}", "");
}

static void a_command_behind_a_prompt_is_a_console(void **state)
{
    assert_guess(state, "$ make\nok", "console");
    assert_guess(state, "$ ./run", "console");
    assert_guess(state, "$ 100", "");
    assert_guess(state, "$x = 1", "");
}

static void a_drawn_tree_is_text(void **state)
{
    assert_guess(state, "src\n├── a.c\n└── b.c", "text");
}

static void anything_else_is_not_guessed(void **state)
{
    assert_guess(state, "", "");
    assert_guess(state, "\n  \n", "");
    assert_guess(state, "#!", "");
    assert_guess(state, "#!/usr/bin/env", "");
    assert_guess(state, "#!/usr/bin/env -S", "");
    assert_guess(state, "#!/opt/own x", "");
    assert_guess(state, "SELECT 1;", "");
    assert_guess(state, "--- a\n+++ b\nc", "");
    assert_guess(state, "a: 1\nb: 2", "");
    assert_guess(state, "[", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(what_says_its_language_is_believed),     SAMPLE_TEST(whole_objects_are_json),
        SAMPLE_TEST(a_command_behind_a_prompt_is_a_console), SAMPLE_TEST(a_drawn_tree_is_text),
        SAMPLE_TEST(anything_else_is_not_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
