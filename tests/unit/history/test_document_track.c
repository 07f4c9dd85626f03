#include "history/document_track.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

/* A question about docs/a.md, committed, after day 100; and what the test has told of commits. */
typedef struct Fixture {
    Arena arena;
    HistoryQuestion questions[2];
    HistoryRequest request;
    Checkout checkout;
    TreeListing head;
    DocumentTrackList tracks;
    LogCommit commit;
    CommitKind kind;
} Fixture;

static bool is_same(void *context, Slice path, Slice before, Slice after)
{
    (void)context;
    (void)path;
    return slice_equals(before, after);
}

static int begin(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){
        .questions = {{.path = SLICE("docs/a.md"), .after = 100},
                      {.path = SLICE("docs/b.md"), .after = 100}},
        .checkout = {.prefix = SLICE("top/")},
    };
    arena_init(&fixture.arena, NULL);
    fixture.request = (HistoryRequest){
        .root = SLICE("/nowhere/at/all/top"),
        .is_same = is_same,
        .questions = fixture.questions,
        .question_count = 2,
    };
    map_init(&fixture.head.files, &fixture.arena);
    map_set(&fixture.head.files, SLICE("docs/a.md"), arena_new(&fixture.arena, TreeFile));
    map_set(&fixture.head.files, SLICE("docs/b.md"), arena_new(&fixture.arena, TreeFile));
    document_tracks_init(&fixture.tracks, &fixture.arena, &fixture.request, &fixture.checkout,
                         &fixture.head);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    arena_free(&((Fixture *)*state)->arena);
    return 0;
}

static LogId make_id(char digit)
{
    LogId id = {.size = 40};
    memset(id.text, digit, 40);
    return id;
}

static void begin_commit(Fixture *fixture, char name, Date date)
{
    document_tracks_end_commit(&fixture->tracks);
    fixture->kind = (CommitKind){0};
    fixture->commit = (LogCommit){make_id(name), date, date};
}

/* "A top/docs/a.md", "R old new"; ids are zeros where there is nothing. */
static void change(Fixture *fixture, char status, const char *old_path, const char *path)
{
    LogChange made = {
        .status = status,
        .is_same = status == 'r',
        .new_mode = 0100644,
        .old_id = make_id(status == 'A' ? '0' : 'a'),
        .new_id = make_id(status == 'D'   ? '0'
                          : status == 'r' ? 'a'
                                          : 'b'),
        .path = slice_from_string(path),
        .old_path = slice_from_string(old_path),
    };
    made.status = status == 'r' ? 'R' : status;
    made.new_mode = status == 'D' ? 0 : made.new_mode;
    document_tracks_take(&fixture->tracks, &made, &fixture->commit, fixture->kind);
}

static void touch(Fixture *fixture, char status, const char *path)
{
    change(fixture, status, path, path);
}

/* Contents cannot be read: what needs them is CHANGE_UNREADABLE. */
static const Change *judge(Fixture *fixture)
{
    BlobReader reader;
    document_tracks_end_commit(&fixture->tracks);
    blob_reader_init(&reader, &fixture->arena, SLICE("/"));
    reader.has_failed = true;
    document_tracks_judge(&fixture->tracks, &reader);
    blob_reader_close(&reader);
    return &fixture->questions[0].answer;
}

static void file_that_was_added_later_was_changed_then(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '7', 101);
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(fixture->tracks.open_count, 1);
    const Change *answer = judge(fixture);
    assert_int_equal(answer->state, CHANGE_FOUND);
    assert_int_equal(answer->date, 101);
    assert_true(answer->is_committed);
    assert_true(slice_is(answer->revision, "7777777777"));
    assert_true(slice_is(answer->path, "docs/a.md"));
    assert_int_equal(fixture->questions[1].answer.state, CHANGE_NONE);
}

static void first_commit_that_is_old_enough_ends_the_search(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '7', 100);
    touch(fixture, 'M', "top/docs/a.md");
    assert_int_equal(fixture->tracks.open_count, 1);
    assert_int_equal(document_tracks_earliest(&fixture->tracks, 999), 100);
    begin_commit(fixture, '8', 200);
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(judge(fixture)->state, CHANGE_NONE);
}

static void other_paths_are_not_meant(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '7', 200);
    touch(fixture, 'A', "docs/a.md");
    touch(fixture, 'A', "top/docs/a.md/b");
    touch(fixture, 'D', "top/docs/a.md");
    assert_int_equal(judge(fixture)->state, CHANGE_NONE);
}

static void names_are_followed_back(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '9', 203);
    change(fixture, 'r', "top/old.md", "top/docs/a.md");
    begin_commit(fixture, '8', 202);
    change(fixture, 'r', "older.md", "top/old.md");
    begin_commit(fixture, '7', 201);
    touch(fixture, 'A', "top/docs/a.md");
    touch(fixture, 'A', "older.md");
    assert_true(slice_is(judge(fixture)->revision, "7777777777"));
    assert_int_equal(fixture->questions[0].answer.date, 201);
}

static void two_files_may_change_their_names(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '9', 203);
    change(fixture, 'r', "top/docs/b.md", "top/docs/a.md");
    change(fixture, 'r', "top/docs/a.md", "top/docs/b.md");
    begin_commit(fixture, '8', 202);
    touch(fixture, 'A', "top/docs/a.md");
    begin_commit(fixture, '7', 201);
    touch(fixture, 'A', "top/docs/b.md");
    assert_int_equal(judge(fixture)->date, 201);
    assert_int_equal(fixture->questions[1].answer.date, 202);
}

static void nobody_can_say_what_came_before_a_boundary(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '7', 101);
    fixture->kind.is_boundary = true;
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(judge(fixture)->state, CHANGE_CUT_OFF);
}

static void boundary_before_that_day_is_no_matter(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '7', 100);
    fixture->kind.is_boundary = true;
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(judge(fixture)->state, CHANGE_NONE);
}

static void ignored_commit_is_passed_over(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '8', 300);
    fixture->kind.is_ignored = true;
    touch(fixture, 'M', "top/docs/a.md");
    touch(fixture, 'A', "top/docs/b.md");
    begin_commit(fixture, '7', 200);
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(judge(fixture)->date, 200);
    assert_int_equal(fixture->questions[1].answer.state, CHANGE_IGNORED);
}

static void change_whose_content_cannot_be_read_is_doubtful(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '8', 300);
    touch(fixture, 'M', "top/docs/a.md");
    assert_int_equal(judge(fixture)->state, CHANGE_UNREADABLE);
}

static void added_file_may_be_a_renamed_one_where_nobody_looks(void **state)
{
    Fixture *fixture = *state;
    begin_commit(fixture, '8', 300);
    fixture->kind.hides_renames = true;
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(judge(fixture)->state, CHANGE_UNREADABLE);
}

static void question_without_a_day_ends_with_the_file_or_the_search(void **state)
{
    Fixture *fixture = *state;
    fixture->questions[0].after = DATE_FIRST;
    begin_commit(fixture, '7', -9000);
    touch(fixture, 'A', "top/docs/a.md");
    assert_int_equal(fixture->tracks.open_count, 1);
    assert_int_equal(document_tracks_earliest(&fixture->tracks, DATE_LAST), 100);
    fixture->questions[1].after = DATE_FIRST;
    assert_int_equal(document_tracks_earliest(&fixture->tracks, DATE_LAST), DATE_FIRST);
    document_tracks_close_endless(&fixture->tracks);
    assert_int_equal(fixture->tracks.open_count, 0);
    assert_int_equal(judge(fixture)->date, -9000);
    assert_int_equal(fixture->questions[1].answer.state, CHANGE_NONE);
}

static void no_more_than_some_changes_are_kept(void **state)
{
    Fixture *fixture = *state;
    for (Date date = 10000; date > 9000; date--) {
        begin_commit(fixture, '8', date);
        fixture->kind.is_ignored = true;
        touch(fixture, 'M', "top/docs/a.md");
    }
    assert_true(fixture->tracks.items[0].count < 100);
    assert_int_equal(judge(fixture)->state, CHANGE_IGNORED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(file_that_was_added_later_was_changed_then),
        TEST(first_commit_that_is_old_enough_ends_the_search),
        TEST(other_paths_are_not_meant),
        TEST(names_are_followed_back),
        TEST(two_files_may_change_their_names),
        TEST(nobody_can_say_what_came_before_a_boundary),
        TEST(boundary_before_that_day_is_no_matter),
        TEST(ignored_commit_is_passed_over),
        TEST(change_whose_content_cannot_be_read_is_doubtful),
        TEST(added_file_may_be_a_renamed_one_where_nobody_looks),
        TEST(question_without_a_day_ends_with_the_file_or_the_search),
        TEST(no_more_than_some_changes_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
