#include "check/near_duplicate.h"

#include "extract/extract.h"

#include "unit/linked_site.h"

static void add(LinkedSite *linked, const char *path, const char *text)
{
    Document *document = sample_read(linked->sample, path, slice_from_string(text));

    extract_records(document);
    linked_site_add_document(linked, document);
}

static Slice list_found(LinkedSite *linked)
{
    linked_site_link(linked);
    linked->findings.count = 0;
    check_near_duplicates(&linked->site, &linked->findings);
    return sample_list_findings(&linked->arena, &linked->findings);
}

static void the_same_words_in_two_documents_are_told_in_the_later_one(void **state)
{
    LinkedSite *linked = *state;
    add(linked, "a.md", "# A\n\n## Best Practices\n\n- **Use UTC** for all dates.\n");
    add(linked, "b.md",
        "---\na: b\n---\n# B\n\n## Best Practices\n\n- x\n- **use  utc** for ALL dates\n");
    sample_assert_slice(list_found(linked), "9:1 record/near-duplicate\n");

    const Diagnostic *finding = &linked->findings.items[0];

    sample_assert_slice(finding->path, "b.md");
    sample_assert_slice(finding->excerpt, "- **use  utc** for ALL dates");
    assert_true(slice_ends_with(finding->message, SLICE("is also in \"a.md\" on line 5")));
}

static void other_words_other_kinds_and_the_same_document_are_right(void **state)
{
    LinkedSite *linked = *state;
    add(linked, "a.md",
        "# A\n\n## Best Practices\n\n- Use UTC for all dates.\n\n## Lessons Learned\n\n"
        "- Never trust a clock of the host.\n- Never trust a clock of the host.\n");
    add(linked, "b.md",
        "# B\n\n## Best Practices\n\n- Use UTC for all times.\n"
        "- Never trust a clock of the host.\n\n## Key Takeaways\n\n- Yes.\n");
    add(linked, "c.md", "# C\n\n## Key Takeaways\n\n- Yes.\n");
    sample_assert_slice(list_found(linked), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        LINKED_TEST(the_same_words_in_two_documents_are_told_in_the_later_one),
        LINKED_TEST(other_words_other_kinds_and_the_same_document_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
