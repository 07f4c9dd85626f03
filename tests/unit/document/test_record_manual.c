#include "base/embedded.h"
#include "document/record.h"

#include "unit/manual_page.h"

#include <stddef.h>
#include <stdint.h>

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

static void every_kind_is_in_the_manual_and_has_a_schema(void **state)
{
    ManualPage page = manual_page_read(*state, "records.md");

    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        const char *name = record_kind_name((RecordKind)kind);
        Slice row = arena_format(*state, "\n| [`%s`](#%s) | ", name, name);
        Slice schema = arena_format(*state, "src/extract/schema/record.%s.schema.json", name);

        if (slice_find(page.text, row, 0) == page.text.size) {
            fail_msg("content/records.md has no row of %s", name);
        }
        if (!embedded_find(schema)) {
            fail_msg("there is no %.*s", SLICE_PRINT(schema));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_kind_is_in_the_manual_and_has_a_schema, make_arena,
                                        free_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
