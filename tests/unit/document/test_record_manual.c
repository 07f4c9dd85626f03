#include "base/embedded.h"
#include "document/record_member.h"

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

/* A schema allows members that filters add: it would not notice that one of memoc's own is missing. */
static void every_member_is_in_the_schema_of_its_kinds(void **state)
{
    Arena arena;
    size_t count;
    const RecordMember *members = record_members(&count);

    (void)state;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < count * RECORD_KIND_COUNT; i++) {
        const RecordMember *member = &members[i / RECORD_KIND_COUNT];
        RecordKind kind = (RecordKind)(i % RECORD_KIND_COUNT);
        const char *name = record_kind_name(kind);
        Slice path = arena_format(&arena, "src/extract/schema/record.%s.schema.json", name);
        Slice property = arena_format(&arena, "\n    \"%s\": {", member->name);
        const EmbeddedFile *schema = embedded_find(path);

        if ((member->kinds >> kind & 1) != 0 &&
            slice_find(embedded_bytes(schema), property, 0) == schema->size) {
            fail_msg("the schema of %s has no %s", name, member->name);
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_in_the_manual_and_has_a_schema),
        cmocka_unit_test(every_member_is_in_the_schema_of_its_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
