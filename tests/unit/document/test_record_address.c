#include "document/record_address.h"

#include "unit/sample_findings.h"

static void lists_are_called_as_people_say(void **state)
{
    (void)state;
    sample_assert_slice(record_list_name(RECORD_ANTI_PATTERN), "anti-patterns");
    sample_assert_slice(record_list_name(RECORD_MEMORY), "memories");
    sample_assert_slice(record_list_name(RECORD_STEP), "");
    sample_assert_slice(record_list_name(RECORD_LINK), "");
}

static void the_first_part_has_no_number(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;

    sample_assert_slice(record_part_name(arena, SLICE("patterns"), 1), "patterns");
    sample_assert_slice(record_part_name(arena, SLICE("patterns"), 12), "patterns-12");
}

static void the_records_of_a_document_stand_at_its_path(void **state)
{
    Arena *arena = &((Sample *)*state)->arena;

    sample_assert_slice(record_file_address(arena, SLICE("docs/a b.md")),
                        "memory/doc/docs/a b.json");
    sample_assert_slice(record_file_address(arena, SLICE("README")), "memory/doc/README.json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_called_as_people_say),
        SAMPLE_TEST(the_first_part_has_no_number),
        SAMPLE_TEST(the_records_of_a_document_stand_at_its_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
