#include "check/superseded.h"

#include "unit/linked_site.h"
#include "unit/workshop.h"

/* "path: message", a line each. */
static Slice list_findings(LinkedSite *linked)
{
    Buffer list;
    linked_site_link(linked);
    linked->findings.count = 0;
    check_superseded(&linked->site, &linked->findings);
    diagnostic_list_sort(&linked->findings);
    buffer_init(&list, &linked->arena);
    for (size_t i = 0; i < linked->findings.count; i++) {
        const Diagnostic *finding = &linked->findings.items[i];
        sample_assert_slice(finding->rule, "status/superseded-missing");
        buffer_add_format(&list, "%.*s: %.*s\n", SLICE_PRINT(finding->path),
                          SLICE_PRINT(finding->message));
    }
    return buffer_slice(&list);
}

static void add(LinkedSite *linked, const char *path, const char *by)
{
    char text[200];
    snprintf(text, sizeof text, "---\nstatus: DEPRECATED\nsuperseded_by: %s\n---\n", by);
    linked_site_add(linked, path, text);
}

static void what_is_there_is_found_in_many_spellings(void **state)
{
    static const char *const names[] = {
        "b.md",
        "b",
        "./b.md",
        "../docs/b.md",
        "docs/b.md",
        "/docs/b.md",
        "docs/b",
        "\"b.md#part\"",
        "\"[the new one](b.md)\"",
        "[docs/b.md, b]",
        "https://x.org/b.md",
        "the new handbook",
        "ADR-12",
        "null",
        "\"\"",
        "[]",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        LinkedSite *linked = NULL;
        assert_int_equal(linked_site_begin((void **)&linked), 0);
        add(linked, "docs/a.md", names[i]);
        linked_site_add(linked, "docs/b.md", "# B\n");
        sample_assert_slice(list_findings(linked), "");
        linked_site_end((void **)&linked);
    }
    (void)state;
}

static void what_is_not_there_is_told(void **state)
{
    LinkedSite *linked = *state;
    add(linked, "a.md", "gone.md");
    add(linked, "b.md", "[a2.md, docs/gone]");
    add(linked, "c.md", "../../etc/passwd.md");
    linked_site_add(linked, "d.md", "---\nsupersededBy: gone.md\n---\n");
    sample_assert_slice(list_findings(linked),
                        "a.md: superseded by \"gone.md\", which is not there\n"
                        "b.md: superseded by \"a2.md\", which is not there\n"
                        "b.md: superseded by \"docs/gone\", which is not there\n"
                        "c.md: superseded by \"../../etc/passwd.md\", which is not there\n"
                        "d.md: superseded by \"gone.md\", which is not there\n");
}

static void circles_are_told_of_each_member_once(void **state)
{
    LinkedSite *linked = *state;
    add(linked, "a.md", "b.md");
    add(linked, "b.md", "c.md");
    add(linked, "c.md", "b.md");
    add(linked, "d.md", "d.md");
    add(linked, "e.md", "f.md");
    linked_site_add(linked, "f.md", "# F\n");
    add(linked, "g.md", "c.md");
    sample_assert_slice(list_findings(linked),
                        "b.md: superseded by \"c.md\", which this document supersedes in turn\n"
                        "c.md: superseded by \"b.md\", which this document supersedes in turn\n"
                        "d.md: superseded by itself\n");
}

static void a_file_outside_the_site_is_there(void **state)
{
    LinkedSite *linked = *state;
    void *workshop;
    assert_int_equal(workshop_open(&workshop), 0);
    linked->settings->root = ((Workshop *)workshop)->root;
    workshop_put("archive/new.md", "");
    add(linked, "docs/a.md", "../archive/new.md");
    add(linked, "docs/b.md", "archive/new.md");
    sample_assert_slice(list_findings(linked), "");
    workshop_close(&workshop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(what_is_there_is_found_in_many_spellings),
        LINKED_TEST(what_is_not_there_is_told),
        LINKED_TEST(circles_are_told_of_each_member_once),
        LINKED_TEST(a_file_outside_the_site_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
