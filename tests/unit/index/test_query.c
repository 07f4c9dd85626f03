#include "index/query.h"

#include "base/buffer.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

static const char *const field_names[] = {
    [QUERY_KIND] = "kind",         [QUERY_STATUS] = "status",   [QUERY_LANG] = "lang",
    [QUERY_OWNER] = "owner",       [QUERY_TAG] = "tag",         [QUERY_PATH] = "path",
    [QUERY_DOC_TYPE] = "doc_type", [QUERY_UPDATED] = "updated", [QUERY_STALE] = "stale",
    [QUERY_FRONT_MATTER] = "fm",
};

static void add_clause(Buffer *out, const Clause *clause)
{
    buffer_add_string(out, out->size > 0 ? " " : "");
    buffer_add_string(out, clause->is_or ? "|" : "");
    buffer_add_string(out, clause->is_negated ? "!" : "");
    switch (clause->kind) {
    case CLAUSE_WORD:
        buffer_add_format(out, "%.*s%s", SLICE_PRINT(clause->text), clause->is_prefix ? "~" : "");
        break;
    case CLAUSE_PHRASE:
        buffer_add_format(out, "<%.*s>", SLICE_PRINT(clause->text));
        break;
    case CLAUSE_FILTER:
        buffer_add_format(out, "%s=%.*s", field_names[clause->field], SLICE_PRINT(clause->text));
        break;
    }
}

/* The clauses, and how many hints there are. */
static const char *read_query(Arena *arena, const char *text, size_t *hints)
{
    Query *query = arena_new(arena, Query);
    Buffer out;
    buffer_init(&out, arena);
    query_parse(query, arena, slice_from_string(text));
    for (size_t i = 0; i < query->count; i++) {
        add_clause(&out, &query->clauses[i]);
    }
    *hints = query->hint_count;
    return arena_string(arena, buffer_slice(&out));
}

typedef struct Row {
    const char *text;
    const char *clauses;
    size_t hints;
} Row;

static void check_rows(const Row *rows, size_t count)
{
    Arena arena;
    arena_init(&arena, NULL);
    for (size_t i = 0; i < count; i++) {
        size_t hints;
        assert_string_equal(read_query(&arena, rows[i].text, &hints), rows[i].clauses);
        assert_int_equal(hints, rows[i].hints);
    }
    arena_free(&arena);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void words_and_phrases(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"", "", 0},
        {"  a\tb\n", "a b", 0},
        {"\"a b\" c", "<a b> c", 0},
        {"a\"b c\"d", "a <b c> d", 0},
        {"\"open a b", "open a b", 0},
        {"a \"", "a", 0},
        {"\"\" \" \"", "", 0},
        {"conf* *", "conf~ *", 0},
    };
    CHECK_ROWS(rows);
}

static void dashes_exclude_but_in_flags(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"-word -\"a b\" -kind:code", "!word !<a b> !kind=code", 0},
        {"--no-verify -x a-b -", "--no-verify -x a-b -", 0},
        {"[[ -z \"$1\" ]]", "[[ -z <$1> ]]", 0},
    };
    CHECK_ROWS(rows);
}

static void alternatives(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"a OR b c", "a |b c", 0},   {"a OR b OR kind:code", "a |b |kind=code", 1},
        {"OR a", "OR a", 0},         {"a OR", "a OR", 0},
        {"a or b", "a or b", 0},     {"a OR -bb", "a !bb", 0},
        {"ORACLE a", "ORACLE a", 0}, {"kind:a OR \"b c\"", "kind=a |<b c>", 1},
    };
    CHECK_ROWS(rows);
}

static void fields(void **state)
{
    (void)state;
    static const Row rows[] = {
        {"kind:code STATUS:Active", "kind=code status=Active", 0},
        {"owner:\"Ann B\" tag:x", "owner=Ann B tag=x", 0},
        {"fm.team.name:core", "fm=core", 0},
        {"path:docs/a.md", "path=docs/a.md", 0},
        {"std::vector http://x Error: foo node:fs", "std::vector http://x Error: foo node:fs", 0},
        {"kind: x", "kind: x", 1},
        {"kind:anti-pattern -owner:\"A B\"", "kind=anti_pattern !owner=A B", 0},
        {"fm:x fm.:y", "fm:x fm.:y", 2},
        {"stauts:ACTIVE", "stauts:ACTIVE", 1},
        {"updated:soon stale:maybe", "updated:soon stale:maybe", 2},
        {"updated:>=2026-01-31 stale:yes", "updated=>=2026-01-31 stale=yes", 0},
        {"updated:2026-02-30", "updated:2026-02-30", 1},
    };
    CHECK_ROWS(rows);
}

static void check_days(const char *text, const char *first, const char *last)
{
    Arena arena;
    char date[DATE_TEXT_SIZE];
    arena_init(&arena, NULL);
    Query *query = arena_new(&arena, Query);
    query_parse(query, &arena, slice_from_string(text));
    assert_int_equal(query->count, 1);
    assert_int_equal(query->clauses[0].kind, CLAUSE_FILTER);
    assert_string_equal(date_to_text(query->clauses[0].first, date), first);
    assert_string_equal(date_to_text(query->clauses[0].last, date), last);
    arena_free(&arena);
}

static void dates_are_spans(void **state)
{
    (void)state;
    check_days("updated:2026-01-31", "2026-01-31", "2026-01-31");
    check_days("updated:2024-02", "2024-02-01", "2024-02-29");
    check_days("updated:2026", "2026-01-01", "2026-12-31");
    check_days("updated:<2026-02", "0000-01-01", "2026-01-31");
    check_days("updated:<=2026-02", "0000-01-01", "2026-02-28");
    check_days("updated:>2026-02", "2026-03-01", "9999-12-31");
    check_days("updated:>=2026-02", "2026-02-01", "9999-12-31");
    check_days("updated:9999", "9999-01-01", "9999-12-31");
    check_days("updated:<=9999-12", "0000-01-01", "9999-12-31");
    check_days("updated:9999-11", "9999-11-01", "9999-11-30");
    check_days("updated:9999-12-30", "9999-12-30", "9999-12-30");
    check_days("updated:9999-12-31", "9999-12-31", "9999-12-31");
}

static void what_is_too_much_is_passed_over(void **state)
{
    (void)state;
    Arena arena;
    Buffer text;
    arena_init(&arena, NULL);
    buffer_init(&text, &arena);
    for (int i = 0; i < 2000; i++) {
        buffer_add_format(&text, "w%d ", i);
    }
    Query *query = arena_new(&arena, Query);
    query_parse(query, &arena, buffer_slice(&text));
    assert_int_equal(query->count, QUERY_CLAUSES_MOST);
    assert_true(query->hint_count > 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_phrases), cmocka_unit_test(dashes_exclude_but_in_flags),
        cmocka_unit_test(alternatives),      cmocka_unit_test(fields),
        cmocka_unit_test(dates_are_spans),   cmocka_unit_test(what_is_too_much_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
