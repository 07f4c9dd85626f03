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

static void only_pages_of_records_are_lists(void **state)
{
    static const Slice lists[] = {
        SLICE_INIT("records/index.html"),           SLICE_INIT("records/patterns.html"),
        SLICE_INIT("Records/Anti-Patterns-2.HTML"), SLICE_INIT("records/memories-100.html"),
        SLICE_INIT("records/code/index.html"),      SLICE_INIT("records/Code/typescript-3.html"),
    };
    static const Slice others[] = {
        SLICE_INIT("records.html"),           SLICE_INIT("records/2026.html"),
        SLICE_INIT("records/patterns-.html"), SLICE_INIT("records/patterns-old.html"),
        SLICE_INIT("records/patterns-2.md"),  SLICE_INIT("records/decisions/0001-queue.html"),
        SLICE_INIT("records/-2.html"),        SLICE_INIT("docs/records/patterns.html"),
        SLICE_INIT("records/code/a/b.html"),  SLICE_INIT("records/.html"),
        SLICE_INIT("records/index-2.html"),   SLICE_INIT("records/code.html"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        assert_true(record_address_is_list(lists[i]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(record_address_is_list(others[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_called_as_people_say),
        SAMPLE_TEST(the_first_part_has_no_number),
        SAMPLE_TEST(the_records_of_a_document_stand_at_its_path),
        cmocka_unit_test(only_pages_of_records_are_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
