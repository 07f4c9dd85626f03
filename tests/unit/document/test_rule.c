#include "document/rule.h"

#include <setjmp.h>
#include <stdarg.h>
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

static bool is_name(Slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c != '-' && !ascii_is_digit(c) && !(c >= 'a' && c <= 'z')) {
            return false;
        }
    }
    return text.size > 0;
}

static void every_rule_has_a_family_and_a_name_and_help(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const Rule *rule = rule_get((RuleId)i);
        Slice name;
        Slice family = slice_cut(rule->id, '/', &name);
        assert_true(is_name(family) && is_name(name));
        /* One that is off has to be asked for in memoc.yaml. */
        assert_true(rule->severity >= SEVERITY_OFF && rule->severity <= SEVERITY_ERROR);
        Slice help = slice_from_string(rule->help);
        assert_true(help.size > 0 && help.data[help.size - 1] != '.');
    }
}

static void every_rule_is_found_by_its_own_id(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        assert_ptr_equal(rule_find(rule_get((RuleId)i)->id), rule_get((RuleId)i));
    }
    assert_null(rule_find(SLICE("link/borken")));
    assert_null(rule_find(SLICE("link")));
    assert_null(rule_find(SLICE("")));
}

static void rules_stand_in_the_row_of_their_number(void **state)
{
    (void)state;
    assert_true(slice_is(rule_get(RULE_ENCODING_INVALID_UTF8)->id, "encoding/invalid-utf8"));
    assert_true(slice_is(rule_get(RULE_LINK_BROKEN)->id, "link/broken"));
    assert_true(slice_is(rule_get(RULE_DOC_FOOTNOTE_LOOP)->id, "doc/footnote-loop"));
}

static void finding_has_severity_and_help_of_its_rule(void **state)
{
    DiagnosticList list;
    Source source;
    diagnostic_list_init(&list, *state);
    source_init(&source, *state, SLICE("a.md"), SLICE("one\ntwo three\n"));
    finding_add(&list, RULE_LINK_EMPTY, &source, (Span){8, 13}, "%s %d", "link", 3);
    assert_int_equal(list.count, 1);
    const Diagnostic *found = &list.items[0];
    assert_true(slice_is(found->rule, "link/empty"));
    assert_true(slice_is(found->path, "a.md"));
    assert_true(slice_is(found->message, "link 3"));
    assert_true(slice_is(found->help, rule_get(RULE_LINK_EMPTY)->help));
    assert_true(slice_is(found->excerpt, "two three"));
    assert_int_equal(found->severity, SEVERITY_WARNING);
    assert_int_equal(found->line, 2);
    assert_int_equal(found->column, 5);
    assert_int_equal(found->end_column, 10);
}

static void finding_about_a_file_has_no_place(void **state)
{
    DiagnosticList list;
    diagnostic_list_init(&list, *state);
    finding_add_file(&list, RULE_DOC_UNREADABLE, SLICE("b.md"), "%s: 100%%", "no");
    const Diagnostic *found = &list.items[0];
    assert_true(slice_is(found->rule, "doc/unreadable"));
    assert_true(slice_is(found->path, "b.md"));
    assert_true(slice_is(found->message, "no: 100%"));
    assert_true(slice_is(found->help, rule_get(RULE_DOC_UNREADABLE)->help));
    assert_int_equal(found->line, 0);
}

static void families_of_our_own_are_not_for_filters(void **state)
{
    static const char *const ours[] = {"link", "filter", "doc", "heading", "suppression", "config"};
    static const char *const free_ones[] = {"vocabulary", "links", "lin", "", "front"};

    (void)state;
    for (int id = 0; id < RULE_COUNT; id++) {
        Slice name;
        Slice rule = rule_get((RuleId)id)->id;

        assert_true(rule_family_is_ours(slice_cut(rule, '/', &name)));
    }
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        assert_true(rule_family_is_ours(slice_from_string(ours[i])));
    }
    for (size_t i = 0; i < sizeof free_ones / sizeof *free_ones; i++) {
        assert_false(rule_family_is_ours(slice_from_string(free_ones[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_family_and_a_name_and_help),
        cmocka_unit_test(every_rule_is_found_by_its_own_id),
        cmocka_unit_test(rules_stand_in_the_row_of_their_number),
        cmocka_unit_test(families_of_our_own_are_not_for_filters),
        cmocka_unit_test_setup_teardown(finding_has_severity_and_help_of_its_rule, make_arena,
                                        free_arena),
        cmocka_unit_test_setup_teardown(finding_about_a_file_has_no_place, make_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
