#include "fix.h"

#include "unit/workshop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* A project in the workshop, compiled and linked; one file has CR LF. */
typedef struct Shop {
    Workshop *workshop;
    Settings settings;
    Build build;
    Fixer fixer;
} Shop;

static void compile(Shop *shop, void **state)
{
    shop->workshop = *state;
    settings_init(&shop->settings, &shop->workshop->arena, shop->workshop->root);
    build_init(&shop->build, &shop->workshop->arena, &shop->settings, 20000);
    shop->build.bodies = false;
    shop->build.index = false;
    build_walk(&shop->build);
    assert_true(build_compile(&shop->build));
    build_link(&shop->build);
    fixer_init(&shop->fixer, &shop->build);
    build_report(&shop->build);
}

static void mend(Shop *shop)
{
    while (fixer_mend(&shop->fixer) == FIX_STEP_MENDED) {
        build_report(&shop->build);
    }
}

static void assert_file(Shop *shop, const char *path, const char *wanted)
{
    Slice bytes;

    assert_true(file_read(&shop->workshop->arena, slice_from_string(path), 0, &bytes));
    assert_string_equal(arena_string(&shop->workshop->arena, bytes), wanted);
}

static const char good[] = "---\ntitle: A\n---\n\n# A\n";
static const char bad[] = "---\r\ntitle: A\r\n---\r\n\r\n# A\r\n";

static void files_are_as_they_were_until_they_are_written(void **state)
{
    Shop shop;

    workshop_put("a.md", bad);
    workshop_put("b.md", good);
    compile(&shop, state);
    mend(&shop);
    assert_file(&shop, "a.md", bad);
    assert_true(fixed_file_is_changed(&shop.fixer.files[0]));
    assert_false(fixed_file_is_changed(&shop.fixer.files[1]));
    fixer_write(&shop.fixer);
    assert_file(&shop, "a.md", good);
    assert_int_equal(shop.fixer.files[0].outcome, FIX_WRITTEN);
    assert_int_equal(shop.fixer.files[0].finding_count, 1);
    assert_int_equal(shop.fixer.files[1].outcome, FIX_NOT_WRITTEN);
    assert_int_equal(fixer_forget(&shop.fixer), FIX_STEP_DONE);
    build_free(&shop.build);
}

static void file_that_is_not_what_was_compiled_is_left_alone(void **state)
{
    Shop shop;

    workshop_put("a.md", bad);
    compile(&shop, state);
    workshop_put("a.md", "other\r\n");
    mend(&shop);
    fixer_write(&shop.fixer);
    assert_file(&shop, "a.md", "other\r\n");
    assert_int_equal(shop.fixer.files[0].outcome, FIX_CHANGED);
    build_free(&shop.build);
}

static size_t count_of(const Shop *shop, RuleId rule)
{
    size_t count = 0;

    for (size_t i = 0; i < shop->build.findings.count; i++) {
        count += slice_equals(shop->build.findings.items[i].rule, rule_get(rule)->id);
    }
    return count;
}

static void
file_that_changed_since_it_was_read_is_left_alone_and_its_findings_are_told(void **state)
{
    Shop shop;

    workshop_put("a.md", bad);
    compile(&shop, state);
    mend(&shop);
    assert_int_equal(count_of(&shop, RULE_ENCODING_CRLF), 0);
    workshop_put("a.md", "other\r\n");
    fixer_write(&shop.fixer);
    assert_file(&shop, "a.md", "other\r\n");
    assert_int_equal(shop.fixer.files[0].outcome, FIX_CHANGED);
    assert_int_equal(fixer_forget(&shop.fixer), FIX_STEP_MENDED);
    assert_int_equal(count_of(&shop, RULE_ENCODING_CRLF), 1);
    build_free(&shop.build);
}

static void link_that_leads_out_of_the_project_now_is_not_followed(void **state)
{
    Shop shop;

    workshop_put("project/a.md", bad);
    workshop_put("outside.md", bad);
    assert_int_equal(chdir("project"), 0);
    ((Workshop *)*state)->root = arena_format(&((Workshop *)*state)->arena, "%.*s/project",
                                              SLICE_PRINT(((Workshop *)*state)->root));
    compile(&shop, state);
    mend(&shop);
    assert_int_equal(unlink("a.md"), 0);
    assert_int_equal(symlink("../outside.md", "a.md"), 0);
    fixer_write(&shop.fixer);
    assert_file(&shop, "../outside.md", bad);
    assert_int_equal(shop.fixer.files[0].outcome, FIX_OUTSIDE);
    build_free(&shop.build);
}

/* Gives a finding about the first file an edit of its own. */
static void add_edit(Shop *shop, Span span, const char *text)
{
    Diagnostic *finding = finding_add_file(&shop->build.findings, RULE_LINK_ORPHAN,
                                           shop->fixer.files[0].path, "for the test");
    Edit edit = {.span = span, .text = slice_from_string(text)};

    diagnostic_put_edit(&shop->build.findings, finding, &edit);
}

static void edit_that_spoils_front_matter_is_taken_back(void **state)
{
    Shop shop;

    workshop_put("a.md", good);
    compile(&shop, state);
    add_edit(&shop, (Span){11, 12}, "B: C");
    mend(&shop);
    assert_false(fixed_file_is_changed(&shop.fixer.files[0]));
    assert_int_equal(count_of(&shop, RULE_FRONT_MATTER_YAML), 0);
    fixer_write(&shop.fixer);
    assert_file(&shop, "a.md", good);
    build_free(&shop.build);
}

static void rounds_come_to_an_end(void **state)
{
    Shop shop;
    size_t rounds = 0;

    workshop_put("a.md", good);
    compile(&shop, state);
    do {
        build_report(&shop.build);
        add_edit(&shop, (Span){22, 22}, "x");
        rounds++;
    } while (fixer_mend(&shop.fixer) == FIX_STEP_MENDED);
    assert_int_equal(rounds, FIX_ROUNDS_MOST + 1);
    build_free(&shop.build);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, workshop_open, workshop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_as_they_were_until_they_are_written),
        TEST(file_that_is_not_what_was_compiled_is_left_alone),
        TEST(file_that_changed_since_it_was_read_is_left_alone_and_its_findings_are_told),
        TEST(link_that_leads_out_of_the_project_now_is_not_followed),
        TEST(edit_that_spoils_front_matter_is_taken_back),
        TEST(rounds_come_to_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
