#include "index/posting_writer.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "index/layout.h"
#include "index/number.h"

enum { ENTRIES_MOST = 2000 };

typedef struct Fixture {
    Arena arena;
    PostingWriter writer;
    uint32_t norms[ENTRIES_MOST][FIELD_COUNT];
    uint8_t impacts[ENTRIES_MOST][FIELD_COUNT];
    uint8_t factors[ENTRIES_MOST];
    uint8_t headings[ENTRIES_MOST][FIELD_NAME + 1];
    Place places[ENTRIES_MOST];
} Fixture;

static int begin(void **state)
{
    Fixture *fixture = test_calloc(1, sizeof *fixture);
    arena_init(&fixture->arena, NULL);
    posting_writer_init(&fixture->writer, &fixture->arena);
    fixture->writer.norms = fixture->norms;
    fixture->writer.impacts = fixture->impacts;
    fixture->writer.factors = fixture->factors;
    fixture->writer.headings = fixture->headings;
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;
    arena_free(&fixture->arena);
    test_free(fixture);
    return 0;
}

/* A word that is in the body of the first `count` entries, each time at `position`. */
static PostingList add(Fixture *fixture, uint32_t count, uint32_t position)
{
    for (uint32_t i = 0; i < count; i++) {
        fixture->places[i] = (Place){i, (uint32_t)FIELD_BODY << PLACE_POSITION_BITS | position};
    }
    return posting_writer_add(&fixture->writer, fixture->places, count);
}

static void a_list_that_has_no_room_is_left_out(void **state)
{
    Fixture *fixture = *state;
    PostingWriter *writer = &fixture->writer;
    assert_int_equal(writer->most, NUMBER_MOST);
    writer->most = 100;
    PostingList first = add(fixture, 30, 1); /* two characters a posting, one a position */
    assert_int_equal(first.posting_size, 60);
    assert_int_equal(add(fixture, 21, 1).found, 0);
    assert_int_equal(add(fixture, 21, 1).posting_size, 0);
    assert_int_equal(writer->postings.size, 60);
    assert_int_equal(writer->positions.size, 30);
    /* What is shorter fits. */
    assert_int_equal(add(fixture, 20, 1).found, 20);
    assert_int_equal(writer->postings.size, 100);
    assert_int_equal(add(fixture, 2, 1).found, 0);
}

static void positions_need_room_too(void **state)
{
    Fixture *fixture = *state;
    fixture->writer.most = 100;
    assert_int_equal(add(fixture, 40, 60000).found, 0); /* three characters each */
    assert_int_equal(fixture->writer.postings.size + fixture->writer.positions.size, 0);
    assert_int_equal(add(fixture, 33, 60000).found, 33);
}

static void what_stays_empty_in_a_file_counts(void **state)
{
    Fixture *fixture = *state;
    fixture->writer.most = POSTING_FILE_SIZE + 1500;
    assert_int_equal(add(fixture, 750, 1).posting_size, 1500);
    assert_int_equal(add(fixture, 751, 1).found, 0); /* would begin with the next file */
    assert_int_equal(add(fixture, 750, 1).found, 750);
}

static void rests_and_lists_of_one_need_room_too(void **state)
{
    Fixture *fixture = *state;
    PostingWriter *writer = &fixture->writer;
    const uint32_t number = 7;
    writer->most = 1500;
    assert_int_equal(add(fixture, LIST_WHOLE_MOST + 1, 1).found, 0);
    assert_int_equal(writer->rests.size, 0);
    writer->most = 5;
    assert_int_equal(add(fixture, 1, 1).found, 1);
    assert_int_equal(add(fixture, 1, 1).found, 0);
    assert_int_equal(writer->singles.size, 3);
    assert_int_equal(posting_writer_add_numbers(writer, &number, 1).found, 1);
    assert_int_equal(
        posting_writer_add_numbers(writer, (const uint32_t[]){0, 90, 900, 9000}, 4).found, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_list_that_has_no_room_is_left_out),
        TEST(positions_need_room_too),
        TEST(what_stays_empty_in_a_file_counts),
        TEST(rests_and_lists_of_one_need_room_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
