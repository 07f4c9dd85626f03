#include "history/file_id.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static LogId read_id(const char *text)
{
    LogId id;
    assert_true(log_id_read(&id, slice_from_string(text)));
    return id;
}

/* As `git hash-object` names them. */
static void ids_are_those_of_git(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    LogId empty = read_id("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    LogId hello = read_id("ce013625030ba8dba906f756967f9e9ca394464a");
    assert_true(file_id_is_of(&empty, &arena, SLICE("")));
    assert_true(file_id_is_of(&hello, &arena, SLICE("hello\n")));
    assert_false(file_id_is_of(&hello, &arena, SLICE("hello")));
    arena_free(&arena);
}

static void line_ends_of_a_checkout_are_no_difference(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    LogId hello = read_id("ce013625030ba8dba906f756967f9e9ca394464a");
    assert_true(file_id_is_of(&hello, &arena, SLICE("hello\r\n")));
    assert_false(file_id_is_of(&hello, &arena, SLICE("hello\r")));
    assert_false(file_id_is_of(&hello, &arena, SLICE("hel\rlo\n")));
    LogId own = file_id_make(&arena, SLICE("hello\r\n"));
    assert_true(file_id_is_of(&own, &arena, SLICE("hello\r\n")));
    arena_free(&arena);
}

static void id_of_sha_256_is_never_known(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    LogId id = read_id("473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");
    assert_false(file_id_is_of(&id, &arena, SLICE("")));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_those_of_git),
        cmocka_unit_test(line_ends_of_a_checkout_are_no_difference),
        cmocka_unit_test(id_of_sha_256_is_never_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
