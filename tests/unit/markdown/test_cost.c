/*
 * What cmark-gfm does not survive is refused from the bytes alone, and what people write is not.
 */
#include "base/buffer.h"
#include "base/file.h"
#include "markdown/cost.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

#include <ftw.h>
#include <string.h>

typedef struct Shape {
    const char *name;
    const char *before; /* once */
    const char *first;  /* `first_count` thousandths of `size` times */
    size_t first_share;
    const char *between;
    const char *second;
    size_t second_share;
} Shape;

/* Shares are how often a piece comes, in thousandths of the size. */
static const Shape hostile[] = {
    {"wide table, short rows", "", "a|", 250, "a\n", "", 0},
    {"references to a long URL", "[a]: /", "u", 500, "\n\n", "[a]", 167},
    {"bullets, then blank lines", "", "- ", 250, "a\n", "\n", 500},
    {"stars, then blank lines", "", "* ", 250, "a\n", "\n", 500},
    {"headers of no table", "", "a|b\n-|\n", 143, "", "", 0},
    {"www with underscores", "", "www.a_", 167, "", "", 0},
    {"www with parentheses", "www.a", ")", 1000, "", "", 0},
    {"scheme with parentheses", "http://a", ")", 1000, "", "", 0},
    {"quotes, then lazy lines", "", ">", 500, "a\n", "a\n", 250},
    {"images inside each other", "", "![[]()", 167, "", "", 0},
    {"lines before a delimiter row", "", "a\n", 250, "", "|-|\n", 125},
    {"processing instructions", "", "a <?", 250, "", "", 0},
    {"declarations", "", "a <!A ", 167, "", "", 0},
    {"CDATA sections", "", "a <![CDATA[", 91, "", "", 0},
    {"quotes in quotes", "", "> ", 500, "a\n", "", 0},
    {"items in items", "", "1. ", 333, "a\n", "", 0},
};

static void add_pieces(Buffer *out, const char *piece, size_t share, size_t size)
{
    size_t count = size * share / 1000;
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(out, piece);
    }
}

static Slice make_shape(Arena *arena, const Shape *shape, size_t size)
{
    Buffer out;
    buffer_init(&out, arena);
    buffer_add_string(&out, shape->before);
    add_pieces(&out, shape->first, shape->first_share, size);
    buffer_add_string(&out, shape->between);
    if (strcmp(shape->first, "a|") == 0) { /* the table's delimiter row and its short rows */
        add_pieces(&out, "-|", shape->first_share, size);
        buffer_add_string(&out, "-\n");
        add_pieces(&out, "a\n", 250, size);
    }
    add_pieces(&out, shape->second, shape->second_share, size);
    return buffer_slice(&out);
}

static void hostile_shapes_are_refused(void **state)
{
    (void)state;
    static const size_t sizes[] = {125000, 500000};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            Arena arena;
            arena_init(&arena, NULL);
            Slice text = make_shape(&arena, &hostile[i], sizes[k]);
            CostVerdict verdict = markdown_cost(text, DIALECT_MEMOC, &arena);
            if (!verdict.too_costly) {
                fail_msg("%s of %zu bytes is let through", hostile[i].name, text.size);
            }
            assert_true(verdict.count > verdict.limit);
            assert_true(verdict.what[0] != '\0');
            arena_free(&arena);
        }
    }
}

static void a_table_of_16_kB_that_costs_2_GB_is_refused(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    Slice text = make_shape(&arena, &hostile[0], 16000);
    assert_true(markdown_cost(text, DIALECT_MEMOC, &arena).too_costly);
    arena_free(&arena);
}

/* The same pieces, as often as a long but honest document has them. */
static void small_amounts_are_let_through(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        Arena arena;
        arena_init(&arena, NULL);
        Slice text = make_shape(&arena, &hostile[i], 300);
        CostVerdict verdict = markdown_cost(text, DIALECT_MEMOC, &arena);
        if (verdict.too_costly) {
            fail_msg("%s of %zu bytes is refused: %s", hostile[i].name, text.size, verdict.what);
        }
        arena_free(&arena);
    }
}

static Slice repeat(Arena *arena, const char *text, size_t count)
{
    Buffer out;
    buffer_init(&out, arena);
    buffer_add_string(&out, text[0] == '|' ? "| a | b | c | d |\n|---|---|---|---|\n" : "");
    for (size_t i = 0; i < count; i++) {
        buffer_add_string(&out, text);
    }
    return buffer_slice(&out);
}

static void large_honest_documents_are_let_through(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* the first as a table's rows */
        size_t count;
    } documents[] = {
        {"| a | b | c@d.ef | ![x](y) [z](http://a.bc/d) |\n", 40000},
        {"- [x](http://a.bc/d_(e)) and mail@host.org\n", 20000},
        {"A paragraph with *text*, `code` and <!-- a comment -->.\n\n", 60000},
        {"```yaml\na: b\n---\nc: |\n  d\n```\n", 30000},
        {"1. item\n   - nested\n     - deeper\n       text\n", 30000},
        {"> quoted\n> text\nlazy\n\n", 60000},
        {"[a]: http://a.bc/d \"title\"\n", 5000},
        {"word [a][b] word\n\n", 10000},
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        Arena arena;
        arena_init(&arena, NULL);
        Slice text = repeat(&arena, documents[i].text, documents[i].count);
        CostVerdict verdict = markdown_cost(text, DIALECT_MEMOC, &arena);
        if (verdict.too_costly) {
            fail_msg("document %zu is refused: %s %lu", i, verdict.what,
                     (unsigned long)verdict.count);
        }
        arena_free(&arena);
    }
}

static void a_document_beyond_the_size_limit_is_refused(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, NULL);
    Slice text = repeat(&arena, "a line of text\n", COST_SIZE_LIMIT / 15 + 2);
    assert_true(markdown_cost(text, DIALECT_MEMOC, &arena).too_costly);
    arena_free(&arena);
}

static size_t corpus_documents;

static int visit(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)place;
    Slice name = slice_from_string(path);
    if (type != FTW_F || !slice_ends_with(name, SLICE(".md"))) {
        return 0;
    }
    Arena arena;
    arena_init(&arena, NULL);
    Slice bytes;
    assert_true(file_read(&arena, name, 0, &bytes));
    CostVerdict verdict = markdown_cost(bytes, DIALECT_MEMOC, &arena);
    if (verdict.too_costly) {
        fail_msg("%s is refused: %s %lu", path, verdict.what, (unsigned long)verdict.count);
    }
    corpus_documents++;
    arena_free(&arena);
    return 0;
}

static void no_document_of_the_corpus_is_refused(void **state)
{
    (void)state;
    nftw("../shared/corpus", visit, 16, FTW_PHYS);
    if (corpus_documents == 0) {
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_shapes_are_refused),
        cmocka_unit_test(a_table_of_16_kB_that_costs_2_GB_is_refused),
        cmocka_unit_test(small_amounts_are_let_through),
        cmocka_unit_test(large_honest_documents_are_let_through),
        cmocka_unit_test(a_document_beyond_the_size_limit_is_refused),
        cmocka_unit_test(no_document_of_the_corpus_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
