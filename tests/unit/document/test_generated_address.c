#include "document/generated_address.h"

#include "document/record_address.h"
#include "unit/sample_findings.h"

static Page pages[] = {
    {.address = SLICE_INIT("reports/index.html"), .published = true},
    {.address = SLICE_INIT("Reports/TAGS.html"), .published = true},
    {.address = SLICE_INIT("reports/tags-2.html"), .published = true},
    {.address = SLICE_INIT("reports/owners.html"), .published = false},
    {.address = SLICE_INIT("reports/graph.html/a.html"), .published = true},
    {.address = SLICE_INIT("records/code/sql.html"), .published = true},
    {.address = SLICE_INIT("records/patterns-2.html"), .published = true},
    {.address = SLICE_INIT("docs/index.html"), .published = true},
};

static SiteFile files[] = {{.path = SLICE_INIT("search/index.html")}};

static Folder folders[] = {{.path = SLICE_INIT("")}, {.path = SLICE_INIT("Reports")}};

static const Site site = {
    .pages = pages,
    .page_count = sizeof pages / sizeof *pages,
    .folders = folders,
    .folder_count = sizeof folders / sizeof *folders,
    .files = files,
    .file_count = sizeof files / sizeof *files,
};

static void assert_address(void **state, Slice folder, Slice name, const char *expected)
{
    Arena *arena = &((Sample *)*state)->arena;
    GeneratedAddresses addresses;
    uint32_t number = 1;

    generated_addresses_init(&addresses, arena, &site);
    sample_assert_slice(generated_address(&addresses, folder, name, &number), expected);
}

static void a_page_stands_where_it_is_looked_for_when_nothing_is_there(void **state)
{
    assert_address(state, REPORT_FOLDER, SLICE("freshness"), "reports/freshness.html");
    assert_address(state, RECORD_FOLDER, SLICE("index"), "records/index.html");
    assert_address(state, SLICE("docs"), SLICE("a"), "docs/a.html");
}

static void a_page_gives_way_to_a_document_whatever_its_case(void **state)
{
    assert_address(state, REPORT_FOLDER, SLICE("index"), "reports/index-2.html");
    assert_address(state, REPORT_FOLDER, SLICE("tags"), "reports/tags-3.html");
    assert_address(state, SLICE("records/code"), SLICE("sql"), "records/code/sql-2.html");
}

static void a_document_without_a_page_is_not_in_the_way(void **state)
{
    assert_address(state, REPORT_FOLDER, SLICE("owners"), "reports/owners.html");
}

static void a_page_gives_way_to_a_folder_and_to_a_file_of_the_site(void **state)
{
    assert_address(state, REPORT_FOLDER, SLICE("graph"), "reports/graph-2.html");
    assert_address(state, SEARCH_FOLDER, SLICE("index"), "search/index-2.html");
}

static void parts_of_a_list_go_on_behind_a_document(void **state)
{
    GeneratedAddresses addresses;
    uint32_t number = 1;

    generated_addresses_init(&addresses, &((Sample *)*state)->arena, &site);
    sample_assert_slice(generated_address(&addresses, RECORD_FOLDER, SLICE("patterns"), &number),
                        "records/patterns.html");
    number++;
    sample_assert_slice(generated_address(&addresses, RECORD_FOLDER, SLICE("patterns"), &number),
                        "records/patterns-3.html");
    assert_int_equal(number, 3);
}

static void a_folder_is_spelled_as_the_project_spells_its_own(void **state)
{
    (void)state;
    sample_assert_slice(generated_folder(&site, REPORT_FOLDER), "Reports");
    sample_assert_slice(generated_folder(&site, RECORD_FOLDER), "records");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(a_page_stands_where_it_is_looked_for_when_nothing_is_there),
        SAMPLE_TEST(a_page_gives_way_to_a_document_whatever_its_case),
        SAMPLE_TEST(a_document_without_a_page_is_not_in_the_way),
        SAMPLE_TEST(a_page_gives_way_to_a_folder_and_to_a_file_of_the_site),
        SAMPLE_TEST(parts_of_a_list_go_on_behind_a_document),
        cmocka_unit_test(a_folder_is_spelled_as_the_project_spells_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
