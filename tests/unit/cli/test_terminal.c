#include "cli/terminal.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static void colour_is_what_was_asked_for(void **state)
{
    (void)state;
    setenv("NO_COLOR", "1", 1);
    assert_true(terminal_color(TERMINAL_COLOR_ALWAYS, stdout));
    unsetenv("NO_COLOR");
    assert_false(terminal_color(TERMINAL_COLOR_NEVER, stdout));
}

static void files_and_pipes_are_not_coloured_by_themselves(void **state)
{
    (void)state;
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_false(terminal_color(TERMINAL_COLOR_AUTO, file));
    fclose(file);
}

static void terminals_are_coloured_unless_they_or_people_object(void **state)
{
    (void)state;
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0) {
        skip();
    }
    FILE *terminal = fopen(ptsname(master), "w");
    assert_non_null(terminal);
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    assert_true(terminal_color(TERMINAL_COLOR_AUTO, terminal));
    setenv("NO_COLOR", "", 1);
    assert_true(terminal_color(TERMINAL_COLOR_AUTO, terminal));
    setenv("NO_COLOR", "1", 1);
    assert_false(terminal_color(TERMINAL_COLOR_AUTO, terminal));
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    assert_false(terminal_color(TERMINAL_COLOR_AUTO, terminal));
    fclose(terminal);
    close(master);
}

typedef struct Outcome {
    int status;
    char message[256]; /* what was said on stderr */
} Outcome;

enum { LARGE = 1 << 20 };

/* Runs as the program would, in a child whose stdout is `output` (-1: closed): writes, and ends with status 1. */
static Outcome run_child(int output, size_t size)
{
    int messages[2];
    assert_int_equal(pipe(messages), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(messages[1], STDERR_FILENO);
        if (output >= 0) {
            dup2(output, STDOUT_FILENO);
        } else {
            close(STDOUT_FILENO);
        }
        terminal_open();
        static char text[LARGE];
        terminal_write(stdout, (Slice){text, size});
        _exit(terminal_close(1));
    }
    close(messages[1]);
    Outcome outcome = {0};
    int status;
    ssize_t count = read(messages[0], outcome.message, sizeof outcome.message - 1);
    assert_true(count >= 0);
    close(messages[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    outcome.status = WEXITSTATUS(status);
    return outcome;
}

static void output_that_was_written_keeps_the_status(void **state)
{
    (void)state;
    int output = open("/dev/null", O_WRONLY);
    Outcome outcome = run_child(output, LARGE);
    assert_int_equal(outcome.status, 1);
    assert_string_equal(outcome.message, "");
    close(output);
}

static void full_disk_is_a_failure(void **state)
{
    (void)state;
    int output = open("/dev/full", O_WRONLY);
    if (output < 0) {
        skip();
    }
    const size_t sizes[] = {1, LARGE};
    for (size_t i = 0; i < 2; i++) {
        Outcome outcome = run_child(output, sizes[i]);
        assert_int_equal(outcome.status, EXIT_STATUS_FAILED);
        assert_non_null(strstr(outcome.message, "memoc: cannot write to standard output"));
    }
    assert_int_equal(run_child(output, 0).status, 1);
    close(output);
}

static void reader_that_went_away_is_a_quiet_failure(void **state)
{
    (void)state;
    const size_t sizes[] = {1, LARGE};
    for (size_t i = 0; i < 2; i++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        close(ends[0]);
        Outcome outcome = run_child(ends[1], sizes[i]);
        assert_int_equal(outcome.status, EXIT_STATUS_FAILED);
        assert_string_equal(outcome.message, "");
        close(ends[1]);
    }
}

static void closed_output_is_a_failure_only_when_it_is_wanted(void **state)
{
    (void)state;
    assert_int_equal(run_child(-1, 0).status, 1);
    Outcome outcome = run_child(-1, 1);
    assert_int_equal(outcome.status, EXIT_STATUS_FAILED);
    assert_non_null(strstr(outcome.message, "memoc: cannot write to standard output"));
}

static void closed_streams_do_not_become_files(void **state)
{
    (void)state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDIN_FILENO);
        close(STDOUT_FILENO);
        close(STDERR_FILENO);
        terminal_open();
        char byte;
        bool fails = write(STDOUT_FILENO, "x", 1) < 0 && write(STDERR_FILENO, "x", 1) < 0 &&
                     read(STDIN_FILENO, &byte, 1) < 0;
        _exit(fails && open("/dev/null", O_RDONLY) > STDERR_FILENO ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_is_what_was_asked_for),
        cmocka_unit_test(files_and_pipes_are_not_coloured_by_themselves),
        cmocka_unit_test(terminals_are_coloured_unless_they_or_people_object),
        cmocka_unit_test(output_that_was_written_keeps_the_status),
        cmocka_unit_test(full_disk_is_a_failure),
        cmocka_unit_test(reader_that_went_away_is_a_quiet_failure),
        cmocka_unit_test(closed_output_is_a_failure_only_when_it_is_wanted),
        cmocka_unit_test(closed_streams_do_not_become_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
