#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "index/merge.h"
#include "unit/searched_site.h"

/* A right index, of which one file is other bytes. */
typedef struct DamagedIndex {
    SearchedSite *site;
    Slice name;
    Slice bytes; /* data NULL: there is no such file */
} DamagedIndex;

static bool read_damaged(void *context, Slice name, Slice *bytes)
{
    DamagedIndex *damaged = context;
    IndexSource right = index_source_from_files(&damaged->site->files);
    if (!slice_equals(name, damaged->name)) {
        return right.read(right.context, name, bytes);
    }
    *bytes = damaged->bytes;
    return damaged->bytes.data != NULL;
}

static Slice right_bytes(SearchedSite *site, Slice name)
{
    Slice bytes;
    IndexSource right = index_source_from_files(&site->files);
    assert_true(right.read(right.context, name, &bytes));
    return arena_copy(&site->arena, bytes);
}

/* Searches for everything; returns the state, and leaves what is wrong in `*error`. */
static IndexState search_damaged(DamagedIndex *damaged, const char **error)
{
    Arena *arena = &damaged->site->arena;
    IndexReader reader;
    SearchEngine engine;
    if (index_reader_open(&reader, arena, (IndexSource){read_damaged, damaged})) {
        static const char *const queries[] = {"word", "\"some words\"", "path:a kind:code", "wrod"};
        search_engine_open(&engine, arena, &reader, 0);
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
            SearchResults results;
            search_run(&engine, slice_from_string(queries[i]), 0, 10, &results);
        }
        for (uint32_t i = 0; i < reader.entry_count; i++) {
            EntryView view;
            entry_read(&reader, arena, i, &view);
        }
        search_engine_close(&engine);
    }
    *error = arena_string(arena, reader.error);
    return reader.state;
}

static void add_documents(SearchedSite *site)
{
    for (int i = 0; i < 30; i++) {
        Slice path = arena_format(&site->arena, "a%02d.md", i);
        searched_site_add(
            site, arena_string(&site->arena, path),
            "# A\n\nSome words here.\n\n## B\n\nMore word by word.\n\n```sql\nx\n```\n");
    }
    searched_site_open(site);
}

static void a_whole_index_is_good(void **state)
{
    const char *error;
    add_documents(*state);
    DamagedIndex damaged = {*state, SLICE("none"), {NULL, 0}};
    assert_int_equal(search_damaged(&damaged, &error), INDEX_GOOD);
    assert_string_equal(error, "");
}

static void a_file_that_is_cut_short_or_damaged_is_named(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    for (size_t i = 0; i < site->files.count; i++) {
        Slice name = site->files.items[i].name;
        Slice whole = right_bytes(site, name);
        const char *error;
        for (size_t size = 0; size < whole.size; size += 1 + size / 7) {
            DamagedIndex damaged = {site, name, slice_part(whole, 0, size)};
            assert_int_equal(search_damaged(&damaged, &error), INDEX_CORRUPT);
            assert_true(
                slice_starts_with(slice_from_string(error),
                                  arena_format(&site->arena, "%.*s.js ", SLICE_PRINT(name))));
        }
        ((char *)(uintptr_t)whole.data)[whole.size / 2] ^= 1;
        DamagedIndex damaged = {site, name, whole};
        assert_int_equal(search_damaged(&damaged, &error), INDEX_CORRUPT);
    }
}

static void a_file_that_is_not_there_is_named(void **state)
{
    SearchedSite *site = *state;
    const char *error;
    add_documents(site);
    DamagedIndex damaged = {site, SLICE("e0"), {NULL, 0}};
    assert_int_equal(search_damaged(&damaged, &error), INDEX_CORRUPT);
    assert_string_equal(error, "e0.js cannot be read");
    damaged.name = SLICE("i");
    assert_int_equal(search_damaged(&damaged, &error), INDEX_MISSING);
}

/* Words of few letters with endings: many forms of one stem, in several files of words. */
static void add_random_documents(SearchedSite *site)
{
    static const char *const endings[] = {"", "s", "ed", "ing", "ly", "er"};
    uint32_t random = 7;
    for (int i = 0; i < 60; i++) {
        Buffer text;
        buffer_init(&text, &site->arena);
        buffer_add_string(&text, "# T\n\n");
        for (int word = 0; word < 80; word++) {
            random = random * 1664525 + 1013904223;
            for (int letter = 0; letter < 4; letter++) {
                buffer_add_byte(&text, "bdaeiklmnoprstu"[(random >> (8 + 4 * letter) & 15) % 15]);
            }
            buffer_add_format(&text, "%s ", endings[(random >> 27) % 6]);
        }
        Slice path = arena_format(&site->arena, "a%02d.md", i);
        searched_site_add_slice(site, arena_string(&site->arena, path), buffer_slice(&text));
    }
    searched_site_open(site);
}

static void each_word_has_the_list_that_was_made_for_it(void **state)
{
    SearchedSite *site = *state;
    add_random_documents(site);
    Arena *arena = &site->arena;
    Merge *merge = arena_new(arena, Merge);
    merge_make(merge, arena, &site->linked->site);
    uint32_t *starts = arena_new_array(arena, uint32_t, merge->forms.group_count + 1);
    for (size_t i = 0; i < merge->forms.group_count; i++) {
        const PostingList *list = &merge->lists[i];
        starts[i + 1] = starts[i] + (list->found == 1 ? 0 : list->posting_size);
    }
    assert_true(site->reader.first_words.count > 5);
    assert_true(merge->forms.group_count < merge->forms.count);
    for (size_t i = 0; i < merge->forms.count; i++) {
        const Form *form = &merge->forms.forms[i];
        const PostingList *list = &merge->lists[form->group];
        const char *made = list->found == 1 ? merge->postings.singles.data + list->single
                                            : merge->postings.postings.data + starts[form->group];
        const Word *word = word_find(&site->reader, form->text);
        assert_non_null(word);
        assert_int_equal(word->list.found, list->found);
        Slice postings = word_list_postings(&site->reader, &word->list, arena);
        assert_true(slice_equals(postings, (Slice){made, list->posting_size}));
    }
}

static Slice wrap(SearchedSite *site, const char *id, Slice name, Slice text)
{
    IndexFiles files = site->files;
    Buffer *out = arena_new(&site->arena, Buffer);
    buffer_init(out, &site->arena);
    memcpy(files.id, id, sizeof files.id);
    index_file_write(out, &files, &(IndexFile){name, text});
    return buffer_slice(out);
}

static Slice file_text(const SearchedSite *site, Slice name)
{
    for (size_t i = 0; i < site->files.count; i++) {
        if (slice_equals(site->files.items[i].name, name)) {
            return site->files.items[i].text;
        }
    }
    fail_msg("there is no such file");
    return (Slice){NULL, 0};
}

static void a_file_of_another_build_is_told_of(void **state)
{
    SearchedSite *site = *state;
    const char *error;
    add_documents(site);
    DamagedIndex damaged = {site, SLICE("d0"),
                            wrap(site, "AAAAAAAA", SLICE("d0"), file_text(site, SLICE("d0")))};
    assert_int_equal(search_damaged(&damaged, &error), INDEX_MIXED);
    assert_string_equal(error, "d0.js belongs to another build than i.js");
}

static void another_version_is_told_of(void **state)
{
    SearchedSite *site = *state;
    const char *error;
    add_documents(site);
    DamagedIndex damaged = {site, SLICE("i"),
                            wrap(site, site->files.id, SLICE("i"), SLICE("$xyz"))};
    assert_int_equal(search_damaged(&damaged, &error), INDEX_OTHER_VERSION);
    assert_string_equal(error, "the index is of version 3, this program reads version 1");
}

enum { AS_IT_IS = -1 };

/* Takes the next number of a text and adds it to another one; or `other` in its place. */
static void copy_number(NumberReader *text, Buffer *out, int64_t other)
{
    uint32_t number = number_read(text);
    assert_false(text->failed);
    number_add(out, other == AS_IT_IS ? number : (uint32_t)other);
}

static void copy_text(NumberReader *text, Buffer *out)
{
    number_add_text(out, number_read_text(text, out->arena));
    assert_false(text->failed);
}

static void copy_rest(NumberReader *text, Buffer *out)
{
    buffer_add_bytes(out, text->at, (size_t)(text->end - text->at));
}

/* Searches with another text of the file, of which all but the text is right. */
static void check_text_is_malformed(SearchedSite *site, Slice name, const Buffer *text)
{
    const char *error;
    DamagedIndex damaged = {site, name, wrap(site, site->files.id, name, buffer_slice(text))};
    assert_int_equal(search_damaged(&damaged, &error), INDEX_CORRUPT);
    assert_true(slice_ends_with(slice_from_string(error), SLICE("malformed")) ||
                slice_ends_with(slice_from_string(error), SLICE("a malformed list")));
}

static void entries_without_documents_are_malformed(void **state)
{
    SearchedSite *site = *state;
    Buffer out;
    add_documents(site);
    NumberReader root = number_reader(file_text(site, SLICE("i")));
    buffer_init(&out, &site->arena);
    enum { DOCUMENT_COUNT = 2, NUMBER_COUNT = 1 + 13 + 9, NAME_LIST_COUNT = 4 };
    for (int i = 0; i < NUMBER_COUNT; i++) {
        copy_number(&root, &out, i == DOCUMENT_COUNT ? 0 : AS_IT_IS);
    }
    for (int i = 0; i < NAME_LIST_COUNT; i++) {
        uint32_t count = number_read(&root);
        number_add(&out, count);
        while (count-- > 0) {
            copy_text(&root, &out);
        }
    }
    /* One file of documents, which begins with the entry 0. */
    assert_int_equal(number_read(&root), 1);
    assert_int_equal(number_read(&root), 0);
    number_add(&out, 0);
    copy_rest(&root, &out);
    check_text_is_malformed(site, SLICE("i"), &out);
}

/* The first entry up to `member`, which has another number, and all that follows. */
static void check_first_entry(SearchedSite *site, int member, int64_t other)
{
    /* Kind; path, title, address, status, day, when it is due, hash of its document; title, anchor, first line, further lines. */
    static const char members[] = "nttnnnnhtnnn";
    Buffer out;
    NumberReader text = number_reader(file_text(site, SLICE("e0")));
    buffer_init(&out, &site->arena);
    for (int i = 0; i <= member; i++) {
        if (members[i] == 'n') {
            copy_number(&text, &out, i == member ? other : AS_IT_IS);
        } else if (members[i] == 't') {
            copy_text(&text, &out);
        } else {
            buffer_add_bytes(&out, text.at, INDEX_CHECK_SIZE);
            text.at += INDEX_CHECK_SIZE;
        }
    }
    copy_rest(&text, &out);
    check_text_is_malformed(site, SLICE("e0"), &out);
}

static void days_and_lines_that_cannot_be_are_malformed(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    enum { DAY = 5, FIRST_LINE = 10, FURTHER_LINES };
    check_first_entry(site, DAY, DATE_LAST - DATE_FIRST + 2);
    check_first_entry(site, FIRST_LINE, NUMBER_MOST);
    check_first_entry(site, FURTHER_LINES, NUMBER_MOST);
}

static void a_list_that_ends_in_no_number_is_malformed(void **state)
{
    SearchedSite *site = *state;
    Buffer out;
    add_documents(site);
    const Word *word = word_find(&site->reader, SLICE(":kind:code"));
    assert_non_null(word);
    assert_true(word->list.posting_start + word->list.posting_size < POSTING_FILE_SIZE);
    buffer_init(&out, &site->arena);
    buffer_add(&out, file_text(site, SLICE("p0")));
    out.data[word->list.posting_start + word->list.posting_size - 1] = INDEX_GAP;
    check_text_is_malformed(site, SLICE("p0"), &out);
}

/* Texts of nothing but digits: every number is read, none leads outside. */
static void texts_of_any_numbers_break_nothing(void **state)
{
    SearchedSite *site = *state;
    add_documents(site);
    uint32_t random = 1;
    for (size_t i = 0; i < site->files.count; i++) {
        Slice name = site->files.items[i].name;
        for (int round = 0; round < 200; round++) {
            Slice text = arena_copy(&site->arena, site->files.items[i].text);
            for (int change = 0; change < 3 && text.size > 0; change++) {
                random = random * 1664525 + 1013904223;
                char *byte = (char *)(uintptr_t)text.data + (random >> 8) % text.size;
                random = random * 1664525 + 1013904223;
                *byte = "\t !AZaz~"[random >> 29];
            }
            const char *error;
            DamagedIndex damaged = {site, name, wrap(site, site->files.id, name, text)};
            search_damaged(&damaged, &error);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCHED_TEST(a_whole_index_is_good),
        SEARCHED_TEST(a_file_that_is_cut_short_or_damaged_is_named),
        SEARCHED_TEST(a_file_that_is_not_there_is_named),
        SEARCHED_TEST(each_word_has_the_list_that_was_made_for_it),
        SEARCHED_TEST(a_file_of_another_build_is_told_of),
        SEARCHED_TEST(another_version_is_told_of),
        SEARCHED_TEST(entries_without_documents_are_malformed),
        SEARCHED_TEST(days_and_lines_that_cannot_be_are_malformed),
        SEARCHED_TEST(a_list_that_ends_in_no_number_is_malformed),
        SEARCHED_TEST(texts_of_any_numbers_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
