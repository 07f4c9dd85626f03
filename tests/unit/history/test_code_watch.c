#include "history/code_watch.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

typedef struct Fixture {
    Arena arena;
    CodeWatch watch;
} Fixture;

static int begin(void **state)
{
    static Fixture fixture;
    arena_init(&fixture.arena, NULL);
    code_watch_init(&fixture.watch, &fixture.arena);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    arena_free(&((Fixture *)*state)->arena);
    return 0;
}

static void touch(void **state, const char *path, Date date, CommitKind kind)
{
    LogCommit commit = {.id = {.size = 40}, .date = date, .committed_date = date};
    memset(commit.id.text, '7', 40);
    code_watch_take(&((Fixture *)*state)->watch, slice_from_string(path), &commit, kind);
}

static const CommitKind ordinary = {false, false, false};

static void newest_commit_that_touches_a_file_counts(void **state)
{
    CodeWatch *watch = &((Fixture *)*state)->watch;
    const CodePatternEntry *file = code_watch_add(watch, SLICE("src/a.ts"), 10);
    const CodePatternEntry *folder = code_watch_add(watch, SLICE("src"), 10);
    const CodePatternEntry *glob = code_watch_add(watch, SLICE("**/*.ts"), 10);
    const CodePatternEntry *other = code_watch_add(watch, SLICE("lib"), 10);
    touch(state, "src/b.ts", 99, ordinary);
    touch(state, "src/a.ts", 98, ordinary);
    touch(state, "src/a.ts", 97, ordinary);
    assert_int_equal(file->newest.date, 98);
    assert_int_equal(folder->newest.date, 99);
    assert_int_equal(glob->newest.date, 99);
    assert_true(slice_is(glob->newest.path, "src/b.ts"));
    assert_true(slice_is(glob->newest.revision, "7777777777"));
    assert_int_equal(other->newest.state, CHANGE_NONE);
    assert_int_equal(watch->open_count, 1);
}

static void pattern_of_several_documents_is_one(void **state)
{
    CodeWatch *watch = &((Fixture *)*state)->watch;
    const CodePatternEntry *first = code_watch_add(watch, SLICE("src"), 20);
    assert_ptr_equal(first, code_watch_add(watch, SLICE("src"), 10));
    assert_ptr_equal(first, code_watch_add(watch, SLICE("src"), 30));
    assert_int_equal(watch->open_count, 1);
    assert_int_equal(code_watch_earliest(watch, 999), 10);
    touch(state, "src/a", 40, ordinary);
    assert_int_equal(code_watch_earliest(watch, 999), 999);
}

static void ignored_commits_are_no_changes(void **state)
{
    CodeWatch *watch = &((Fixture *)*state)->watch;
    const CodePatternEntry *entry = code_watch_add(watch, SLICE("src"), 10);
    touch(state, "src/a", 99, (CommitKind){.is_ignored = true});
    assert_int_equal(entry->newest.state, CHANGE_NONE);
    touch(state, "src/a", 98, ordinary);
    assert_int_equal(entry->newest.date, 98);
}

static void boundary_says_nothing(void **state)
{
    CodeWatch *watch = &((Fixture *)*state)->watch;
    const CodePatternEntry *entry = code_watch_add(watch, SLICE("src"), 10);
    touch(state, "src/a", 99, (CommitKind){.is_boundary = true});
    assert_int_equal(entry->newest.state, CHANGE_CUT_OFF);
    assert_int_equal(watch->open_count, 0);
}

static void too_many_patterns_for_too_many_files_are_given_up(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < 1000; i++) {
        code_watch_add(&fixture->watch, arena_format(&fixture->arena, "**/nothing-%d", i), 10);
    }
    for (int i = 0; i < 100; i++) {
        touch(state, arena_string(&fixture->arena, arena_format(&fixture->arena, "f%d", i)), 99,
              ordinary);
    }
    assert_false(code_watch_has_given_up(&fixture->watch));
    for (int i = 0; i < 10000; i++) {
        touch(state, arena_string(&fixture->arena, arena_format(&fixture->arena, "f%d", i)), 99,
              ordinary);
    }
    assert_true(code_watch_has_given_up(&fixture->watch));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(newest_commit_that_touches_a_file_counts),
        TEST(pattern_of_several_documents_is_one),
        TEST(ignored_commits_are_no_changes),
        TEST(boundary_says_nothing),
        TEST(too_many_patterns_for_too_many_files_are_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
