#include "cli/command.h"

#include "base/utf8.h"
#include "cli/help.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

enum { TEXT_SIZE = 1 << 16, ARGUMENT_LIMIT = 8 };

static Arena arena;
static char said[TEXT_SIZE];       /* on stdout */
static char complained[TEXT_SIZE]; /* on stderr */

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena, NULL);
    unsetenv("SOURCE_DATE_EPOCH");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    unsetenv("SOURCE_DATE_EPOCH");
    return 0;
}

/* A standard stream that goes to a file for a while. */
typedef struct Capture {
    FILE *stream;
    FILE *file;
    int saved;
} Capture;

static void capture_begin(Capture *capture, FILE *stream)
{
    fflush(stream);
    *capture = (Capture){stream, tmpfile(), dup(fileno(stream))};
    assert_non_null(capture->file);
    assert_true(capture->saved >= 0 && dup2(fileno(capture->file), fileno(stream)) >= 0);
}

static void capture_end(Capture *capture, char text[TEXT_SIZE])
{
    fflush(capture->stream);
    dup2(capture->saved, fileno(capture->stream));
    close(capture->saved);
    rewind(capture->file);
    text[fread(text, 1, TEXT_SIZE - 1, capture->file)] = '\0';
    fclose(capture->file);
}

/* Runs "memoc ARGUMENTS", separated by blanks; returns the exit status. */
static int run(const char *text)
{
    char *arguments[ARGUMENT_LIMIT] = {arena_string(&arena, SLICE("memoc"))};
    size_t count = 1;
    Slice rest = slice_from_string(text);
    while (rest.size > 0) {
        assert_true(count < ARGUMENT_LIMIT - 1);
        arguments[count++] = arena_string(&arena, slice_cut(rest, ' ', &rest));
    }
    Capture output;
    Capture errors;
    capture_begin(&output, stdout);
    capture_begin(&errors, stderr);
    int status = command_run(&arena, arguments);
    capture_end(&output, said);
    capture_end(&errors, complained);
    return status;
}

static void version_is_one_line(void **state)
{
    (void)state;
    assert_int_equal(run("--version"), EXIT_STATUS_CLEAN);
    assert_string_equal(said, "memoc 0.1.0\n");
    assert_int_equal(run("help --version"), EXIT_STATUS_CLEAN);
    assert_string_equal(said, "memoc 0.1.0\n");
    assert_string_equal(complained, "");
}

static void help_is_asked_for_in_several_ways(void **state)
{
    (void)state;
    assert_int_equal(run("--help"), EXIT_STATUS_CLEAN);
    char *expected = arena_string(&arena, slice_from_string(said));
    assert_non_null(strstr(expected, "\nUsage: memoc COMMAND "));
    assert_int_equal(run("-h"), EXIT_STATUS_CLEAN);
    assert_string_equal(said, expected);
    assert_int_equal(run("help"), EXIT_STATUS_CLEAN);
    assert_string_equal(said, expected);

    assert_int_equal(run("help --help"), EXIT_STATUS_CLEAN);
    expected = arena_string(&arena, slice_from_string(said));
    assert_non_null(strstr(expected, "\nUsage: memoc help [OPTION...] [COMMAND]\n"));
    assert_int_equal(run("help help"), EXIT_STATUS_CLEAN);
    assert_string_equal(said, expected);
    assert_int_equal(run("--help help"), EXIT_STATUS_CLEAN);
    assert_string_equal(said, expected);
    assert_string_equal(complained, "");
}

static void without_a_command_help_goes_to_stderr(void **state)
{
    (void)state;
    assert_int_equal(run(""), EXIT_STATUS_USAGE);
    assert_string_equal(said, "");
    assert_non_null(strstr(complained, "\nUsage: memoc COMMAND "));
}

static void wrong_usage_is_one_line_and_status_two(void **state)
{
    (void)state;
    const struct {
        const char *arguments;
        const char *complaint;
    } cases[] = {
        {"hlep", "memoc: unknown command \"hlep\", did you mean \"help\"?\n"},
        {"--vesrion", "memoc: unknown option \"--vesrion\", did you mean \"--version\"?\n"},
        {"help --colour never",
         "memoc help: unknown option \"--colour\", did you mean \"--color\"?\n"},
        {"help --color nevr",
         "memoc help: option \"--color\" cannot be \"nevr\", did you mean \"never\"?\n"},
        {"help hlep", "memoc help: unknown command \"hlep\", did you mean \"help\"?\n"},
        {"help a b", "memoc help: unexpected argument \"b\"\n"},
        {"--completion tcsh",
         "memoc: option \"--completion\" cannot be \"tcsh\" (it is one of bash, zsh, fish)\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(run(cases[i].arguments), EXIT_STATUS_USAGE);
        assert_string_equal(said, "");
        assert_string_equal(complained, cases[i].complaint);
    }
}

static void manual_has_a_date_only_where_one_is_given(void **state)
{
    (void)state;
    assert_int_equal(run("--man"), EXIT_STATUS_CLEAN);
    assert_non_null(strstr(said, ".TH MEMOC 1 \"\" \"memoc 0.1.0\""));
    assert_int_equal(run("--man --today 2026-01-19"), EXIT_STATUS_CLEAN);
    assert_non_null(strstr(said, ".TH MEMOC 1 \"2026\\-01\\-19\""));
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    assert_int_equal(run("--man"), EXIT_STATUS_CLEAN);
    assert_non_null(strstr(said, ".TH MEMOC 1 \"1970\\-01\\-02\""));
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    assert_int_equal(run("--man"), EXIT_STATUS_USAGE);
    assert_string_equal(said, "");
}

static void completion_is_printed_for_each_shell(void **state)
{
    (void)state;
    const char *const shells[] = {"bash", "zsh", "fish"};
    for (size_t i = 0; i < 3; i++) {
        Slice arguments = arena_format(&arena, "--completion %s", shells[i]);
        Slice title = arena_format(&arena, "# %s completion for memoc", shells[i]);
        assert_int_equal(run(arena_string(&arena, arguments)), EXIT_STATUS_CLEAN);
        assert_non_null(strstr(said, arena_string(&arena, title)));
    }
}

/* The day that a command takes for today, or -1. */
static Date today_of(const char *option)
{
    char *arguments[] = {arena_string(&arena, SLICE("memoc")), arena_string(&arena, SLICE("help")),
                         option ? arena_string(&arena, slice_from_string(option)) : NULL, NULL};
    CommandLine line;
    Slice error;
    Capture errors;
    Date today = -1;
    assert_true(command_line_parse(&line, &arena, &memoc_program, arguments, &error));
    capture_begin(&errors, stderr);
    bool known = command_today(&line, &today);
    capture_end(&errors, complained);
    assert_int_equal(known, complained[0] == '\0');
    return known ? today : -1;
}

static void today_is_an_option_or_from_the_environment(void **state)
{
    (void)state;
    Date clock;
    assert_true(date_today(&clock));
    assert_in_range(today_of(NULL), clock, clock + 1);
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    assert_int_equal(today_of(NULL), 1);
    assert_int_equal(today_of("--today=2026-01-19"), 20472);
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    assert_int_equal(today_of("--today=2026-01-19"), 20472);
    assert_int_equal(today_of(NULL), -1);
    assert_string_equal(complained,
                        "memoc help: SOURCE_DATE_EPOCH is no number of seconds: \"soon\"\n");
}

/* What is wrong with an option, so that nobody can miss it in a new command. */
static void check_option(const Option *option)
{
    bool has_value = option->kind != OPTION_FLAG;
    bool has_choices = option->kind == OPTION_CHOICE;
    size_t size = strlen(option->help);
    assert_true(size > 0 && option->help[size - 1] != '.');
    assert_true(has_value == (option->value_name != NULL));
    assert_true(has_choices == (option->choices != NULL));
    assert_true(has_value || (!option->value_optional && !option->default_value));
    assert_false(option->default_value && option->repeated);
}

/* No two options of a command, those of every command included, share a name or a letter. */
static void check_unique(const Option *option, const Option *others)
{
    for (; others && others->name; others++) {
        assert_true(others == option || strcmp(others->name, option->name) != 0);
        assert_true(others == option || option->letter == 0 || others->letter != option->letter);
    }
}

static void check_options(const Option *options)
{
    for (const Option *option = options; option && option->name; option++) {
        check_option(option);
        check_unique(option, options);
        check_unique(option, options == memoc_program.common ? NULL : memoc_program.common);
    }
}

static void check_operands(const Operand *operands)
{
    for (const Operand *operand = operands; operand && operand->name; operand++) {
        const Operand *next = operand + 1;
        assert_true((operand->kind == OPTION_CHOICE) == (operand->choices != NULL));
        assert_false(operand->repeated && next->name);
        assert_false(operand->optional && next->name && !next->optional);
    }
}

static void tables_of_all_commands_are_in_order(void **state)
{
    (void)state;
    check_options(memoc_program.common);
    check_options(memoc_program.root.options);
    for (size_t i = 0; memoc_program.commands[i]; i++) {
        const Command *command = memoc_program.commands[i];
        assert_non_null(command->run);
        assert_ptr_equal(program_find_command(&memoc_program, slice_from_string(command->name)),
                         command);
        assert_true(command->summary[strlen(command->summary) - 1] != '.');
        check_options(command->options);
        check_operands(command->operands);
    }
}

static void no_help_is_wider_than_eighty_columns(void **state)
{
    (void)state;
    Buffer out;
    buffer_init(&out, &arena);
    help_write_program(&out, &memoc_program);
    for (size_t i = 0; memoc_program.commands[i]; i++) {
        help_write_command(&out, &memoc_program, memoc_program.commands[i]);
    }
    Slice rest = buffer_slice(&out);
    while (rest.size > 0) {
        assert_in_range(utf8_width(slice_cut(rest, '\n', &rest)), 0, 80);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(version_is_one_line),
        TEST(help_is_asked_for_in_several_ways),
        TEST(without_a_command_help_goes_to_stderr),
        TEST(wrong_usage_is_one_line_and_status_two),
        TEST(manual_has_a_date_only_where_one_is_given),
        TEST(completion_is_printed_for_each_shell),
        TEST(today_is_an_option_or_from_the_environment),
        TEST(tables_of_all_commands_are_in_order),
        TEST(no_help_is_wider_than_eighty_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
