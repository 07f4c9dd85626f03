#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <setjmp.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

enum { KIBI = 1024, MEBI = 1024 * 1024 };

static void fill(void *bytes, size_t size, int byte)
{
    memset(bytes, byte, size);
}

static void assert_filled(const void *bytes, size_t size, int byte)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++) {
        assert_int_equal(at[i], byte);
    }
}

static void allocations_are_aligned_and_apart(void **state)
{
    Arena arena;
    unsigned char *taken[400];

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < 400; i++) {
        taken[i] = arena_take(&arena, i);
        assert_int_equal((uintptr_t)taken[i] % alignof(max_align_t), 0);
        fill(taken[i], i, (int)(i % 251));
        arena_copy(&arena, SLICE("odd"));
    }
    for (size_t i = 0; i < 400; i++) {
        assert_filled(taken[i], i, (int)(i % 251));
    }
    arena_free(&arena);
}

static void zeroed_memory_is_zero_even_where_it_was_used_before(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    for (int round = 0; round < 3; round++) {
        void *bytes = arena_take(&arena, 20 * KIBI);

        fill(bytes, 20 * KIBI, 0xAA);
        arena_reset(&arena);
        assert_filled(arena_take_zeroed(&arena, 20 * KIBI), 20 * KIBI, 0);
        arena_reset(&arena);
    }
    assert_int_equal(*arena_new(&arena, int), 0);
    assert_filled(arena_new_array(&arena, uint64_t, 9), 9 * sizeof(uint64_t), 0);
    arena_free(&arena);
}

static void nothing_can_be_taken_from_a_new_arena(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);
    assert_non_null(arena_take(&arena, 0));
    assert_non_null(arena_grow(&arena, NULL, 0, 0));
    arena_free(&arena);
    arena_free(&arena);
    arena_reset(&arena);
    assert_non_null(arena_take(&arena, 1));
    arena_free(&arena);
}

static void newest_allocation_grows_in_place(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);

    char *bytes = arena_take(&arena, 10);

    fill(bytes, 10, 'x');
    assert_ptr_equal(arena_grow(&arena, bytes, 10, 1000), bytes);
    fill(bytes, 1000, 'x');
    assert_ptr_equal(arena_grow(&arena, bytes, 1000, 1000), bytes);

    char *newer = arena_take(&arena, 1);

    *newer = 'y';

    char *moved = arena_grow(&arena, bytes, 1000, 1001);

    assert_ptr_not_equal(moved, bytes);
    assert_filled(moved, 1000, 'x');
    moved[1000] = 'x';
    assert_int_equal(*newer, 'y');
    arena_free(&arena);
}

static void growth_keeps_the_bytes_from_small_to_large(void **state)
{
    Arena arena;
    char *bytes[3] = {NULL};
    size_t size = 0;

    (void)state;
    arena_init(&arena, NULL);
    for (size_t next = 1; next < 3 * MEBI; next += next / 2 + 1) {
        /* Three that grow in turn: in the list of large blocks, first, middle and last are moved. */
        for (int i = 0; i < 3; i++) {
            bytes[i] = arena_grow(&arena, bytes[i], size, next);
            assert_int_equal((uintptr_t)bytes[i] % alignof(max_align_t), 0);
            fill(bytes[i] + size, next - size, 'a' + i);
        }
        size = next;
    }
    for (int i = 0; i < 3; i++) {
        assert_filled(bytes[i], size, 'a' + i);
    }
    arena_free(&arena);
}

static void large_allocations_leave_the_ordinary_block_alone(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);

    char *first = arena_take(&arena, 16);

    fill(arena_take(&arena, MEBI), MEBI, 1);

    char *second = arena_take(&arena, 16);

    assert_true(second > first && second < first + 256);
    arena_free(&arena);
}

static void budget_counts_blocks_and_gets_them_back(void **state)
{
    MemoryBudget budget = {0};
    Arena arena;

    (void)state;
    arena_init(&arena, &budget);
    assert_int_equal(budget.used, 0);
    arena_take(&arena, 1);

    size_t first_block = budget.used;

    assert_int_equal(first_block, 64 * KIBI);
    arena_take(&arena, 1000);
    assert_int_equal(budget.used, first_block);

    char *large = arena_take(&arena, MEBI);

    assert_in_range(budget.used, first_block + MEBI, first_block + MEBI + 64);
    arena_grow(&arena, large, MEBI, 2 * MEBI);
    assert_in_range(budget.used, first_block + 2 * MEBI, first_block + 2 * MEBI + 64);
    arena_free(&arena);
    assert_int_equal(budget.used, 0);
    assert_in_range(budget.peak, first_block + 2 * MEBI, first_block + 2 * MEBI + 64);
}

static void reset_keeps_the_newest_ordinary_block_only(void **state)
{
    MemoryBudget budget = {0};
    Arena arena;

    (void)state;
    arena_init(&arena, &budget);
    for (int i = 0; i < 20; i++) {
        arena_take(&arena, 10 * KIBI);
        arena_take(&arena, 100 * KIBI);
    }
    arena_reset(&arena);

    size_t kept = budget.used;

    assert_in_range(kept, 64 * KIBI, 256 * KIBI);
    arena_take(&arena, 30 * KIBI);
    arena_take(&arena, 30 * KIBI);
    assert_int_equal(budget.used, kept);
    arena_free(&arena);
    assert_int_equal(budget.used, 0);
}

static void blocks_stop_growing_at_four_mebibytes(void **state)
{
    MemoryBudget budget = {0};
    Arena arena;
    size_t largest = 0;

    (void)state;
    arena_init(&arena, &budget);
    for (int i = 0; i < 2000; i++) {
        size_t before = budget.used;

        arena_take(&arena, 16 * KIBI);
        largest = budget.used - before > largest ? budget.used - before : largest;
    }
    assert_int_equal(largest, 4 * MEBI);
    arena_free(&arena);
}

typedef void Attempt(void);

static void take_over_budget(void)
{
    MemoryBudget budget = {.limit = MEBI};
    Arena arena;

    arena_init(&arena, &budget);
    arena_take(&arena, 2 * MEBI);
}

static void take_by_and_by_over_budget(void)
{
    MemoryBudget budget = {.limit = MEBI};
    Arena arena;

    arena_init(&arena, &budget);
    for (int i = 0; i < 100; i++) {
        arena_take(&arena, 30 * KIBI);
    }
}

static void take_foreign_over_budget(void)
{
    MemoryBudget budget = {.used = 10, .limit = 100};

    memory_budget_take(&budget, SIZE_MAX - 5);
}

static void take_impossible_size(void)
{
    Arena arena;

    arena_init(&arena, NULL);
    arena_take(&arena, SIZE_MAX);
}

static void take_impossible_array(void)
{
    Arena arena;

    arena_init(&arena, NULL);
    arena_new_array(&arena, uint64_t, SIZE_MAX / 4);
}

/* How a child process ends that does `attempt`; what it says on stderr goes to `text`. */
static int status_of(Attempt *attempt, char *text, size_t size)
{
    int channel[2];
    int status;

    assert_int_equal(pipe(channel), 0);

    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        dup2(channel[1], STDERR_FILENO);
        attempt();
        _exit(0);
    }
    close(channel[1]);

    ssize_t count = read(channel[0], text, size - 1);

    text[count > 0 ? count : 0] = '\0';
    close(channel[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void exhaustion_says_a_line_and_ends_the_process(void **state)
{
    Attempt *const attempts[] = {take_foreign_over_budget, take_impossible_size,
                                 take_impossible_array};
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        assert_int_equal(status_of(attempts[i], text, sizeof text), EXIT_MEMORY);
        assert_memory_equal(text, "memoc: out of memory", 20);
        assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
    }
}

static void limit_ends_the_process_without_a_word(void **state)
{
    Attempt *const attempts[] = {take_over_budget, take_by_and_by_over_budget};
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        assert_int_equal(status_of(attempts[i], text, sizeof text), EXIT_MEMORY);
        assert_string_equal(text, "");
    }
}

static void budget_may_be_used_up_exactly(void **state)
{
    MemoryBudget budget = {.limit = 100};

    (void)state;
    memory_budget_take(&budget, 60);
    memory_budget_take(&budget, 40);
    memory_budget_give(&budget, 30);
    memory_budget_take(&budget, 30);
    assert_int_equal(budget.used, 100);
    assert_int_equal(budget.peak, 100);
    memory_budget_take(NULL, SIZE_MAX);
    memory_budget_give(NULL, SIZE_MAX);
}

static void arrays_get_room_for_one_more(void **state)
{
    Arena arena;
    uint32_t *items = NULL;
    size_t capacity = 0;

    (void)state;
    arena_init(&arena, NULL);
    for (uint32_t i = 0; i < 100000; i++) {
        items = arena_array_room(&arena, items, i, &capacity, sizeof *items);
        assert_true(capacity > i);
        items[i] = i;
    }
    for (uint32_t i = 0; i < 100000; i++) {
        assert_int_equal(items[i], i);
    }
    assert_true(capacity < 300000);
    arena_free(&arena);
}

static void copies_are_apart_from_what_was_copied(void **state)
{
    Arena arena;
    char original[] = "text";

    (void)state;
    arena_init(&arena, NULL);

    Slice copy = arena_copy(&arena, (Slice){original, 4});
    char *string = arena_string(&arena, (Slice){original, 3});

    original[0] = 'n';
    assert_true(slice_is(copy, "text"));
    assert_string_equal(string, "tex");
    assert_string_equal(arena_string(&arena, (Slice){NULL, 0}), "");
    assert_non_null(arena_copy(&arena, (Slice){NULL, 0}).data);
    arena_free(&arena);
}

static void formatted_text_may_be_of_any_length(void **state)
{
    Arena arena;
    char expected[1200];

    (void)state;
    arena_init(&arena, NULL);
    for (int width = 1; width < 1000; width++) {
        Slice text = arena_format(&arena, "%*d|%s", width, 7, "end");

        snprintf(expected, sizeof expected, "%*d|%s", width, 7, "end");
        assert_true(slice_is(text, expected));
    }
    assert_int_equal(arena_format(&arena, "%s", "").size, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_aligned_and_apart),
        cmocka_unit_test(zeroed_memory_is_zero_even_where_it_was_used_before),
        cmocka_unit_test(nothing_can_be_taken_from_a_new_arena),
        cmocka_unit_test(newest_allocation_grows_in_place),
        cmocka_unit_test(growth_keeps_the_bytes_from_small_to_large),
        cmocka_unit_test(large_allocations_leave_the_ordinary_block_alone),
        cmocka_unit_test(budget_counts_blocks_and_gets_them_back),
        cmocka_unit_test(reset_keeps_the_newest_ordinary_block_only),
        cmocka_unit_test(blocks_stop_growing_at_four_mebibytes),
        cmocka_unit_test(exhaustion_says_a_line_and_ends_the_process),
        cmocka_unit_test(limit_ends_the_process_without_a_word),
        cmocka_unit_test(budget_may_be_used_up_exactly),
        cmocka_unit_test(arrays_get_room_for_one_more),
        cmocka_unit_test(copies_are_apart_from_what_was_copied),
        cmocka_unit_test(formatted_text_may_be_of_any_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
