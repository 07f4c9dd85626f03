#include "project/configuration_key.h"

#include "unit/manual_page.h"

#include <stddef.h>
#include <stdint.h>

/* The default as the manual shows it: words stand without their brackets. */
static Slice shown_default(Arena *arena, const ConfigurationKey *key)
{
    Slice fallback = slice_from_string(key->fallback);
    Slice inside = slice_part(fallback, 1, fallback.size - (fallback.size > 0));
    bool is_words = slice_starts_with(fallback, SLICE("[")) &&
                    slice_find_byte(inside, ',', 0) == inside.size &&
                    slice_find_byte(inside, ' ', 0) < inside.size;

    if (key->flags & CONFIGURATION_REQUIRED) {
        return SLICE("must be there");
    }
    if (fallback.size == 0) {
        return SLICE("none");
    }
    return manual_plain(arena, is_words ? inside : fallback);
}

static void check_key(const ManualPage *page, const ConfigurationKey *key)
{
    ManualRow row = manual_page_find(page, slice_from_string(key->path));

    manual_assert_cell(&row, 1, slice_from_string(key->type));
    manual_assert_cell(&row, 2, shown_default(page->arena, key));
    manual_assert_cell(&row, 3, slice_from_string(key->help));
}

static void every_key_is_in_the_manual_as_it_is(void **state)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "configuration.md");

    for (size_t i = 0; i < count; i++) {
        check_key(&page, &keys[i]);
    }
    arena_free(&arena);
}

static bool is_key(Slice path)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);

    for (size_t i = 0; i < count; i++) {
        if (slice_is(path, keys[i].path)) {
            return true;
        }
    }
    return false;
}

static void the_manual_has_no_other_keys(void **state)
{
    Arena arena;
    ManualRow row;
    size_t offset = 0;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "configuration.md");

    while (manual_page_next(&page, &offset, &row)) {
        if (!is_key(row.cells[0])) {
            fail_msg("there is no key \"%.*s\"", SLICE_PRINT(row.cells[0]));
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_in_the_manual_as_it_is),
        cmocka_unit_test(the_manual_has_no_other_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
