#include "render/broken_links_page.h"
#include "render/collection_fields.h"
#include "render/graph_page.h"
#include "render/page_fields.h"
#include "render/record_fields.h"
#include "render/report_fields.h"
#include "render/site_fields.h"
#include "render/theme_fields.h"

#include "unit/manual_page.h"

#include <stddef.h>
#include <stdint.h>

static const TemplateKind *const kinds[] = {
    &page_kind,   &folder_kind, &site_kind,  &collection_kind, &part_kind,  &record_kind,
    &report_kind, &group_kind,  &graph_kind, &broken_kind,     &theme_kind,
};

enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static void every_field_is_in_the_manual_as_it_is(void **state)
{
    Arena arena;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "themes.md");

    for (size_t i = 0; i < KIND_COUNT; i++) {
        for (size_t j = 0; j < kinds[i]->count; j++) {
            const TemplateField *field = &kinds[i]->fields[j];
            ManualRow row =
                manual_page_find(&page, arena_format(&arena, "%s.%s", kinds[i]->name, field->name));

            manual_assert_cell(&row, 1, manual_plain(&arena, slice_from_string(field->help)));
        }
    }
    arena_free(&arena);
}

static bool is_field(Slice name)
{
    Slice field;
    Slice kind = slice_cut(name, '.', &field);

    for (size_t i = 0; i < KIND_COUNT; i++) {
        for (size_t j = 0; j < kinds[i]->count; j++) {
            if (slice_is(kind, kinds[i]->name) && slice_is(field, kinds[i]->fields[j].name)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_kind(Slice name)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (slice_is(name, kinds[i]->name)) {
            return true;
        }
    }
    return false;
}

static void the_manual_has_no_other_fields(void **state)
{
    Arena arena;
    ManualRow row;
    size_t offset = 0;

    (void)state;
    arena_init(&arena, NULL);

    ManualPage page = manual_page_read(&arena, "themes.md");

    while (manual_page_next(&page, &offset, &row)) {
        Slice rest;
        Slice kind = slice_cut(row.cells[0], '.', &rest);

        if (rest.size > 0 && is_kind(kind) && !is_field(row.cells[0])) {
            fail_msg("there is no field \"%.*s\"", SLICE_PRINT(row.cells[0]));
        }
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_in_the_manual_as_it_is),
        cmocka_unit_test(the_manual_has_no_other_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
