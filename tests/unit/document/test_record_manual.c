#include "base/embedded.h"
#include "document/record.h"

#include "unit/manual_page.h"

#include <stddef.h>
#include <stdint.h>

static void every_kind_is_in_the_manual_and_has_a_schema(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "records.md");

    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        const char *name = record_kind_name((RecordKind)kind);
        Slice row = arena_format(&arena, "\n| [`%s`](#%s) | ", name, name);
        Slice schema = arena_format(&arena, "src/extract/schema/record.%s.schema.json", name);

        if (slice_find(page.text, row, 0) == page.text.size) {
            fail_msg("content/records.md has no row of %s", name);
        }
        if (!embedded_find(schema)) {
            fail_msg("there is no %.*s", SLICE_PRINT(schema));
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_in_the_manual_and_has_a_schema),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
