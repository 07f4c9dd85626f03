#include "render/collection.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "unit/sample_findings.h"
#include "unit/sample_site.h"

typedef struct Fixture {
    SampleSite sample;
    GeneratedAddresses addresses;
    CollectionSet set;
} Fixture;

static int begin(void **state)
{
    Fixture *fixture = test_malloc(sizeof *fixture);

    sample_site_begin(&fixture->sample);
    fixture->sample.has_records = true;
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    Fixture *fixture = *state;

    sample_site_end(&fixture->sample);
    test_free(fixture);
    return 0;
}

static const CollectionSet *collect(Fixture *fixture, const SampleFile *files, size_t count)
{
    sample_site_link(&fixture->sample, files, count);
    generated_addresses_init(&fixture->addresses, &fixture->sample.arena, &fixture->sample.site);
    collection_set_init(&fixture->set, &fixture->sample.arena, &fixture->addresses);
    return &fixture->set;
}

/* A document of code blocks, each of `lines` lines. */
static const char *code_blocks(Arena *arena, const char *language, unsigned count, unsigned lines)
{
    Buffer text;

    buffer_init(&text, arena);
    buffer_add_string(&text, "# Code\n");
    for (unsigned i = 0; i < count; i++) {
        buffer_add_format(&text, "\n```%s\n", language);
        for (unsigned j = 0; j < lines; j++) {
            buffer_add_string(&text, "a line of code\n");
        }
        buffer_add_string(&text, "```\n");
    }
    return arena_string(arena, buffer_slice(&text));
}

static void assert_addresses(const CollectionSet *set, const char *const *expected)
{
    for (uint32_t i = 0; i < set->part_count; i++) {
        assert_non_null(expected[i]);
        sample_assert_slice(set->parts[i].address, expected[i]);
    }
    assert_null(expected[set->part_count]);
}

static void there_is_a_list_of_each_kind_that_is_there(void **state)
{
    static const SampleFile files[] = {
        {"a.md", "# A\n\n## Pattern 1: Retry\n\n**Why:** It fails.\n\n```sh\nretry\n```\n"},
        {"b.md", "# B\n\n## Lessons Learned\n\n- **One**: first\n- **Two**: second\n"},
    };
    static const char *const addresses[] = {
        "records/index.html",
        "records/patterns.html",
        "records/lessons.html",
        "records/code/index.html",
        "records/memories.html",
        "records/code/bash.html",
        NULL,
    };
    const CollectionSet *set = collect(*state, files, 2);

    assert_addresses(set, addresses);
    assert_int_equal(set->count, 6);
    assert_int_equal(set->items[0].child_count, 4);
    assert_int_equal(set->items[1].count, 1);
    assert_int_equal(set->items[2].count, 2);
    assert_int_equal(set->items[3].count, 1);
    assert_int_equal(set->items[4].count, 3); /* made of the pattern and the lessons */
    assert_int_equal(set->kind_counts[RECORD_MEMORY], 3);
    assert_int_equal(set->kind_counts[RECORD_FIELD], 3); /* counted, but not listed */
    sample_assert_slice(set->items[3].title, "Code");
    assert_int_equal(set->items[3].children, 5);
    assert_int_equal(set->items[5].parent, 3);
}

static void without_code_there_are_no_languages(void **state)
{
    static const SampleFile files[] = {{"a.md", "# A\n\n## Lessons Learned\n\n- **One**: first\n"}};
    static const char *const addresses[] = {"records/index.html", "records/lessons.html",
                                            "records/memories.html", NULL};

    assert_addresses(collect(*state, files, 1), addresses);
}

static void records_stand_by_document_and_line(void **state)
{
    static const SampleFile files[] = {
        {"a.md", "# A\n\n```js\n1\n```\n\n```sh\n2\n```\n\n```js\n3\n```\n"},
        {"b.md", "# B\n\n```sh\n4\n```\n\n```js\n5\n```\n"},
        {"c.md", "---\ndraft: true\n---\n# C\n\n```sh\n6\n```\n"},
    };
    const CollectionSet *set = collect(*state, files, 3);
    const Collection *bash = &set->items[2];
    const Collection *javascript = &set->items[3];
    const RecordPlace *places = set->places;

    sample_assert_slice(bash->language, "bash");
    assert_int_equal(bash->count, 2);
    assert_int_equal(places[bash->first].page, 0);
    assert_int_equal(places[bash->first + 1].page, 1);
    assert_int_equal(javascript->count, 3);
    assert_int_equal(places[javascript->first + 2].page, 1);
    assert_true(places[javascript->first].row < places[javascript->first + 1].row);
}

static void languages_get_names_that_any_system_takes(void **state)
{
    static const SampleFile files[] = {
        {"a.md", "# A\n\n```index\n```\n\n```../x\n```\n\n```x\n```\n\n```python-3\n```\n\n"
                 "```日本\n```\n\n```\n```\n\n```C++\n```\n\n```F*\n```\n"},
    };
    static const char *const addresses[] = {
        "records/index.html",
        "records/code/index.html",
        "records/code/x.html",
        "records/code/cpp.html",
        "records/code/f.html",
        "records/code/index_2.html",
        "records/code/python_3.html",
        "records/code/x_2.html",
        "records/code/other.html",
        "records/code/no-language.html",
        NULL,
    };
    const CollectionSet *set = collect(*state, files, 1);

    assert_addresses(set, addresses);
    sample_assert_slice(set->items[9].title, "No language");
}

static void long_lists_are_cut_by_count_and_by_size(void **state)
{
    Fixture *fixture = *state;
    Arena *arena = &fixture->sample.arena;
    const SampleFile files[] = {
        {"a.md", code_blocks(arena, "sh", 130, 1)},
        {"b.md", code_blocks(arena, "sh", 71, 1)},
        {"c.md", code_blocks(arena, "js", 3, 5000)},
    };
    const CollectionSet *set = collect(fixture, files, 3);
    const CollectionPart *bash = &set->parts[set->items[2].parts];
    const CollectionPart *javascript = &set->parts[set->items[3].parts];

    assert_int_equal(set->items[2].part_count, 3);
    assert_int_equal(bash[0].count, 100);
    assert_int_equal(bash[1].first, bash[0].first + 100);
    assert_int_equal(bash[2].count, 1);
    assert_int_equal(bash[2].number, 3);
    sample_assert_slice(bash[2].address, "records/code/bash-3.html");
    assert_int_equal(set->items[3].part_count, 3);
    assert_int_equal(javascript[1].count, 1);
}

/* A document with a code block in each of `count` languages: l0, l1 … */
static const char *languages(Arena *arena, unsigned count, const char *last)
{
    Buffer text;

    buffer_init(&text, arena);
    buffer_add_string(&text, "# Code\n");
    for (unsigned i = 0; i < count; i++) {
        buffer_add_format(&text, "\n```l%u\n%u\n```\n", i, i);
    }
    buffer_add_string(&text, last);
    return arena_string(arena, buffer_slice(&text));
}

static const Collection *last_of(const CollectionSet *set)
{
    return &set->items[set->count - 1];
}

/* Whatever the number of languages, each page lists so many of them: pages do not grow with their number. */
static void languages_of_little_code_share_a_list(void **state)
{
    Fixture *fixture = *state;
    Arena *arena = &fixture->sample.arena;
    const SampleFile files[] = {
        {"a.md", languages(arena, 400,
                           "\n```zig\n1\n```\n\n```zig\n2\n```\n\n```other-languages\n3\n```\n\n"
                           "```other-languages\n4\n```\n\n```other-languages-2\n5\n```\n\n"
                           "```other-languages-2\n6\n```\n\n```\n7\n```\n")},
    };
    const CollectionSet *set = collect(fixture, files, 1);
    const Collection *code = &set->items[1];
    const Collection *others = last_of(set);

    assert_int_equal(code->count, 407);
    assert_int_equal(code->child_count, COLLECTION_LANGUAGES_MOST + 2);
    assert_int_equal(others - set->items, code->children + code->child_count - 1);
    sample_assert_slice(others->title, "Other languages");
    sample_assert_slice(others->address, "records/code/other-languages.html");
    assert_int_equal(others->language.size, 0);
    assert_int_equal(others->count, 400 - (COLLECTION_LANGUAGES_MOST - 3));
    assert_int_equal(others->part_count, 4);
    sample_assert_slice(set->parts[others->parts + 1].address,
                        "records/code/other-languages-2.html");
    /* By count, then by name: "l89" is in front of "l9", which shares the list. */
    sample_assert_slice(set->items[code->children].language, "l0");
    assert_true(collection_set_has_address(set, SLICE("records/code/zig.html")));
    assert_true(collection_set_has_address(set, SLICE("records/code/l1.html")));
    assert_false(collection_set_has_address(set, SLICE("records/code/l9.html")));
    /* Languages of that name have other addresses. */
    assert_true(collection_set_has_address(set, SLICE("records/code/other-languages_2.html")));
    assert_true(collection_set_has_address(set, SLICE("records/code/other-languages_2_2.html")));
    sample_assert_slice(others[-1].title, "No language");
}

static void as_many_languages_as_have_lists_share_none(void **state)
{
    Fixture *fixture = *state;
    const SampleFile files[] = {
        {"a.md", languages(&fixture->sample.arena, COLLECTION_LANGUAGES_MOST, "")}};
    const CollectionSet *set = collect(fixture, files, 1);

    assert_int_equal(set->items[1].child_count, COLLECTION_LANGUAGES_MOST);
    assert_false(collection_set_has_address(set, SLICE("records/code/other-languages.html")));
}

/* Each page of code has all titles. */
static void the_title_of_a_language_is_cut(void **state)
{
    static const SampleFile files[] = {
        {"a.md", "# A\n\n```0123456789012345678901234567890123456789012345\n1\n```\n"}};
    const CollectionSet *set = collect(*state, files, 1);

    sample_assert_slice(last_of(set)->title, "012345678901234567890123456789012345678…");
    sample_assert_slice(last_of(set)->language, "0123456789012345678901234567890123456789012345");
}

static void a_folder_of_the_project_gives_its_spelling(void **state)
{
    static const SampleFile files[] = {
        {"Records/a.md", "# A\n\n```sh\n1\n```\n"},
    };
    static const char *const addresses[] = {"Records/index.html", "Records/code/index.html",
                                            "Records/code/bash.html", NULL};
    const CollectionSet *set = collect(*state, files, 1);

    assert_addresses(set, addresses);
    assert_true(collection_set_has_address(set, SLICE("Records/index.html")));
    assert_false(collection_set_has_address(set, SLICE("records/index.html")));
}

static void without_such_records_there_are_no_lists(void **state)
{
    static const SampleFile files[] = {{"a.md", "# A\n\n- [ ] task\n\n[link](b.md)\n"}};
    const CollectionSet *set = collect(*state, files, 1);

    assert_int_equal(set->count, 0);
    assert_int_equal(set->part_count, 0);
    assert_int_equal(set->kind_counts[RECORD_TASK], 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(there_is_a_list_of_each_kind_that_is_there),
        TEST(without_code_there_are_no_languages),
        TEST(records_stand_by_document_and_line),
        TEST(languages_get_names_that_any_system_takes),
        TEST(long_lists_are_cut_by_count_and_by_size),
        TEST(languages_of_little_code_share_a_list),
        TEST(as_many_languages_as_have_lists_share_none),
        TEST(the_title_of_a_language_is_cut),
        TEST(a_folder_of_the_project_gives_its_spelling),
        TEST(without_such_records_there_are_no_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
