#include "base/diagnostic.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

typedef struct Bench {
    Arena arena;
    DiagnosticList list;
    Source source;
} Bench;

static int set_up(void **state)
{
    static Bench bench;

    arena_init(&bench.arena, NULL);
    diagnostic_list_init(&bench.list, &bench.arena);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&((Bench *)*state)->arena);
    return 0;
}

/* An error at [start, end) of `text`. */
static Diagnostic *add(Bench *bench, Slice text, uint32_t start, uint32_t end)
{
    source_init(&bench->source, &bench->arena, SLICE("a.md"), text);
    return diagnostic_add(&bench->list, SLICE("x/y"), SEVERITY_ERROR, &bench->source,
                          (Span){start, end}, "wrong \"%s\"", "word");
}

static const char *show(Bench *bench, const Diagnostic *diagnostic, bool color)
{
    Buffer out;

    buffer_init(&out, &bench->arena);
    diagnostic_write_text(&out, diagnostic, color);
    return arena_string(&bench->arena, buffer_slice(&out));
}

static void severities_have_names(void **state)
{
    static const char *const names[] = {"off", "info", "warning", "error"};
    Severity severity = SEVERITY_OFF;

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_true(severity_parse(slice_from_string(names[i]), &severity));
        assert_int_equal(severity, i);
        assert_string_equal(severity_name(severity), names[i]);
    }
    assert_false(severity_parse(SLICE("Error"), &severity));
    assert_false(severity_parse(SLICE(""), &severity));
    assert_false(severity_parse(SLICE("err"), &severity));
}

static void diagnostic_knows_place_and_line(void **state)
{
    const Diagnostic *added = add(*state, SLICE("one\n\xC3\xA4 two three\nfour"), 7, 10);

    assert_int_equal(added->line, 2);
    assert_int_equal(added->column, 3);
    assert_int_equal(added->end_line, 2);
    assert_int_equal(added->end_column, 6);
    assert_int_equal(added->excerpt_column, 1);
    assert_true(slice_is(added->excerpt, "\xC3\xA4 two three"));
    assert_true(slice_is(added->message, "wrong \"word\""));
    assert_true(slice_is(added->path, "a.md"));
    assert_true(slice_is(added->rule, "x/y"));
}

static void texts_outlive_the_source(void **state)
{
    Bench *bench = *state;
    char text[] = "some text";
    char path[] = "a.md";
    char rule[] = "x/y";

    source_init(&bench->source, &bench->arena, slice_from_string(path), slice_from_string(text));

    const Diagnostic *added = diagnostic_add(&bench->list, slice_from_string(rule), SEVERITY_INFO,
                                             &bench->source, (Span){0, 4}, "%s", text);

    memset(text, '!', sizeof text - 1);
    memset(path, '!', sizeof path - 1);
    memset(rule, '!', sizeof rule - 1);
    assert_true(slice_is(added->excerpt, "some text"));
    assert_true(slice_is(added->message, "some text"));
    assert_true(slice_is(added->path, "a.md"));
    assert_true(slice_is(added->rule, "x/y"));
}

static void spans_that_are_empty_or_turned_round_have_a_place(void **state)
{
    static const Span spans[] = {{2, 2}, {2, 1}, {4, 99}, {99, 99}, {99, 2}};
    static const uint32_t columns[] = {3, 3, 5, 5, 5};

    for (size_t i = 0; i < COUNT(spans); i++) {
        const Diagnostic *added = add(*state, SLICE("text"), spans[i].start, spans[i].end);

        assert_int_equal(added->column, columns[i]);
        assert_int_equal(added->end_column, columns[i]);
        assert_int_equal(added->end_line, 1);
    }
}

static void text_is_as_the_style_shows_it(void **state)
{
    Bench *bench = *state;
    Buffer text;

    buffer_init(&text, &bench->arena);
    buffer_add_repeated(&text, '\n', 11);
    buffer_add_string(&text, "See [the setup](../setup.md) first.\n");
    source_init(&bench->source, &bench->arena, SLICE("guide/install.md"), buffer_slice(&text));

    Diagnostic *added =
        diagnostic_add(&bench->list, SLICE("link/broken"), SEVERITY_ERROR, &bench->source,
                       (Span){15, 39}, "no page at \"%s\"", "../setup.md");

    added->help = SLICE("the nearest page is \"guide/set-up.md\"");
    assert_string_equal(show(bench, added, false),
                        "guide/install.md:12:5: error: no page at \"../setup.md\" [link/broken]\n"
                        "   12 | See [the setup](../setup.md) first.\n"
                        "      |     ^~~~~~~~~~~~~~~~~~~~~~~~\n"
                        "      = help: the nearest page is \"guide/set-up.md\"\n");
}

static void color_is_bold_for_the_place_and_the_severitys_own(void **state)
{
    static const char *const colors[] = {"", "\033[36m", "\033[33m", "\033[31m"};
    Bench *bench = *state;

    for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++) {
        Diagnostic *added = add(bench, SLICE("text"), 1, 3);

        added->severity = (Severity)severity;

        Slice expected =
            arena_format(&bench->arena,
                         "\033[1ma.md:1:2:\033[0m %s%s:\033[0m wrong \"word\" [x/y]\n"
                         "    1 | text\n"
                         "      | %s ^~\033[0m\n",
                         colors[severity], severity_name((Severity)severity), colors[severity]);

        assert_string_equal(show(bench, added, true), arena_string(&bench->arena, expected));
    }
}

static void what_is_about_a_file_or_nothing_has_no_place(void **state)
{
    Bench *bench = *state;
    const Diagnostic *added =
        diagnostic_add_file(&bench->list, SLICE("doc/unreadable"), SEVERITY_WARNING, SLICE("a.md"),
                            "cannot read: %s", "no");

    assert_int_equal(added->line, 0);
    assert_string_equal(show(bench, added, false),
                        "a.md: warning: cannot read: no [doc/unreadable]\n");
    added = diagnostic_add_file(&bench->list, SLICE("x/y"), SEVERITY_INFO, SLICE(""), "odd");
    assert_string_equal(show(bench, added, false), "info: odd [x/y]\n");
}

/* What stands under the source line. */
static const char *marks_of(Bench *bench, Slice text, uint32_t start, uint32_t end)
{
    const char *shown = show(bench, add(bench, text, start, end), false);
    const char *marks = strstr(shown, "\n      | ");

    assert_non_null(marks);
    return marks + 9;
}

static void marks_stand_under_the_span(void **state)
{
    static const struct {
        Slice text;
        uint32_t start;
        uint32_t end;
        const char *marks;
    } cases[] = {
        {SLICE_INIT("text"), 0, 4, "^~~~\n"},
        {SLICE_INIT("text"), 1, 2, " ^\n"},
        {SLICE_INIT("text"), 1, 1, " ^\n"},
        {SLICE_INIT("text"), 4, 4, "    ^\n"},
        {SLICE_INIT("text\n"), 0, 5, "^~~~\n"},
        {SLICE_INIT("text\r\nmore"), 2, 8, "  ^~\n"},
        {SLICE_INIT("text\nmore\n"), 2, 10, "  ^~\n"},
        {SLICE_INIT("text\r\n"), 5, 6, "    ^\n"},
        {SLICE_INIT("\t\ttext"), 2, 6, "  ^~~~\n"},
        {SLICE_INIT("\xE6\x97\xA5\xE6\x9C\xAC text"), 3, 6, "  ^~\n"},
        {SLICE_INIT("\xE6\x97\xA5\xE6\x9C\xAC text"), 7, 11, "     ^~~~\n"},
        {SLICE_INIT("e\xCC\x81xyz"), 3, 5, " ^~\n"},
        {SLICE_INIT("\xFF\xFEtext"), 2, 6, "  ^~~~\n"},
        {SLICE_INIT("a\033[2Jb"), 5, 6, "     ^\n"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(marks_of(*state, cases[i].text, cases[i].start, cases[i].end),
                            cases[i].marks);
    }
}

static void long_line_numbers_move_the_bar(void **state)
{
    Bench *bench = *state;
    Diagnostic *added = add(bench, SLICE("text"), 0, 1);

    added->line = added->end_line = 1234567;
    assert_string_equal(show(bench, added, false), "a.md:1234567:1: error: wrong \"word\" [x/y]\n"
                                                   "1234567 | text\n"
                                                   "        | ^\n");
}

static void empty_lines_are_not_shown(void **state)
{
    Bench *bench = *state;

    assert_string_equal(show(bench, add(bench, SLICE("a\n\nb"), 2, 2), false),
                        "a.md:2:1: error: wrong \"word\" [x/y]\n");
}

static void content_cannot_write_to_the_terminal(void **state)
{
    static const char *const cases[][2] = {
        {"a\033]0;x\007b", "a\xEF\xBF\xBD]0;x\xEF\xBF\xBD"
                           "b"},
        {"a\xC2\x9B"
         "2Jb",
         "a\xEF\xBF\xBD"
         "2Jb"},
        {"a\x7F\bb", "a\xEF\xBF\xBD\xEF\xBF\xBD"
                     "b"},
        {"a\tb", "a b"},
        {"a\xE2\x80\xAE"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"a\xE2\x81\xA6"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"a\xC2\xA0"
         "b",
         "a\xC2\xA0"
         "b"},
    };
    Bench *bench = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        Slice hostile = slice_from_string(cases[i][0]);
        const char *harmless = cases[i][1];
        const Diagnostic shown = {
            .rule = hostile,
            .severity = SEVERITY_ERROR,
            .path = hostile,
            .line = 1,
            .column = 1,
            .end_line = 1,
            .end_column = 1,
            .message = hostile,
            .help = hostile,
            .excerpt = hostile,
            .excerpt_column = 1,
        };
        Slice expected = arena_format(&bench->arena,
                                      "%s:1:1: error: %s [%s]\n"
                                      "    1 | %s\n"
                                      "      | ^\n"
                                      "      = help: %s\n",
                                      harmless, harmless, harmless, harmless, harmless);

        assert_string_equal(show(bench, &shown, false), arena_string(&bench->arena, expected));
    }
}

/* A line of 100 kB of one code point; a span at each of some places. */
static void check_long_line(Bench *bench, const char *code_point, size_t count)
{
    size_t size = strlen(code_point);
    Buffer line;

    buffer_init(&line, &bench->arena);
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&line, code_point);
    }
    for (uint32_t column = 1; column <= count + 1; column += 97) {
        uint32_t offset = (column - 1) * (uint32_t)size;
        const Diagnostic *added = add(bench, buffer_slice(&line), offset, offset + (uint32_t)size);
        uint32_t shown = (uint32_t)utf8_count(added->excerpt);

        assert_int_equal(added->column, column);
        assert_in_range(added->excerpt.size, 390, 400);
        assert_int_equal(added->excerpt.size % size, 0);
        assert_int_equal(utf8_find_invalid(added->excerpt), added->excerpt.size);
        assert_true(added->excerpt_column <= column);
        assert_true(column <= added->excerpt_column + shown);
        /* What stands before is shown as well, unless the line begins here. */
        assert_true(added->excerpt_column == 1 || column - added->excerpt_column >= 130 / size);
    }
}

static void excerpts_of_long_lines_hold_the_place_and_cut_no_code_point(void **state)
{
    check_long_line(*state, "x", 20000);
    check_long_line(*state, "\xC3\xA4", 10000);
    check_long_line(*state, "\xE2\x82\xAC", 10000);
    check_long_line(*state, "\xF0\x9F\x98\x80", 10000);
}

static void excerpt_of_a_long_line_is_the_right_part(void **state)
{
    Bench *bench = *state;
    Buffer line;

    buffer_init(&line, &bench->arena);
    for (int i = 0; i < 1000; i++) {
        buffer_add_format(&line, "<%03d>", i);
    }

    const Diagnostic *added = add(bench, buffer_slice(&line), 2500, 2505);

    assert_int_equal(added->column, 2501);
    assert_true(slice_starts_with(slice_from(added->excerpt, 2501 - added->excerpt_column),
                                  SLICE("<500>")));
    assert_string_equal(strchr(strchr(show(bench, added, false), '\n') + 1, '\n') + 9 +
                            (2501 - added->excerpt_column),
                        "^~~~~\n");
}

static void excerpts_of_continuation_bytes_are_right_too(void **state)
{
    Bench *bench = *state;
    char bytes[3000];

    memset(bytes, 0x80, sizeof bytes);
    for (uint32_t offset = 0; offset <= sizeof bytes; offset += 7) {
        const Diagnostic *added = add(bench, (Slice){bytes, sizeof bytes}, offset, offset + 1);

        assert_int_equal(added->column, offset + 1);
        assert_true(added->excerpt_column <= added->column);
        assert_true(added->excerpt.size <= 400);
    }
}

static void list_is_sorted_by_place_and_equal_ones_are_kept_once(void **state)
{
    /* Each is smaller than the next by one thing only. */
    static const struct {
        const char *path;
        uint32_t line;
        uint32_t column;
        const char *rule;
        const char *message;
        uint32_t end_column;
        Severity severity;
        const char *help;
    } sorted[] = {
        {"", 0, 0, "r", "m", 0, SEVERITY_INFO, ""},
        {"a", 0, 0, "r", "m", 0, SEVERITY_INFO, ""},
        {"a", 2, 0, "r", "m", 0, SEVERITY_INFO, ""},
        {"a", 10, 1, "r", "m", 0, SEVERITY_INFO, ""},
        {"a", 10, 2, "r", "m", 0, SEVERITY_INFO, ""},
        {"a", 10, 2, "s", "m", 0, SEVERITY_INFO, ""},
        {"a", 10, 2, "s", "n", 0, SEVERITY_INFO, ""},
        {"a", 10, 2, "s", "n", 3, SEVERITY_INFO, ""},
        {"a", 10, 2, "s", "n", 3, SEVERITY_ERROR, ""},
        {"a", 10, 2, "s", "n", 3, SEVERITY_ERROR, "h"},
        {"a/b", 1, 1, "a", "a", 0, SEVERITY_INFO, ""},
        {"b", 1, 1, "a", "a", 0, SEVERITY_INFO, ""},
    };
    Bench *bench = *state;

    for (size_t i = 0; i < 3 * COUNT(sorted); i++) {
        size_t from = i * 7 % COUNT(sorted);
        Diagnostic *added = diagnostic_add_file(
            &bench->list, slice_from_string(sorted[from].rule), sorted[from].severity,
            slice_from_string(sorted[from].path), "%s", sorted[from].message);

        added->line = sorted[from].line;
        added->column = sorted[from].column;
        added->end_column = sorted[from].end_column;
        added->help = slice_from_string(sorted[from].help);
    }
    diagnostic_list_sort(&bench->list);
    assert_int_equal(bench->list.count, COUNT(sorted));
    for (size_t i = 0; i < COUNT(sorted); i++) {
        const Diagnostic *item = &bench->list.items[i];

        assert_true(slice_is(item->path, sorted[i].path));
        assert_true(slice_is(item->rule, sorted[i].rule));
        assert_true(slice_is(item->message, sorted[i].message));
        assert_true(slice_is(item->help, sorted[i].help));
        assert_int_equal(item->line, sorted[i].line);
        assert_int_equal(item->column, sorted[i].column);
        assert_int_equal(item->end_column, sorted[i].end_column);
        assert_int_equal(item->severity, sorted[i].severity);
    }
}

static void empty_list_can_be_sorted(void **state)
{
    Bench *bench = *state;

    diagnostic_list_sort(&bench->list);
    assert_int_equal(bench->list.count, 0);
    assert_int_equal(diagnostic_list_count(&bench->list, SEVERITY_OFF), 0);
}

static void count_is_of_a_severity_and_those_above(void **state)
{
    Bench *bench = *state;

    for (int severity = SEVERITY_INFO; severity <= SEVERITY_ERROR; severity++) {
        for (int i = 0; i < severity; i++) {
            diagnostic_add_file(&bench->list, SLICE("x/y"), (Severity)severity, SLICE("a"), "m");
        }
    }
    assert_int_equal(diagnostic_list_count(&bench->list, SEVERITY_INFO), 6);
    assert_int_equal(diagnostic_list_count(&bench->list, SEVERITY_WARNING), 5);
    assert_int_equal(diagnostic_list_count(&bench->list, SEVERITY_ERROR), 3);
}

static void assert_json(Bench *bench, const Diagnostic *diagnostic, const char *expected)
{
    JsonWriter writer;
    Buffer out;

    buffer_init(&out, &bench->arena);
    json_init(&writer, &out, 0);
    diagnostic_write_json(&writer, diagnostic);
    assert_string_equal(arena_string(&bench->arena, buffer_slice(&out)), expected);
}

static void json_leaves_out_what_does_not_apply(void **state)
{
    Bench *bench = *state;
    Diagnostic *added = add(bench, SLICE("one\ntwo"), 1, 6);

    added->help = SLICE("do it");
    assert_json(
        bench, added,
        "{\"rule\":\"x/y\",\"severity\":\"error\",\"path\":\"a.md\",\"line\":1,\"column\":2,"
        "\"end_line\":2,\"end_column\":3,\"message\":\"wrong \\\"word\\\"\","
        "\"help\":\"do it\"}");
    assert_json(bench,
                diagnostic_add_file(&bench->list, SLICE("x/y"), SEVERITY_INFO, SLICE("a"), "m"),
                "{\"rule\":\"x/y\",\"severity\":\"info\",\"path\":\"a\",\"message\":\"m\"}");
    assert_json(bench,
                diagnostic_add_file(&bench->list, SLICE("x/y"), SEVERITY_INFO, SLICE(""), "m"),
                "{\"rule\":\"x/y\",\"severity\":\"info\",\"message\":\"m\"}");
}

static void json_says_what_mends_it(void **state)
{
    Bench *bench = *state;
    Source source;
    Slice text = SLICE("one\ntwo");

    source_init(&source, &bench->arena, SLICE("a.md"), text);

    Diagnostic *added =
        diagnostic_add(&bench->list, SLICE("x/y"), SEVERITY_INFO, &source, (Span){0, 3}, "m");

    diagnostic_add_edit(&bench->list, added, &source, (Span){0, 3}, SLICE("\"1\""));
    diagnostic_add_edit(&bench->list, added, &source, (Span){5, 5}, SLICE("x"));
    assert_json(bench, added,
                "{\"rule\":\"x/y\",\"severity\":\"info\",\"path\":\"a.md\",\"line\":1,\"column\":1,"
                "\"end_line\":1,\"end_column\":4,\"message\":\"m\",\"fix\":["
                "{\"start\":0,\"end\":3,\"line\":1,\"column\":1,\"end_line\":1,\"end_column\":4,"
                "\"text\":\"\\\"1\\\"\"},"
                "{\"start\":5,\"end\":5,\"line\":2,\"column\":2,\"end_line\":2,\"end_column\":2,"
                "\"text\":\"x\"}]}");
}

static uint64_t hash_at(Bench *bench, const char *text, Span span)
{
    Source source;

    source_init(&source, &bench->arena, SLICE("a.md"), slice_from_string(text));
    return diagnostic_hash_text(&source, span);
}

static void text_at_fault_is_known_wherever_it_stands(void **state)
{
    Bench *bench = *state;

    assert_true(hash_at(bench, "a bad b", (Span){2, 5}) ==
                hash_at(bench, "x\n\n  bad\n", (Span){3, 9}));
    assert_true(hash_at(bench, "a bad b", (Span){2, 5}) != hash_at(bench, "a bat b", (Span){2, 5}));
    assert_true(hash_at(bench, "a bad b", (Span){2, 2}) ==
                hash_at(bench, "x\n a bad b \n", (Span){3, 3}));
    assert_true(hash_at(bench, "", (Span){0, 0}) == 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(severities_have_names),
        TEST(diagnostic_knows_place_and_line),
        TEST(texts_outlive_the_source),
        TEST(spans_that_are_empty_or_turned_round_have_a_place),
        TEST(text_is_as_the_style_shows_it),
        TEST(color_is_bold_for_the_place_and_the_severitys_own),
        TEST(what_is_about_a_file_or_nothing_has_no_place),
        TEST(marks_stand_under_the_span),
        TEST(long_line_numbers_move_the_bar),
        TEST(empty_lines_are_not_shown),
        TEST(content_cannot_write_to_the_terminal),
        TEST(excerpts_of_long_lines_hold_the_place_and_cut_no_code_point),
        TEST(excerpt_of_a_long_line_is_the_right_part),
        TEST(excerpts_of_continuation_bytes_are_right_too),
        TEST(list_is_sorted_by_place_and_equal_ones_are_kept_once),
        TEST(empty_list_can_be_sorted),
        TEST(count_is_of_a_severity_and_those_above),
        TEST(json_leaves_out_what_does_not_apply),
        TEST(json_says_what_mends_it),
        TEST(text_at_fault_is_known_wherever_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
