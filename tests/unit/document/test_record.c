#include "document/record_writer.h"

#include "base/json.h"

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

static void assert_more_json(Arena *arena, const Record *record, const RecordContext *context,
                             Slice more, const char *wanted)
{
    Buffer json;
    RecordWriter writer;
    JsonProblem problem;
    buffer_init(&json, arena);
    record_writer_init(&writer, arena, context);
    record_writer_add(&writer, &json, record, more);
    assert_true(json_is_valid(arena, buffer_slice(&json), &problem));
    buffer_add_byte(&json, '\0');
    assert_string_equal(json.data, wanted);
}

static void assert_json(Arena *arena, const Record *record, const RecordContext *context,
                        const char *wanted)
{
    assert_more_json(arena, record, context, (Slice){NULL, 0}, wanted);
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
    record = (Record){
        .kind = RECORD_DECISION, .id = SLICE("x"), .members = SLICE("\"status\":\"accepted\"")};
    assert_json(*state, &record, &context,
                "{\"id\":\"x\",\"kind\":\"decision\",\"lines\":[0,0],"
                "\"hash\":\"00000000000000000000000000000000\",\"status\":\"accepted\"}");
}

static void what_only_the_site_knows_comes_last(void **state)
{
    Record record = {.kind = RECORD_TASK, .id = SLICE("t"), .members = SLICE("\"done\":true")};
    RecordContext context = {0};
    assert_more_json(*state, &record, &context, SLICE("\"ok\":false,\"n\":1"),
                     "{\"id\":\"t\",\"kind\":\"task\",\"lines\":[0,0],"
                     "\"hash\":\"00000000000000000000000000000000\",\"done\":true,\"ok\":false,"
                     "\"n\":1}");
}

static Record record_below(Slice *sections, size_t count, const char *anchor)
{
    return (Record){.kind = RECORD_TASK,
                    .id = SLICE("t"),
                    .section_path = sections,
                    .section_count = count,
                    .anchor = slice_from_string(anchor)};
}

/* What the writer keeps of a section is not told of the next one. */
static void records_of_several_sections_have_their_own(void **state)
{
    Slice sections[] = {SLICE("A"), SLICE("B"), SLICE("C")};
    const char *anchors[] = {"a", "b", ""};
    const Record records[] = {
        record_below(sections, 2, anchors[0]),     record_below(sections, 2, anchors[0]),
        record_below(sections, 1, anchors[0]),     record_below(sections + 1, 1, anchors[0]),
        record_below(sections + 1, 1, anchors[1]), record_below(sections, 0, anchors[2]),
        record_below(sections, 3, anchors[1]),
    };
    RecordContext context = {.url = SLICE("a.html"), .doc = SLICE("a")};
    RecordWriter writer;
    Buffer together;
    buffer_init(&together, *state);
    record_writer_init(&writer, *state, &context);
    for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
        RecordWriter other;
        Buffer alone;
        buffer_init(&alone, *state);
        buffer_clear(&together);
        record_writer_init(&other, *state, &context);
        record_writer_add(&other, &alone, &records[i], (Slice){NULL, 0});
        record_writer_add(&writer, &together, &records[i], (Slice){NULL, 0});
        assert_true(slice_equals(buffer_slice(&together), buffer_slice(&alone)));
    }
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
        TEST(records_of_several_sections_have_their_own),
        TEST(list_grows_and_new_records_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
