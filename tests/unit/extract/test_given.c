/* Records of trees that filters made. */
#include "document/view_document.h"
#include "document/view_store.h"
#include "unit/document/view_notation.h"
#include "unit/extract/sample_records.h"

static Document *extract_view(Document *document, const View *view)
{
    view_store(&document->tree, document->arena, view, &document->source);
    document_collect(document);
    document->records.count = 0;
    extract_records(document);
    return document;
}

static Document *extract_notation(Sample *sample, const char *notation)
{
    Document *document = sample_read(sample, "docs/a.md", SLICE(""));

    return extract_view(document, view_from_notation(document->arena, notation));
}

static void a_filter_that_changes_nothing_changes_no_record(void **state)
{
    static const ViewOptions options = {.dialect = DIALECT_MEMOC};
    static const char text[] =
        "# A\n\n**Status:** done\n**Owner:** me, `you`\n\n- [x] task *one*\n- [ ] two\n\n"
        "## B\n\nLead:\n\n```js title=\"x\"\nlet a;\n```\n\n| a | b |\n|:-:|--|\n| 1 | c |\n\n"
        "> [!NOTE]\n> **Key:** value\n\n[l](u.md) text[^1]\n\n[^1]: note [m](v.md)\n";
    Document *document = sample_extract(*state, text);
    const char *before = sample_lines(document);
    const View *view = view_from_tree(document->arena, &document->tree, &options);

    assert_string_equal(sample_lines(extract_view(document, view)), before);
}

static void tables_are_told_by_column(void **state)
{
    const Document *document = extract_notation(*state, view_sample_table);

    assert_slice(sample_record(document, RECORD_TABLE, 0)->members,
                 "\"headers\":[\"ab\",\"\",\"c\",\"\"],"
                 "\"align\":[\"left\",\"center\",\"right\",\"default\"],"
                 "\"rows\":[[\"s\",\"\",\"\",\"\"],[\"\",\"p\\nq\",\"\",\"\"],"
                 "[\"f\",\"\",\"\",\"\"]]");
}

static void headings_in_tables_begin_no_section(void **state)
{
    const Document *document = extract_notation(
        *state, "(Header level=1 #a \"a\") (Table columns=d (Head) (Body (Row (Cell (Header level=2"
                " \"in\")))) (Foot)) (Div (Header level=2 #b \"b\") (Plain \"text\"))");

    assert_int_equal(document->heading_count, 2);
    assert_slice(sample_record(document, RECORD_SECTION, 1)->title, "b");
}

static void what_is_in_new_containers_is_found(void **state)
{
    const Document *document = extract_notation(
        *state,
        "(DefinitionList (DefinitionItem (Term (Link url=u \"t\")) (Definition (Plain (Span"
        " #s (Link url=v \"w\")))))) (Figure #f (Caption (Plain \"c\")) (Plain (Image url=i)))");

    assert_int_equal(document->link_count, 3);
    assert_int_equal(document->anchor_count, 2);
    assert_int_equal(document->words, 3);
}

static void every_kind_can_be_extracted(void **state)
{
    for (size_t i = 0; i < VIEW_SAMPLE_COUNT; i++) {
        extract_notation(*state, view_samples[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_filter_that_changes_nothing_changes_no_record),
        TEST(tables_are_told_by_column),
        TEST(headings_in_tables_begin_no_section),
        TEST(what_is_in_new_containers_is_found),
        TEST(every_kind_can_be_extracted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
