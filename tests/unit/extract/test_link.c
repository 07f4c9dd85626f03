#include "unit/extract/sample_records.h"

typedef struct Example {
    const char *markdown;
    const char *members;
} Example;

static void a_link_has_a_type_and_what_it_means_in_the_project(void **state)
{
    static const Example examples[] = {
        {"[a](b.md)",
         "\"href\":\"b.md\",\"type\":\"relative\",\"image\":false,\"target\":\"docs/b.md\""},
        {"[a](../x/b%20c.md?v=1#d%C3%A9)",
         "\"href\":\"../x/b%20c.md?v=1#d%C3%A9\",\"type\":\"relative\",\"image\":false,"
         "\"target\":\"x/b c.md\",\"anchor\":\"dé\""},
        {"[a](../../b.md)", "\"href\":\"../../b.md\",\"type\":\"relative\",\"image\":false"},
        {"[a](#part)", "\"href\":\"#part\",\"type\":\"anchor\",\"image\":false,"
                       "\"target\":\"docs/a.md\",\"anchor\":\"part\""},
        {"[a](/x/b.md)",
         "\"href\":\"/x/b.md\",\"type\":\"root\",\"image\":false,\"target\":\"x/b.md\""},
        {"<https://x.org/#y>",
         "\"href\":\"https://x.org/#y\",\"type\":\"external\",\"image\":false"},
        {"me@x.org", "\"href\":\"mailto:me@x.org\",\"type\":\"mail\",\"image\":false"},
        {"![a](b.png)",
         "\"href\":\"b.png\",\"type\":\"relative\",\"image\":true,\"target\":\"docs/b.png\""},
        {"[a]()", "\"href\":\"\",\"type\":\"empty\",\"image\":false"},
        {"[a](url)", "\"href\":\"url\",\"type\":\"placeholder\",\"image\":false"},
        {"[a](ftp:x)", "\"href\":\"ftp:x\",\"type\":\"external\",\"image\":false"},
        {"[a](tel:1)", "\"href\":\"tel:1\",\"type\":\"scheme\",\"image\":false"},
        {"[a](/home/ann/b.md)",
         "\"href\":\"/home/ann/b.md\",\"type\":\"machine-file\",\"image\":false"},
        {"[a][b]\n\n[b]: c.md", "\"href\":\"c.md\",\"type\":\"relative\",\"image\":false,"
                                "\"target\":\"docs/c.md\""},
    };

    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const Document *document = sample_extract(*state, examples[i].markdown);

        assert_int_equal(sample_count(document, RECORD_LINK), 1);
        assert_slice(sample_record(document, RECORD_LINK, 0)->members, examples[i].members);
    }
}

static void links_are_as_many_and_in_the_order_of_the_documents(void **state)
{
    Document *document =
        sample_extract(*state, "# [a](1.md)\n\ntext[^n] [b](2.md)\n\n[^n]: [c](3.md)\n\n## B\n\n| "
                               "[![d](4.png)](5.md) |\n|---|\n");

    assert_int_equal(sample_count(document, RECORD_LINK), document->link_count);
    for (size_t i = 0; i < document->link_count; i++) {
        const Record *record = sample_record(document, RECORD_LINK, i);
        const char *href = arena_format(document->arena, "\"href\":\"%.*s\"%c",
                                        SLICE_PRINT(document->links[i].href), 0)
                               .data;

        assert_member(record, href);
    }
    assert_slice(sample_record(document, RECORD_LINK, 0)->id, "link:docs/a#a/1");
    assert_slice(sample_record(document, RECORD_LINK, 1)->text, "b");
    assert_slice(sample_record(document, RECORD_LINK, 2)->id, "link:docs/a#b/1");
}

static void the_anchor_of_a_record_is_the_targets(void **state)
{
    Document *document = sample_extract(*state, "# A\n\n[b](c.md#d)\n");
    const char *json = sample_json(document, sample_record(document, RECORD_LINK, 0));

    assert_non_null(strstr(json, "\"anchor\":\"d\""));
    assert_null(strstr(json, "\"anchor\":\"a\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_link_has_a_type_and_what_it_means_in_the_project),
        TEST(links_are_as_many_and_in_the_order_of_the_documents),
        TEST(the_anchor_of_a_record_is_the_targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
