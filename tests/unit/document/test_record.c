#include "document/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int make_arena(void **state)
{
    static Arena arena;
    arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_json(Arena *arena, const Record *record, const RecordContext *context,
                        const char *wanted)
{
    Buffer json;
    JsonWriter writer;
    JsonProblem problem;
    buffer_init(&json, arena);
    json_init(&writer, &json, 0);
    record_write_json(&writer, record, context);
    assert_true(json_is_valid(arena, buffer_slice(&json), &problem));
    buffer_add_byte(&json, '\0');
    assert_string_equal(json.data, wanted);
}

static void every_kind_has_a_name_that_is_read_again(void **state)
{
    (void)state;
    RecordKind kind;
    for (int i = 0; i < RECORD_KIND_COUNT; i++) {
        assert_true(record_kind_parse(slice_from_string(record_kind_name((RecordKind)i)), &kind));
        assert_int_equal(kind, i);
    }
    assert_false(record_kind_parse(SLICE("Code"), &kind));
    assert_false(record_kind_parse(SLICE(""), &kind));
}

static void full_record_is_written_in_the_order_of_the_specification(void **state)
{
    Slice sections[] = {SLICE("Top"), SLICE("A \"part\"")};
    Slice tags[] = {SLICE("x"), SLICE("y")};
    Record record = {
        .kind = RECORD_CODE,
        .id = SLICE("code:docs/a#part/1"),
        .title = SLICE("sql"),
        .section_path = sections,
        .section_count = 2,
        .anchor = SLICE("part"),
        .first_line = 3,
        .last_line = 5,
        .text = SLICE("SELECT 1"),
        .lang = SLICE("sql"),
        .hash = {0x0123456789abcdef, 1},
        .labels = SLICE("{\"why\":\"because\"}"),
        .members = SLICE("\"closed\":true,\"n\":1.10"),
    };
    RecordContext context = {
        .doc = SLICE("docs/a"),
        .path = SLICE("docs/a.md"),
        .url = SLICE("docs/a.html"),
        .status = SLICE("ACTIVE"),
        .tags = tags,
        .tag_count = 2,
        .last_updated = SLICE("2026-01-19"),
        .has_staleness = true,
        .stale = false,
    };
    assert_json(
        *state, &record, &context,
        "{\"id\":\"code:docs/a#part/1\",\"kind\":\"code\",\"doc\":\"docs/a\",\"path\":\"docs/"
        "a.md\","
        "\"title\":\"sql\",\"section_path\":[\"Top\",\"A \\\"part\\\"\"],\"anchor\":\"part\","
        "\"url\":\"docs/a.html#part\",\"lines\":[3,5],\"text\":\"SELECT 1\","
        "\"labels\":{\"why\":\"because\"},\"lang\":\"sql\",\"tags\":[\"x\",\"y\"],"
        "\"status\":\"ACTIVE\",\"last_updated\":\"2026-01-19\",\"stale\":false,"
        "\"hash\":\"0123456789abcdef0000000000000001\",\"closed\":true,\"n\":1.10}");
}

static void what_is_empty_is_left_out(void **state)
{
    Record record = {
        .kind = RECORD_DOCUMENT, .id = SLICE("document:a#"), .first_line = 1, .last_line = 1};
    RecordContext context = {.doc = SLICE("a")};
    assert_json(*state, &record, &context,
                "{\"id\":\"document:a#\",\"kind\":\"document\",\"doc\":\"a\",\"lines\":[1,1],"
                "\"hash\":\"00000000000000000000000000000000\"}");
}

static void url_is_ascii_and_without_anchor_the_page_itself(void **state)
{
    Record record = {.kind = RECORD_SECTION, .id = SLICE("s"), .anchor = SLICE("über-uns")};
    RecordContext context = {.url = SLICE("a.html")};
    assert_json(*state, &record, &context,
                "{\"id\":\"s\",\"kind\":\"section\",\"anchor\":\"über-uns\","
                "\"url\":\"a.html#%C3%BCber-uns\",\"lines\":[0,0],"
                "\"hash\":\"00000000000000000000000000000000\"}");
    record.anchor = SLICE("");
    assert_json(*state, &record, &context,
                "{\"id\":\"s\",\"kind\":\"section\",\"url\":\"a.html\",\"lines\":[0,0],"
                "\"hash\":\"00000000000000000000000000000000\"}");
}

static void members_of_a_kind_stand_for_common_ones_of_the_same_name(void **state)
{
    Record record = {.kind = RECORD_LINK,
                     .id = SLICE("l"),
                     .anchor = SLICE("here"),
                     .members = SLICE("\"anchor\":\"there\"")};
    RecordContext context = {.url = SLICE("a.html"), .status = SLICE("DRAFT")};
    assert_json(*state, &record, &context,
                "{\"id\":\"l\",\"kind\":\"link\",\"url\":\"a.html#here\",\"lines\":[0,0],"
                "\"status\":\"DRAFT\",\"hash\":\"00000000000000000000000000000000\","
                "\"anchor\":\"there\"}");
    record = (Record){.kind = RECORD_DOCUMENT,
                      .id = SLICE("d"),
                      .members = SLICE("\"status\":{\"raw\":\"draft\"}")};
    context.url = SLICE("");
    assert_json(*state, &record, &context,
                "{\"id\":\"d\",\"kind\":\"document\",\"lines\":[0,0],"
                "\"hash\":\"00000000000000000000000000000000\",\"status\":{\"raw\":\"draft\"}}");
}

static void what_only_the_site_knows_comes_last(void **state)
{
    Record record = {.kind = RECORD_TASK, .id = SLICE("t"), .members = SLICE("\"done\":true")};
    RecordContext context = {.more = SLICE("\"ok\":false,\"n\":1")};
    assert_json(*state, &record, &context,
                "{\"id\":\"t\",\"kind\":\"task\",\"lines\":[0,0],"
                "\"hash\":\"00000000000000000000000000000000\",\"done\":true,\"ok\":false,"
                "\"n\":1}");
}

static void list_grows_and_new_records_are_empty(void **state)
{
    RecordList list;
    record_list_init(&list, *state);
    for (uint32_t i = 0; i < 100; i++) {
        Record *added = record_list_add(&list, RECORD_TASK);
        assert_int_equal(added->first_line, 0);
        added->first_line = i + 1;
    }
    assert_int_equal(list.count, 100);
    assert_int_equal(list.items[99].first_line, 100);
    assert_int_equal(list.items[0].kind, RECORD_TASK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, free_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_kind_has_a_name_that_is_read_again),
        TEST(full_record_is_written_in_the_order_of_the_specification),
        TEST(what_is_empty_is_left_out),
        TEST(url_is_ascii_and_without_anchor_the_page_itself),
        TEST(members_of_a_kind_stand_for_common_ones_of_the_same_name),
        TEST(what_only_the_site_knows_comes_last),
        TEST(list_grows_and_new_records_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
