#include "cli/completion.h"

#include "unit/sample_program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

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

static void assert_holds(const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Slice line = arena_format(&arena, "\n%s\n", lines[i]);
        if (slice_find(buffer_slice(&out), line, 0) == out.size) {
            fail_msg("no line \"%s\"", lines[i]);
        }
    }
}

static void bash_knows_commands_options_and_values(void **state)
{
    (void)state;
    completion_write(&out, &sample_program, SHELL_BASH);
    const char *const lines[] = {
        "            -c | --config)",
        "        *\\ -c | *\\ --config)\n            _memoc_paths -f\n            return ;;",
        "        check\\ -f | check\\ --format)\n            _memoc_words \"text json sarif\"",
        "        check\\ --a-name-too-long-for-the-column)\n            _memoc_paths -d",
        "        check\\ -j | check\\ --jobs)\n            :",
        "            \"\") _memoc_words \" --config --today --help --man\" ;;",
        "        \\ *) _memoc_words \"check schema\" ;;",
        "        check\\ *) _memoc_paths -f ;;",
        "        schema\\ schema) _memoc_words \"infer validate\" ;;",
        "        schema\\ *) _memoc_paths -d ;;",
        "complete -F _memoc memoc",
    };
    assert_holds(lines, COUNT(lines));
    /* --changed takes no argument of its own: what follows it is a path. */
    assert_int_equal(slice_find(buffer_slice(&out), SLICE("check\\ --changed)"), 0), out.size);
}

static void zsh_gets_specifications_with_quotes_and_brackets(void **state)
{
    (void)state;
    completion_write(&out, &sample_program, SHELL_ZSH);
    assert_true(slice_starts_with(buffer_slice(&out), SLICE("#compdef memoc\n")));
    const char *const lines[] = {
        "        '(-c --config)'{-c+,--config=}'[the configuration]:FILE:_files'",
        "        '--today=[the day \\[ISO 8601\\]]:DATE: '",
        "        '(-h --help)'{-h,--help}'[print this help]'",
        "        'check:validate documents: their links, and more'",
        "        '--man[print the manual page]'",
        "        '(-f --format)'{-f+,--format=}'[how to print findings]:FORMAT:(text json sarif)'",
        "        '*'{-L+,--lua-filter=}'[a filter, C:\\\\x is no '\\''path'\\'']:FILE:_files'",
        "        '--a-name-too-long-for-the-column=[where to look]:DIR:_files -/'",
        "        '*:PATH:_files'",
        "        '1:ACTION:(infer validate)'",
        "        '2::DIR:_files -/'",
    };
    assert_holds(lines, COUNT(lines));
    assert_true(slice_find(buffer_slice(&out), SLICE("left out]::BASE: '\n"), 0) < out.size);
}

static void fish_gets_a_line_for_each_fact(void **state)
{
    (void)state;
    completion_write(&out, &sample_program, SHELL_FISH);
    const char *const lines[] = {
        "complete -c memoc -f",
        "complete -c memoc -l config -s c -r -F -d 'the configuration'",
        "complete -c memoc -l help -s h -d 'print this help'",
        "complete -c memoc -n __fish_use_subcommand -l man -d 'print the manual page'",
        "complete -c memoc -n __fish_use_subcommand -a schema -d 'what documents must have'",
        "complete -c memoc -n '__fish_seen_subcommand_from check' -l format -s f -x -a 'text json "
        "sarif' -d 'how to print findings'",
        "complete -c memoc -n '__fish_seen_subcommand_from check' -l lua-filter -s L -r -F -d 'a "
        "filter, C:\\\\x is no \\'path\\''",
        "complete -c memoc -n '__fish_seen_subcommand_from check' -F",
        "complete -c memoc -n '__fish_seen_subcommand_from schema' -a 'infer validate'",
    };
    assert_holds(lines, COUNT(lines));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bash_knows_commands_options_and_values),
        TEST(zsh_gets_specifications_with_quotes_and_brackets),
        TEST(fish_gets_a_line_for_each_fact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
