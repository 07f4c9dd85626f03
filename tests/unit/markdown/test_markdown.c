/*
 * What the tree holds of each construct: texts, flags, attributes, footnotes, definitions.
 */
#include "markdown/markdown.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

typedef struct Parsed {
    Arena arena;
    Arena scratch;
    Source source;
    Tree tree;
    bool parsed;
} Parsed;

static void parse_as(Parsed *parsed, Slice text, Dialect dialect)
{
    arena_init(&parsed->arena, NULL);
    arena_init(&parsed->scratch, NULL);
    source_init(&parsed->source, &parsed->arena, SLICE("test.md"), text);
    parsed->parsed = markdown_parse(&parsed->tree, &parsed->arena, &parsed->scratch,
                                    &parsed->source, 0, dialect);
}

static void parse(Parsed *parsed, const char *text)
{
    parse_as(parsed, slice_from_string(text), DIALECT_MEMOC);
}

static void finish(Parsed *parsed)
{
    arena_free(&parsed->scratch);
    arena_free(&parsed->arena);
}

/* The n-th node of a kind, in document order. */
static Node *find(const Parsed *parsed, NodeKind kind, size_t n)
{
    for (Node *node = parsed->tree.root; node != NULL; node = node_next(node, parsed->tree.root)) {
        if (node->kind == kind && n-- == 0) {
            return node;
        }
    }
    fail_msg("there is no such %s", node_kind_name(kind));
    return NULL;
}

static size_t count(const Parsed *parsed, NodeKind kind)
{
    size_t found = 0;
    for (Node *node = parsed->tree.root; node != NULL; node = node_next(node, parsed->tree.root)) {
        found += node->kind == kind ? 1 : 0;
    }
    return found;
}

static void text_runs_are_whole(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "a &amp; b\\* w.x: y! [z] <q\n");
    assert_int_equal(count(&parsed, NODE_STR), 1);
    assert_true(slice_is(find(&parsed, NODE_STR, 0)->text, "a & b* w.x: y! [z] <q"));
    finish(&parsed);
}

static void text_that_stands_in_the_file_is_not_copied(void **state)
{
    (void)state;
    Parsed parsed;
    static const char text[] = "plain *text*\n\n```\ncode\n```\n";
    parse(&parsed, text);
    assert_ptr_equal(find(&parsed, NODE_STR, 0)->text.data, text);
    assert_ptr_equal(find(&parsed, NODE_CODE_BLOCK, 0)->text.data, text + 18);
    finish(&parsed);
}

static void math_arrives_whole(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "$a_1 *b* \\\\$ $$x$y$$ $`c`$");
    assert_true(slice_is(find(&parsed, NODE_MATH, 0)->text, "a_1 *b* \\\\"));
    assert_true(slice_is(find(&parsed, NODE_MATH, 1)->text, "x$y"));
    assert_true(find(&parsed, NODE_MATH, 1)->flags & NODE_DISPLAY);
    assert_int_equal(count(&parsed, NODE_EMPH), 0);
    finish(&parsed);
}

static void money_is_no_math(void **state)
{
    (void)state;
    static const char *const texts[] = {"\\$5 and \\$6", "$5 and $6", "$ a $", "a$ b$",
                                        "cost: $7",      "$$",        "`$a$`"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Parsed parsed;
        parse(&parsed, texts[i]);
        assert_int_equal(count(&parsed, NODE_MATH), 0);
        finish(&parsed);
    }
}

static void math_stands_in_cells_and_links(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "| $a$ |\n|---|\n| [$b$](c) |\n");
    assert_int_equal(count(&parsed, NODE_MATH), 2);
    finish(&parsed);
}

static void alerts_are_quotes_with_a_kind(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        AlertKind kind;
        size_t paragraphs;
    } cases[] = {
        {"> [!NOTE]\n> a\n", ALERT_NOTE, 1},
        {"> [!warning]\n>\n> a\n", ALERT_WARNING, 1},
        {"> [!TIP] a\n", ALERT_NONE, 1},
        {"> [!NOTE]\n", ALERT_NONE, 1},
        {"> [!OTHER]\n> a\n", ALERT_NONE, 1},
        {"> a\n> [!NOTE]\n", ALERT_NONE, 1},
        {"> [!CAUTION]  \n> - a\n", ALERT_CAUTION, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Parsed parsed;
        parse(&parsed, cases[i].text);
        assert_int_equal(find(&parsed, NODE_BLOCK_QUOTE, 0)->level, cases[i].kind);
        assert_int_equal(count(&parsed, NODE_PARA), cases[i].paragraphs);
        finish(&parsed);
    }
}

static void headings_and_fences_take_attributes(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "# A *b* {#x .y .z k=v l=\"m n\"}\n\n## Plain {not attributes}\n\n```js "
                   "{.numbered from=3}\n1\n```\n");
    const Attributes *attributes = find(&parsed, NODE_HEADER, 0)->attributes;
    assert_true(slice_is(attributes->identifier, "x"));
    assert_int_equal(attributes->class_count, 2);
    assert_int_equal(attributes->count, 2);
    assert_true(slice_is(attributes->items[1].value, "m n"));
    assert_int_equal(count(&parsed, NODE_STR), 3); /* "A ", "b", "Plain {not attributes}" */
    assert_true(
        slice_is(find(&parsed, NODE_HEADER, 1)->attributes->identifier, "plain-not-attributes"));
    assert_true(slice_is(find(&parsed, NODE_CODE_BLOCK, 0)->attributes->classes[0], "numbered"));
    finish(&parsed);
}

static void footnotes_are_owned_once(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "a[^y] b[^x] c[^y]\n\n[^x]: one\n\n    two\n[^y]: three [^y]\n[^z]: unused\n");
    assert_int_equal(parsed.tree.footnote_count, 2);
    const Footnote *first = parsed.tree.footnotes[0];
    assert_true(slice_is(first->label, "y"));
    assert_int_equal(first->references, 3);
    assert_ptr_equal(find(&parsed, NODE_NOTE, 2)->footnote, first);
    assert_int_equal(find(&parsed, NODE_NOTE, 2)->number, 2);
    assert_true(first->definition->first->last->flags & NODE_FOOTNOTE_LOOP);
    assert_int_equal(find(&parsed, NODE_NOTE, 0)->flags & NODE_FOOTNOTE_LOOP, 0);
    assert_int_equal(count(&parsed, NODE_FOOTNOTE_DEFINITION), 0);
    finish(&parsed);
}

static void definitions_are_kept_where_they_stand(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "[a]: /b 'c'\n\n> [d]: <e f>\n> g\n\n- [h]: i\n\n```\n[no]: j\n```\n\n[k]: l\n");
    static const char *const labels[] = {"a", "d", "h", "k"};
    assert_int_equal(parsed.tree.definition_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_true(slice_is(parsed.tree.definitions[i].label, labels[i]));
        Slice text = source_text(&parsed.source, parsed.tree.definitions[i].span);
        assert_int_equal(text.data[0], '[');
    }
    assert_true(slice_is(parsed.tree.definitions[0].title, "c"));
    assert_true(slice_is(parsed.tree.definitions[1].url, "e f"));
    static const char *const urls[] = {"/b", "e f", "i", "l"};
    for (size_t i = 0; i < 4; i++) {
        assert_true(
            slice_is(source_text(&parsed.source, parsed.tree.definitions[i].url_span), urls[i]));
    }
    finish(&parsed);
}

static void references_keep_their_label(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "[a][B c] [b c][] [B C] [d](e) <http://f.g>\n\n[b c]: h\n");
    assert_true(slice_is(find(&parsed, NODE_LINK, 0)->target->label, "B c"));
    assert_true(slice_is(find(&parsed, NODE_LINK, 1)->target->label, "b c"));
    assert_true(slice_is(find(&parsed, NODE_LINK, 2)->target->label, "B C"));
    assert_int_equal(find(&parsed, NODE_LINK, 3)->target->label.size, 0);
    assert_true(
        slice_is(source_text(&parsed.source, find(&parsed, NODE_LINK, 3)->target->url_span), "e"));
    assert_true(find(&parsed, NODE_LINK, 4)->flags & NODE_ANGLE);
    finish(&parsed);
}

static void rows_hold_the_cells_that_are_written(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "| a | b |\n|:--|--:|\n| c |\n| d | e | f |\n");
    const Node *table = find(&parsed, NODE_TABLE, 0);
    assert_int_equal(table->columns->count, 2);
    assert_int_equal(table->columns->alignments[1], ALIGN_RIGHT);
    static const size_t written[] = {2, 1, 3};
    static const size_t kept[] = {2, 1, 2};
    for (size_t i = 0; i < 3; i++) {
        const Node *row = find(&parsed, NODE_TABLE_ROW, i);
        assert_int_equal(row->number, written[i]);
        size_t cells = 0;
        for (const Node *cell = row->first; cell != NULL; cell = cell->next) {
            cells++;
        }
        assert_int_equal(cells, kept[i]);
    }
    finish(&parsed);
}

static void items_know_their_task_and_marker(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "- [ ] a\n- [x] b\n- c\n\n4) d\n");
    assert_true(find(&parsed, NODE_LIST_ITEM, 0)->flags & NODE_TASK_OPEN);
    assert_true(find(&parsed, NODE_LIST_ITEM, 1)->flags & NODE_TASK_DONE);
    assert_int_equal(find(&parsed, NODE_LIST_ITEM, 2)->flags & (NODE_TASK_OPEN | NODE_TASK_DONE),
                     0);
    assert_true(slice_is(find(&parsed, NODE_LIST_ITEM, 3)->text, "4)"));
    assert_int_equal(find(&parsed, NODE_ORDERED_LIST, 0)->number, 4);
    assert_true(find(&parsed, NODE_ORDERED_LIST, 0)->flags & NODE_PARENTHESIS);
    finish(&parsed);
}

static void fences_know_whether_they_are_closed(void **state)
{
    (void)state;
    Parsed parsed;
    parse(&parsed, "```a b\nx\n```\n\n> ~~~\n> y\n\n    z\n");
    assert_true(find(&parsed, NODE_CODE_BLOCK, 0)->flags & NODE_CLOSED);
    assert_true(slice_is(find(&parsed, NODE_CODE_BLOCK, 0)->info, "a b"));
    assert_int_equal(find(&parsed, NODE_CODE_BLOCK, 1)->flags & NODE_CLOSED, 0);
    assert_int_equal(find(&parsed, NODE_CODE_BLOCK, 2)->flags & NODE_FENCED, 0);
    finish(&parsed);
}

static void bytes_that_are_no_text_are_replaced(void **state)
{
    (void)state;
    Parsed parsed;
    static const char text[] = "a\0b\xFF *c*\n";
    parse_as(&parsed, (Slice){text, sizeof text - 1}, DIALECT_MEMOC);
    assert_true(slice_is(find(&parsed, NODE_STR, 0)->text, "a\xEF\xBF\xBD"
                                                           "b\xEF\xBF\xBD "));
    assert_int_equal(find(&parsed, NODE_EMPH, 0)->span.start, 5);
    assert_int_equal(find(&parsed, NODE_EMPH, 0)->span.end, 8);
    finish(&parsed);
}

static void commonmark_knows_no_extension(void **state)
{
    (void)state;
    Parsed parsed;
    static const char text[] =
        "~~a~~ $b$ www.c.de [^1] {#f}\n\n| g |\n|---|\n\n- [ ] h\n\n[^1]: i\n";
    parse_as(&parsed, slice_from_string(text), DIALECT_COMMONMARK);
    assert_int_equal(count(&parsed, NODE_STRIKEOUT), 0);
    assert_int_equal(count(&parsed, NODE_MATH), 0);
    assert_int_equal(count(&parsed, NODE_TABLE), 0);
    assert_int_equal(count(&parsed, NODE_NOTE), 0);
    assert_int_equal(count(&parsed, NODE_LINK), 1); /* [^1]: a plain reference */
    finish(&parsed);
}

static void inlines_too_deep_make_an_empty_tree(void **state)
{
    (void)state;
    enum { DEPTH = MARKDOWN_DEPTH_LIMIT + 100 };
    static char text[DEPTH * 4 + 2];
    char *at = text;
    for (int i = 0; i < DEPTH; i++) {
        memcpy(at, i % 2 ? "_a " : "*a ", 3);
        at += 3;
    }
    for (int i = DEPTH; i > 0; i--) {
        *at++ = (i - 1) % 2 ? '_' : '*';
    }
    Parsed parsed;
    parse_as(&parsed, (Slice){text, (size_t)(at - text)}, DIALECT_MEMOC);
    assert_false(parsed.parsed);
    assert_null(parsed.tree.root->first);
    finish(&parsed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_runs_are_whole),
        cmocka_unit_test(text_that_stands_in_the_file_is_not_copied),
        cmocka_unit_test(math_arrives_whole),
        cmocka_unit_test(money_is_no_math),
        cmocka_unit_test(math_stands_in_cells_and_links),
        cmocka_unit_test(alerts_are_quotes_with_a_kind),
        cmocka_unit_test(headings_and_fences_take_attributes),
        cmocka_unit_test(footnotes_are_owned_once),
        cmocka_unit_test(definitions_are_kept_where_they_stand),
        cmocka_unit_test(references_keep_their_label),
        cmocka_unit_test(rows_hold_the_cells_that_are_written),
        cmocka_unit_test(items_know_their_task_and_marker),
        cmocka_unit_test(fences_know_whether_they_are_closed),
        cmocka_unit_test(bytes_that_are_no_text_are_replaced),
        cmocka_unit_test(commonmark_knows_no_extension),
        cmocka_unit_test(inlines_too_deep_make_an_empty_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
