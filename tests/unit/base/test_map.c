#include "base/map.h"

#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;

    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void empty_map_finds_nothing(void **state)
{
    Map map;

    map_init(&map, *state);
    assert_null(map_find(&map, SLICE("a")));
    assert_null(map_find_entry(&map, SLICE("")));
    assert_int_equal(map.count, 0);
}

static void keys_are_bytes(void **state)
{
    static const Slice keys[] = {SLICE_INIT("a"), SLICE_INIT("a\0"), SLICE_INIT("a\0b"),
                                 SLICE_INIT("A"), SLICE_INIT("")};
    enum { KEY_COUNT = sizeof keys / sizeof *keys };
    int values[KEY_COUNT];
    Map map;

    map_init(&map, *state);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        map_set(&map, keys[i], &values[i]);
    }
    assert_int_equal(map.count, KEY_COUNT);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        assert_ptr_equal(map_find(&map, keys[i]), &values[i]);
    }
    assert_ptr_equal(map_find(&map, (Slice){NULL, 0}), &values[KEY_COUNT - 1]);
    assert_null(map_find(&map, SLICE("b")));
}

static void set_again_replaces_the_value_and_keeps_the_place(void **state)
{
    int first, second, third;
    Map map;

    map_init(&map, *state);
    map_set(&map, SLICE("a"), &first);
    map_set(&map, SLICE("b"), &second);
    map_set(&map, SLICE("a"), &third);
    assert_int_equal(map.count, 2);
    assert_ptr_equal(map_find(&map, SLICE("a")), &third);
    assert_true(slice_is(map.entries[0].key, "a"));
    assert_true(slice_is(map.entries[1].key, "b"));
}

static void entry_without_value_is_known(void **state)
{
    Map map;

    map_init(&map, *state);

    MapEntry *entry = map_get(&map, SLICE("a"));

    assert_null(entry->value);
    assert_true(slice_is(entry->key, "a"));
    assert_ptr_equal(map_get(&map, SLICE("a")), entry);
    assert_ptr_equal(map_find_entry(&map, SLICE("a")), entry);
    assert_null(map_find(&map, SLICE("a")));
    assert_null(map_find_entry(&map, SLICE("b")));
}

static void many_keys_are_all_found_and_stay_in_order(void **state)
{
    enum { MANY = 50000 };
    Arena *arena = *state;
    Map map;

    map_init(&map, arena);
    for (size_t i = 0; i < MANY; i++) {
        MapEntry *entry = map_get(&map, arena_format(arena, "key %zu", i * 7919 % MANY));

        assert_null(entry->value);
        entry->value = &map;
    }
    assert_int_equal(map.count, MANY);
    for (size_t i = 0; i < MANY; i++) {
        Slice key = arena_format(arena, "key %zu", i * 7919 % MANY);

        assert_true(slice_equals(map.entries[i].key, key));
        assert_ptr_equal(map_find_entry(&map, key), &map.entries[i]);
        assert_null(map_find_entry(&map, arena_format(arena, "no key %zu", i)));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(empty_map_finds_nothing),
        TEST(keys_are_bytes),
        TEST(set_again_replaces_the_value_and_keeps_the_place),
        TEST(entry_without_value_is_known),
        TEST(many_keys_are_all_found_and_stay_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
