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

/* Is it a key that nothing reads yet, or below one? */
static bool is_without_effect(const ConfigurationKey *key)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);
    Slice path = slice_from_string(key->path);

    for (size_t i = 0; i < count; i++) {
        Slice above = slice_from_string(keys[i].path);
        bool is_above = slice_starts_with(path, above) &&
                        (path.size == above.size || strchr(".[", path.data[above.size]) != NULL);

        if (is_above && keys[i].flags & CONFIGURATION_LATER) {
            return true;
        }
    }
    return false;
}

/* Does a group hold only such keys? */
static bool is_empty_group(const ConfigurationKey *group)
{
    size_t count;
    const ConfigurationKey *keys = configuration_keys(&count);
    size_t below = 0;

    for (size_t i = 0; i < count; i++) {
        if (configuration_key_is_in(&keys[i], slice_from_string(group->path))) {
            below++;
            if (!is_without_effect(&keys[i])) {
                return false;
            }
        }
    }
    return below > 0;
}

static void check_key(const ManualPage *page, const ConfigurationKey *key)
{
    ManualRow row = manual_page_find(page, slice_from_string(key->path));
    size_t without_effect = slice_find(page->text, SLICE("\n## Keys without effect\n"), 0);
    bool is_there = row.offset > without_effect;

    manual_assert_cell(&row, 1, slice_from_string(key->type));
    manual_assert_cell(&row, 2, shown_default(page->arena, key));
    manual_assert_cell(&row, 3, slice_from_string(key->help));
    if (is_there != (is_without_effect(key) || is_empty_group(key))) {
        fail_msg("%s %s effect", key->path, is_there ? "has an" : "is without");
    }
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
