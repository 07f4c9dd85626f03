#include "cli/manual.h"

#include "unit/sample_program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static Arena arena;
static Buffer out;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    buffer_init(&out, &arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void page_has_all_that_the_tables_have(void **state)
{
    (void)state;
    manual_write(&out, &sample_program, SLICE("2026-01-19"));
    assert_string_equal(
        arena_string(&arena, buffer_slice(&out)),
        ".TH MEMOC 1 \"2026\\-01\\-19\" \"memoc 1.2.3\" \"User Commands\"\n"
        ".SH \"NAME\"\n"
        "memoc \\- a sample\n"
        ".SH \"SYNOPSIS\"\n"
        "\\fBmemoc\\fR \\fBcheck\\fR [OPTION...] [PATH...]\n"
        ".br\n"
        "\\fBmemoc\\fR \\fBschema\\fR [OPTION...] infer|validate [DIR]\n"
        ".SH \"DESCRIPTION\"\n"
        "\\&.NET begins with a dot.\n"
        ".SH \"COMMANDS\"\n"
        ".SS \"check\"\n"
        "\\fBmemoc\\fR \\fBcheck\\fR [OPTION...] [PATH...]\n"
        ".PP\n"
        "validate documents: their links, and more\n"
        ".PP\n"
        "A sentence of the description that is so long that it does not fit into a line of eighty "
        "columns; wide characters such as 日本語日本語日本語日本語 count two.\n"
        ".PP\n"
        "\\&.NET begins with a dot.\n"
        ".TP\n"
        "\\fB\\-f\\fR, \\fB\\-\\-format\\fR \\fIFORMAT\\fR\n"
        "how to print findings: text, json or sarif (default: text)\n"
        ".TP\n"
        "\\fB\\-\\-changed\\fR[=\\fIBASE\\fR]\n"
        "judge only what differs from BASE, which is the merge base of the upstream branch when it "
        "is left out\n"
        ".TP\n"
        "\\fB\\-j\\fR, \\fB\\-\\-jobs\\fR \\fIN\\fR\n"
        "how many workers\n"
        ".TP\n"
        "\\fB\\-L\\fR, \\fB\\-\\-lua\\-filter\\fR \\fIFILE\\fR\n"
        "a filter, C:\\ex is no \\(aqpath\\(aq (may be repeated)\n"
        ".TP\n"
        "\\fB\\-\\-a\\-name\\-too\\-long\\-for\\-the\\-column\\fR \\fIDIR\\fR\n"
        "where to look\n"
        ".TP\n"
        "\\fB\\-\\-fix\\fR\n"
        "mend what can be mended\n"
        ".PP\n"
        "Examples:\n"
        ".TP\n"
        "\\fBmemoc check \\-\\-format=json docs\\fR\n"
        "print all findings as JSON\n"
        ".SS \"schema\"\n"
        "\\fBmemoc\\fR \\fBschema\\fR [OPTION...] infer|validate [DIR]\n"
        ".PP\n"
        "what documents must have\n"
        ".SH \"OPTIONS\"\n"
        ".TP\n"
        "\\fB\\-\\-man\\fR\n"
        "print the manual page\n"
        ".SH \"OPTIONS OF EVERY COMMAND\"\n"
        ".TP\n"
        "\\fB\\-c\\fR, \\fB\\-\\-config\\fR \\fIFILE\\fR\n"
        "the configuration\n"
        ".TP\n"
        "\\fB\\-\\-today\\fR \\fIDATE\\fR\n"
        "the day [ISO 8601]\n"
        ".TP\n"
        "\\fB\\-h\\fR, \\fB\\-\\-help\\fR\n"
        "print this help\n"
        ".SH \"EXIT STATUS\"\n"
        ".TP\n"
        "\\fB0\\fR\n"
        "clean\n"
        ".TP\n"
        "\\fB1\\fR\n"
        "findings\n");
}

static void without_a_date_the_page_has_none(void **state)
{
    (void)state;
    manual_write(&out, &sample_program, SLICE(""));
    assert_true(slice_starts_with(buffer_slice(&out), SLICE(".TH MEMOC 1 \"\" \"memoc 1.2.3\" ")));
}

static void every_character_is_shown_as_it_is(void **state)
{
    (void)state;
    static const char *const description[] = {"'quoted' `code` ~/a^b \\n \"x\" --y", ".dot", NULL};
    Program program = sample_program;
    program.root.description = description;
    manual_write(&out, &program, SLICE(""));
    const Slice expected = SLICE(
        "\\(aqquoted\\(aq \\(gacode\\(ga \\(ti/a\\(hab \\en \\(dqx\\(dq \\-\\-y\n.PP\n\\&.dot\n");
    assert_true(slice_find(buffer_slice(&out), expected, 0) < out.size);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(page_has_all_that_the_tables_have),
        TEST(without_a_date_the_page_has_none),
        TEST(every_character_is_shown_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
