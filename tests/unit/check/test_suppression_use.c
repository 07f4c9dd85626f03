#include "check/suppression_use.h"

#include "check/check.h"
#include "check/site.h"
#include "unit/linked_site.h"

/* The findings of one document, but for those about front matter, after its directives were applied. */
static DiagnosticList *find_in(LinkedSite *linked, Slice text)
{
    Document *document = sample_read(linked->sample, "a.md", text);
    RuleRun run = {.settings = linked->settings, .has_site = true};
    const UnitFinding *rows;
    check_document(document);
    linked->count = 0;
    linked->findings.count = 0;
    linked_site_add_document(linked, document);
    linked_site_link(linked);
    check_site(&linked->site, &linked->findings);
    rows = unit_findings(&linked->units[0]);
    for (uint32_t i = 0; i < linked->units[0].header->findings.count; i++) {
        DiagnosticList *list = &linked->findings;
        list->items = arena_array_room(list->arena, list->items, list->count, &list->capacity,
                                       sizeof *list->items);
        unit_read_finding(&linked->units[0], &rows[i], list->arena, &list->items[list->count++]);
    }
    diagnostic_list_sort(&linked->findings);
    DiagnosticList suppressed;
    diagnostic_list_init(&suppressed, &linked->arena);
    size_t before = linked->findings.count;
    suppression_use(&linked->findings, &suppressed, linked->units, 1, &run);
    assert_true(linked->findings.count + suppressed.count >= before);
    return &linked->findings;
}

static Slice list_some(LinkedSite *linked, bool of_suppression)
{
    Buffer list;
    buffer_init(&list, &linked->arena);
    for (size_t i = 0; i < linked->findings.count; i++) {
        const Diagnostic *finding = &linked->findings.items[i];
        bool is_wanted = slice_starts_with(finding->rule, SLICE("link/b")) ||
                         slice_starts_with(finding->rule, SLICE("link/e")) ||
                         slice_starts_with(finding->rule, SLICE("suppression/"));
        if (is_wanted &&
            (of_suppression || !slice_starts_with(finding->rule, SLICE("suppression/")))) {
            buffer_add_format(&list, "%u:%u %.*s\n", finding->line, finding->column,
                              SLICE_PRINT(finding->rule));
        }
    }
    return buffer_slice(&list);
}

/* Makes all changes that findings about directives offer. */
static Slice mend(LinkedSite *linked, Slice text)
{
    Buffer out;
    size_t at = 0;
    buffer_init(&out, &linked->arena);
    for (size_t i = 0; i < linked->findings.count; i++) {
        const Diagnostic *finding = &linked->findings.items[i];
        for (size_t j = 0; j < finding->edit_count; j++) {
            if (slice_starts_with(finding->rule, SLICE("suppression/"))) {
                assert_true(finding->edits[j].span.start >= at);
                buffer_add(&out, slice_part(text, at, finding->edits[j].span.start));
                buffer_add(&out, finding->edits[j].text);
                at = finding->edits[j].span.end;
            }
        }
    }
    buffer_add(&out, slice_from(text, at));
    return buffer_slice(&out);
}

/* What is left; then that what is unused may go without any other finding, and that nothing is unused afterwards. */
static void assert_left(void **state, const char *text, const char *wanted)
{
    LinkedSite *linked = *state;
    find_in(linked, slice_from_string(text));
    sample_assert_slice(list_some(linked, true), wanted);

    size_t count = linked->findings.count;
    Slice others = list_some(linked, false);
    Slice mended = mend(linked, slice_from_string(text));
    find_in(linked, mended);

    Slice all = list_some(linked, true);
    size_t lines = 0;
    for (size_t i = 0; i < others.size; i++) {
        lines += others.data[i] == '\n';
    }
    assert_true(linked->findings.count <= count);
    assert_true(slice_find(all, SLICE("suppression/unused"), 0) == all.size);
    for (size_t i = 0; i < all.size; i++) {
        lines -= all.data[i] == '\n';
    }
    assert_int_equal(lines, 0);
}

static void line_directives_mean_one_line(void **state)
{
    assert_left(state,
                "[a](x.md) <!-- memoc-disable-line link/broken -->\n[b](x.md)\n\n"
                "<!-- memoc-disable-next-line link/broken -->\n[c](x.md)\n[d](x.md)\n",
                "2:1 link/broken\n6:1 link/broken\n");
}

static void a_range_ends_where_it_is_lifted(void **state)
{
    assert_left(state,
                "[a](x.md)\n\n<!-- memoc-disable link/broken -->\n\n[b](x.md) []()\n\n"
                "<!-- memoc-enable link/broken -->\n\n[c](x.md)\n",
                "1:1 link/broken\n5:11 link/empty\n9:1 link/broken\n");
    assert_left(state, "[a](x.md) <!-- memoc-disable link/broken --> [b](x.md)\n\n[c](x.md)\n",
                "1:1 link/broken\n");
}

static void one_rule_can_be_lifted_out_of_a_range_of_more(void **state)
{
    assert_left(state,
                "<!-- memoc-disable link/* -->\n\n[a](x.md) []()\n\n"
                "<!-- memoc-enable link/broken -->\n\n[b](x.md) []()\n\n<!-- memoc-enable -->\n\n"
                "[c](x.md) []()\n",
                "7:1 link/broken\n11:1 link/broken\n11:11 link/empty\n");
}

static void the_file_directive_means_findings_without_a_line_too(void **state)
{
    LinkedSite *linked = *state;
    DiagnosticList *found =
        find_in(linked, SLICE("# A\n\n<!-- memoc-disable-file link/orphan -->\n"));
    for (size_t i = 0; i < found->count; i++) {
        assert_false(slice_is(found->items[i].rule, "link/orphan"));
        assert_false(slice_is(found->items[i].rule, "suppression/unused"));
    }
    assert_left(state, "[a](x.md)\n\n<!-- memoc-disable-file -->\n\n[b](x.md)\n", "");
}

static void what_suppresses_nothing_is_told(void **state)
{
    assert_left(state, "<!-- memoc-disable-next-line link/broken -->\ntext\n",
                "1:1 suppression/unused\n");
    assert_left(state, "<!-- memoc-disable-next-line link/broken link/empty -->\n[a](x.md)\n",
                "1:42 suppression/unused\n");
    assert_left(state,
                "<!-- memoc-disable link/broken link/empty -->\n\n[a](x.md)\n\n"
                "<!-- memoc-enable link/broken link/empty -->\n",
                "1:32 suppression/unused\n5:31 suppression/unused\n");
    assert_left(state, "text\n\n<!-- memoc-enable -->\n", "3:1 suppression/unused\n");
}

static void a_lift_of_what_goes_goes_with_it(void **state)
{
    assert_left(state, "<!-- memoc-disable link/* -->\n\ntext\n\n<!-- memoc-enable -->\n",
                "1:1 suppression/unused\n5:1 suppression/unused\n");
}

static void of_two_that_mean_a_finding_one_is_used(void **state)
{
    assert_left(state,
                "<!-- memoc-disable-file link/broken -->\n\n"
                "<!-- memoc-disable-next-line link/* -->\n[a](x.md)\n",
                "1:1 suppression/unused\n");
    assert_left(
        state,
        "<!-- memoc-disable link/broken -->\n<!-- memoc-disable link/broken -->\n\n[a](x.md)\n",
        "1:1 suppression/unused\n");
}

static void rule_that_is_off_is_not_told_as_unused(void **state)
{
    LinkedSite *linked = *state;
    RuleOverride off[] = {{SLICE_INIT("link/broken"), SEVERITY_OFF}};
    RuleGroup group = {.items = off, .count = 1};
    linked->settings->rules = &group;
    linked->settings->rule_count = 1;
    assert_left(state, "<!-- memoc-disable link/broken link/empty -->\n",
                "1:32 suppression/unused\n");
}

static void malformed_front_matter_leaves_it_open(void **state)
{
    assert_left(state, "---\na: [\n---\n\n<!-- memoc-disable link/broken -->\n", "");
}

static void findings_about_directives_are_suppressed_by_name_only(void **state)
{
    assert_left(state,
                "<!-- memoc-disable-file -->\n\n[a](x.md)\n\n<!-- memoc-disable link/empty -->\n",
                "5:1 suppression/unused\n");
    LinkedSite *linked = *state;
    find_in(linked,
            SLICE("<!-- memoc-disable-file suppression/unused suppression/unknown-rule -->\n\n"
                  "<!-- memoc-disable link/empty link/brokn -->\n"));
    sample_assert_slice(list_some(linked, true), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(line_directives_mean_one_line),
        LINKED_TEST(a_range_ends_where_it_is_lifted),
        LINKED_TEST(one_rule_can_be_lifted_out_of_a_range_of_more),
        LINKED_TEST(the_file_directive_means_findings_without_a_line_too),
        LINKED_TEST(what_suppresses_nothing_is_told),
        LINKED_TEST(a_lift_of_what_goes_goes_with_it),
        LINKED_TEST(of_two_that_mean_a_finding_one_is_used),
        LINKED_TEST(rule_that_is_off_is_not_told_as_unused),
        LINKED_TEST(malformed_front_matter_leaves_it_open),
        LINKED_TEST(findings_about_directives_are_suppressed_by_name_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
