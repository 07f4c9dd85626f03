#include "base/file.h"
#include "render/theme.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Fixture {
    Arena arena;
    char root[64]; /* of a project */
    Theme theme;
    Slice error;
} Fixture;

static int begin(void **state)
{
    Fixture *fixture = test_malloc(sizeof *fixture);
    const char *base = getenv("TMPDIR");

    arena_init(&fixture->arena, NULL);
    snprintf(fixture->root, sizeof fixture->root, "%.40s/theme-XXXXXX", base ? base : P_tmpdir);
    *state = fixture;
    return mkdtemp(fixture->root) ? 0 : 1;
}

static int end(void **state)
{
    Fixture *fixture = *state;
    char *command =
        arena_string(&fixture->arena, arena_format(&fixture->arena, "rm -rf '%s'", fixture->root));

    assert_int_equal(system(command), 0);
    arena_free(&fixture->arena);
    test_free(fixture);
    return 0;
}

static void write_text(Fixture *fixture, const char *path, const char *text)
{
    Slice full = arena_format(&fixture->arena, "%s/%s", fixture->root, path);

    assert_true(file_write(full, slice_from_string(text), FILE_REPRODUCIBLE, NULL));
}

static bool load(Fixture *fixture, const char *name)
{
    return theme_load(&fixture->theme, &fixture->arena, slice_from_string(fixture->root),
                      slice_from_string(name), &fixture->error);
}

static const ThemeTemplate *find_template(const Fixture *fixture, const char *name)
{
    for (size_t i = 0; i < fixture->theme.template_count; i++) {
        if (slice_is(fixture->theme.templates[i].name, name)) {
            return &fixture->theme.templates[i];
        }
    }
    return NULL;
}

static void the_default_theme_is_in_the_program(void **state)
{
    Fixture *fixture = *state;
    const ThemeAsset *style;

    assert_true(load(fixture, "default"));
    assert_non_null(find_template(fixture, "page"));
    assert_true(
        slice_is(find_template(fixture, "page")->path, "themes/default/templates/page.html"));
    style = theme_find_asset(&fixture->theme, SLICE("style.css"));
    assert_non_null(style);
    assert_int_equal(style->address.size, strlen("assets/style.01234567.css"));
    assert_true(slice_starts_with(style->address, SLICE("assets/style.")));
    assert_true(
        slice_is(theme_find_asset(&fixture->theme, SLICE("favicon.svg"))->address, "favicon.svg"));
    assert_null(theme_find_asset(&fixture->theme, SLICE("theme.yaml")));
}

static void a_project_s_theme_replaces_some_files(void **state)
{
    Fixture *fixture = *state;
    Slice old;

    assert_true(load(fixture, "default"));
    old = theme_find_asset(&fixture->theme, SLICE("style.css"))->address;
    write_text(fixture, "our/theme/templates/page.html", "<p>ours</p>");
    write_text(fixture, "our/theme/templates/extra.html", "<p>extra</p>");
    write_text(fixture, "our/theme/templates/.page.html.swp", "x");
    write_text(fixture, "our/theme/assets/style.css", "p{}");
    write_text(fixture, "our/theme/assets/logo.png", "x");
    assert_true(load(fixture, "our/theme"));
    assert_true(slice_is(find_template(fixture, "page")->text, "<p>ours</p>"));
    assert_true(slice_is(find_template(fixture, "page")->path, "our/theme/templates/page.html"));
    assert_non_null(find_template(fixture, "extra"));
    assert_non_null(find_template(fixture, "folder"));
    assert_non_null(theme_find_asset(&fixture->theme, SLICE("theme.js")));
    assert_non_null(theme_find_asset(&fixture->theme, SLICE("logo.png")));
    assert_false(slice_equals(theme_find_asset(&fixture->theme, SLICE("style.css"))->address, old));
}

static void a_script_in_parts_is_one_asset(void **state)
{
    Fixture *fixture = *state;
    const ThemeAsset *script;

    assert_true(load(fixture, "default"));
    script = theme_find_asset(&fixture->theme, SLICE("search-engine.js"));
    assert_non_null(script);
    assert_true(slice_starts_with(script->bytes, SLICE("(() => {\n")));
    assert_true(slice_find(script->bytes, SLICE("class Reader"), 0) < script->bytes.size);
    assert_true(slice_find(script->bytes, SLICE("class Engine"), 0) < script->bytes.size);
    assert_null(theme_find_asset(&fixture->theme, SLICE("numbers.js")));
    write_text(fixture, "t/assets/search.js", "ours();\n");
    assert_true(load(fixture, "t"));
    script = theme_find_asset(&fixture->theme, SLICE("search.js"));
    assert_true(slice_is(script->bytes, "ours();\n"));
    assert_non_null(theme_find_asset(&fixture->theme, SLICE("search-engine.js")));
}

static void expect_error(Fixture *fixture, const char *name, const char *error)
{
    assert_false(load(fixture, name));
    if (!slice_is(fixture->error, error)) {
        print_error("%s\n%.*s\n", error, SLICE_PRINT(fixture->error));
        fail();
    }
}

static void a_theme_that_is_not_there_is_told(void **state)
{
    Fixture *fixture = *state;

    expect_error(fixture, "defualt", "there is no theme \"defualt\"; did you mean \"default\"?");
    expect_error(fixture, "a/b", "there is no theme \"a/b\"");
    write_text(fixture, "empty/readme", "x");
    expect_error(fixture, "empty", "the theme \"empty\" has no file in templates/ or assets/");
}

static void a_theme_stays_in_the_project(void **state)
{
    Fixture *fixture = *state;
    char *link = arena_string(&fixture->arena,
                              arena_format(&fixture->arena, "%s/t/assets/hosts", fixture->root));

    expect_error(fixture, "../theme", "the theme \"../theme\" is not below the project");
    expect_error(fixture, "/etc", "the theme \"/etc\" is not below the project");
    write_text(fixture, "t/assets/a.css", "p{}");
    assert_int_equal(symlink("/etc/passwd", link), 0);
    expect_error(fixture, "t", "theme file \"t/assets/hosts\": it leads out of the project");
}

static void names_that_need_escaping_are_refused(void **state)
{
    Fixture *fixture = *state;

    write_text(fixture, "t/assets/a b.css", "p{}");
    expect_error(fixture, "t",
                 "theme file \"t/assets/a b.css\": only letters, digits, \".\", \"-\" and \"_\" "
                 "can be in its name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_default_theme_is_in_the_program, begin, end),
        cmocka_unit_test_setup_teardown(a_project_s_theme_replaces_some_files, begin, end),
        cmocka_unit_test_setup_teardown(a_script_in_parts_is_one_asset, begin, end),
        cmocka_unit_test_setup_teardown(a_theme_that_is_not_there_is_told, begin, end),
        cmocka_unit_test_setup_teardown(a_theme_stays_in_the_project, begin, end),
        cmocka_unit_test_setup_teardown(names_that_need_escaping_are_refused, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
