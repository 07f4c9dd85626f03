#include "cli/help.h"

#include "base/utf8.h"
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

static void assert_written(const char *expected)
{
    assert_string_equal(arena_string(&arena, buffer_slice(&out)), expected);
}

static void help_of_a_command_is_wrapped_and_aligned(void **state)
{
    (void)state;
    help_write_command(&out, &sample_program, &sample_check);
    assert_written(
        "memoc check - validate documents: their links, and more\n"
        "\n"
        "Usage: memoc check [OPTION...] [PATH...]\n"
        "\n"
        "A sentence of the description that is so long that it does not fit into a line\n"
        "of eighty columns; wide characters such as 日本語日本語日本語日本語 count two.\n"
        "\n"
        ".NET begins with a dot.\n"
        "\n"
        "Options:\n"
        "  -f, --format FORMAT       how to print findings: text, json or sarif (default:\n"
        "                            text)\n"
        "      --changed[=BASE]      judge only what differs from BASE, which is the\n"
        "                            merge base of the upstream branch when it is left\n"
        "                            out\n"
        "  -j, --jobs N              how many workers\n"
        "  -L, --lua-filter FILE     a filter, C:\\x is no 'path' (may be repeated)\n"
        "      --a-name-too-long-for-the-column DIR\n"
        "                            where to look\n"
        "      --fix                 mend what can be mended\n"
        "\n"
        "Options of every command:\n"
        "  -c, --config FILE         the configuration\n"
        "      --today DATE          the day [ISO 8601]\n"
        "  -h, --help                print this help\n"
        "\n"
        "Examples:\n"
        "  memoc check --format=json docs\n"
        "      print all findings as JSON\n");
}

static void command_without_options_has_no_empty_parts(void **state)
{
    (void)state;
    help_write_command(&out, &sample_program, &sample_schema);
    assert_written("memoc schema - what documents must have\n"
                   "\n"
                   "Usage: memoc schema [OPTION...] infer|validate [DIR]\n"
                   "\n"
                   "Options of every command:\n"
                   "  -c, --config FILE         the configuration\n"
                   "      --today DATE          the day [ISO 8601]\n"
                   "  -h, --help                print this help\n");
}

static void help_of_the_program_lists_its_commands(void **state)
{
    (void)state;
    help_write_program(&out, &sample_program);
    assert_written("memoc - a sample\n"
                   "\n"
                   "Usage: memoc COMMAND [OPTION...] [ARGUMENT...]\n"
                   "\n"
                   ".NET begins with a dot.\n"
                   "\n"
                   "Commands:\n"
                   "  check       validate documents: their links, and more\n"
                   "  schema      what documents must have\n"
                   "\n"
                   "Options:\n"
                   "      --man                 print the manual page\n"
                   "\n"
                   "Options of every command:\n"
                   "  -c, --config FILE         the configuration\n"
                   "      --today DATE          the day [ISO 8601]\n"
                   "  -h, --help                print this help\n"
                   "\n"
                   "\"memoc help COMMAND\" tells more about a command.\n");
}

static void no_line_is_wider_than_the_page(void **state)
{
    (void)state;
    help_write_command(&out, &sample_program, &sample_check);
    Slice rest = buffer_slice(&out);
    while (rest.size > 0) {
        assert_in_range(utf8_width(slice_cut(rest, '\n', &rest)), 0, 80);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(help_of_a_command_is_wrapped_and_aligned),
        TEST(command_without_options_has_no_empty_parts),
        TEST(help_of_the_program_lists_its_commands),
        TEST(no_line_is_wider_than_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
