#include "base/program.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static ProgramEnd run(Arena *arena, const char *script, Slice input, Slice *output)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};
    const ProgramRequest request = {arguments, NULL, input, 100000, 1};

    return program_run(arena, &request, output);
}

static void what_a_program_prints_of_its_input_is_its_output(void **state)
{
    Arena arena;
    Slice output;

    (void)state;
    arena_init(&arena, NULL);
    assert_int_equal(run(&arena, "tr a-z A-Z", SLICE("one two"), &output), PROGRAM_ENDED);
    assert_true(slice_is(output, "ONE TWO"));
    assert_int_equal(run(&arena, "cat", SLICE(""), &output), PROGRAM_ENDED);
    assert_int_equal(output.size, 0);
    arena_free(&arena);
}

static void a_program_that_fails_is_heard_nevertheless(void **state)
{
    Arena arena;
    Slice output;

    (void)state;
    arena_init(&arena, NULL);
    assert_int_equal(run(&arena, "echo wrong >&2; exit 3", SLICE("x"), &output), PROGRAM_FAILED);
    assert_true(slice_is(output, "wrong\n"));
    assert_int_equal(run(&arena, "kill -9 $$", SLICE("x"), &output), PROGRAM_FAILED);
    arena_free(&arena);
}

static void input_that_nobody_reads_stops_nothing(void **state)
{
    static char text[500000];
    Arena arena;
    Slice output;

    (void)state;
    arena_init(&arena, NULL);
    memset(text, 'x', sizeof text);
    assert_int_equal(run(&arena, "echo a", (Slice){text, sizeof text}, &output), PROGRAM_ENDED);
    assert_true(slice_is(output, "a\n"));
    assert_int_equal(run(&arena, "wc -c | tr -d ' '", (Slice){text, sizeof text}, &output),
                     PROGRAM_ENDED);
    assert_true(slice_is(output, "500000\n"));
    arena_free(&arena);
}

static void a_program_that_does_not_end_is_stopped(void **state)
{
    Arena arena;
    Slice output;

    (void)state;
    arena_init(&arena, NULL);
    assert_int_equal(run(&arena, "echo a; sleep 60 & sleep 60", SLICE(""), &output),
                     PROGRAM_TOO_LONG);
    assert_true(slice_is(output, "a\n"));
    assert_int_equal(run(&arena, "exec >&- 2>&-; sleep 60", SLICE(""), &output), PROGRAM_TOO_LONG);
    assert_int_equal(run(&arena, "yes", SLICE(""), &output), PROGRAM_TOO_MUCH);
    assert_in_range(output.size, 100001, 200000);
    arena_free(&arena);
}

static void a_program_runs_where_it_is_told_to(void **state)
{
    static const char *const arguments[] = {"./sh", "-c", "pwd", NULL};
    const ProgramRequest request = {arguments, "/bin", SLICE(""), 100, 1};
    Arena arena;
    Slice output;

    (void)state;
    arena_init(&arena, NULL);
    assert_int_equal(program_run(&arena, &request, &output), PROGRAM_ENDED);
    assert_true(slice_ends_with(output, SLICE("/bin\n")));
    arena_free(&arena);
}

static void a_program_that_is_not_there_is_not_started(void **state)
{
    static const char *const arguments[] = {"no-such-program-of-memoc", NULL};
    const ProgramRequest request = {arguments, NULL, SLICE("x"), 100, 1};
    Arena arena;
    Slice output;

    (void)state;
    arena_init(&arena, NULL);
    assert_int_equal(program_run(&arena, &request, &output), PROGRAM_NOT_STARTED);
    assert_int_equal(errno, ENOENT);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_program_prints_of_its_input_is_its_output),
        cmocka_unit_test(a_program_that_fails_is_heard_nevertheless),
        cmocka_unit_test(input_that_nobody_reads_stops_nothing),
        cmocka_unit_test(a_program_that_does_not_end_is_stopped),
        cmocka_unit_test(a_program_runs_where_it_is_told_to),
        cmocka_unit_test(a_program_that_is_not_there_is_not_started),
    };

    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
