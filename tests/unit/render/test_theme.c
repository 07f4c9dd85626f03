#include "base/file.h"
#include "front_matter/yaml_file.h"
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
    ScriptError error;
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
    const ThemeRequest request = {slice_from_string(fixture->root), slice_from_string(name),
                                  yaml_file_read};

    return theme_load(&fixture->theme, &fixture->arena, &request, &fixture->error);
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
    if (!slice_is(fixture->error.message, error)) {
        print_error("%s\n%.*s\n", error, SLICE_PRINT(fixture->error.message));
        fail();
    }
}

static void an_asset_is(const Fixture *fixture, const char *name, const char *bytes)
{
    const ThemeAsset *asset = theme_find_asset(&fixture->theme, slice_from_string(name));

    assert_non_null(asset);
    if (!slice_is(asset->bytes, bytes)) {
        fail_msg("%s is:\n%.*s", name, SLICE_PRINT(asset->bytes));
    }
}

static void the_project_s_folder_lies_on_every_theme(void **state)
{
    Fixture *fixture = *state;

    write_text(fixture, "t/templates/page.html", "<p>t</p>");
    write_text(fixture, "t/templates/folder.html", "<p>t</p>");
    write_text(fixture, "theme/templates/page.html", "<p>project</p>");
    assert_true(load(fixture, "t"));
    assert_true(slice_is(find_template(fixture, "page")->path, "theme/templates/page.html"));
    assert_true(slice_is(find_template(fixture, "folder")->path, "t/templates/folder.html"));
    assert_true(slice_is(find_template(fixture, "404")->path, "themes/default/templates/404.html"));
    assert_true(load(fixture, "minimal"));
    assert_true(slice_is(find_template(fixture, "page")->text, "<p>project</p>"));
    assert_null(find_template(fixture, "404"));
    assert_true(load(fixture, "theme"));
    assert_true(slice_is(find_template(fixture, "page")->text, "<p>project</p>"));
}

static void a_part_is_added_to_a_style_of_the_theme_below(void **state)
{
    Fixture *fixture = *state;
    const ThemeAsset *style;

    write_text(fixture, "theme/assets/style.css/95-own.css", "/* ours */\nb { top: 0; }\n");
    assert_true(load(fixture, "default"));
    style = theme_find_asset(&fixture->theme, SLICE("style.css"));
    assert_true(style->bytes.size > 1000);
    assert_true(slice_ends_with(style->bytes, SLICE("b { top: 0; }\n")));
    write_text(fixture, "t/assets/style.css", "a { top: 0; }");
    write_text(fixture, "t/assets/own.js/b.js", "b();\n");
    write_text(fixture, "theme/assets/own.js/a.js", "a();\n");
    assert_true(load(fixture, "t"));
    an_asset_is(fixture, "style.css", "a { top: 0; }\nb { top: 0; }\n");
    an_asset_is(fixture, "own.js", "(() => {\n\"use strict\";\na();\nb();\n})();\n");
    write_text(fixture, "theme/assets/own.js/b.js", "c();\n");
    assert_true(load(fixture, "t"));
    an_asset_is(fixture, "own.js", "(() => {\n\"use strict\";\na();\nc();\n})();\n");
}

static void a_file_hides_the_parts_below_it(void **state)
{
    Fixture *fixture = *state;

    write_text(fixture, "t/assets/own.css/a.css", "a {}\n");
    write_text(fixture, "theme/assets/own.css", "b {}\n");
    assert_true(load(fixture, "t"));
    an_asset_is(fixture, "own.css", "b {}\n");
}

static void assets_lie_in_folders_and_styles_name_them(void **state)
{
    Fixture *fixture = *state;
    const ThemeAsset *image;
    Slice style;

    write_text(fixture, "t/assets/img/a.svg", "<svg/>");
    write_text(fixture, "t/assets/own.css",
               "a { background: url(\"img/a.svg\") url(img/b.svg) url(data:x) url(../x) url( }");
    assert_true(load(fixture, "t"));
    image = theme_find_asset(&fixture->theme, SLICE("img/a.svg"));
    assert_non_null(image);
    assert_true(slice_starts_with(image->address, SLICE("assets/img/a.")));
    style = arena_format(&fixture->arena,
                         "a { background: url(%.*s) url(img/b.svg) url(data:x) url(../x) url( }",
                         SLICE_PRINT(slice_from(image->address, strlen("assets/"))));
    an_asset_is(fixture, "own.css", arena_string(&fixture->arena, style));
}

static const ThemeOption *find_option(const Fixture *fixture, const char *name)
{
    for (size_t i = 0; i < fixture->theme.option_count; i++) {
        if (slice_is(fixture->theme.options[i].name, name)) {
            return &fixture->theme.options[i];
        }
    }
    return NULL;
}

static void theme_yaml_names_options_and_more_styles(void **state)
{
    Fixture *fixture = *state;

    write_text(fixture, "t/theme.yaml",
               "name: ours\nversion: 1.10\nextends: none\noptions: {a: x, b: [1, 2]}\n"
               "styles: [one.css]\nscripts: [s.js]\n");
    write_text(fixture, "t/templates/page.html", "x");
    write_text(fixture, "t/assets/one.css", "a {}");
    write_text(fixture, "t/assets/s.js", "s();");
    write_text(fixture, "theme/theme.yaml", "options: {a: y}\nstyles: [two.css, one.css]\n");
    write_text(fixture, "theme/assets/two.css", "b {}");
    assert_true(load(fixture, "t"));
    assert_true(slice_is(fixture->theme.name, "ours"));
    assert_true(slice_is(fixture->theme.version, "1.10"));
    assert_null(find_template(fixture, "404"));
    assert_true(slice_is(find_option(fixture, "a")->value->text, "y"));
    assert_int_equal(find_option(fixture, "b")->value->count, 2);
    assert_int_equal(fixture->theme.style_count, 2);
    assert_true(slice_is(fixture->theme.styles[0], "one.css"));
    assert_true(slice_is(fixture->theme.styles[1], "two.css"));
    assert_int_equal(fixture->theme.script_count, 1);
}

static void theme_yaml_is_read_strictly(void **state)
{
    static const struct {
        const char *text;
        uint32_t line;
        uint32_t column;
        const char *message;
    } cases[] = {
        {"name: t\nstiles: []\n", 2, 1, "unknown key \"stiles\"; did you mean \"styles\"?"},
        {"- a\n", 1, 1, "a theme is a map of keys"},
        {"name: [a]\n", 1, 7, "\"name\" must be a text, this is a list"},
        {"styles: a.css\n", 1, 9, "\"styles\" must be a list of texts, this is a string"},
        {"styles:\n  - {a: b}\n", 2, 5, "\"styles\" must be a list of texts, this is a map"},
        {"styles: [a.cs]\n", 1, 10, "the theme has no asset \"a.cs\"; did you mean \"a.css\"?"},
        {"scripts: [a.css]\n", 1, 11, "\"a.css\" is no script: its name does not end in \".js\""},
        {"extends: defualt\n", 1, 10,
         "there is no theme \"defualt\" in memoc; did you mean \"default\"?"},
        {"options: [a]\n", 1, 10, "\"options\" must be a map, this is a list"},
        {"options:\n  a: {b: c}\n", 2, 6,
         "an option is a text, a number, true or false, or a list of these; this is a map"},
        {"options:\n  a: [[b]]\n", 2, 7,
         "an option is a text, a number, true or false, or a list of these; this is a list"},
        {"extends: minimal\noptions: {recent: 1}\n", 2, 19,
         "the option \"recent\" must be a boolean, this is an integer"},
    };
    Fixture *fixture = *state;

    write_text(fixture, "t/assets/a.css", "a {}");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        write_text(fixture, "t/theme.yaml", cases[i].text);
        expect_error(fixture, "t", cases[i].message);
        assert_true(slice_is(fixture->error.path, "t/theme.yaml"));
        assert_int_equal(fixture->error.line, cases[i].line);
        assert_int_equal(fixture->error.column, cases[i].column);
    }
    write_text(fixture, "t/theme.yaml", "name: [\n");
    assert_false(load(fixture, "t"));
    assert_true(slice_is(fixture->error.path, "t/theme.yaml"));
    write_text(fixture, "t/theme.yaml", "name: a\nname: b\n");
    assert_false(load(fixture, "t"));
}

static void the_project_s_folder_declares_no_options(void **state)
{
    Fixture *fixture = *state;

    write_text(fixture, "theme/theme.yaml", "options: {foter: x}\n");
    expect_error(fixture, "minimal",
                 "the theme \"minimal\" has no option \"foter\"; did you mean \"footer\"?");
    write_text(fixture, "theme/theme.yaml", "extends: minimal\noptions: {footer: x}\n");
    assert_true(load(fixture, "minimal"));
    expect_error(
        fixture, "default",
        "theme/ lies on the theme that memoc.yaml names, \"default\", and extends no other");
}

static void files_where_none_can_be_are_refused(void **state)
{
    Fixture *fixture = *state;

    write_text(fixture, "a/templates/parts/x.html", "x");
    expect_error(fixture, "a",
                 "theme file \"a/templates/parts\": templates cannot lie in folders of their own");
    write_text(fixture, "b/assets/style.css/x/y.css", "x");
    expect_error(fixture, "b",
                 "theme file \"b/assets/style.css/x\": parts cannot lie in folders of their own");
    write_text(fixture, "c/assets/style.css/README", "x");
    expect_error(fixture, "c",
                 "theme file \"c/assets/style.css/README\": the name of a part ends as that of "
                 "its folder");
    write_text(fixture, "d/assets/a b/c.png", "x");
    expect_error(fixture, "d",
                 "theme file \"d/assets/a b\": only letters, digits, \".\", \"-\" and \"_\" "
                 "can be in its name");
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
    link = arena_string(&fixture->arena, arena_format(&fixture->arena, "%s/theme", fixture->root));
    assert_int_equal(symlink("/etc", link), 0);
    assert_true(load(fixture, "default")); /* nothing there makes it a theme */
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
        cmocka_unit_test_setup_teardown(the_project_s_folder_lies_on_every_theme, begin, end),
        cmocka_unit_test_setup_teardown(a_part_is_added_to_a_style_of_the_theme_below, begin, end),
        cmocka_unit_test_setup_teardown(a_file_hides_the_parts_below_it, begin, end),
        cmocka_unit_test_setup_teardown(assets_lie_in_folders_and_styles_name_them, begin, end),
        cmocka_unit_test_setup_teardown(theme_yaml_names_options_and_more_styles, begin, end),
        cmocka_unit_test_setup_teardown(theme_yaml_is_read_strictly, begin, end),
        cmocka_unit_test_setup_teardown(the_project_s_folder_declares_no_options, begin, end),
        cmocka_unit_test_setup_teardown(files_where_none_can_be_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(a_theme_that_is_not_there_is_told, begin, end),
        cmocka_unit_test_setup_teardown(a_theme_stays_in_the_project, begin, end),
        cmocka_unit_test_setup_teardown(names_that_need_escaping_are_refused, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
